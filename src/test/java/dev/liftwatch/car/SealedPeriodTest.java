package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From all doors closed to the next way out: rides, departures and the time stood in door zones. */
class SealedPeriodTest {
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L), false);
    private static final Doors CLOSED = new DrawnCar().draw().doors();

    private SealedPeriod sealed = SealedPeriod.OPEN;
    private boolean wasStill = true;

    private static Motion motion(long lastTravelMs, boolean still) {
        Motion motion = new Motion(LIFT);
        motion.resume(new Motion.SavedMotion(
                lastTravelMs, still, Tick.NONE, Tick.NONE, Tick.NONE, Map.of(), new PositionWindow().save()));
        return motion;
    }

    private SealedPeriodTest next(Doors doors, Truth inDoorZone, long lastTravelMs, boolean still, long nowMs) {
        sealed = sealed.next(doors, 10_000, inDoorZone, motion(lastTravelMs, still), wasStill, nowMs);
        wasStill = still;
        return this;
    }

    private SealedPeriodTest travels(long atMs) {
        return next(CLOSED, Truth.FALSE, atMs, false, atMs);
    }

    private SealedPeriodTest standsInZone(long lastTravelMs, long nowMs) {
        return next(CLOSED, Truth.TRUE, lastTravelMs, true, nowMs);
    }

    @Test
    void itBeginsWhenAllDoorsAreClosed() {
        next(new DrawnCar().doorsAjarSince(9000).draw().doors(), Truth.TRUE, 5000, true, 9500);
        assertFalse(sealed.isSealed());
        standsInZone(5000, 10_000);
        assertEquals(new SealedPeriod(10_000, Tick.NONE, Tick.NONE, 0, 0, 5000, false), sealed);
        assertTrue(sealed.isSealed());
        assertFalse(sealed.hasRide());
    }

    @Test
    void travelBeforeTheDoorsClosedIsNoRideAndTravelAfterThatIs() {
        standsInZone(5000, 10_000).standsInZone(10_000, 10_100);
        assertFalse(sealed.hasRide());
        travels(10_001);
        assertEquals(10_001, sealed.firstDepartureMs());
        assertEquals(10_001, sealed.departureMs());
        assertEquals(1, sealed.stoodMs());
    }

    @Test
    void onlyARunThatFollowsAStandIsADeparture() {
        standsInZone(5000, 10_000)
                .travels(20_000)
                .travels(22_000)
                .standsInZone(23_000, 26_000)
                .travels(40_000);
        assertEquals(20_000, sealed.firstDepartureMs());
        assertEquals(40_000, sealed.departureMs());
        assertEquals(17_000, sealed.stoodMs());
        travels(41_000);
        assertEquals(40_000, sealed.departureMs());
        assertEquals(17_000, sealed.stoodMs());
    }

    @Test
    void timeInZonesAddsUpAfterTheFirstRide() {
        standsInZone(5000, 10_000).standsInZone(5000, 15_000);
        assertEquals(0, sealed.inZoneMs(19_000));
        travels(20_000).standsInZone(20_000, 25_000);
        assertEquals(5000, sealed.inZoneMs(25_000));
        travels(30_000);
        assertEquals(10_000, sealed.inZoneMs(33_000));
        standsInZone(32_000, 35_000);
        assertEquals(13_000, sealed.inZoneMs(35_000));
    }

    @Test
    void timeOutsideOrBehindDoorsThatAreNotKnownIsNoTimeInAZone() {
        standsInZone(5000, 10_000).travels(20_000);
        next(CLOSED, Truth.FALSE, 20_000, true, 25_000);
        assertEquals(0, sealed.inZoneMs(30_000));
        next(new DrawnCar().doorsClosed(Truth.UNKNOWN).draw().doors(), Truth.TRUE, 20_000, true, 30_000);
        assertFalse(sealed.stoodInZone());
        next(CLOSED, Truth.TRUE, 20_000, false, 30_000);
        assertFalse(sealed.stoodInZone());
    }

    @Test
    void itEndsByAWayOutThatIsNotKnownToBeOutside() {
        Doors open = new DrawnCar().doorsOpenSince(30_000).draw().doors();
        standsInZone(5000, 10_000).next(open, Truth.FALSE, 20_000, true, 40_000);
        assertTrue(sealed.isSealed());
        next(open, Truth.UNKNOWN, 20_000, true, 30_999);
        assertTrue(sealed.isSealed());
        next(open, Truth.UNKNOWN, 20_000, true, 31_000);
        assertEquals(SealedPeriod.OPEN, sealed);
    }
}
