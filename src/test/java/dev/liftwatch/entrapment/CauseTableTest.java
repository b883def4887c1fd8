package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.Blindness.Extent;
import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.car.SealedPeriod;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of the table of causes: when each holds, from when it counts, and its two times. */
class CauseTableTest {
    private static final long NONE = Tick.NONE;
    private static final long NOW_MS = 1_000_000;
    private static final Evidence NOBODY = new Evidence(true, false, NONE, NONE, NONE, NONE, NONE, NONE);
    private static final Evidence BOARDED = new Evidence(true, false, NONE, NONE, 800_000, 800_000, NONE, NONE);
    private static final Evidence PEOPLE = new Evidence(true, false, 850_000, NONE, NONE, 990_000, NONE, 850_000);
    private static final Evidence UNKNOWN = new Evidence(false, false, NONE, NONE, NONE, NONE, NONE, NONE);

    private final DrawnCar car =
            new DrawnCar().at(NOW_MS).sealedSince(800_000).standsSince(900_000).inDoorZone(Truth.FALSE);
    private long longestRunMs = 40_000;
    private boolean manualDoors;
    private long buttonMs = NONE;
    private long resolvedMs = NONE;

    /** Every cause that holds but {@link Cause#CLOSED_TOO_LONG}, which holds beside others wherever people are beyond doubt. */
    private List<Finding> assess(Evidence evidence) {
        return assessAll(evidence).stream()
                .filter(finding -> finding.cause() != Cause.CLOSED_TOO_LONG)
                .toList();
    }

    private List<Finding> assessAll(Evidence evidence) {
        CauseTable table = new CauseTable(DetectionSettings.defaults(), longestRunMs);
        return table.assess(new JudgementInput(
                car.draw(),
                evidence,
                false,
                true,
                false,
                false,
                manualDoors,
                buttonMs,
                999_000,
                resolvedMs,
                NONE,
                WireStanding.CLEAR));
    }

    private static Finding finding(Cause cause, long sinceMs, long suspectAtMs, long raiseAtMs, Certainty certainty) {
        return new Finding(cause, sinceMs, suspectAtMs, raiseAtMs, certainty);
    }

    @Test
    void aStopOutsideCountsFromTheLastTravel() {
        assertEquals(
                List.of(finding(Cause.STOPPED_OUTSIDE_DOOR_ZONE, 900_000, 930_000, 960_000, Certainty.PROBABLE)),
                assess(BOARDED));
        assertEquals(
                List.of(finding(Cause.STOPPED_OUTSIDE_DOOR_ZONE, 900_000, 930_000, 1_020_000, Certainty.POSSIBLE)),
                assess(UNKNOWN));
        assertEquals(List.of(), assess(NOBODY));
    }

    @Test
    void itNeedsProofOfStillnessAndOfThePlace() {
        car.travelledAt(900_000);
        assertEquals(List.of(), assess(BOARDED));
        car.standsSince(900_000).inDoorZone(Truth.UNKNOWN);
        assertEquals(List.of(), assess(BOARDED));
    }

    @Test
    void doorsThatClosedAfterAnOpeningOutsideBeginTheTimeAnew() {
        car.reclosedAt(950_000);
        assertEquals(
                List.of(finding(Cause.STOPPED_OUTSIDE_DOOR_ZONE, 950_000, 980_000, 1_010_000, Certainty.PROBABLE)),
                assess(BOARDED));
    }

    @Test
    void aHumanWhoEndedAnIncidentOfThisStandBeginsTheTimesAnewAndAnswersWhatIsOnlyPossible() {
        resolvedMs = 900_000;
        assertEquals(List.of(), assess(UNKNOWN));
        assertEquals(List.of(), assess(new Evidence(true, false, NONE, NONE, NONE, NONE, 850_000, NONE)));
        resolvedMs = 950_000;
        assertEquals(
                List.of(finding(Cause.STOPPED_OUTSIDE_DOOR_ZONE, 950_000, 980_000, 1_010_000, Certainty.PROBABLE)),
                assess(BOARDED));
        resolvedMs = 899_999;
        assertEquals(1, assess(UNKNOWN).size());
        assertEquals(
                1,
                assess(new Evidence(true, false, NONE, NONE, NONE, NONE, 850_000, NONE))
                        .size());
    }

