package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.fault.FaultChange;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Change;
import dev.liftwatch.incident.Explanation.Sentence;
import dev.liftwatch.incident.Likelihood;
import dev.liftwatch.incident.Otherwise;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every sentence of an explanation is there when it holds, with its whole seconds, and only then. */
class ExplainerTest {
    private static final long NONE = Tick.NONE;
    private static final Evidence EMPTY = new Evidence(true, false, NONE, NONE, NONE, NONE, NONE, NONE);

    private final DrawnCar car =
            new DrawnCar().at(100_000).inDoorZone(Truth.FALSE).standsSince(60_000);
    private Evidence evidence = EMPTY;
    private boolean shaftUnpowered;

    private static final Likelihood LIKELIHOOD =
            new Likelihood(80, new Otherwise(Otherwise.Kind.WIRE_AT_FAULT, Signal.DOOR_ZONE, 15));
    private static final Sentence OTHERWISE =
            new Sentence("otherwise.wire-at-fault", List.of(80L, 15L), Signal.DOOR_ZONE);

    private List<Sentence> explain(Phase phase, Reason reason) {
        Change change = new Change("i-1", phase, Cause.STALLED, Set.of(), Certainty.CONFIRMED, 59_001, NONE, reason);
        JudgementInput input = new JudgementInput(
                car.draw(),
                evidence,
                shaftUnpowered,
                true,
                false,
                false,
                false,
                NONE,
                Tick.NEVER,
                NONE,
                NONE,
                WireStanding.CLEAR);
        return Explainer.explain(change, input, LIKELIHOOD).sentences();
    }

    private void assertSays(Sentence... sentences) {
        assertEquals(List.of(sentences), explain(Phase.RAISED, null));
    }

    private void assertPresence(Sentence sentence) {
        assertEquals(sentence, explain(Phase.RAISED, null).get(2));
    }

    @Test
    void anAlarmSaysItsCauseTheStandThePeopleAndWhatEndsIt() {
        assertSays(
                Sentence.of("cause.stalled", 40),
                Sentence.of("car.still", 40),
                Sentence.of("presence.none"),
                OTHERWISE,
                Sentence.of("ends.alarm"));
    }

    @Test
    void aSuspicionEndsOtherwise() {
        assertEquals(
                Sentence.of("ends.suspicion"), explain(Phase.SUSPECTED, null).getLast());
        assertEquals(Sentence.of("ends.alarm"), explain(Phase.UPDATED, null).getLast());
    }

    @Test
    void anEndSaysItsReasonAndHowLongItLastedAndNothingElse() {
        assertEquals(
                List.of(Sentence.of("reason.doors-opened-at-landing", 40)),
                explain(Phase.CLOSED, Reason.DOORS_OPENED_AT_LANDING));
    }

    @Test
    void whatIsLostAndWhatIsOnIsSaid() {
        car.travelledAt(98_000)
                .mainsLost(Truth.TRUE)
                .inDoorZone(Truth.UNKNOWN)
                .doorsClosed(Truth.UNKNOWN)
                .inspection(Truth.TRUE);
        shaftUnpowered = true;
        assertSays(
                Sentence.of("cause.stalled", 40),
                Sentence.of("car.moving", 2),
                Sentence.of("presence.none"),
                Sentence.of("mains.lost"),
                Sentence.of("shaft.unpowered"),
                Sentence.of("zone.unknown"),
                Sentence.of("doors.unknown"),
                Sentence.of("inspection.on"),
                OTHERWISE,
                Sentence.of("ends.alarm"));
    }

    @Test
    void ofThePeopleTheStrongestIsSaid() {
        evidence = new Evidence(true, true, 10_000, 20_000, 30_000, 40_000, 50_000, 10_000);
        assertPresence(Sentence.of("presence.strong", 90));
        evidence = new Evidence(true, true, NONE, 20_000, 30_000, 40_000, 50_000, NONE);
        assertPresence(Sentence.of("presence.single", 80));
        evidence = new Evidence(true, true, NONE, NONE, 30_000, 40_000, 50_000, NONE);
        assertPresence(Sentence.of("presence.boarded", 70));
        evidence = new Evidence(true, true, NONE, NONE, NONE, NONE, 50_000, NONE);
        assertPresence(Sentence.of("presence.load", 50));
    }

    @Test
    void aSensorThatIsNotBelievedOrSaysNothingIsSaid() {
        evidence = new Evidence(false, true, NONE, NONE, NONE, NONE, NONE, NONE);
        assertPresence(Sentence.of("presence.distrusted"));
        evidence = new Evidence(false, false, NONE, NONE, NONE, NONE, NONE, NONE);
        assertPresence(Sentence.of("presence.unknown"));
    }

    private static List<Sentence> fault(FaultKind kind, Signal signal, FaultChange.Step step) {
        FaultChange change = new FaultChange(kind, signal, "i-1", step, 59_001, 60_000);
        return Explainer.explain(change, false, List.of(), 100_000).sentences();
    }

    @Test
    void aFaultSaysItsKindItsTimeAndItsWire() {
        assertEquals(
                List.of(new Sentence("fault.signal-lost", List.of(40L), Signal.DOOR_ZONE), Sentence.of("ends.fault")),
                fault(FaultKind.SIGNAL_LOST, Signal.DOOR_ZONE, FaultChange.Step.RAISED));
        assertEquals(
                List.of(new Sentence("fault.stall", List.of(40L), null), Sentence.of("ends.fault")),
                fault(FaultKind.STALL, null, FaultChange.Step.RAISED));
    }

    @Test
    void anEncoderThatShowsImpossibleHeightsIsNotCalledSilent() {
        FaultChange change = new FaultChange(
                FaultKind.SIGNAL_LOST, Signal.POSITION_MM, "i-1", FaultChange.Step.RAISED, 59_001, 60_000);
        assertEquals(
                new Sentence("fault.signal-lost.jumped", List.of(40L), Signal.POSITION_MM),
                Explainer.explain(change, true, List.of(), 100_000).sentences().getFirst());
    }

    @Test
    void whereEverySignalIsLostNoWireIsNamed() {
        assertEquals(
                new Sentence("fault.signal-lost.all", List.of(40L), null),
                fault(FaultKind.SIGNAL_LOST, null, FaultChange.Step.RAISED).getFirst());
    }

    @Test
    void aFaultEndsByItselfOrInATrapping() {
        assertEquals(
                List.of(Sentence.of("reason.condition-ended", 40)),
                fault(FaultKind.STALL, null, FaultChange.Step.ENDED));
        assertEquals(
                List.of(Sentence.of("reason.absorbed", 40)), fault(FaultKind.STALL, null, FaultChange.Step.ABSORBED));
    }

    @Test
    void dangerIsThatOfTheCauseOrOfAnyOtherThatHolds() {
        for (Cause cause : Cause.values()) {
            boolean danger = cause == Cause.DOORS_OPEN_OUTSIDE_DOOR_ZONE;
            assertEquals(danger, change(cause, Set.of()).danger());
            assertEquals(
                    danger,
                    change(Cause.STALLED, EnumSet.of(Cause.POWER_LOST, cause)).danger());
        }
        assertTrue(change(Cause.DOORS_OPEN_OUTSIDE_DOOR_ZONE, Set.of(Cause.STALLED))
                .danger());
    }

    private static Change change(Cause cause, Set<Cause> also) {
        return new Change("i-1", Phase.RAISED, cause, also, Certainty.CONFIRMED, 0, 0, null);
    }
}
