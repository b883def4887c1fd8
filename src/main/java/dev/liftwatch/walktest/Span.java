package dev.liftwatch.walktest;

/**
 * From one moment to another.
 *
 * @param fromMs its beginning, tick
 * @param toMs its end, tick, not before the beginning
 */
public record Span(long fromMs, long toMs) {
    /** How long it is, ms. */
    long lengthMs() {
        return toMs - fromMs;
    }

    /** What both have in common; of no length where they have nothing in common. */
    Span and(Span other) {
        long from = Math.max(fromMs, other.fromMs);
        return new Span(from, Math.max(from, Math.min(toMs, other.toMs)));
    }
}
