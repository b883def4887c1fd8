package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A technician mends, moves, turns or takes away a wire, and starts the agent again. */
class MendedWireTest {
    private static final double MINUTE_S = 60;

    private static WiredKit kit() {
        return Scene.contacts().presence(PresenceSensor.RADAR);
    }

    /** Rides that serve a landing, one after the other. */
    private static Scene rides(Scene scene, int times) {
        for (int i = 0; i < times; i++) {
            scene.riderBoards().travelTo((1 + i % 8) * Scene.LANDING_MM).pass(2);
            scene.openDoors().set(Signal.OCCUPIED, 0).pass(3).closeDoors().pass(20);
        }
        return scene;
    }

    private static List<SignalFault> found(Scene scene, Signal signal) {
        return scene.judgement().doubts().stream()
                .filter(doubt -> doubt.signal() == signal)
                .map(Doubt::fault)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Signal.class,
            names = {"DOOR_CLOSED", "DOOR_OPEN"})
    void aWireThatWasFoundInvertedAndIsTurnedAsToldIsReadAsItIs(Signal signal) {
        Scene scene = rides(kit().inverted(signal).scene(), 8);
        assertEquals(List.of(SignalFault.INVERTED), found(scene, signal));
        int before = scene.faults().size();
        scene.rewired(kit(), Set.of(signal));
        assertEquals(List.of(), found(scene, signal));
        scene.set(signal, signal == Signal.DOOR_OPEN ? 0 : 1).pass(1);
        rides(scene, 5).pass(15 * MINUTE_S);
        assertEquals(List.of(), found(scene, signal));
        List<Decision> after = scene.faults().subList(before, scene.faults().size());
        assertEquals(List.of(), after.stream().filter(Decision::danger).toList());
        assertEquals(
                List.of(), after.stream().filter(d -> d.phase() == Phase.RAISED).toList());
        assertTrue(
                after.stream().anyMatch(d -> d.phase() == Phase.CLOSED && d.signal() == signal),
                "the incident of the wire ends");
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void aWireThatIsAsBeforeStaysTurned() {
        Scene scene = rides(kit().inverted(Signal.DOOR_CLOSED).scene(), 8);
        scene.downFor(300);
        assertEquals(List.of(SignalFault.INVERTED), found(scene, Signal.DOOR_CLOSED));
        rides(scene, 3);
        assertEquals(List.of(), scene.decisions());
    }

    /** The contact of the supply lets go and catches again, quicker than any supply. */
    private static Scene chatters(Scene scene, Signal signal) {
        for (int i = 0; i < 40; i++) {
            scene.set(signal, i % 2).pass(0.2);
        }
        return scene;
    }

    @ParameterizedTest
    @EnumSource(
            value = Signal.class,
            names = {"DOOR_CLOSED", "DOOR_OPEN", "DOOR_ZONE", "MAINS_OK", "INSPECTION", "OCCUPIED", "ALARM_BUTTON"})
    void aSignalThatIsNotWiredAnyMoreIsNoMoreDoubtedAndNothingEverFails(Signal gone) {
        Scene scene = chatters(rides(kit().scene(), 3), gone).pass(1);
        boolean doubted = !found(scene, gone).isEmpty();
        WiredKit without = kit().without(gone);
        Set<Signal> rewired = EnumSet.of(gone);
        scene.rewired(gone == Signal.OCCUPIED ? Scene.contacts() : without, rewired);
        assertFalse(scene.judgement().panel().isWired(gone));
        assertEquals(List.of(), scene.judgement().doubts());
        for (int quarter = 0; quarter < 8; quarter++) {
            scene.pass(15 * MINUTE_S).restart().downFor(5);
            rides(scene, 1);
        }
        assertEquals(List.of(), scene.judgement().doubts());
        assertTrue(doubted || gone != Signal.MAINS_OK, "the supply's contact is doubted for chattering");
    }

    @Test
    void aSuspicionOutlivesAnotherPresenceSensor() {
        Scene scene = rides(kit().scene(), 2)
                .riderBoards()
                .pass(40)
                .stopBetweenLandings()
                .pass(45);
        Decision suspected = scene.only(Phase.SUSPECTED);
        scene.rewired(Scene.contacts().presence(PresenceSensor.PIR), Set.of(Signal.OCCUPIED));
        scene.set(Signal.OCCUPIED, 0).pass(30);
        Decision raised = scene.only(Phase.RAISED);
        assertEquals(suspected.incident(), raised.incident());
        assertEquals(Certainty.PROBABLE, raised.certainty(), "the new sensor has seen nobody yet");
        scene.movement();
        assertEquals(Certainty.CONFIRMED, scene.only(Phase.UPDATED).certainty());
    }

    @Test
    void aPresenceSensorThatIsTakenAwayInASuspicionLeavesWhatItSaw() {
        Scene scene = rides(kit().scene(), 2)
                .riderBoards()
                .pass(40)
                .stopBetweenLandings()
                .pass(45);
        scene.rewired(Scene.contacts(), Set.of(Signal.OCCUPIED)).pass(30);
        assertEquals(
                scene.only(Phase.SUSPECTED).incident(), scene.only(Phase.RAISED).incident());
    }
}
