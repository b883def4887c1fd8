package dev.liftwatch.duties;

import java.util.List;

/**
 * What is kept of it over a restart.
 *
 * @param version the format, {@link #VERSION}
 * @param selfTests test alarms
 * @param lapses what is open
 * @param advisories warnings that are not over
 * @param maintenance the visit that goes on, null where none does
 * @param usage the counters of the hour and the day that run
 */
public record DutiesState(
        int version,
        SavedTests selfTests,
        List<UplinkFault> lapses,
        List<Advisory> advisories,
        Maintenance maintenance,
        SavedUsage usage) {
    /** The version this code writes and reads. */
    public static final int VERSION = 1;

    /**
     * Test alarms.
     *
     * @param nextMs when the next one is due, tick
     * @param open those that are unanswered, one for each platform at most
     * @param proofs the last answer of each platform
     */
    public record SavedTests(long nextMs, List<OpenTest> open, List<Proof> proofs) {}

    /**
     * A test that a platform has not answered.
     *
     * @param uplink which platform
     * @param incident the test's id
     * @param sinceMs when it was decided, tick
     */
    public record OpenTest(String uplink, String incident, long sinceMs) {}

    /**
     * A platform has answered a test.
     *
     * @param uplink which
     * @param incident which test
     * @param atMs when, tick
     * @param wallMs when, wall clock, ms since 1970
     */
    public record Proof(String uplink, String incident, long atMs, long wallMs) {}

    /**
     * The counters.
     *
     * @param hour the hour that runs, null before the first
     * @param day the day that runs, null before the first
     */
    public record SavedUsage(UsageTally hour, UsageTally day) {}
}
