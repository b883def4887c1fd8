package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.incident.TrapState.Quiet;
import dev.liftwatch.incident.TrapState.Raised;
import dev.liftwatch.incident.TrapState.Suspected;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One step at a time in the life of an incident. */
class TrapStateMachineTest {
    private static final long NONE = Tick.NONE;
    private static final Evidence SOMEBODY = new Evidence(true, false, 5000, NONE, NONE, 5000, NONE, 5000);
    private static final Suspected SUSPECTED = new Suspected("i-1", Cause.STALLED, Certainty.PROBABLE, 10_000, 20_000);
    private static final Raised RAISED = new Raised("i-1", Cause.STALLED, Set.of(), Certainty.PROBABLE, 10_000, 70_000);

    private final DrawnCar car =
            new DrawnCar().at(100_000).inDoorZone(Truth.FALSE).sealedSince(0);

    private static Finding finding(Cause cause, long suspectAtMs, long raiseAtMs) {
        return new Finding(cause, 10_000, suspectAtMs, raiseAtMs, Certainty.PROBABLE);
    }

    private TrapStateMachine.Step step(TrapState trapState, Evidence evidence, Finding... findings) {
        return step(trapState, evidence, false, findings);
    }

    private TrapStateMachine.Step step(
            TrapState trapState, Evidence evidence, boolean mayCauseComeAgain, Finding... findings) {
        JudgementInput input = new JudgementInput(
                car.draw(),
                evidence,
                false,
                true,
                false,
                false,
                false,
                NONE,
                Tick.NEVER,
                NONE,
                NONE,
                WireStanding.CLEAR);
        return TrapStateMachine.step(trapState, List.of(findings), input, mayCauseComeAgain, null, () -> "i-2");
    }

    private TrapStateMachine.Step step(TrapState trapState, Finding... findings) {
        return step(trapState, SOMEBODY, findings);
    }

    private static void assertStays(TrapState trapState, TrapStateMachine.Step step) {
        assertSame(trapState, step.trapState());
        assertNull(step.change());
    }

    @Test
    void aCauseIsSuspectedAtItsTimeAndNotBefore() {
        Quiet quiet = new Quiet();
        assertStays(quiet, step(quiet, finding(Cause.STALLED, 100_001, 160_000)));
        TrapStateMachine.Step step = step(quiet, finding(Cause.STALLED, 100_000, 160_000));
        assertEquals(new Suspected("i-2", Cause.STALLED, Certainty.PROBABLE, 10_000, 100_000), step.trapState());
        assertEquals(Phase.SUSPECTED, step.change().phase());
        assertEquals(NONE, step.change().raisedMs());
        assertEquals("i-2", step.trapState().incidentOrNull());
        assertEquals(NONE, step.trapState().raisedAtMs());
    }

    @Test
    void itIsRaisedAtItsTimeWithoutSuspicionWhereThatTimeHasCome() {
        TrapStateMachine.Step step = step(new Quiet(), finding(Cause.STALLED, 90_000, 100_000));
        assertEquals(new Raised("i-2", Cause.STALLED, Set.of(), Certainty.PROBABLE, 10_000, 100_000), step.trapState());
        assertEquals(Phase.RAISED, step.change().phase());
        assertEquals("i-2", step.trapState().incidentOrNull());
        assertEquals(100_000, step.trapState().raisedAtMs());
    }

    @Test
    void underInspectionOnlyTheButtonBeginsAnIncident() {
        car.inspection(Truth.TRUE);
        Quiet quiet = new Quiet();
        assertStays(quiet, step(quiet, finding(Cause.STALLED, 90_000, 100_000)));
        TrapStateMachine.Step step =
                step(quiet, finding(Cause.STALLED, 90_000, 200_000), finding(Cause.ALARM_BUTTON, 90_000, 100_000));
        assertEquals(Cause.ALARM_BUTTON, step.change().cause());
    }

    @Test
    void whereTheDoorsAreAWayOutNothingBegins() {
        car.inDoorZone(Truth.UNKNOWN).doorsOpenSince(99_000);
        Quiet quiet = new Quiet();
        assertStays(quiet, step(quiet, finding(Cause.STALLED, 90_000, 100_000)));
        car.inDoorZone(Truth.FALSE);
        assertEquals(
                Phase.RAISED,
                step(quiet, finding(Cause.STALLED, 90_000, 100_000)).change().phase());
    }

    @Test
    void aSuspicionIsRaisedAtItsTimeUnderItsIdAndTheCauseThatQualifies() {
        assertStays(SUSPECTED, step(SUSPECTED, finding(Cause.STALLED, 20_000, 100_001)));
        TrapStateMachine.Step step = step(
                SUSPECTED, finding(Cause.STALLED, 20_000, 100_001), finding(Cause.CLOSED_TOO_LONG, 20_000, 100_000));
        assertEquals(
                new Raised("i-1", Cause.CLOSED_TOO_LONG, Set.of(), Certainty.PROBABLE, 10_000, 100_000),
                step.trapState());
    }

