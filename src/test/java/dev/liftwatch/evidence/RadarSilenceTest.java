package dev.liftwatch.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

/** Silence of a radar during a ride means an empty car. */
class RadarSilenceTest {
    private static final long SEEN_EMPTY_MS = 10_000;

    private final RadarWatch radar = new RadarWatch(SEEN_EMPTY_MS, 75_000);
    private final PresenceMarks marks = new PresenceMarks();
    private final DrawnCar car = new DrawnCar().sealedSince(0);
    private Truth occupied = Truth.FALSE;
    private long sinceMs;

    private RadarSilenceTest highAt(long tickMs) {
        return becomes(Truth.TRUE, tickMs);
    }

    private RadarSilenceTest lowAt(long tickMs) {
        return becomes(Truth.FALSE, tickMs);
    }

    private RadarSilenceTest becomes(Truth value, long tickMs) {
        occupied = value;
        sinceMs = tickMs;
        return lookAt(tickMs);
    }

    private RadarSilenceTest lookAt(long tickMs) {
        CarPicture picture = car.at(tickMs).draw();
        radar.update(occupied, sinceMs, picture, true, marks);
        return this;
    }

    private Evidence evidence() {
        return marks.evidence(true, false);
    }

    @Test
    void silenceOfTenSecondsInARideMeansAnEmptyCarAtTheVeryMillisecond() {
        highAt(2000).lookAt(4000).lowAt(4500);
        car.departed(0, 5000, 5000).travelledAt(14_999);
        lookAt(15_000);
        assertEquals(4000, evidence().singleMs());
        car.travelledAt(15_000);
        lookAt(15_000);
        assertEquals(Tick.NONE, evidence().singleMs());
    }

    @Test
    void silenceCountsFromTheFallOfTheSensorInTheRide() {
        car.departed(0, 5000, 5000).travelledAt(6000);
        highAt(6000).lookAt(7000).lowAt(8000);
        car.travelledAt(17_999);
        lookAt(18_000);
        assertEquals(7000, evidence().singleMs());
        car.travelledAt(18_000);
        lookAt(18_000);
        assertEquals(Tick.NONE, evidence().singleMs());
    }

    @Test
    void aCarThatWasSeenEmptyNeedsAWholeSecondForANewSign() {
        highAt(2000).lowAt(2900);
        car.departed(0, 5000, 5000).travelledAt(15_000);
        lookAt(15_000);
        highAt(16_000);
        assertEquals(17_000, radar.nextDueMs(16_000));
        lookAt(16_999);
        assertEquals(Tick.NONE, evidence().singleMs());
    }

    @Test
    void neitherALostRadarNorACarThatNeverLeftIsAnEmptyCar() {
        highAt(2000).lookAt(3000).becomes(Truth.UNKNOWN, 4000);
        car.travelledAt(60_000);
        lowAt(60_000);
        assertEquals(3000, evidence().singleMs());
        car.departed(0, 5000, 5000).travelledAt(90_000);
        becomes(Truth.UNKNOWN, 60_000).lookAt(90_000);
        assertEquals(3000, evidence().singleMs());
    }
}
