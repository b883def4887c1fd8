package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.DoubtedTraffic.assertOnlyDoubt;
import static dev.liftwatch.entrapment.DoubtedTraffic.doubts;
import static dev.liftwatch.entrapment.DoubtedTraffic.everything;
import static dev.liftwatch.entrapment.DoubtedTraffic.rides;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wrong wires and dying sensors: who is wrong is named after a few ordinary rides, left out, and believed again later. */
class BadSignalsTest {

    @Test
    void nobodyIsDoubtedInOrdinaryTraffic() {
        Scene scene = everything().scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 30);
        assertEquals(Map.of(), doubts(scene));
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void aMainsInputThatReadsLostWhileTheLiftServesItsLandingsIsNotBelieved() {
        Scene scene = everything().scene();
        scene.set(Signal.SAFETY_CHAIN, 1).set(Signal.MAINS_OK, 0);
        rides(scene, 7);
        assertEquals(SignalFault.STUCK, doubts(scene).get(Signal.MAINS_OK));
    }

    @Test
    void aMainsInputThatFlickersIsNotBelievedAndFillsNoListOfIncidents() {
        Scene scene = everything().wired(Signal.MAINS_OK).scene();
        for (int i = 0; i < 200; i++) {
            scene.set(Signal.MAINS_OK, i % 2).pass(i > 30 && i % 7 == 0 ? 12 : 0.4);
        }
        assertEquals(SignalFault.CHATTERING, doubts(scene).get(Signal.MAINS_OK));
        assertEquals(
                0,
                scene.faults().stream()
                        .filter(d -> d.kind().equals("power-lost") && d.phase() == Phase.RAISED)
                        .count());
    }

    @Test
    void aSupplyThatIsSwitchedOverAFewTimesIsOne() {
        Scene scene = everything().wired(Signal.MAINS_OK).scene();
        for (int i = 0; i < 3; i++) {
            scene.set(Signal.MAINS_OK, 0).pass(3).set(Signal.MAINS_OK, 1).pass(3);
        }
        assertEquals(Map.of(), doubts(scene));
    }

    @Test
    void aRunningInputWithTheWrongPolarityIsInverted() {
        Scene scene = everything().inverted(Signal.RUNNING).scene();
        scene.set(Signal.SAFETY_CHAIN, 1).set(Signal.RUNNING, 0);
        rides(scene, 4);
        assertOnlyDoubt(scene, Signal.RUNNING, SignalFault.INVERTED);
    }

    @Test
    void aWrongWireThatWasMendedIsBelievedAgainAfterTwoRides() {
        Scene scene = everything().inverted(Signal.DOOR_CLOSED).scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 4);
        scene.mend(Signal.DOOR_CLOSED);
        rides(scene, 4);
        assertEquals(Map.of(), doubts(scene));
    }
}
