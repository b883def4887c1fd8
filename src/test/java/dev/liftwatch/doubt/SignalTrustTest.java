package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is left out, read the other way round, and believed again. */
class SignalTrustTest {
    /** A car of this lift that travels for 22 s on end is shaken by its sensors. */
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private static final long SHAKEN_MS = 22_000;
    private static final long TEN_MINUTES_MS = 600_000;

    private final Wires wires = new Wires(Signal.DOOR_ZONE, Signal.SAFETY_CHAIN);
    private final DrawnCar car = new DrawnCar();
    private SignalTrust trust = new SignalTrust(LIFT, true);

    private boolean looksAt(long tickMs) {
        return trust.update(wires.at(tickMs).panel(), car.at(tickMs).draw(), Onboard.NOBODY);
    }

    private boolean edgeAt(long tickMs) {
        wires.at(tickMs).read(Signal.DOOR_ZONE, 1 - wires.panel().value(Signal.DOOR_ZONE));
        car.inDoorZone(Truth.UNKNOWN).travelledAt(tickMs);
        return looksAt(tickMs);
    }

    /** The zone contact is found to chatter at tick 22 000, by the time that the car does not stand; of the doors nothing is known. */
    private void chatters() {
        car.doorsClosed(Truth.UNKNOWN);
        wires.read(Signal.DOOR_ZONE, 0);
        for (long tickMs = 0; tickMs < SHAKEN_MS; tickMs += 1000) {
            assertFalse(edgeAt(tickMs));
        }
        assertEquals(List.of(), trust.doubts());
        assertTrue(edgeAt(SHAKEN_MS));
        car.standsSince(SHAKEN_MS);
    }

    /** One run with the safety chain reading so in travel. */
    private boolean runs(long tickMs, long chain) {
        wires.at(tickMs).read(Signal.SAFETY_CHAIN, chain);
        car.inDoorZone(Truth.FALSE).travelledAt(tickMs).doorsClosed(Truth.TRUE);
        looksAt(tickMs);
        car.inDoorZone(Truth.TRUE).standsSince(tickMs).doorsOpenSince(tickMs + 3000);
        return looksAt(tickMs + 4000);
    }

    @Test
    void aChattererIsLeftOut() {
        chatters();
        assertEquals(List.of(new Doubt(Signal.DOOR_ZONE, SignalFault.CHATTERING, SHAKEN_MS)), trust.doubts());
        assertFalse(wires.panel().isUsed(Signal.DOOR_ZONE));
    }

    @Test
    void aChattererThatWasCalmForTwentySecondsIsBelievedAgainAtTheVeryMillisecond() {
        chatters();
        assertFalse(looksAt(SHAKEN_MS + 19_999));
        assertFalse(wires.panel().isUsed(Signal.DOOR_ZONE));
        assertTrue(looksAt(SHAKEN_MS + 20_000));
        assertTrue(wires.panel().isUsed(Signal.DOOR_ZONE));
        assertEquals(List.of(), trust.doubts());
        assertFalse(looksAt(SHAKEN_MS + 21_000));
    }

    @Test
    void oneThatCannotBeCalmIsTriedAgainAfterTenMinutes() {
        chatters();
        for (long tickMs = SHAKEN_MS; tickMs < SHAKEN_MS + TEN_MINUTES_MS; tickMs += 10_000) {
            wires.at(tickMs).read(Signal.DOOR_ZONE, 1 - wires.panel().value(Signal.DOOR_ZONE));
            assertFalse(looksAt(tickMs));
        }
        assertFalse(looksAt(SHAKEN_MS + TEN_MINUTES_MS - 1));
        assertTrue(looksAt(SHAKEN_MS + TEN_MINUTES_MS));
        assertTrue(wires.panel().isUsed(Signal.DOOR_ZONE));
    }

    @Test
    void aStuckSignalIsNotBelievedBecauseItIsCalm() {
        wires.read(Signal.SAFETY_CHAIN, 0);
        runs(100_000, 0);
        assertFalse(runs(200_000, 0));
        assertTrue(runs(300_000, 0));
        assertEquals(SignalFault.STUCK, trust.doubts().getFirst().fault());
        assertFalse(looksAt(300_000 + 2 * TEN_MINUTES_MS));
        assertFalse(wires.panel().isUsed(Signal.SAFETY_CHAIN));
        assertFalse(runs(2_000_000, 1));
        assertTrue(runs(2_100_000, 1));
        assertTrue(wires.panel().isUsed(Signal.SAFETY_CHAIN));
    }

    @Test
    void anInvertedSignalIsReadTheOtherWayRoundUntilItIsRightThroughoutARun() {
        for (int i = 1; i <= 3; i++) {
            wires.at(i * 100_000L - 5000).read(Signal.SAFETY_CHAIN, 1);
            runs(i * 100_000L, 0);
        }
        assertEquals(SignalFault.INVERTED, trust.doubts().getFirst().fault());
        assertTrue(wires.panel().isUsed(Signal.SAFETY_CHAIN));
        assertEquals(Truth.TRUE, wires.panel().flag(Signal.SAFETY_CHAIN));
        assertTrue(runs(400_000, 1));
        assertEquals(Truth.TRUE, wires.panel().flag(Signal.SAFETY_CHAIN));
    }

    @Test
    void aStuckSignalThatIsSeenToChangeIsKnownToBeInverted() {
        wires.read(Signal.SAFETY_CHAIN, 0);
        runs(100_000, 0);
        runs(200_000, 0);
        runs(300_000, 0);
        wires.at(305_000).read(Signal.SAFETY_CHAIN, 1);
        assertTrue(runs(400_000, 0));
        assertEquals(List.of(new Doubt(Signal.SAFETY_CHAIN, SignalFault.INVERTED, 404_000)), trust.doubts());
        assertEquals(Truth.TRUE, wires.panel().flag(Signal.SAFETY_CHAIN));
        assertFalse(runs(500_000, 0));
    }

    @Test
    void anotherAgentRemembersWhoIsLeftOut() {
        chatters();
        SignalTrust other = new SignalTrust(LIFT, true);
        other.resume(trust.save(wires.panel()), wires.panel());
        assertEquals(trust.save(wires.panel()), other.save(wires.panel()));
        trust = other;
        assertTrue(looksAt(SHAKEN_MS + 20_000));
        assertEquals(List.of(), trust.doubts());
    }
}
