package dev.liftwatch.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is added up over a sealed period, and what ends it. */
class EvidenceWatchTest {
    private static final long NONE = Tick.NONE;

    private final Wires wires = new Wires(Signal.OCCUPIED);
    private final DrawnCar car = new DrawnCar().sealedSince(1000);
    private EvidenceWatch watch = with(PresenceSensor.RADAR);
    private long buttonMs = NONE;

    private static EvidenceWatch with(PresenceSensor sensor) {
        return new EvidenceWatch(Optional.of(new PresenceSettings(sensor, 10_000)), DetectionSettings.defaults());
    }

    private Evidence looksAt(long tickMs) {
        wires.at(tickMs);
        return watch.update(wires.panel(), car.at(tickMs).draw(), buttonMs);
    }

    private Evidence readsAt(long tickMs, long occupied) {
        wires.at(tickMs).read(Signal.OCCUPIED, occupied);
        return looksAt(tickMs);
    }

    @Test
    void whoIsSeenAsTheDoorsCloseHasBoarded() {
        assertEquals(1000, readsAt(1000, 1).boardedMs());
        watch = with(PresenceSensor.CAMERA);
        assertEquals(1000, looksAt(1000).boardedMs());
        watch = with(PresenceSensor.PIR);
        assertEquals(1000, looksAt(1000).boardedMs());
    }

    @Test
    void goodsDoNotBoard() {
        watch = with(PresenceSensor.LOAD);
        Evidence evidence = readsAt(1000, 1);
        assertEquals(NONE, evidence.boardedMs());
        assertEquals(1000, evidence.loadMs());
        car.departed(1000, 5000, 4000).travelledAt(5000);
        assertEquals(NONE, looksAt(5000).boardedMs());
    }

    @Test
    void whoIsSeenBeforeADepartureWithinHalfAMinuteHasBoardedThen() {
        readsAt(1000, 0);
        readsAt(2000, 1);
        assertEquals(NONE, readsAt(2500, 0).boardedMs());
        car.departed(1000, 31_000, 30_000).travelledAt(31_000);
        assertEquals(31_000, looksAt(31_000).boardedMs());
    }

    @Test
    void aDepartureAMillisecondLaterShowsNoBoarding() {
        readsAt(1000, 0);
        readsAt(2000, 1);
        readsAt(2500, 0);
        car.departed(1000, 31_001, 30_001).travelledAt(31_001);
        assertEquals(NONE, looksAt(31_001).boardedMs());
    }

    @Test
    void whoIsSeenFirstInTheRideHasNotBoarded() {
        readsAt(1000, 0);
        car.departed(1000, 5000, 4000).travelledAt(5000);
        looksAt(5000);
        assertEquals(NONE, readsAt(6000, 1).boardedMs());
    }

    @Test
    void boardingThatASilentRideHasCancelledDoesNotComeBack() {
        readsAt(1000, 0);
        readsAt(2000, 1);
        readsAt(2500, 0);
        car.departed(1000, 5000, 4000).travelledAt(5000);
        looksAt(5000);
        car.travelledAt(15_000);
        assertEquals(NONE, looksAt(15_000).boardedMs());
        assertEquals(NONE, looksAt(16_000).boardedMs());
    }

    @Test
    void aGenuinePressIsStrongEvidence() {
        readsAt(1000, 0);
        buttonMs = 4000;
        assertEquals(4000, looksAt(5000).strongMs());
        buttonMs = 90_000;
        Evidence evidence = looksAt(90_000);
        assertEquals(4000, evidence.strongMs());
        assertEquals(90_000, evidence.latestMs());
        car.unsealed();
        assertFalse(looksAt(91_000).strong());
        assertFalse(looksAt(92_000).any());
    }

    @Test
    void aNewSealedPeriodBeginsWithNothing() {
        readsAt(1000, 1);
        readsAt(1500, 0);
        assertTrue(looksAt(2000).any());
        car.sealedSince(60_000);
        assertFalse(looksAt(60_000).any());
    }

    @Test
    void doorsThatClosedAfterAnOpeningOutsideMayHaveLetPeopleOut() {
        readsAt(1000, 1);
        readsAt(1500, 0);
        car.reclosedAt(50_000);
        assertFalse(looksAt(50_000).any());
        buttonMs = 51_000;
        assertTrue(looksAt(51_000).any());
        buttonMs = NONE;
        assertTrue(looksAt(52_000).any());
    }

