package dev.liftwatch.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import dev.liftwatch.time.Tick;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a press of the alarm button counts, and when it alarms, by where the car is. */
class ButtonWatchTest {
    private static final long LONGEST_RUN_MS = 40_000;

    private ButtonWatch button = fresh();
    private final Wires wires = new Wires(Signal.ALARM_BUTTON, Signal.OCCUPIED);
    private final DrawnCar car = new DrawnCar().sealedSince(1000);

    private static ButtonWatch fresh() {
        return new ButtonWatch(DetectionSettings.defaults(), LONGEST_RUN_MS, Optional.of(PresenceSensor.RADAR));
    }

    private ButtonWatchTest reads(long tickMs, long value) {
        wires.at(tickMs).read(Signal.ALARM_BUTTON, value);
        return looksAt(tickMs);
    }

    private ButtonWatchTest looksAt(long tickMs) {
        wires.at(tickMs);
        button.update(wires.panel(), car.at(tickMs).draw(), false);
        return this;
    }

    /** Released, then pressed at tick 10 000 and held until it counts. */
    private ButtonWatchTest calls() {
        return reads(2000, 0).reads(10_000, 1).looksAt(13_000).reads(13_100, 0);
    }

    private long raiseAtMs(long nowMs) {
        return button.raiseAtMs(car.at(nowMs).draw());
    }

    @Test
    void aPressCountsAfterThreeSecondsAtTheVeryMillisecond() {
        reads(2000, 0).reads(10_000, 1);
        assertEquals(13_000, button.nextDueMs());
        looksAt(12_999);
        assertEquals(Tick.NONE, button.genuineMs());
        assertEquals(Tick.NEVER, raiseAtMs(12_999));
        looksAt(13_000);
        assertEquals(13_000, button.genuineMs());
        assertEquals(40_000, button.nextDueMs());
    }

    @Test
    void aShortPressDoesNotCountAndTheNextBeginsAnew() {
        reads(2000, 0).reads(10_000, 1).reads(12_900, 0);
        assertEquals(Tick.NEVER, button.nextDueMs());
        reads(13_000, 1).looksAt(15_999);
        assertEquals(Tick.NONE, button.genuineMs());
        looksAt(16_500);
        assertEquals(16_000, button.genuineMs());
    }

    @Test
    void aPressThatBeganBeforeTheDoorsClosedCountsFromThen() {
        car.unsealed();
        reads(2000, 0).reads(10_000, 1).looksAt(14_000);
        assertEquals(Tick.NEVER, button.nextDueMs());
        car.sealedSince(15_000);
        looksAt(15_000);
        assertEquals(18_000, button.nextDueMs());
    }

    @Test
    void aButtonThatWasNeverSeenAtRestIsNotBelieved() {
        reads(2000, 1).looksAt(60_000);
        assertEquals(Tick.NONE, button.genuineMs());
        assertTrue(button.distrusted(wires.panel()));
        reads(61_000, 0).looksAt(75_999).reads(75_999, 1).looksAt(80_000);
        assertTrue(button.distrusted(wires.panel()), "somebody may have pressed one that is wired the wrong way round");
        reads(81_000, 0).looksAt(96_000).reads(97_000, 1).looksAt(100_000);
        assertFalse(button.distrusted(wires.panel()));
        assertEquals(100_000, button.genuineMs());
    }

    private ButtonWatchTest flickersFrom(long tickMs, int times) {
        for (int i = 0; i < times; i++) {
            reads(tickMs + i * 400L, 1).reads(tickMs + i * 400L + 200, 0);
        }
        return this;
    }

    @Test
    void aContactThatFlickersWithTheDoorsOpenIsNotBelievedUntilSomeOpeningsWithoutIt() {
        reads(2000, 0);
        car.doorsOpenSince(2000);
        looksAt(5000).flickersFrom(6000, ButtonTrust.FLICKERS);
        car.doorsClosed(Truth.TRUE).sealedSince(12_000);
        looksAt(12_000).reads(20_000, 1).looksAt(60_000);
        assertEquals(Tick.NONE, button.genuineMs());
        assertTrue(button.distrusted(wires.panel()));
        reads(61_000, 0);
        passesCalmOpenings(100_000, ButtonTrust.CALM_OPENINGS - 1)
                .reads(790_000, 1)
                .looksAt(794_000);
        assertEquals(Tick.NONE, button.genuineMs(), "not yet after seven");
        reads(795_000, 0).passesCalmOpenings(800_000, ButtonTrust.CALM_OPENINGS);
        reads(1_700_000, 1).looksAt(1_703_000);
        assertEquals(1_703_000, button.genuineMs());
    }

