package dev.liftwatch.sim;

/** The car stops outside every zone, and those in it force its doors open, once or often, at once or late. Nobody climbs out. */
final class ForcedDoors extends Ordeal {
    private int times;

    ForcedDoors(Stage stage, Timing timing, Chance chance) {
        super(stage, timing, chance);
    }

    @Override
    Mishap departsWithPeople() {
        times = chance.in(0.4) ? 1 : 2 + chance.below(8);
        long firstMs = chance.in(0.5) ? chance.betweenMs(8, 25) : chance.betweenMs(25, 240);
        return stopsOutside(Mishap.CHAIN_OPEN, () -> stage.controller().later(firstMs, this::force));
    }

    private void force() {
        long restMs = untilRescueMs() - now();
        if (times-- == 0 || restMs < 20_000) {
            return;
        }
        double share = chance.in(0.6) ? 1 : chance.between(0.04, 0.6);
        double slower = chance.between(0.7, 2.5);
        long movesMs = Math.round(2 * share * slower * stage.site().design().doorClosingMs());
        long holdMs = Math.min(
                chance.in(0.2) ? chance.betweenMs(60, 600) : chance.betweenMs(1, 60), Math.max(1000, restMs - movesMs));
        push(share, slower, holdMs);
        stage.controller().later(movesMs + holdMs + chance.betweenMs(3, 90), this::force);
    }
}
