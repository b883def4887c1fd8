package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An inspection input that the installer has wired the wrong way round, and one that only looks so. */
class InspectionPolarityTest {
    private int rides;

    private Scene rides(Scene scene, int count) {
        for (int i = 0; i < count; i++) {
            rides++;
            scene.travelTo((1 + rides * 3 % 8) * Scene.LANDING_MM)
                    .pass(1)
                    .openDoors()
                    .pass(4)
                    .closeDoors();
            scene.pass(8);
        }
        return scene;
    }

    private static WiredKit wired() {
        return Scene.contacts().presence(PresenceSensor.RADAR);
    }

    private static List<SignalFault> doubts(Scene scene) {
        return scene.judgement().doubts().stream()
                .filter(doubt -> doubt.signal() == Signal.INSPECTION)
                .map(Doubt::fault)
                .toList();
    }

    /** The technician is carried up and down in between and stands between landings for a while. */
    private static Scene inspects(Scene scene) {
        scene.set(Signal.INSPECTION, 1).riderBoards().stopBetweenLandings().pass(400);
        return scene.travelTo(4 * Scene.LANDING_MM)
                .pass(1)
                .openDoors()
                .pass(4)
                .closeDoors()
                .set(Signal.INSPECTION, 0);
    }

    @Test
    void oneThatWasOnThroughTenRidesAndNeverOffIsReadTheOtherWayRound() {
        Scene scene = rides(wired().inverted(Signal.INSPECTION).scene(), 9);
        assertEquals(List.of(), doubts(scene));
        assertEquals(List.of(SignalFault.INVERTED), doubts(rides(scene, 2)));
    }

    @Test
    void thenTheWorkOfATechnicianIsNoTrapping() {
        Scene scene = rides(wired().inverted(Signal.INSPECTION).scene(), 12);
        assertEquals(List.of(), inspects(scene).decisions());
    }

    @Test
    void andATrappingIsOneAgainAfterIt() {
        Scene scene = inspects(rides(wired().inverted(Signal.INSPECTION).scene(), 12));
        rides(scene.set(Signal.OCCUPIED, 0), 1)
                .riderBoards()
                .stopBetweenLandings()
                .pass(200);
        assertEquals(Cause.STOPPED_OUTSIDE_DOOR_ZONE, scene.only(Phase.RAISED).cause());
    }

    @Test
    void oneThatWasStuckAndIsMendedIsTurnedBackByTheTrafficAfterIt() {
        Scene scene = rides(wired().stuck(Signal.INSPECTION, 1).scene(), 12);
        assertEquals(List.of(SignalFault.INVERTED), doubts(scene));
        rides(scene.mend(Signal.INSPECTION).set(Signal.INSPECTION, 0), 5);
        assertEquals(List.of(), doubts(scene));
        assertEquals(List.of(), inspects(scene).decisions());
    }

    @Test
    void oneThatWasEverOffSticksAndIsNotTurned() {
        Scene scene = rides(wired().scene(), 2).set(Signal.INSPECTION, 1);
        assertEquals(List.of(), doubts(rides(scene, 20)));
    }
}