    @Test
    void othersThatHoldAtTheAlarmAreNamedAndThoseThatAreOnlySuspectedAreNot() {
        TrapStateMachine.Step step = step(
                SUSPECTED,
                finding(Cause.STALLED, 20_000, 100_000),
                finding(Cause.POWER_LOST, 20_000, 100_000),
                finding(Cause.CLOSED_TOO_LONG, 20_000, 100_001));
        assertEquals(Set.of(Cause.POWER_LOST), step.change().also());
        assertEquals(Phase.RAISED, step.change().phase());
    }

    @Test
    void aSuspicionIsDismissedWithItsReason() {
        assertDismissed(Reason.CONDITION_ENDED, step(SUSPECTED));
        assertDismissed(Reason.CONDITION_ENDED, step(SUSPECTED, finding(Cause.STALLED, 100_001, 160_000)));
        assertStays(SUSPECTED, step(SUSPECTED, finding(Cause.STALLED, 100_000, 160_000)));
        car.travelledAt(99_000);
        assertDismissed(Reason.TRAVELLED, step(SUSPECTED));
        car.inDoorZone(Truth.TRUE).doorsOpenSince(99_000);
        assertDismissed(Reason.DOORS_OPENED_AT_LANDING, step(SUSPECTED));
        car.inDoorZone(Truth.UNKNOWN);
        assertDismissed(Reason.DOORS_OPENED, step(SUSPECTED));
    }

    private static void assertDismissed(Reason reason, TrapStateMachine.Step step) {
        assertInstanceOf(Quiet.class, step.trapState());
        assertNull(step.trapState().incidentOrNull());
        assertEquals(Phase.DISMISSED, step.change().phase());
        assertEquals(reason, step.change().reason());
        assertEquals("i-1", step.change().incident());
    }

    @Test
    void inspectionDismissesASuspicionWithoutEvidenceAndLeavesOneWithIt() {
        car.inspection(Truth.TRUE);
        assertStays(SUSPECTED, step(SUSPECTED, finding(Cause.STALLED, 20_000, 160_000)));
        assertDismissed(Reason.INSPECTION, step(SUSPECTED, Evidence.NONE, finding(Cause.STALLED, 20_000, 160_000)));
        car.inspection(Truth.FALSE);
        assertStays(SUSPECTED, step(SUSPECTED, Evidence.NONE, finding(Cause.STALLED, 20_000, 160_000)));
    }

    @Test
    void anAlarmEndsByAWayOutAtALandingAndNothingElse() {
        assertStays(RAISED, step(RAISED));
        car.doorsOpenSince(99_000).inDoorZone(Truth.UNKNOWN);
        assertStays(RAISED, step(RAISED));
        car.inDoorZone(Truth.TRUE);
        TrapStateMachine.Step step = step(RAISED);
        assertInstanceOf(Quiet.class, step.trapState());
        assertEquals(Phase.CLOSED, step.change().phase());
        assertEquals(Reason.DOORS_OPENED_AT_LANDING, step.change().reason());
        assertEquals(70_000, step.change().raisedMs());
    }

    @Test
    void anAlarmIsUpdatedWhenItIsSurerOrAnotherCauseHolds() {
        assertStays(RAISED, step(RAISED, finding(Cause.POWER_LOST, 20_000, 100_001)));
        TrapStateMachine.Step step = step(RAISED, finding(Cause.POWER_LOST, 20_000, 100_000));
        assertEquals(Phase.UPDATED, step.change().phase());
        assertEquals(Set.of(Cause.POWER_LOST), step.change().also());
        assertStays(step.trapState(), step(step.trapState(), finding(Cause.STALLED, 20_000, 60_000)));
        TrapStateMachine.Step surer =
                step(RAISED, new Finding(Cause.STALLED, 10_000, 20_000, 60_000, Certainty.CONFIRMED));
        assertEquals(Certainty.CONFIRMED, surer.change().certainty());
        assertStays(RAISED, step(RAISED, new Finding(Cause.STALLED, 10_000, 20_000, 60_000, Certainty.POSSIBLE)));
    }

    @Test
    void anAlarmThatRestsOnASensorThatIsNotBelievedFallsToPossible() {
        Evidence nothing = new Evidence(false, true, NONE, NONE, NONE, NONE, NONE, NONE);
        assertEquals(Certainty.POSSIBLE, step(RAISED, nothing).change().certainty());
        Evidence button = new Evidence(false, true, 5000, NONE, NONE, 5000, NONE, 5000);
        assertStays(RAISED, step(RAISED, button));
    }

    @Test
    void whatIsNotSaidToHaveBegunBeganNow() {
        Finding unknown = new Finding(Cause.STALLED, NONE, 20_000, 60_000, Certainty.POSSIBLE);
        assertEquals(100_000, step(new Quiet(), unknown).change().occurredMs());
    }

    @Test
    void aSuspicionWhoseEvidenceAGapHasCutOffWaitsForItUnlessPeopleCanWalkOut() {
        assertStays(SUSPECTED, step(SUSPECTED, Evidence.NONE, true));
        assertEquals(
                Phase.DISMISSED, step(SUSPECTED, Evidence.NONE, false).change().phase());
        car.inspection(Truth.TRUE);
        assertStays(SUSPECTED, step(SUSPECTED, Evidence.NONE, true));
        car.inspection(Truth.FALSE).inDoorZone(Truth.TRUE).doorsOpenSince(0);
        assertEquals(
                Phase.DISMISSED, step(SUSPECTED, Evidence.NONE, true).change().phase());
    }
}
