package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.IncidentNaming;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.time.Gap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a judgement makes of a time in which nothing was read. */
class JudgementAfterGapTest {
    private static final IncidentNaming NAMING = (atMs, ordinal) -> "incident-" + ordinal;

    private Judgement judgement = new Judgement(config(Signal.POSITION_MM), NAMING);

    private static JudgementConfig config(Signal... more) {
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        for (Signal signal : List.of(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.OCCUPIED, Signal.ALARM_BUTTON)) {
            signals.put(signal, new SignalSettings(0, 5000, false, 0));
        }
        for (Signal signal : more) {
            signals.put(signal, new SignalSettings(0, 5000, false, 0));
        }
        return new JudgementConfig(
                new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false),
                signals,
                Optional.of(new PresenceSettings(PresenceSensor.RADAR, 3000)),
                DetectionSettings.defaults());
    }

    private void reads(long tickMs, Signal signal, long value) {
        judgement.advanceTo(tickMs);
        judgement.apply(Reading.of(signal, value), tickMs);
        judgement.judge(tickMs);
    }

    /** Somebody is in a closed car that stands between two landings from tick 10 000 on. */
    private void stopsWithSomebody() {
        reads(1000, Signal.DOOR_OPEN, 0);
        reads(1000, Signal.DOOR_CLOSED, 1);
        reads(1000, Signal.ALARM_BUTTON, 0);
        reads(1000, Signal.OCCUPIED, 1);
        reads(8000, Signal.POSITION_MM, 0);
        reads(9000, Signal.POSITION_MM, 800);
        reads(10_000, Signal.POSITION_MM, 1500);
        reads(11_000, Signal.POSITION_MM, 1500);
        reads(12_000, Signal.POSITION_MM, 1500);
    }

    /** Every source is open again. */
    private void saysAll(long tickMs, long positionMm) {
        judgement.apply(Reading.of(Signal.DOOR_OPEN, 0), tickMs);
        judgement.apply(Reading.of(Signal.DOOR_CLOSED, 1), tickMs);
        judgement.apply(Reading.of(Signal.ALARM_BUTTON, 0), tickMs);
        judgement.apply(Reading.of(Signal.OCCUPIED, 1), tickMs);
        reads(tickMs, Signal.POSITION_MM, positionMm);
    }

    @Test
    void afterAGapNothingIsDecidedOnOldSignals() {
        stopsWithSomebody();
        judgement.advanceTo(50_000);
        isDownUntil(600_000);
        assertEquals(List.of(), judgement.advanceTo(604_999));
        assertNull(judgement.picture(), "half a picture is none");
        judgement.apply(Reading.of(Signal.POSITION_MM, 6000), 604_999);
        assertEquals(List.of(), judgement.judge(604_999));
        assertNull(judgement.picture());
        judgement.judge(605_000);
        assertEquals(6000L, judgement.place().positionMm(), "a car may be anywhere after a gap");
        assertFalse(judgement.picture().doors().allClosed().isKnown(), "a contact that says nothing is lost");
        assertFalse(judgement.evidence().any(), "there was time to get out");
    }

    @Test
    void aLineThatStaysSilentAfterAGapIsBlindnessWithThePeopleWhoWereInTheCar() {
        stopsWithSomebody();
        List<Decision> suspected = judgement.advanceTo(50_000);
        isDownUntil(600_000);
        Decision raised = judgement.advanceTo(900_000).stream()
                .filter(Decision::isTrap)
                .findFirst()
                .orElseThrow();
        assertEquals(Cause.SENSORS_LOST, raised.cause());
        assertEquals(605_000 + 120_000, raised.atMs());
        assertEquals(suspected.getFirst().incident(), raised.incident());
    }

    private void isDownUntil(long tickMs) {
        JudgementState state = judgement.save();
        judgement = Judgement.resumeAfterGap(
                config(Signal.POSITION_MM), NAMING, state, tickMs, Interruption.of(Gap.of(tickMs - state.nowMs())));
    }

    @Test
    void aShortGapLetsNobodyOutOnTheWay() {
        stopsWithSomebody();
        isDownUntil(21_000);
        saysAll(21_500, 6000);
        assertTrue(judgement.picture().sealed().hasRide());
        assertEquals(1000, judgement.picture().sealed().sinceMs());
    }

    @Test
    void aRadarThatIsHighOnBothSidesOfAGapWasNotSeenToStayHigh() {
        stopsWithSomebody();
        isDownUntil(20_000);
        saysAll(20_000, 1500);
        for (long tickMs = 21_000; tickMs <= 49_000; tickMs += 1000) {
            reads(tickMs, Signal.POSITION_MM, 1500);
        }
        reads(49_999, Signal.POSITION_MM, 1500);
        assertFalse(judgement.evidence().strong());
        judgement.judge(50_000);
        assertTrue(judgement.evidence().strong());
    }

    @Test
    void whatWasKnownBeforeAGapIsStaleFiveSecondsAfterIt() {
        JudgementConfig config = new JudgementConfig(
                config().geometry(),
                Map.of(Signal.POSITION_MM, SignalSettings.defaults(Signal.POSITION_MM)),
                Optional.empty(),
                DetectionSettings.defaults());
        judgement = new Judgement(config, NAMING);
        reads(1000, Signal.POSITION_MM, 3000);
        judgement =
                Judgement.resumeAfterGap(config, NAMING, judgement.save(), 600_000, Interruption.of(Gap.of(599_000)));
        assertEquals(605_000, judgement.nextDueMs());
    }

    @Test
    void aHumanCanEndAnIncidentBeforeTheFirstSignalOfAStart() {
        stopsWithSomebody();
        List<Decision> raised = judgement.advanceTo(400_000).stream()
                .filter(decision -> decision.phase() == Phase.RAISED)
                .toList();
        assertEquals(1, raised.size());
        isDownUntil(600_000);
        List<Decision> closed = judgement.resolve(raised.getFirst().incident(), false, 600_100);
        assertEquals(Phase.CLOSED, closed.getFirst().phase());
        assertEquals(Reason.RESOLVED, closed.getFirst().reason());
    }

    @Test
    void afterAStartAtWhichNoSignalIsKnownAndNoneComesThatIsJudgedToo() {
        judgement = new Judgement(config(Signal.POSITION_MM), NAMING);
        judgement.apply(Reading.lost(Signal.POSITION_MM), 2000);
        judgement.judge(2000);
        isDownUntil(600_000);
        assertTrue(judgement.nextDueMs() <= 605_000, judgement.nextDueMs() + " ms");
        judgement.advanceTo(605_001);
        assertNotNull(judgement.picture());
    }

    @Test
    void aSuspicionKeepsItsIdThoughTheEncoderComesUpLongAfterTheContacts() {
        for (long lateMs = 500; lateMs <= 60_000; lateMs += 4500) {
            judgement = new Judgement(config(Signal.POSITION_MM), NAMING);
            stopsWithSomebody();
            String suspected = judgement.advanceTo(50_000).stream()
                    .filter(Decision::isTrap)
                    .findFirst()
                    .orElseThrow()
                    .incident();
            isDownUntil(65_000);
            List<Decision> decisions = new ArrayList<>();
            for (Signal signal : List.of(Signal.DOOR_OPEN, Signal.ALARM_BUTTON)) {
                judgement.apply(Reading.of(signal, 0), 65_100);
            }
            for (Signal signal : List.of(Signal.DOOR_CLOSED, Signal.OCCUPIED)) {
                judgement.apply(Reading.of(signal, 1), 65_100);
            }
            decisions.addAll(judgement.judge(65_100));
            for (long tickMs = 65_000 + lateMs; tickMs < 140_000; tickMs += 1000) {
                decisions.addAll(judgement.advanceTo(tickMs));
                judgement.apply(Reading.of(Signal.POSITION_MM, 1500), tickMs);
                decisions.addAll(judgement.judge(tickMs));
            }
            List<Decision> traps = decisions.stream().filter(Decision::isTrap).toList();
            assertEquals(Phase.RAISED, traps.getFirst().phase(), lateMs + " ms late");
            assertEquals(suspected, traps.getFirst().incident());
            assertTrue(traps.getFirst().atMs() <= Math.max(72_000, 65_000 + lateMs + 3000), traps.toString());
        }
    }
}
