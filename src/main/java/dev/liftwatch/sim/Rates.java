package dev.liftwatch.sim;

/**
 * How often things go wrong with the lift and are looked after.
 *
 * @param stopsARun chance that a run comes to stand on its way for good
 * @param passingARun chance that a passing fault stops it
 * @param jammedAnArrival chance that the doors stay shut for good
 * @param stickAnArrival chance that they need another try
 * @param deadADeparture chance that the lift dies behind closed doors
 * @param wandersADeparture chance that it goes on and on without opening
 * @param mainsCutEveryS the mean time between two failures of the mains, s
 * @param visitEveryS the mean time between two visits of a technician, s
 * @param rescueFromS after how long rescuers are at the lift at least, s
 * @param rescueToS and at most, s
 */
public record Rates(
        double stopsARun,
        double passingARun,
        double jammedAnArrival,
        double stickAnArrival,
        double deadADeparture,
        double wandersADeparture,
        double mainsCutEveryS,
        double visitEveryS,
        double rescueFromS,
        double rescueToS) {
    private static final double DAY_S = 86_400;

    /**
     * As in the field: a passing fault a month, or where the lift cannot correct itself one in two years, since nobody would bear
     * more; the mains gone four times a year, a visit every fortnight; trappings some
     * three times as often as the 0.042 a lift-year that Hangzhou counted in 2014, so that there are some to be seen.
     *
     * @param runsAYear how often this lift runs
     * @param correctsItself whether it finds a landing after a passing fault
     */
    public static Rates natural(double runsAYear, boolean correctsItself) {
        return new Rates(
                0.06 / runsAYear,
                (correctsItself ? 12 : 0.5) / runsAYear,
                0.03 / runsAYear,
                20 / runsAYear,
                0.02 / runsAYear,
                0.003 / runsAYear,
                90 * DAY_S,
                14 * DAY_S,
                600,
                2400);
    }

    /** Something is always wrong. */
    public static Rates dense() {
        return new Rates(1 / 20.0, 1 / 40.0, 1 / 60.0, 1 / 40.0, 1 / 80.0, 1 / 400.0, 10_000, 40_000, 150, 700);
    }

    /** Nothing ever goes wrong. */
    public static Rates none() {
        return new Rates(0, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 600, 1200);
    }
}
