package dev.liftwatch.wire;

/**
 * How well a line does, since it was opened.
 *
 * @param frames good frames that say something new
 * @param badChecks frames with a wrong check sum, discarded
 * @param malformed frames with a good check sum that say something not allowed, discarded
 * @param gaps frames missing by their sequence numbers, or answers that did not come in time
 * @param resyncs how often a frame was not where it had to begin, so that the next beginning was searched for
 * @param noiseBytes bytes outside any frame, skipped
 * @param repeated good frames that say nothing new, by their number or time, discarded
 * @param late answers that came too late to be told from those to other questions, discarded
 */
public record LineCounters(
        long frames,
        long badChecks,
        long malformed,
        long gaps,
        long resyncs,
        long noiseBytes,
        long repeated,
        long late) {
    public static final LineCounters ZERO = new LineCounters(0, 0, 0, 0, 0, 0);

    /** Counters of a line on which nothing is repeated or late. */
    public LineCounters(long frames, long badChecks, long malformed, long gaps, long resyncs, long noiseBytes) {
        this(frames, badChecks, malformed, gaps, resyncs, noiseBytes, 0, 0);
    }
}
