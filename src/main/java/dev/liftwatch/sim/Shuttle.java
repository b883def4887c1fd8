package dev.liftwatch.sim;

/**
 * A confused controller carries people from landing to landing and lets nobody out: the doors stay shut, or they part by a hand
 * at each landing and close again.
 */
final class Shuttle extends Ordeal {
    private static final double HAND_FROM = 0.03;
    private static final double HAND_TO = 0.15;

    private final boolean parts;
    private final double longestPartS;
    private double dwellFromS;
    private double dwellToS;

    /**
     * How it carries them.
     *
     * @param parts whether the doors part at each landing
     * @param longestPartS for how long they stay parted at most, s
     */
    Shuttle(Stage stage, Timing timing, boolean parts, double longestPartS, Chance chance) {
        super(stage, timing, chance);
        this.parts = parts;
        this.longestPartS = longestPartS;
    }

    @Override
    Mishap departsWithPeople() {
        double[] from = {2, 5, 15};
        double[] to = {5, 15, 30};
        int length = chance.below(from.length);
        dwellFromS = from[length];
        dwellToS = to[length];
        return takesOver(parts ? Mishap.DOORS_JAMMED : Mishap.WANDERS, this::carryOn);
    }

    private void carryOn() {
        int landing =
                chance.in(0.5) ? neighbour() : anotherLanding(stage.controller().landing());
        drive(
                landing,
                stage.site().heightMm(landing) + chance.around(3),
                stage.site().design().comfort(),
                this::stop);
    }

    private int neighbour() {
        int here = stage.site().nearestLanding();
        int top = stage.site().design().shaft().landings() - 1;
        boolean up = here == 0 || (here < top && chance.in(0.5));
        return up ? here + 1 : here - 1;
    }

    private void stop() {
        if (!parts) {
            stage.controller().later(chance.betweenMs(dwellFromS, dwellToS), this::carryOn);
            return;
        }
        stage.controller().later(chance.betweenMs(0.3, 1.5), () -> {
            long heldMs = chance.betweenMs(0.6, longestPartS);
            push(chance.between(HAND_FROM, HAND_TO), 1.5, heldMs);
            stage.controller().later(heldMs + chance.betweenMs(dwellFromS, dwellToS), this::carryOn);
        });
    }
}
