package dev.liftwatch.duties;

/**
 * A technician is at the lift, as a platform or somebody at the box says. Nothing is suppressed by it, since technicians are trapped, too: messages carry it,
 * and its begin and end prove the visit.
 *
 * @param id the request it began with
 * @param by who said so, null where not said
 * @param note free text, null where there is none
 * @param sinceMs since when, tick
 * @param untilMs when it ends by itself, tick
 * @param uplink the platform that said so, by name; null where it was said at the box
 */
public record Maintenance(String id, String by, String note, long sinceMs, long untilMs, String uplink) {
    /** A visit that nobody ends is over after this, minutes. */
    public static final int USUAL_MINUTES = 240;

    /** No visit lasts longer, minutes. */
    public static final int MOST_MINUTES = 1440;
}
