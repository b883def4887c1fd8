package dev.liftwatch.sim;

import dev.liftwatch.text.Coded;
import java.util.Optional;

/** How often the box that reads the sensors restarts, and for how long it is off. */
public enum Restarts implements Coded {
    /** It never does. */
    NONE(Double.POSITIVE_INFINITY, 0, 0),
    /** As in the field: once a month, for twenty seconds to six hours. */
    NATURAL(30 * 86_400.0, 6 * 3600, 0),
    /** Every hour, for up to an hour, and now and then with the mains of the lift: the building feeds both. */
    DENSE(3600, 3600, 0.3);

    private final double everyS;
    private final double longestS;
    private final double withMains;

    Restarts(double everyS, double longestS, double withMains) {
        this.everyS = everyS;
        this.longestS = longestS;
        this.withMains = withMains;
    }

    /** The mean time for which the box stays on, s. */
    double everyS() {
        return everyS;
    }

    /** For how long it is off at most, s. */
    double longestS() {
        return longestS;
    }

    /** The chance that it goes off when the lift's mains do. */
    double withMains() {
        return withMains;
    }

    /** What that word on the command line and in reports means, if anything. */
    public static Optional<Restarts> of(String code) {
        for (Restarts restarts : values()) {
            if (restarts.code().equals(code)) {
                return Optional.of(restarts);
            }
        }
        return Optional.empty();
    }
}