    @Test
    void aContactThatFlickersIsNotBelievedForCalmOpeningsWhereItFlickersBetweenThem() {
        reads(2000, 0);
        car.doorsOpenSince(2000);
        looksAt(5000).flickersFrom(6000, ButtonTrust.FLICKERS);
        car.doorsClosed(Truth.TRUE).sealedSince(12_000);
        for (int i = 1; i <= 2 * ButtonTrust.CALM_OPENINGS; i++) {
            passesCalmOpenings(i * 100_000L, 1).reads(i * 100_000L + 20_000, 1).reads(i * 100_000L + 20_400, 0);
            reads(i * 100_000L + 21_000, 1).reads(i * 100_000L + 21_200, 0);
        }
        reads(2_000_000, 1).looksAt(2_004_000);
        assertEquals(Tick.NONE, button.genuineMs());
        assertTrue(button.distrusted(wires.panel()));
    }

    @Test
    void aContactThatIsPressedWithoutEndInAClosedCarFlickers() {
        reads(2000, 0);
        for (int i = 0; i < ButtonTrust.PRESSES_WITHOUT_END; i++) {
            assertFalse(button.distrusted(wires.panel()), "press " + i);
            reads(10_000 + i * 7000L, 1);
            reads(10_400 + i * 7000L, 0);
        }
        reads(900_000, 1).looksAt(904_000);
        assertTrue(button.distrusted(wires.panel()));
        assertEquals(Tick.NONE, button.genuineMs());
    }

    @Test
    void whoPressesEveryTenSecondsForAnHourCallsForHelp() {
        reads(2000, 0);
        for (int i = 0; i < 360; i++) {
            reads(10_000 + i * 10_000L, 1).reads(10_400 + i * 10_000L, 0);
        }
        assertFalse(button.distrusted(wires.panel()));
        reads(4_000_000, 1).looksAt(4_003_000);
        assertEquals(4_003_000, button.genuineMs());
    }

    @Test
    void whoCallsForHelpMeanwhileIsNoFlicker() {
        reads(2000, 0);
        car.doorsOpenSince(2000);
        looksAt(5000).flickersFrom(6000, ButtonTrust.FLICKERS);
        car.doorsClosed(Truth.TRUE).sealedSince(12_000);
        for (int i = 1; i <= ButtonTrust.CALM_OPENINGS; i++) {
            passesCalmOpenings(i * 100_000L, 1).reads(i * 100_000L + 20_000, 1).reads(i * 100_000L + 25_000, 0);
        }
        reads(1_000_000, 1).looksAt(1_003_000);
        assertEquals(1_003_000, button.genuineMs());
    }

    /** One every 100 s. */
    private ButtonWatchTest passesCalmOpenings(long firstMs, int count) {
        for (int i = 0; i < count; i++) {
            opensAndCloses(firstMs + i * 100_000L, 0);
        }
        return this;
    }

    private ButtonWatchTest opensAndCloses(long openMs, int presses) {
        car.doorsOpenSince(openMs);
        looksAt(openMs).looksAt(openMs + 2000).flickersFrom(openMs + 2500, presses);
        car.doorsClosed(Truth.TRUE).sealedSince(openMs + 9000);
        return looksAt(openMs + 9000);
    }

    @Test
    void pressesInOpeningsThatFollowEachOtherAddUpToFlicker() {
        reads(2000, 0).opensAndCloses(10_000, 2).opensAndCloses(40_000, 0).opensAndCloses(70_000, 3);
        reads(100_000, 1).looksAt(140_000);
        assertEquals(Tick.NONE, button.genuineMs());
    }

    @Test
    void pressesOfOneChildAndOfAnotherWithCalmOpeningsBetweenDoNotAddUp() {
        reads(2000, 0).opensAndCloses(10_000, 2).opensAndCloses(40_000, 0);
        opensAndCloses(70_000, 0).opensAndCloses(100_000, 3);
        reads(130_000, 1).looksAt(133_000);
        assertEquals(133_000, button.genuineMs());
    }

