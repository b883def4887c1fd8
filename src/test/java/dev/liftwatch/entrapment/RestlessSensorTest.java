package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.car.Doubt;
import dev.liftwatch.car.SignalFault;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A presence sensor that heat and draught fool, in a car that is parked and empty. */
class RestlessSensorTest {

    private static Scene served(Scene scene) {
        return scene.travelTo(6000).openDoors().pass(4).closeDoors();
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
        scene = served(served(scene.pass(130)).pass(130));
        assertEquals(List.of(), doubts(scene));
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
