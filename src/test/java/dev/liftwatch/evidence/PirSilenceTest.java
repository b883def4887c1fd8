package dev.liftwatch.evidence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.car.SealedPeriod;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

/** Long silence of a PIR before a departure means an empty car. */
class PirSilenceTest {
    private static final long HOLD_MS = 10_000;
    private static final long SEEN_EMPTY_MS = 75_000;

    private final PirWatch pir = new PirWatch(HOLD_MS, SEEN_EMPTY_MS);
    private final PresenceMarks marks = new PresenceMarks();
    private final DrawnCar car = new DrawnCar().sealedSince(0);
    private Truth occupied = Truth.FALSE;
    private long sinceMs;

    PirSilenceTest() {
        pir.begin(Truth.FALSE, 0, 0);
    }

    private PirSilenceTest becomes(Truth value, long tickMs) {
        occupied = value;
        sinceMs = tickMs;
        return lookAt(tickMs);
    }

    private PirSilenceTest lookAt(long tickMs) {
        pir.update(occupied, sinceMs, car.at(tickMs).draw(), true, marks);
        return this;
    }

    /** Somebody moves, for a second. */
    private PirSilenceTest movesAt(long tickMs) {
        return becomes(Truth.TRUE, tickMs).becomes(Truth.FALSE, tickMs + 1000);
    }

    private PirSilenceTest departsAt(long tickMs, long stoodMs) {
        car.sealed(new SealedPeriod(0, tickMs, tickMs, stoodMs, 0, tickMs, false));
        return lookAt(tickMs);
    }

    private Evidence evidence() {
        return marks.evidence(true, false);
    }

    private boolean seenEmpty() {
        return evidence().boardedMs() == Tick.NONE;
    }

    @Test
    void aCarThatStoodSilentForSeventyFiveSecondsIsSeenEmptyAtItsDepartureAndNotAMillisecondSooner() {
        marks.boarded(0);
        departsAt(74_999, 74_999);
        assertFalse(seenEmpty());
        pir.begin(Truth.FALSE, 0, 100_000);
        departsAt(175_000, 80_000);
        assertTrue(seenEmpty());
    }

    @Test
    void silenceOfTheRideBeforeTheStandDoesNotCount() {
        marks.boarded(0);
        departsAt(200_000, 74_999);
        assertFalse(seenEmpty());
    }

    @Test
    void silentStandsAddUp() {
        marks.boarded(0);
        departsAt(40_000, 40_000).lookAt(41_000).departsAt(100_000, 34_999);
        assertFalse(seenEmpty());
        departsAt(110_000, 1);
        assertTrue(seenEmpty());
    }

    @Test
    void anyMovementBeginsTheSilenceAnew() {
        marks.boarded(0);
        departsAt(60_000, 60_000).movesAt(70_000).departsAt(145_999, 80_000);
        assertFalse(seenEmpty());
        departsAt(147_000, 1);
        assertTrue(seenEmpty());
    }

    @Test
    void silenceThatBeganAfterTheDepartureIsNone() {
        marks.boarded(0);
        departsAt(70_000, 70_000);
        pir.resumeAfterGap(Gap.of(100_000));
        becomes(Truth.FALSE, 200_000);
        departsAt(100_000, 5000).departsAt(204_999, 60_000);
        assertFalse(seenEmpty());
        departsAt(205_100, 1);
        assertTrue(seenEmpty());
    }

    @Test
    void aSensorThatIsHighOrLostIsNotSilent() {
        marks.boarded(0);
        becomes(Truth.UNKNOWN, 100);
        departsAt(100_000, 100_000);
        assertFalse(seenEmpty());
        pir.begin(Truth.UNKNOWN, 0, 100_000);
        departsAt(300_000, 100_000);
        assertFalse(seenEmpty());
    }
}