    private ButtonWatchTest sensorReads(long tickMs, long value) {
        wires.at(tickMs).read(Signal.OCCUPIED, value);
        return looksAt(tickMs);
    }

    @Test
    void whereALivingSensorSeesNothingOfThePressesOnlyAHoldThatInsistsCounts() {
        reads(2000, 0).sensorReads(3000, 1).sensorReads(9000, 0);
        flickersFrom(9000 + UnseenPresses.SILENT_MS, UnseenPresses.PRESSES);
        reads(60_000, 1).looksAt(89_999);
        assertEquals(Tick.NONE, button.genuineMs());
        looksAt(90_000);
        assertEquals(90_000, button.genuineMs());
    }

    @Test
    void onePressOfWhichTheSensorSeesNothingMayBeSomebodys() {
        reads(2000, 0).sensorReads(3000, 1).sensorReads(9000, 0);
        reads(60_000, 1).looksAt(63_000);
        assertEquals(63_000, button.genuineMs());
    }

    @Test
    void theThirdPressOfWhichTheSensorSeesNothingHasToInsist() {
        reads(2000, 0).sensorReads(3000, 1).sensorReads(9000, 0);
        flickersFrom(9000 + UnseenPresses.SILENT_MS, UnseenPresses.PRESSES - 1);
        reads(60_000, 1).looksAt(89_999);
        assertEquals(Tick.NONE, button.genuineMs());
    }

    @Test
    void onePressInACarThatWasSeenEmptyForTenMinutesIsTheContact() {
        reads(2000, 0).sensorReads(3000, 1).sensorReads(9000, 0);
        reads(609_000, 1).looksAt(700_000);
        assertEquals(Tick.NONE, button.genuineMs());
    }

    @Test
    void aLittleEarlierItIsNot() {
        reads(2000, 0).sensorReads(3000, 1).sensorReads(9000, 0);
        reads(608_900, 1).looksAt(611_900);
        assertEquals(611_900, button.genuineMs());
    }

    @Test
    void pressesAreBelievedAgainAsSoonAsSomebodyIsSeen() {
        reads(2000, 0).sensorReads(3000, 1).sensorReads(9000, 0);
        flickersFrom(9000 + UnseenPresses.SILENT_MS, UnseenPresses.PRESSES);
        sensorReads(58_000, 1).sensorReads(59_000, 0).reads(60_000, 1).looksAt(63_000);
        assertEquals(63_000, button.genuineMs());
    }

    @Test
    void aSensorThatSawNobodyAtTwoOpeningsMayBeDeadAndSaysNothingOfPresses() {
        reads(2000, 0).sensorReads(3000, 1).sensorReads(9000, 0);
        opensAndCloses(10_000, 0).opensAndCloses(40_000, 0);
        flickersFrom(49_500 + UnseenPresses.SILENT_MS, UnseenPresses.PRESSES);
        reads(100_000, 1).looksAt(103_000);
        assertEquals(103_000, button.genuineMs());
    }

    @Test
    void aChildThatPressesAFewTimesWithTheDoorsOpenIsNoFlicker() {
        reads(2000, 0);
        car.doorsOpenSince(2000);
        looksAt(5000).flickersFrom(6000, ButtonTrust.FLICKERS - 1);
        car.doorsClosed(Truth.TRUE).sealedSince(12_000);
        looksAt(12_000).reads(20_000, 1).looksAt(23_000);
        assertEquals(23_000, button.genuineMs());
    }

    @Test
    void onePressOfAFlurryCountsOnlyWhereItInsists() {
        reads(2000, 0).flickersFrom(10_000, ButtonTrust.FLURRY);
        reads(15_000, 1);
        assertEquals(45_000, button.nextDueMs());
        looksAt(44_999);
        assertEquals(Tick.NONE, button.genuineMs());
        looksAt(45_000);
        assertEquals(45_000, button.genuineMs());
    }

