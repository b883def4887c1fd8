package dev.liftwatch.duties;

import java.time.Instant;
import java.util.List;

/**
 * A warning that a platform has sent: it is shown, and kept with incidents that begin while it holds. It changes no judgement.
 *
 * @param id the request it came with
 * @param type one of {@link #TYPES}
 * @param fromMs from when it holds, wall clock, ms since 1970
 * @param untilMs until when
 * @param text what it says, null where it says no more than its type
 * @param by who sent it, null where not said
 * @param uplink the platform it came from, by name: no other is shown it; null where an older agent took it down
 */
public record Advisory(String id, String type, long fromMs, long untilMs, String text, String by, String uplink) {
    /** What may be warned of. */
    public static final List<String> TYPES = List.of("power-outage", "weather", "other");

    /** Whether it holds at that wall time. */
    public boolean holdsAt(long wallMs) {
        return fromMs <= wallMs && wallMs < untilMs;
    }

    /** From when it holds, RFC 3339. */
    public String from() {
        return Instant.ofEpochMilli(fromMs).toString();
    }

    /** Until when it holds, RFC 3339. */
    public String until() {
        return Instant.ofEpochMilli(untilMs).toString();
    }
}