    @Test
    void whereTheCarIsOpenPresenceThatIsUnknownMeansNothing() {
        car.unsealed();
        assertEquals(List.of(), assess(UNKNOWN));
    }

    @Test
    void withTheMainsLostARescueDeviceGetsItsTime() {
        car.mainsLost(Truth.TRUE);
        assertEquals(
                List.of(finding(Cause.POWER_LOST, 900_000, 930_000, 990_000, Certainty.PROBABLE)), assess(BOARDED));
        assertEquals(
                List.of(finding(Cause.POWER_LOST, 900_000, 930_000, 1_020_000, Certainty.POSSIBLE)), assess(UNKNOWN));
    }

    @Test
    void aStalledDriveIsSuspectedAtOnceAndNamedFirst() {
        car.stalledAt(905_000);
        List<Finding> findings = assess(BOARDED);
        assertEquals(finding(Cause.STALLED, 900_000, 905_000, 960_000, Certainty.PROBABLE), findings.getFirst());
        assertEquals(Cause.STOPPED_OUTSIDE_DOOR_ZONE, findings.getLast().cause());
    }

    @Test
    void doorsPriedOpenOutsideAreSuspectedFiveSecondsAfterTheCarStoodAndTheyWereNotClosed() {
        car.doorsAjarSince(910_000);
        assertEquals(
                finding(Cause.DOORS_OPEN_OUTSIDE_DOOR_ZONE, 900_000, 915_000, 960_000, Certainty.PROBABLE),
                assess(BOARDED).getFirst());
        car.doorsAjarSince(890_000);
        assertEquals(905_000, assess(BOARDED).getFirst().suspectAtMs());
        assertTrue(assess(UNKNOWN).stream().noneMatch(f -> f.cause() == Cause.DOORS_OPEN_OUTSIDE_DOOR_ZONE));
    }

    /** After a ride, standing in a zone or not now, with so much time in zones added up before this stand. */
    private void afterARide(long inZoneMs, boolean standsInZone) {
        car.inDoorZone(standsInZone ? Truth.TRUE : Truth.UNKNOWN);
        car.sealed(new SealedPeriod(800_000, 820_000, 820_000, 20_000, inZoneMs, 980_000, standsInZone));
    }

    @Test
    void doorsThatDoNotOpenCountByTheTimeInZonesAddedUp() {
        afterARide(10_000, true);
        assertEquals(
                List.of(finding(Cause.DOORS_NOT_OPENING, 970_000, 1_015_000, 1_060_000, Certainty.CONFIRMED)),
                assess(PEOPLE));
        afterARide(25_000, true);
        assertEquals(NOW_MS, assess(PEOPLE).getFirst().suspectAtMs());
        afterARide(70_001, true);
        assertEquals(999_999, assess(PEOPLE).getFirst().raiseAtMs());
        afterARide(45_000, false);
        assertEquals(
                List.of(finding(Cause.DOORS_NOT_OPENING, 955_000, 1_000_000, Tick.NEVER, Certainty.CONFIRMED)),
                assess(PEOPLE));
    }

    @Test
    void theCausesAtALandingNeedStrongEvidenceAndDoorsThatWorkByThemselves() {
        afterARide(10_000, true);
        assertEquals(List.of(), assess(BOARDED));
        manualDoors = true;
        assertEquals(List.of(), assess(PEOPLE));
        manualDoors = false;
        car.fireService(Truth.TRUE);
        assertEquals(List.of(), assess(PEOPLE));
        car.fireService(Truth.FALSE).doorsClosed(Truth.UNKNOWN);
        assertEquals(List.of(), assess(PEOPLE));
    }

    @Test
    void whoBoardedACarThatDoesNotLeaveGetsItsTimeAndLessWithTheMainsLost() {
        car.inDoorZone(Truth.TRUE);
        assertEquals(
                List.of(finding(Cause.DEAD_AT_BOARDING, 800_000, 890_000, 980_000, Certainty.POSSIBLE)),
                assess(PEOPLE));
        car.mainsLost(Truth.TRUE);
        assertEquals(890_000, assess(PEOPLE).getFirst().raiseAtMs());
        resolvedMs = 900_000;
        assertEquals(990_000, assess(PEOPLE).getFirst().suspectAtMs());
        assertEquals(List.of(), assess(BOARDED));
        car.standsSince(0).unsealed();
        assertEquals(List.of(), assess(PEOPLE));
    }

