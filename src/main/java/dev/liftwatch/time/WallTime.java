package dev.liftwatch.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A wall-clock stamp and whether it can be trusted. It is printed and never subtracted: durations are ticks.
 *
 * @param epochMs milliseconds since 1970-01-01T00:00Z as the machine's clock had it
 * @param synced whether the machine's clock was known to be right at that moment
 */
public record WallTime(long epochMs, boolean synced) {
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** RFC 3339 in UTC with milliseconds, e.g. {@code 2026-11-23T08:15:02.114Z}. */
    public String rfc3339() {
        return RFC_3339.format(Instant.ofEpochMilli(epochMs));
    }

    /** The stamp of a moment {@code offsetMs} later (or earlier, when negative) on the same clock. */
    public WallTime plusMs(long offsetMs) {
        return new WallTime(epochMs + offsetMs, synced);
    }
}