    @Test
    void afterInspectionNewEvidenceIsNeeded() {
        readsAt(1000, 1);
        readsAt(1500, 0);
        car.inspection(Truth.TRUE);
        assertTrue(looksAt(2000).any());
        car.inspection(Truth.FALSE);
        assertFalse(looksAt(3000).any());
        buttonMs = 4000;
        looksAt(4000);
        buttonMs = NONE;
        assertTrue(looksAt(5000).any());
    }

    @Test
    void aSensorThatIsNotBelievedTakesBackWhatItHasShown() {
        assertTrue(readsAt(1000, 1).any());
        wires.panel().distrust(Signal.OCCUPIED);
        Evidence evidence = looksAt(2000);
        assertFalse(evidence.any());
        assertTrue(evidence.sensorDistrusted());
        assertFalse(evidence.presenceKnown());
        buttonMs = 3000;
        assertTrue(looksAt(3000).strong());
        assertTrue(looksAt(4000).strong());
    }

    @Test
    void presenceIsKnownWhileTheSensorTells() {
        assertFalse(looksAt(1000).presenceKnown());
        assertFalse(looksAt(1000).sensorDistrusted());
        assertTrue(readsAt(2000, 0).presenceKnown());
    }

    @Test
    void theSensorCountsBehindClosedDoorsAndBehindAjarOnesOnlyWhereSomebodyWasSeenBefore() {
        readsAt(1000, 0);
        car.doorsAjarSince(1500);
        readsAt(2000, 1);
        assertFalse(looksAt(10_000).any());
        car.inDoorZone(Truth.FALSE);
        assertFalse(looksAt(20_000).any(), "the place may be what is wrong");
        car.doorsClosed(Truth.TRUE);
        looksAt(21_000);
        assertEquals(22_000, looksAt(22_000).singleMs());
        car.doorsAjarSince(23_000);
        assertEquals(24_000, looksAt(24_000).singleMs());
    }

    @Test
    void evidenceArisesByItselfInASealedCarOnly() {
        readsAt(1000, 1);
        assertEquals(2000, watch.nextDueMs(1000));
        car.unsealed();
        looksAt(1500);
        assertEquals(Tick.NEVER, watch.nextDueMs(1500));
    }

    @Test
    void afterAGapASensorThatIsHighWasNotSeenToStayHigh() {
        readsAt(1000, 1);
        watch.resumeAfterGap(Gap.of(499_000));
        assertFalse(looksAt(500_000).strong());
        assertEquals(530_000, looksAt(530_000).strongMs());
    }

    @Test
    void whenAHumanEndsTheIncidentWhatWasSeenCountsNoMore() {
        readsAt(1000, 1);
        assertTrue(looksAt(40_000).strong());
        watch.forget(wires.panel(), 40_000);
        assertFalse(looksAt(40_000).any());
        assertFalse(looksAt(69_999).strong());
        assertTrue(looksAt(70_000).strong());
    }

    @Test
    void anotherAgentGoesOnWithTheSameSensor() {
        for (PresenceSensor sensor : PresenceSensor.values()) {
            watch = with(sensor);
            car.sealedSince(1000).inspection(Truth.TRUE).reclosedAt(500);
            wires.lose(Signal.OCCUPIED);
            readsAt(1000, 0);
            readsAt(2000, 1);
            EvidenceWatch other = with(sensor);
            other.resume(watch.save());
            assertEquals(watch.save(), other.save());
            assertEquals(watch.nextDueMs(2000), other.nextDueMs(2000));
            other.resumeAfterGap(Gap.of(1000));
            assertEquals(sensor == PresenceSensor.PIR, watch.save().pir() != null);
            assertEquals(
                    sensor == PresenceSensor.RADAR || sensor == PresenceSensor.CAMERA,
                    watch.save().radar() != null);
        }
    }

    @Test
    void anotherAgentWithAnotherSensorGoesOnWithWhatWasSeen() {
        readsAt(1000, 1);
        EvidenceWatch other = with(PresenceSensor.PIR);
        other.resume(watch.save());
        assertEquals(1000, other.save().marks().boardedMs());
        EvidenceWatch third = with(PresenceSensor.RADAR);
        third.resume(other.save());
        assertEquals(1000, third.save().marks().boardedMs());
    }
}
