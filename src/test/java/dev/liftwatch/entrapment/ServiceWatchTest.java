package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.Truth;
import org.junit.jupiter.api.Test;

/** When a lift serves people again, wherever it is said to be. */
class ServiceWatchTest {
    private final DrawnCar car = new DrawnCar().inDoorZone(Truth.FALSE).standsSince(0);
    private ServiceWatch watch = ServiceWatch.begin(car.at(0).draw());
    private Truth place = Truth.FALSE;
    private boolean sure = true;

    private ServiceWatchTest looksAt(long tickMs, boolean seenToLeave) {
        watch = watch.next(car.at(tickMs).draw(), seenToLeave, sure);
        return this;
    }

    private ServiceWatchTest ridesUntil(long tickMs) {
        car.inDoorZone(place).travelledAt(tickMs).doorsClosed(Truth.TRUE);
        looksAt(tickMs, false);
        car.standsSince(tickMs);
        return looksAt(tickMs + 3000, false);
    }

    private ServiceWatchTest opensAt(long tickMs) {
        car.doorsOpenSince(tickMs - 1000);
        return looksAt(tickMs, false);
    }

    private Reason reason() {
        return watch.reason(place, sure);
    }

    @Test
    void threeStandsAtWhichDoorsOpenWithRidesBetweenAreService() {
        for (int stand = 1; stand <= 3; stand++) {
            assertNull(reason());
            ridesUntil(stand * 60_000L).opensAt(stand * 60_000L + 5000);
        }
        assertEquals(Reason.SERVICE_RESUMED, reason());
    }

    @Test
    void doorsThatPeopleForceWhereTheCarStandsAreNoServiceHoweverOften() {
        for (int opening = 1; opening <= 50; opening++) {
            opensAt(opening * 10_000L);
            car.doorsClosed(Truth.TRUE);
            looksAt(opening * 10_000L + 5000, false);
        }
        assertNull(reason());
    }

    @Test
    void aLiftThatShuttlesAndNeverOpensServesNobody() {
        for (int stand = 1; stand <= 50; stand++) {
            ridesUntil(stand * 60_000L);
        }
        assertNull(reason());
    }

    @Test
    void aStandAtWhichPeopleLeaveCountsTwice() {
        ridesUntil(60_000).opensAt(65_000).looksAt(90_000, true);
        assertNull(reason());
        ridesUntil(120_000).opensAt(125_000);
        assertEquals(Reason.SERVICE_RESUMED, reason());
    }

    /** Doors open where the car is said to stand, people leave, the next ones come, and the doors close. */
    private ServiceWatchTest servesAt(long tickMs) {
        opensAt(tickMs).looksAt(tickMs + 70_000, true);
        car.doorsClosed(Truth.TRUE);
        return looksAt(tickMs + 80_000, false);
    }

    @Test
    void peopleWhoLeaveAndOthersWhoComeAndLeaveAreServiceThoughNothingTellsOfRides() {
        servesAt(100_000).servesAt(200_000);
        assertNull(reason());
        servesAt(300_000);
        assertEquals(Reason.SERVICE_RESUMED, reason());
    }

    @Test
    void beforeASensorThatSeesMovementAloneItTakesTwiceAsMany() {
        sure = false;
        servesAt(100_000).servesAt(200_000).servesAt(300_000).servesAt(400_000);
        assertNull(reason());
        servesAt(500_000);
        assertEquals(Reason.SERVICE_RESUMED, reason());
    }

    @Test
    void whoKeepsStillForAWhileAgainAndAgainBehindClosedDoorsHasNotLeft() {
        sure = false;
        place = Truth.TRUE;
        ridesUntil(60_000);
        for (int time = 1; time <= 50; time++) {
            looksAt(time * 200_000L, true).looksAt(time * 200_000L + 100_000, false);
        }
        assertNull(reason());
    }

    @Test
    void whoIsSeenAgainWithTheDoorsStillOpenHasNotComeIn() {
        opensAt(10_000);
        for (int time = 1; time <= 50; time++) {
            looksAt(time * 100_000L, true).looksAt(time * 100_000L + 50_000, false);
        }
        assertNull(reason());
    }

    @Test
    void whereThePlaceIsNotKnownPeopleWhoLeaveThroughOpenDoorsHaveLeft() {
        place = Truth.UNKNOWN;
        car.inDoorZone(place);
        opensAt(5000);
        assertNull(reason());
        looksAt(30_000, true);
        assertEquals(Reason.PEOPLE_LEFT, reason());
        assertNull(watch.reason(place, false), "a PIR does not see who keeps still");
        assertNull(watch.reason(Truth.FALSE, true), "nobody gets out between landings but by hand");
    }

    @Test
    void aTechnicianWhoDrivesTheCarServesNobody() {
        car.inspection(Truth.TRUE);
        for (int stand = 1; stand <= 5; stand++) {
            ridesUntil(stand * 60_000L).opensAt(stand * 60_000L + 5000);
        }
        assertNull(reason());
    }
}
