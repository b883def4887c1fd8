package dev.liftwatch.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.campaign.LifeLine;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Life;
import dev.liftwatch.sim.LifeKind;
import dev.liftwatch.sim.Trapping;
import dev.liftwatch.trial.LifeOutcome.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One life in which the car overtravels with people in it, and what might be said of it. */
class LifeScorerTest {
    private static final long MINUTE_MS = 60_000;

    private final Life life = lived(LifeKind.OVERTRAVEL, 3);
    private final Trapping trapping = life.world().trappings().getFirst();

    private static Life lived(LifeKind kind, long seed) {
        Life life = Life.draw(kind, Kit.ENCODER, seed);
        while (life.passOn((atMs, reading) -> {})) {
            // It goes on.
        }
        return life;
    }

    private static Said said(long atMs, Phase phase, String incident) {
        return new Said(atMs, phase, incident, Cause.STOPPED_OUTSIDE_DOOR_ZONE, Certainty.CONFIRMED, 90);
    }

    private List<Verdict> verdicts(Said... all) {
        return new LifeScorer(life, new SimulatedConfig(life.world()).geometry(), List.of(all))
                .cases().stream().map(LifeOutcome.Case::verdict).toList();
    }

    private Said raised(long afterStartMs) {
        return said(trapping.startMs() + afterStartMs, Phase.RAISED, "a");
    }

    private Said closed(long afterReleaseMs) {
        return said(trapping.releaseMs() + afterReleaseMs, Phase.CLOSED, "a");
    }

    @Test
    void anAlarmInTimeThatEndsWithTheReleaseHolds() {
        assertEquals(List.of(Verdict.HELD), verdicts(raised(MINUTE_MS), closed(1000)));
    }

    @Test
    void whatGoesWrongHasItsName() {
        assertEquals(List.of(Verdict.MISSED), verdicts());
        assertEquals(List.of(Verdict.LATE), verdicts(raised(5 * MINUTE_MS), closed(1000)));
        assertEquals(List.of(Verdict.CLOSED_EARLY), verdicts(raised(MINUTE_MS), closed(-MINUTE_MS)));
        assertEquals(List.of(Verdict.CLOSED_LATE), verdicts(raised(MINUTE_MS), closed(2 * MINUTE_MS)));
        assertEquals(List.of(Verdict.NEVER_CLOSED), verdicts(raised(MINUTE_MS)));
        Said again = said(trapping.startMs() + 2 * MINUTE_MS, Phase.RAISED, "b");
        Said closedAgain = said(trapping.releaseMs() + 1000, Phase.CLOSED, "b");
        assertEquals(List.of(Verdict.TWICE), verdicts(raised(MINUTE_MS), closed(1000), again, closedAgain));
    }

    @Test
    void anAlarmForNobodyIsFalseAndOneThatStandsAsPeopleAreTrappedMasksThem() {
        Said before = raised(-10 * MINUTE_MS);
        Said ended = said(trapping.startMs() - 5 * MINUTE_MS, Phase.CLOSED, "a");
        assertEquals(List.of(Verdict.MISSED, Verdict.FALSE_ALARM), verdicts(before, ended));
        assertEquals(List.of(Verdict.MASKED, Verdict.FALSE_STAYS), verdicts(before, closed(1000)));
    }

    @Test
    void aTrappingNobodyCouldSeeIsNotMissed() {
        List<Signal> wired = Kit.CONTACTS.signals(1);
        assertTrue(new Witnesses(wired, List.of()).see(trapping));
        assertTrue(new Witnesses(wired, List.of("door_zone inverted")).see(trapping), "it still tells everything");
        assertFalse(new Witnesses(wired, List.of("door_zone stuck-low")).see(withoutPresses()));
    }

    /** The same people, and nobody thinks of the button. */
    private Trapping withoutPresses() {
        return new Trapping(
                trapping.mishap(),
                trapping.startMs(),
                trapping.releaseMs(),
                trapping.closedMs(),
                trapping.wayMm(),
                trapping.leftZone(),
                trapping.stands(),
                List.of(),
                trapping.strongMs(),
                trapping.boardedSeen(),
                trapping.seenMs(),
                trapping.releasedUnseen(),
                trapping.readSinceMs(),
                trapping.troubles(),
                trapping.boxOff());
    }

    @Test
    void whatBecameOfALifeIsReadBackFromItsLine() {
        LifeOutcome.Which which = new LifeOutcome.Which(LifeKind.FIRST_SIGHT, Kit.CONTACTS, 25);
        LifeOutcome outcome = LifeTrial.run(which);
        assertEquals(outcome, LifeLine.read(LifeLine.write(outcome)));
        assertEquals(outcome, LifeTrial.run(which), "and it is lived and judged the same again");
    }
}