    @Test
    void whatWasLostDecidesHowMuchEvidenceItTakes() {
        car.inDoorZone(Truth.UNKNOWN).blind(Extent.PLACE_IN_RIDE, 955_000);
        assertEquals(
                List.of(finding(Cause.SENSORS_LOST, 955_000, 985_000, 1_075_000, Certainty.POSSIBLE)), assess(BOARDED));
        assertEquals(Certainty.POSSIBLE, assess(PEOPLE).getFirst().certainty());
        car.blind(Extent.PLACE_AT_LANDING, 955_000);
        assertEquals(List.of(), assess(BOARDED));
        assertEquals(1, assess(PEOPLE).size());
        car.blind(Extent.NOTHING, NONE);
        assertEquals(List.of(), assess(PEOPLE));
    }

    @Test
    void whereThePlaceWasNeverKnownSomebodyMustBeSeenHalfAMinuteLaterAndARideGetsItsTime() {
        car.inDoorZone(Truth.UNKNOWN).blind(Extent.PLACE_BEFORE, 960_000);
        assertEquals(
                List.of(finding(Cause.SENSORS_LOST, 960_000, 990_000, 1_180_000, Certainty.POSSIBLE)), assess(PEOPLE));
        car.blind(Extent.PLACE_BEFORE, 960_001);
        assertEquals(List.of(), assess(PEOPLE));
    }

    @Test
    void whereTheDoorsAreLostTheTimeCountsFromTheLastTravel() {
        car.inDoorZone(Truth.TRUE).doorsClosed(Truth.UNKNOWN).unsealed().blind(Extent.DOORS, 850_000);
        assertEquals(
                List.of(finding(Cause.SENSORS_LOST, 900_000, 930_000, 1_020_000, Certainty.POSSIBLE)), assess(PEOPLE));
        resolvedMs = 950_000;
        assertEquals(980_000, assess(PEOPLE).getFirst().suspectAtMs());
        manualDoors = true;
        assertEquals(List.of(), assess(PEOPLE));
    }

    @Test
    void aLiftWithALongRunGetsThatAndHalfAMinuteWhenItIsBlind() {
        car.inDoorZone(Truth.UNKNOWN).blind(Extent.PLACE_IN_RIDE, 955_000);
        longestRunMs = 90_000;
        assertEquals(1_075_000, assess(BOARDED).getFirst().raiseAtMs());
        longestRunMs = 90_001;
        assertEquals(1_075_001, assess(BOARDED).getFirst().raiseAtMs());
    }

    @Test
    void peopleInAClosedCarForTenMinutesAreTooLongWhereOneWasSeenWithinThree() {
        car.inDoorZone(Truth.UNKNOWN).travelledAt(999_000);
        Evidence seen = new Evidence(true, false, 400_000, NONE, NONE, 820_000, NONE, 400_000);
        assertEquals(
                List.of(finding(Cause.CLOSED_TOO_LONG, 400_000, 1_000_000, 1_000_000, Certainty.POSSIBLE)),
                assessAll(seen));
        assertEquals(List.of(), assessAll(new Evidence(true, false, 400_000, NONE, NONE, 819_999, NONE, 400_000)));
        car.doorsClosed(Truth.UNKNOWN);
        assertEquals(List.of(), assessAll(seen));
        car.doorsClosed(Truth.TRUE).unsealed();
        assertEquals(List.of(), assessAll(seen));
    }

    @Test
    void aPressThatIsPendingIsAlwaysACause() {
        buttonMs = 990_000;
        car.inDoorZone(Truth.TRUE).unsealed();
        assertEquals(
                List.of(finding(Cause.ALARM_BUTTON, 990_000, 990_000, 999_000, Certainty.POSSIBLE)), assess(NOBODY));
    }

    @Test
    void evidenceAfterTheStopIsConfirmedAndAnEarlierSignProbable() {
        Evidence after = new Evidence(true, false, NONE, 900_001, NONE, 900_001, NONE, NONE);
        assertEquals(Certainty.CONFIRMED, assess(after).getFirst().certainty());
        Evidence before = new Evidence(true, false, NONE, 900_000, NONE, 900_000, NONE, NONE);
        assertEquals(Certainty.PROBABLE, assess(before).getFirst().certainty());
    }
}