    @Test
    void aPressThatOutlivesAWayOutIsNotBelievedUntilItIsReleased() {
        calls();
        reads(14_000, 1);
        car.doorsOpenSince(14_500);
        looksAt(15_500);
        assertEquals(Tick.NONE, button.genuineMs());
        car.doorsClosed(Truth.TRUE).sealedSince(20_000);
        looksAt(60_000);
        assertEquals(Tick.NONE, button.genuineMs());
        assertEquals(Tick.NEVER, button.nextDueMs());
        assertTrue(button.distrusted(wires.panel()));
        wires.at(61_000).lose(Signal.ALARM_BUTTON);
        looksAt(61_000).reads(62_000, 1);
        assertTrue(button.distrusted(wires.panel()));
        reads(63_000, 0).reads(64_000, 1).looksAt(67_000);
        assertEquals(67_000, button.genuineMs());
    }

    @Test
    void aButtonThatIsLostIsNotReleased() {
        wires.lose(Signal.ALARM_BUTTON);
        looksAt(2000).reads(3000, 1).looksAt(60_000);
        assertEquals(Tick.NONE, button.genuineMs());
    }

    @Test
    void aWayOutAnswersTheCall() {
        calls();
        car.doorsOpenSince(14_000);
        looksAt(14_999);
        assertEquals(13_000, button.genuineMs());
        looksAt(15_000);
        assertEquals(Tick.NONE, button.genuineMs());
        assertFalse(button.distrusted(wires.panel()));
    }

    @Test
    void outsideALandingItAlarmsAtOnceWhenTheCarIsProvenToStand() {
        car.inDoorZone(Truth.FALSE).standsSince(5000);
        calls();
        assertEquals(14_000, raiseAtMs(14_000));
    }

    @Test
    void atALandingItWaitsTenSecondsForTheDoors() {
        car.standsSince(13_000);
        calls();
        assertEquals(23_000, raiseAtMs(14_000));
    }

    @Test
    void whileTheCarTravelsItWaitsForTheLongestRunAndTwoSeconds() {
        car.travelledAt(12_000);
        calls();
        assertEquals(55_000, raiseAtMs(14_000));
        car.standsSince(13_001);
        assertEquals(55_000, raiseAtMs(14_000));
        car.inDoorZone(Truth.UNKNOWN).standsSince(5000);
        assertEquals(55_000, raiseAtMs(14_000));
    }

    @Test
    void doorsThatHaveBegunToOpenGetTenSecondsToBeAWayOut() {
        calls();
        car.doorsAjarSince(20_000);
        assertEquals(30_000, raiseAtMs(21_000));
        car.doorsAjarSince(12_000);
        assertEquals(23_000, raiseAtMs(21_000));
        car.inDoorZone(Truth.FALSE).travelledAt(20_000).doorsAjarSince(54_000);
        assertEquals(55_000, raiseAtMs(54_500));
    }

    @Test
    void aPressHeldForHalfAMinuteAlarmsAtOnceAtTheVeryMillisecond() {
        car.travelledAt(39_000);
        reads(2000, 0).reads(10_000, 1).looksAt(13_000).looksAt(39_999);
        assertEquals(55_000, raiseAtMs(39_999));
        looksAt(40_000);
        assertEquals(40_000, raiseAtMs(40_000));
        reads(41_000, 0);
        assertEquals(41_000, raiseAtMs(41_000));
    }

    @Test
    void whenAHumanEndsTheIncidentAPressStillHeldIsNoNewCall() {
        reads(2000, 0).reads(10_000, 1).looksAt(45_000);
        button.forget(Truth.TRUE);
        looksAt(45_000).looksAt(90_000);
        assertEquals(Tick.NEVER, raiseAtMs(90_000));
        reads(91_000, 0).reads(92_000, 1).looksAt(95_000);
        assertEquals(105_000, raiseAtMs(95_000));
    }

    @Test
    void anotherAgentGoesOnInTheMiddleOfAPress() {
        reads(2000, 0).reads(10_000, 1).looksAt(13_000);
        ButtonWatch other = fresh();
        other.resume(button.save());
        assertEquals(button.save(), other.save());
        button = other;
        assertEquals(40_000, button.nextDueMs());
        looksAt(40_000);
        assertEquals(40_000, raiseAtMs(40_000));
        ButtonWatch third = fresh();
        third.resume(button.save());
        assertEquals(button.save(), third.save());
    }
}
