package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.FaultyLift.assertEnded;
import static dev.liftwatch.entrapment.FaultyLift.assertNone;
import static dev.liftwatch.entrapment.FaultyLift.assertOpen;
import static dev.liftwatch.entrapment.FaultyLift.close;
import static dev.liftwatch.entrapment.FaultyLift.drive;
import static dev.liftwatch.entrapment.FaultyLift.open;
import static dev.liftwatch.entrapment.FaultyLift.proven;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.time.Gap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The life of an incident without trapped people, through restarts and beside a trapping. */
class FaultLifeTest {

    @Test
    void itSaysWhatItIsAndNothingOfPeople() {
        Scene scene = proven().lose(Signal.DOOR_OPEN).pass(70);
        Decision raised = scene.faults().getFirst();
        assertEquals("signal-lost", raised.kind());
        assertNull(raised.cause());
        assertNull(raised.certainty());
        assertEquals(raised.atMs(), raised.raisedMs());
        assertEquals(60_000, raised.atMs() - raised.occurredMs());
        assertEquals(
                "fault.signal-lost", raised.explanation().sentences().getFirst().key());
    }

    @Test
    void aTimerThatIsDueBetweenTwoRowsPrintsItsOwnTime() {
        Scene scene = proven().set(Signal.MAINS_OK, 0);
        long lostMs = scene.nowMs();
        scene.pass(11);
        assertEquals(lostMs + 10_000, scene.faults().getFirst().atMs());
    }

    @Test
    void aRestartWhileItBeginsLosesNoneOfItsTime() {
        Scene scene = proven().set(Signal.DOOR_CLOSED, 0).pass(14).restart().pass(0.8);
        assertNone(scene);
        assertOpen(scene.pass(0.4), FaultKind.DOOR_OPEN_FAILURE);
    }

    @Test
    void aRestartWhileItIsOpenNeitherRaisesItAgainNorForgetsToCloseIt() {
        Scene scene =
                proven().set(Signal.MAINS_OK, 0).pass(60).restart().pass(60).set(Signal.MAINS_OK, 1);
        scene.pass(2).restart().pass(10);
        assertEnded(scene, FaultKind.POWER_LOST);
        assertEquals(
                scene.faults().getFirst().incident(), scene.faults().getLast().incident());
    }

    @Test
    void anHourInWhichNothingWasReadProvesThatNothingLasted() {
        Scene scene = proven().set(Signal.MAINS_OK, 0).pass(5).downFor(3600).pass(9);
        assertNone(scene);
        assertOpen(scene.pass(2), FaultKind.POWER_LOST);
    }

    @Test
    void whatIsOpenBeforeSuchAnHourIsClosedAfterItWhenItIsOver() {
        Scene scene = proven().set(Signal.MAINS_OK, 0).pass(60).downFor(3600);
        assertOpen(scene.pass(60), FaultKind.POWER_LOST);
        assertEnded(scene.set(Signal.MAINS_OK, 1).pass(10), FaultKind.POWER_LOST);
    }

    @Test
    void whatRestsOnAWireThatWasTakenAwayEnds() {
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        signals.put(Signal.DOOR_CLOSED, SignalSettings.defaults(Signal.DOOR_CLOSED));
        signals.put(Signal.MAINS_OK, SignalSettings.defaults(Signal.MAINS_OK));
        Judgement before = new Judgement(config(signals), (atMs, ordinal) -> "i-" + ordinal);
        before.apply(Reading.of(Signal.DOOR_CLOSED, 1), 0);
        before.apply(Reading.of(Signal.MAINS_OK, 0), 0);
        before.judge(0);
        assertEquals(1, before.advanceTo(20_000).size());
        signals.remove(Signal.MAINS_OK);
        Judgement after = Judgement.resumeAfterGap(
                config(signals),
                (atMs, ordinal) -> "i-" + ordinal,
                before.save(),
                30_000,
                Interruption.of(Gap.of(10_000)));
        after.apply(Reading.of(Signal.DOOR_CLOSED, 1), 30_000);
        List<Decision> decisions = after.judge(30_000);
        assertEquals(1, decisions.size());
        assertEquals("power-lost", decisions.getFirst().kind());
        assertEquals(Phase.CLOSED, decisions.getFirst().phase());
        assertEquals(List.of(), after.judge(30_001));
    }

    private static JudgementConfig config(Map<Signal, SignalSettings> signals) {
        return new JudgementConfig(
                new LiftGeometry(1750, 200, List.of(0L, 3000L), false),
                signals,
                Optional.empty(),
                DetectionSettings.defaults());
    }

    @Test
    void anEmergencyStopWithPeopleIsTakenOverByTheirTrappingAndNotRaisedAgainAfterIt() {
        Scene scene = proven();
        open(scene).set(Signal.OCCUPIED, 1);
        close(scene);
        drive(scene, 4 * Scene.LANDING_MM + 1500).set(Signal.SAFETY_CHAIN, 0).set(Signal.RUNNING, 0);
        scene.pass(300).resolve().set(Signal.OCCUPIED, 0).pass(30);
        assertEquals(1, scene.all(Phase.RAISED).size());
        assertEquals(2, scene.faults().size(), () -> FaultyLift.told(scene));
        assertEquals(Reason.ABSORBED, scene.faults().getLast().reason());
    }

    @Test
    void aCarThatStillStandsOutsideAMinuteAfterItsTrappingWasResolvedIsAStopOfItsOwn() {
        Scene scene = proven();
        open(scene).set(Signal.OCCUPIED, 1);
        close(scene);
        drive(scene, 4 * Scene.LANDING_MM + 1500).set(Signal.RUNNING, 0).pass(300);
        scene.set(Signal.OCCUPIED, 0).pass(1).resolve().pass(59);
        assertNone(scene);
        assertOpen(scene.pass(2), FaultKind.STOPPED_OUTSIDE_DOOR_ZONE);
    }

    @Test
    void thePowerLostOfTheLiftStaysOpenBesideATrappingSinceTheBuildingNeedsItsOwnPeople() {
        Scene scene = proven();
        open(scene).set(Signal.OCCUPIED, 1);
        close(scene);
        drive(scene, 4 * Scene.LANDING_MM + 1500).set(Signal.RUNNING, 0).set(Signal.MAINS_OK, 0);
        assertOpen(scene.pass(300), FaultKind.POWER_LOST);
        assertEquals(Cause.POWER_LOST, scene.only(Phase.RAISED).cause());
    }

    @Test
    void whatRestsOnASignalThatIsFoundWrongEndsAndTheSignalIsNamed() {
        Scene scene = proven().set(Signal.MAINS_OK, 0).pass(30);
        for (int run = 0; run < 6; run++) {
            FaultyLift.emptyRun(scene, 3 + run % 2 * 4);
        }
        assertEquals(
                List.of("power-lost", "signal-stuck", "power-lost"),
                scene.faults().stream().map(Decision::kind).toList());
    }
}
