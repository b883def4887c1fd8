package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A presence sensor that heat and draught fool, in a car that is parked and empty. */
class RestlessSensorTest {

    private long heightMm = 6000;

    /** Called to another landing, where the doors open. */
    private Scene served(Scene scene) {
        heightMm = 15_000 - heightMm;
        return scene.travelTo(heightMm).openDoors().pass(4).closeDoors();
    }

    private static Scene radar() {
        return Scene.contacts().presence(PresenceSensor.RADAR).scene();
    }

    private static Scene blips(Scene scene, int times, double apartS) {
        for (int i = 0; i < times; i++) {
            scene.pass(apartS).set(Signal.OCCUPIED, 1).pass(10).set(Signal.OCCUPIED, 0);
        }
        return scene;
    }

    private static List<SignalFault> doubts(Scene scene) {
        return scene.judgement().doubts().stream().map(Doubt::fault).toList();
    }

    private static Scene pir() {
        return Scene.contacts().presence(PresenceSensor.PIR).scene();
    }

    @Test
    void presenceInAParkedCarThatWasSilentAndThenServesIsTheSensorTheSecondTime() {
        Scene scene = blips(served(pir()), 3, 100);
        scene = blips(served(scene), 3, 100);
        assertEquals(List.of(), doubts(scene));
        assertEquals(List.of(SignalFault.CONTRADICTORY), doubts(served(scene)));
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void itIsBelievedAgainAfterTwoLongParkingsWithoutAny() {
        Scene scene = served(blips(served(blips(served(pir()), 3, 100)), 3, 100));
        scene = served(served(scene.pass(310)).pass(310));
        assertEquals(List.of(), doubts(scene));
    }

    @Test
    void whereTheDoorsOpenWithoutARideSomebodyMayHaveBeenLetOut() {
        Scene scene = pir();
        for (int i = 0; i < 2; i++) {
            scene = blips(served(scene), 3, 100).openDoors().pass(4).closeDoors();
        }
        assertEquals(List.of(), doubts(served(scene)));
        scene = blips(served(scene), 3, 100).openDoors().pass(4).closeDoors();
        assertEquals(List.of(SignalFault.CONTRADICTORY), doubts(served(scene)), "not again and again");
    }

    @Test
    void aPirThatIsNeverSilentForLongInParkedCarsIsFoundOutTheThirdTime() {
        Scene scene = pir();
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of(), doubts(scene), "car that serves, " + i);
            scene = blips(served(scene), 9, 20);
        }
        assertEquals(List.of(SignalFault.CONTRADICTORY), doubts(served(scene)));
    }

    @Test
    void aRadarThatLosesSomebodyInAParkedCarIsInOrder() {
        Scene scene = radar();
        for (int i = 0; i < 5; i++) {
            scene = blips(served(scene), 9, 20);
        }
        assertEquals(List.of(), doubts(served(scene)));
    }

    @Test
    void aRadarThatSawPeopleLeaveAndThenNobodyForLongCannotSeeAnybodyComeIntoAClosedCar() {
        Scene scene = radar().travelTo(6000).openDoors().set(Signal.OCCUPIED, 1).pass(4);
        scene = scene.set(Signal.OCCUPIED, 0)
                .closeDoors()
                .pass(610)
                .set(Signal.OCCUPIED, 1)
                .pass(300);
        assertEquals(List.of(SignalFault.CONTRADICTORY), doubts(scene));
        assertEquals(List.of(), traps(scene));
    }

    @Test
    void aRadarThatBlinksOnceInASilentCarIsInOrder() {
        Scene scene = radar().travelTo(6000).openDoors().set(Signal.OCCUPIED, 1).pass(4);
        scene = scene.set(Signal.OCCUPIED, 0).closeDoors().pass(610);
        scene = scene.set(Signal.OCCUPIED, 1).pass(5).set(Signal.OCCUPIED, 0).pass(30);
        assertEquals(List.of(), doubts(scene));
    }

    @Test
    void aRadarThatSawNobodyAtTheOpeningEitherMayHaveBeenDead() {
        Scene scene = radar().travelTo(6000).openDoors().pass(70).closeDoors().pass(610);
        scene = scene.set(Signal.OCCUPIED, 1).pass(300);
        assertEquals(List.of(), doubts(scene));
        assertEquals(List.of(Phase.RAISED), traps(scene));
    }

    @Test
    void aPirThatSawPeopleLeaveAndThenNobodyForTenMinutesIsRestlessWhenItSeesSomebodyAgainAndAgain() {
        Scene scene = pir().travelTo(6000).openDoors().set(Signal.OCCUPIED, 1).pass(4);
        scene = scene.set(Signal.OCCUPIED, 0).closeDoors().pass(500);
        assertEquals(List.of(), doubts(blips(scene, 1, 105)), "a single blip is none");
        assertEquals(List.of(SignalFault.CONTRADICTORY), doubts(blips(scene, 5, 30)));
        assertEquals(List.of(), traps(scene));
    }

    @Test
    void aPirThatLosesSomebodyWhoHasJustBeenShutInIsInOrder() {
        Scene scene = pir().travelTo(6000).openDoors().set(Signal.OCCUPIED, 1).pass(4);
        scene = scene.closeDoors().pass(40).set(Signal.OCCUPIED, 0).pass(610);
        assertEquals(List.of(), doubts(blips(scene, 6, 30)));
        assertEquals(List.of(Phase.RAISED), traps(scene));
    }

    @Test
    void aPirThatSawNobodyAtTheOpeningEitherMayHaveBeenDead() {
        Scene scene = pir().travelTo(6000).openDoors().pass(70).closeDoors().pass(610);
        assertEquals(List.of(), doubts(blips(scene, 6, 30)));
        assertEquals(List.of(Phase.RAISED), traps(scene));
    }

    private static List<Phase> traps(Scene scene) {
        return scene.decisions().stream()
                .filter(Decision::isTrap)
                .map(Decision::phase)
                .toList();
    }

    @Test
    void aSingleBlipIsNone() {
        Scene scene = pir();
        for (int i = 0; i < 6; i++) {
            scene = blips(served(scene), 1, 200).pass(100);
        }
        assertEquals(List.of(), doubts(served(scene)));
    }

    @Test
    void somebodyWhoStandsInTheCarForAWhileBeforePressingIsNone() {
        Scene scene = pir();
        for (int i = 0; i < 6; i++) {
            scene.riderBoards();
            scene = served(blips(scene, 3, 20));
        }
        assertEquals(List.of(), doubts(scene));
    }
}
