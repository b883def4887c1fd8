package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.doubt.RunCheck.Opening;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A presence sensor that never lets go, and one that never sees anybody. */
class HeldPresenceTest {
    private static final long TWENTY_MINUTES_MS = 20 * 60_000;

    private final Wires wires = new Wires(Signal.OCCUPIED);
    private final DrawnCar car = new DrawnCar();
    private final Doubted doubted = new Doubted();
    private HeldPresence check = new HeldPresence();

    private HeldPresenceTest looksAt(long tickMs, Opening opening) {
        wires.at(tickMs);
        check.update(wires.panel(), car.at(tickMs).draw(), opening, doubted);
        return this;
    }

    private HeldPresenceTest opensAt(long tickMs) {
        return looksAt(tickMs, Opening.ORDINARY);
    }

    private HeldPresenceTest seesSomebodyAt(long tickMs, boolean somebody) {
        wires.at(tickMs).read(Signal.OCCUPIED, somebody ? 1 : 0);
        return looksAt(tickMs, Opening.NONE);
    }

    /** On its way, so that nobody stands in a closed car. */
    private HeldPresenceTest rides() {
        car.inDoorZone(Truth.FALSE);
        return this;
    }

    private void assertDoubt(SignalFault fault) {
        assertEquals(fault == null ? Map.of() : Map.of(Signal.OCCUPIED, fault), doubted.doubts());
    }

    @Test
    void presenceThatStaysForTwentyMinutesAndThenThroughSixOpeningsIsAStuckSensor() {
        rides().seesSomebodyAt(5000, true);
        for (int opening = 1; opening <= 20; opening++) {
            opensAt(5000 + TWENTY_MINUTES_MS - opening);
        }
        assertDoubt(null);
        for (int opening = 0; opening < 5; opening++) {
            opensAt(5000 + TWENTY_MINUTES_MS + opening);
        }
        assertDoubt(null);
        opensAt(6000 + TWENTY_MINUTES_MS);
        assertDoubt(SignalFault.STUCK);
    }

    @Test
    void twoOpeningsAreEnoughAfterACarStoodClosedWithSomebodyForMinutes() {
        seesSomebodyAt(5000, true).looksAt(155_000, Opening.NONE);
        opensAt(160_000);
        assertDoubt(null);
        opensAt(170_000);
        assertDoubt(SignalFault.STUCK);
    }

    @Test
    void oneMomentOfSilenceBeginsAnewAndAStuckSensorIsBelievedWhenItFalls() {
        seesSomebodyAt(5000, true).looksAt(155_000, Opening.NONE).opensAt(160_000);
        seesSomebodyAt(161_000, false)
                .seesSomebodyAt(162_000, true)
                .opensAt(170_000)
                .opensAt(180_000);
        assertDoubt(null);
        looksAt(340_000, Opening.NONE).opensAt(350_000).opensAt(360_000);
        assertDoubt(SignalFault.STUCK);
        wires.lose(Signal.OCCUPIED);
        looksAt(361_000, Opening.NONE);
        assertDoubt(SignalFault.STUCK);
        seesSomebodyAt(362_000, false);
        assertDoubt(null);
    }

    @Test
    void aSensorThatNeverSawAnybodyInFiftyRidesIsDeadUntilItSeesSomebody() {
        seesSomebodyAt(5000, false);
        for (int ride = 1; ride <= 49; ride++) {
            opensAt(5000 + ride * 60_000L);
        }
        assertDoubt(null);
        opensAt(5_000_000);
        assertDoubt(SignalFault.DEAD);
        seesSomebodyAt(5_001_000, true);
        assertDoubt(null);
    }

    @Test
    void aSensorThatSawPeopleOnEveryRideIsDeadAfterTenWithoutAny() {
        long tickMs = 5000;
        for (int ride = 1; ride <= 30; ride++) {
            tickMs += 60_000;
            seesSomebodyAt(tickMs, true).opensAt(tickMs + 10).seesSomebodyAt(tickMs + 1000, false);
        }
        for (int ride = 1; ride <= 9; ride++) {
            tickMs += 60_000;
            opensAt(tickMs);
        }
        assertDoubt(null);
        HeldPresence other = new HeldPresence();
        other.resume(check.save());
        check = other;
        opensAt(tickMs + 60_000);
        assertDoubt(SignalFault.DEAD);
    }
}
