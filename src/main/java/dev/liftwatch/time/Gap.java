package dev.liftwatch.time;

/**
 * A time in which nothing was read, since the agent or its box was off.
 *
 * @param lastsMs how long it lasted, ms; where its length is not known, the least that is certain
 * @param lengthKnown false where no clock went on meanwhile: hours may have passed
 */
public record Gap(long lastsMs, boolean lengthKnown) {
    /** A gap whose length is known, ms. */
    public static Gap of(long lastsMs) {
        return new Gap(lastsMs, true);
    }

    /** A gap that lasted at least that long, ms. */
    public static Gap ofUnknownLength(long atLeastMs) {
        return new Gap(atLeastMs, false);
    }

    /** Whether it may have lasted that long, ms. */
    public boolean mayLast(long durationMs) {
        return !lengthKnown || lastsMs >= durationMs;
    }
}
