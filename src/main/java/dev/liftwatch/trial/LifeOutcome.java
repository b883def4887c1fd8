package dev.liftwatch.trial;

import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LifeKind;
import dev.liftwatch.text.Coded;
import java.util.List;

/**
 * What became of one scripted life.
 *
 * @param life which
 * @param building what kind of lift
 * @param wires what was wrong with its wires in the end
 * @param cases every trapping, and every alarm that belongs to none
 */
public record LifeOutcome(Which life, String building, List<String> wires, List<Case> cases) {
    /** The word for an alarm of no certainty: there was none. */
    static final String NO_CERTAINTY = "";

    public LifeOutcome {
        wires = List.copyOf(wires);
        cases = List.copyOf(cases);
    }

    /**
     * Which life: the same three live the same one.
     *
     * @param kind of trouble
     * @param kit what is wired
     * @param seed draws everything else
     */
    public record Which(LifeKind kind, Kit kit, long seed) {}

    /** How it went. */
    public enum Verdict implements Coded {
        /** Raised in time, closed after the release and soon. */
        HELD,
        /** Nothing had to be raised before the people were let out. */
        NOT_DUE,
        /** Not raised, and no working sensor could have shown it. */
        UNSEEABLE,
        MISSED,
        LATE,
        EARLY,
        /** Raised more than once. */
        TWICE,
        /** Closed while they were in. */
        CLOSED_EARLY,
        /** Closed later after the release than is allowed. */
        CLOSED_LATE,
        NEVER_CLOSED,
        /** An alarm from before stood when people were trapped, and no new one was raised. */
        MASKED,
        /** An alarm, and nobody was trapped; it ended by itself in ordinary service. */
        FALSE_ALARM,
        /** The same, and it did not end in ordinary service. */
        FALSE_STAYS;

        /** Whether it is as it should be. */
        public boolean isGood() {
            return this == HELD || this == NOT_DUE || this == UNSEEABLE;
        }

        /** Whether nobody was trapped. */
        public boolean isFalse() {
            return this == FALSE_ALARM || this == FALSE_STAYS;
        }
    }

    /**
     * One trapping, or one alarm for nobody.
     *
     * @param verdict how it went
     * @param what the mishap, or the cause that a false alarm named
     * @param atMs when it began, ms since the lift's beginning
     * @param certainty how sure the alarm was when it was raised, empty where there was none
     * @param percent how likely it said people are trapped, 0 where there was none
     * @param closedAfterMs how long after the release it was closed, or of a false alarm after it was raised, ms; negative where it
     *     never was, or before the release
     * @param detail what a person who looks into it wants to know
     */
    public record Case(
            Verdict verdict,
            String what,
            long atMs,
            String certainty,
            int percent,
            long closedAfterMs,
            String detail) {}

    /** Whether all of it is as it should be. */
    public boolean isGood() {
        return cases.stream().allMatch(one -> one.verdict().isGood());
    }
}
