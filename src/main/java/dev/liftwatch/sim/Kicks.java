package dev.liftwatch.sim;

/** Trapped people kick the doors, at a landing or outside: each time the closed contact lets go for a moment. */
final class Kicks extends Ordeal {
    private static final double GIVES = 0.01;

    private final boolean outside;
    private int kicks;

    Kicks(Stage stage, Timing timing, boolean outside, Chance chance) {
        super(stage, timing, chance);
        this.outside = outside;
    }

    @Override
    Mishap departsWithPeople() {
        return outside ? stopsOutside(Mishap.CHAIN_OPEN, this::begins) : null;
    }

    @Override
    Mishap arrivesWithPeople() {
        return outside ? null : staysShut(this::begins);
    }

    private void begins() {
        kicks = (int) Math.round(5 * Math.pow(20, chance.between(0, 1)));
        stage.controller().later(chance.in(0.5) ? chance.betweenMs(5, 25) : chance.betweenMs(25, 180), this::burst);
    }

    private void burst() {
        int inThis = Math.min(kicks, 1 + chance.below(10));
        kicks -= inThis;
        long atMs = 0;
        for (int i = 0; i < inThis; i++) {
            stage.controller().later(atMs, () -> push(GIVES, 0.05, chance.betweenMs(0.05, 0.4)));
            atMs += chance.betweenMs(0.5, 1.6);
        }
        if (kicks > 0 && now() + atMs < untilRescueMs() - 30_000) {
            stage.controller().later(atMs + chance.betweenMs(2, 45), this::burst);
        }
    }
}
