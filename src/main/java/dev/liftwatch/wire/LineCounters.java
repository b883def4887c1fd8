package dev.liftwatch.wire;

/**
 * How well a line does, since it was opened.
 *
 * @param frames good frames
 * @param badChecks frames with a wrong check sum, discarded
 * @param malformed frames with a good check sum that say something not allowed, discarded
 * @param gaps frames missing by their sequence numbers
 * @param resyncs how often a frame was not where it had to begin, so that the next beginning was searched for
 * @param noiseBytes bytes outside any frame, skipped
 */
public record LineCounters(long frames, long badChecks, long malformed, long gaps, long resyncs, long noiseBytes) {
    public static final LineCounters ZERO = new LineCounters(0, 0, 0, 0, 0, 0);
}
