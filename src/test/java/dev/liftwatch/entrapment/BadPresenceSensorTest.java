package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.DoubtedTraffic.doubts;
import static dev.liftwatch.entrapment.DoubtedTraffic.everything;
import static dev.liftwatch.entrapment.DoubtedTraffic.rides;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.Signal;
import org.junit.jupiter.api.Test;

/** A presence sensor that never lets go. */
class BadPresenceSensorTest {

    @Test
    void aPresenceSensorThatNeverLetsGoIsStuck() {
        Scene scene = everything().stuck(Signal.OCCUPIED, 1).scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 45);
        assertEquals(SignalFault.STUCK, doubts(scene).get(Signal.OCCUPIED));
    }

    @Test
    void anAlarmThatRestsOnAStuckPresenceSensorFallsToPossibleAndSaysSo() {
        Scene scene = everything().scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 1);
        scene.breaks(Signal.OCCUPIED, 1).set(Signal.MAINS_OK, 0).pass(200).set(Signal.MAINS_OK, 1);
        assertEquals(Certainty.PROBABLE, scene.only(Phase.RAISED).certainty(), "one wire alone confirms nothing");
        scene.lose(Signal.DOOR_ZONE).lose(Signal.POSITION_MM);
        for (int i = 0; i < 30; i++) {
            scene.openDoors().closeDoors().pass(60);
        }
        assertNull(doubts(scene).get(Signal.OCCUPIED), "it waits as long as the alarm stands");
        Decision fallen = scene.all(Phase.UPDATED).getLast();
        assertEquals(Certainty.POSSIBLE, fallen.certainty());
        assertTrue(
                fallen.explanation().sentences().stream().anyMatch(s -> s.key().equals("presence.distrusted")));
    }

    /** In a parked car with a high sensor for so long, which then serves these landings. */
    private static Scene stoodAndServed(double seconds, int... landings) {
        Scene scene = everything().scene();
        rides(scene, 1);
        scene.openDoors().set(Signal.OCCUPIED, 1).closeDoors().pass(seconds);
        for (int landing : landings) {
            scene.travelTo(landing * Scene.LANDING_MM).openDoors().pass(4).closeDoors();
        }
        return scene;
    }

    @Test
    void whoStoodInAClosedCarForMinutesDoesNotRideOnThroughTwoOpenings() {
        assertEquals(SignalFault.STUCK, doubts(stoodAndServed(160, 3, 4)).get(Signal.OCCUPIED));
    }

    @Test
    void throughOneOpeningSomebodyMay() {
        assertNull(doubts(stoodAndServed(160, 3)).get(Signal.OCCUPIED));
    }

    @Test
    void whoLeavesAtTheFirstOpeningHasBeenThere() {
        Scene scene = stoodAndServed(160, 3);
        scene.set(Signal.OCCUPIED, 0).pass(2).set(Signal.OCCUPIED, 1);
        scene.travelTo(4 * Scene.LANDING_MM).openDoors().pass(4).closeDoors();
        assertNull(doubts(scene).get(Signal.OCCUPIED));
    }

    @Test
    void whoStoodForLessMayWaitForSomebody() {
        assertNull(doubts(stoodAndServed(140, 3, 4, 5, 6)).get(Signal.OCCUPIED));
    }
}
