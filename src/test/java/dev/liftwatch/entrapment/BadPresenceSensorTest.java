package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.DoubtedTraffic.doubts;
import static dev.liftwatch.entrapment.DoubtedTraffic.everything;
import static dev.liftwatch.entrapment.DoubtedTraffic.rides;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.SignalFault;
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
        scene.breaks(Signal.OCCUPIED, 1).pass(200);
        assertEquals(Certainty.CONFIRMED, scene.only(Phase.RAISED).certainty(), "a stuck sensor looks like a person");
        scene.lose(Signal.DOOR_ZONE).lose(Signal.POSITION_MM);
        for (int i = 0; i < 30; i++) {
            scene.openDoors().closeDoors().pass(60);
        }
        assertEquals(SignalFault.STUCK, doubts(scene).get(Signal.OCCUPIED));
        Decision fallen = scene.all(Phase.UPDATED).getLast();
        assertEquals(Certainty.POSSIBLE, fallen.certainty());
        assertTrue(
                fallen.explanation().sentences().stream().anyMatch(s -> s.key().equals("presence.distrusted")));
    }
}
