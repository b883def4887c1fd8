package dev.liftwatch.trial;

import java.util.List;

/**
 * What became of one lift.
 *
 * @param spec which lift under which conditions
 * @param cases every trapping, and every alarm that belongs to none
 */
public record TrialOutcome(TrialSpec spec, List<Case> cases) {
    /** Stands in the detail of a case before the list of what was wrong with the wires. */
    public static final String WITH = ", with ";

    public TrialOutcome {
        cases = List.copyOf(cases);
    }

    /** How it went. */
    public enum Verdict {
        /** Raised in time and closed after the release. */
        SEEN,
        /** The people were let out before anything had to be raised. */
        LET_OUT,
        /** Nothing that its sensors said could have shown it. */
        UNSEEABLE,
        LATE,
        MISSED,
        EARLY,
        /** Raised more than once. */
        TWICE,
        /** Closed while they were in, or not within a minute of their release. */
        CLOSED_WRONGLY,
        /** An alarm, and nobody was trapped. */
        FALSE_ALARM;

        /** Whether it is as it should be. */
        public boolean isGood() {
            return this == SEEN || this == LET_OUT || this == UNSEEABLE;
        }
    }

    /**
     * One trapping, or one false alarm.
     *
     * @param verdict how it went
     * @param what the mishap, or the cause that a false alarm named
     * @param atMs when it began, ms since the lift's beginning
     * @param detail what a person who looks into it wants to know
     * @param healthy whether all sensors and wires were in order
     * @param restarted whether the box was off during the trapping or shortly before, or in the hour before the false alarm
     */
    public record Case(Verdict verdict, String what, long atMs, String detail, boolean healthy, boolean restarted) {
        /** One during which the box was on. */
        public Case(Verdict verdict, String what, long atMs, String detail, boolean healthy) {
            this(verdict, what, atMs, detail, healthy, false);
        }
    }
}
