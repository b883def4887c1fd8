package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.IncidentNaming;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the judgement does by itself between readings, where it says that the car is, and how it is resumed and resolved. */
class JudgementTest {
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

    private List<Decision> reads(long tickMs, Signal signal, long value) {
        List<Decision> decisions = new ArrayList<>(judgement.advanceTo(tickMs));
        judgement.apply(Reading.of(signal, value), tickMs);
        decisions.addAll(judgement.judge(tickMs));
        return decisions;
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

    @Test
    void beforeTheFirstInstantNothingIsKnownAndNothingIsDue() {
        assertNull(judgement.picture());
        assertNull(judgement.evidence());
        assertEquals(Tick.NEVER, judgement.nextDueMs());
        assertEquals(new Decision.Place(null, null, Truth.UNKNOWN), judgement.place());
        assertEquals(List.of(), judgement.advanceTo(1_000_000));
    }

    @Test
    void onceBegunTimePassesForWhatNeverComes() {
        judgement = Judgement.begin(config(), NAMING, 5000);
        assertTrue(judgement.nextDueMs() < Tick.NEVER);
        assertFalse(judgement.evidence().any());
        assertEquals(5000, judgement.picture().nowMs());
    }

    @Test
    void thePlaceIsTheControllersFloorOrElseTheNearestLanding() {
        reads(1000, Signal.POSITION_MM, 2900);
        assertEquals(new Decision.Place(2900L, 1, Truth.TRUE), judgement.place());
        judgement = new Judgement(config(Signal.POSITION_MM, Signal.FLOOR), NAMING);
        reads(1000, Signal.POSITION_MM, 1300);
        assertEquals(new Decision.Place(1300L, 0, Truth.FALSE), judgement.place());
        reads(2000, Signal.FLOOR, 2);
        assertEquals(new Decision.Place(1300L, 2, Truth.FALSE), judgement.place());
        judgement.apply(Reading.lost(Signal.POSITION_MM), 3000);
        judgement.judge(3000);
        assertEquals(new Decision.Place(null, 2, Truth.UNKNOWN), judgement.place());
    }

    @Test
    void everythingHappensAtItsOwnInstantWhenNothingIsRead() {
        stopsWithSomebody();
        List<Decision> decisions =
                judgement.advanceTo(70_000).stream().filter(Decision::isTrap).toList();
        assertEquals(List.of(40_000L), decisions.stream().map(Decision::atMs).toList());
        assertEquals(70_000, judgement.nextDueMs());
        decisions = judgement.judge(70_000);
        assertEquals(Phase.RAISED, decisions.getFirst().phase());
        assertEquals("incident-1", decisions.getFirst().incident());
        assertEquals(10_000, decisions.getFirst().occurredMs());
        assertEquals(
                new Decision.Place(1500L, 0, Truth.FALSE), decisions.getFirst().place());
        assertTrue(judgement.nextDueMs() > 70_000);
    }

    @Test
    void aPressIsDueWhenItCounts() {
        stopsWithSomebody();
        reads(15_000, Signal.ALARM_BUTTON, 1);
        assertEquals(18_000, judgement.nextDueMs());
    }

    @Test
    void aPositionThatJumpsIsNotTaken() {
        stopsWithSomebody();
        reads(12_100, Signal.POSITION_MM, 900_000);
        assertEquals(1500, judgement.place().positionMm());
        assertEquals(1, judgement.save().watches().plausible().rejected());
    }

    @Test
    void peopleWhosePlaceWasLostByAJumpAreAlarmedAsIfTheSensorHadFallenSilentThen() {
        stopsWithSomebody();
        List<Decision> traps = new ArrayList<>();
        for (long atMs = 13_000; atMs <= 133_000; atMs += 500) {
            reads(atMs, Signal.POSITION_MM, 3000).stream()
                    .filter(decision -> decision.kind().equals(Decision.TRAP))
                    .forEach(traps::add);
        }
        Decision raised = traps.get(1);
        assertEquals(Phase.RAISED, raised.phase());
        assertEquals(Cause.SENSORS_LOST, raised.cause());
        assertEquals(13_000, raised.occurredMs());
        assertEquals(133_000, raised.atMs());
        assertNull(judgement.place().positionMm());
    }

    @Test
    void onlyTheOpenAlarmIsResolvedAndByItsIdOnly() {
        stopsWithSomebody();
        judgement.advanceTo(50_000);
        assertEquals(List.of(), judgement.resolve("incident-1", false, 50_000));
        judgement.advanceTo(71_000);
        assertEquals(List.of(), judgement.resolve("incident-2", false, 71_000));
        List<Decision> decisions = judgement.resolve("incident-1", false, 72_000);
        assertEquals(Phase.CLOSED, decisions.getFirst().phase());
        assertEquals(Reason.RESOLVED, decisions.getFirst().reason());
        assertEquals(72_000, decisions.getFirst().atMs());
        assertInstanceOf(TrapState.Quiet.class, judgement.trapState());
        assertFalse(judgement.evidence().strong());
    }

    @Test
    void aPressThatIsHeldAsAHumanEndsTheIncidentIsNoNewCall() {
        stopsWithSomebody();
        reads(15_000, Signal.ALARM_BUTTON, 1);
        judgement.advanceTo(30_000);
        assertEquals(Cause.ALARM_BUTTON, ((TrapState.Raised) judgement.trapState()).cause());
        judgement.resolve("incident-1", false, 30_000);
        judgement.advanceTo(60_000);
        assertInstanceOf(TrapState.Quiet.class, judgement.trapState());
        judgement.judge(60_000);
        assertEquals(
                Cause.STOPPED_OUTSIDE_DOOR_ZONE,
                ((TrapState.Suspected) judgement.trapState()).cause(),
                "the radar still sees somebody");
    }

    @Test
    void anotherAgentGoesOnAsIfThereHadBeenNoInterruption() {
        stopsWithSomebody();
        judgement.advanceTo(50_000);
        Judgement other = Judgement.resume(config(Signal.POSITION_MM), NAMING, judgement.save());
        assertEquals(judgement.nextDueMs(), other.nextDueMs());
        assertEquals(judgement.save(), other.save());
        assertEquals(judgement.picture(), other.picture());
        Judgement unborn = Judgement.resume(
                config(Signal.POSITION_MM), NAMING, new Judgement(config(Signal.POSITION_MM), NAMING).save());
        assertNull(unborn.picture());
    }

    @Test
    void aPressGoesOnOverARestart() {
        stopsWithSomebody();
        reads(15_000, Signal.ALARM_BUTTON, 1);
        judgement = Judgement.resume(config(Signal.POSITION_MM), NAMING, judgement.save());
        assertEquals(18_000, judgement.nextDueMs());
    }

    @Test
    void whoIsFoundToBeWrongIsLeftOutOfThePictureAtThatVeryInstant() {
        judgement = new Judgement(config(Signal.POSITION_MM, Signal.DOOR_ZONE), NAMING);
        reads(1000, Signal.DOOR_ZONE, 0);
        stopsWithSomebody();
        reads(12_500, Signal.POSITION_MM, 2250);
        for (long tickMs = 13_000; tickMs <= 16_000; tickMs += 1000) {
            reads(tickMs, Signal.POSITION_MM, 3000);
        }
        reads(16_000, Signal.DOOR_CLOSED, 0);
        reads(17_000, Signal.DOOR_OPEN, 1);
        reads(18_500, Signal.OCCUPIED, 0);
        for (long tickMs = 19_000; tickMs <= 43_000; tickMs += 1000) {
            reads(tickMs, Signal.POSITION_MM, 3000);
            reads(tickMs, Signal.OCCUPIED, 0);
        }
        assertEquals(Truth.FALSE, judgement.picture().inDoorZone(), "people may have forced the doors");
        judgement.advanceTo(43_500);
        judgement.judge(43_500);
        assertEquals(Signal.DOOR_ZONE, judgement.doubts().getFirst().signal());
        assertEquals(Truth.TRUE, judgement.picture().inDoorZone());
    }

    @Test
    void faultsAreRaisedAndClosedBesideTrappings() {
        judgement = Judgement.begin(config(), NAMING, 0);
        List<Decision> lost = judgement.advanceTo(100_000);
        assertFalse(lost.isEmpty());
        for (Decision decision : lost) {
            assertFalse(decision.isTrap());
            assertEquals(Phase.RAISED, decision.phase());
            assertEquals(60_000, decision.atMs());
        }
        List<Decision> back = new ArrayList<>();
        for (Signal signal : config().signals().keySet()) {
            back.addAll(reads(100_000, signal, 0));
        }
        back.addAll(judgement.advanceTo(200_000));
        assertEquals(
                lost.size(),
                back.stream().filter(d -> d.phase() == Phase.CLOSED).count());
    }
}
