package dev.liftwatch.upkeep;

/**
 * A technician is at the lift, as a platform says. Nothing is suppressed by it, since technicians are trapped, too: messages carry it,
 * and its begin and end prove the visit.
 *
 * @param id the request it began with
 * @param by who said so, null where not said
 * @param note free text, null where there is none
 * @param sinceMs since when, tick
 * @param untilMs when it ends by itself, tick
 */
public record Maintenance(String id, String by, String note, long sinceMs, long untilMs) {
    /** A visit that nobody ends is over after this, minutes. */
    public static final int USUAL_MINUTES = 240;

    /** No visit lasts longer, minutes. */
    public static final int MOST_MINUTES = 1440;
}
