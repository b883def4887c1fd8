package dev.liftwatch.doubt;

/**
 * Who is in the car by all that was seen of them until now.
 *
 * @param seen whether anybody was seen in the present sealed period
 * @param alarmOpen whether an alarm for them stands
 */
public record Onboard(boolean seen, boolean alarmOpen) {
    /** Nobody was seen. */
    public static final Onboard NOBODY = new Onboard(false, false);
}
