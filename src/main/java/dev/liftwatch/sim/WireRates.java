package dev.liftwatch.sim;

/**
 * How often sensors and wires fail.
 *
 * @param faultEveryS the mean time between two faults of any wire of one installation, s
 * @param faultFromS how long one lasts at least, s
 * @param faultToS and at most, s
 * @param lineEveryS the mean time between two losses of everything that comes over the line, s
 * @param invertedAtFirst chance that one contact is wired the wrong way round from the beginning
 * @param rewired whether contacts come to be inverted in use, too: by somebody who works on the wires
 */
public record WireRates(
        double faultEveryS,
        double faultFromS,
        double faultToS,
        double lineEveryS,
        double invertedAtFirst,
        boolean rewired) {
    private static final double DAY_S = 86_400;

    /** As in the field: a sensor fails every other year and is seen to within days; a plug comes off twice a year. */
    public static WireRates natural() {
        return new WireRates(730 * DAY_S, 7200, 5 * DAY_S, 180 * DAY_S, 0.01, false);
    }

    /** Something is always wrong. */
    public static WireRates dense() {
        return new WireRates(8000, 600, 5400, 20_000, 0.05, true);
    }

    /** Nothing ever is. */
    public static WireRates none() {
        return new WireRates(Double.POSITIVE_INFINITY, 1, 2, Double.POSITIVE_INFINITY, 0, false);
    }
}
