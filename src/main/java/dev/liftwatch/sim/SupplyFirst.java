package dev.liftwatch.sim;

import java.util.OptionalLong;

/** The mains fail in a ride, and the supply of the shaft's inputs goes up to two seconds before or after them. */
final class SupplyFirst extends Ordeal {
    SupplyFirst(Stage stage, Timing timing, Chance chance) {
        super(stage, timing, chance);
    }

    @Override
    void begin() {
        super.begin();
        stage.instruments().ownSupply(true);
    }

    @Override
    Mishap departsWithPeople() {
        long beforeMs = chance.in(0.7) ? chance.betweenMs(0.1, 2) : -chance.betweenMs(0, 2);
        stage.after(0, () -> {
            OptionalLong atMs = outsideMs();
            if (atMs.isPresent() && atMs.getAsLong() - beforeMs > now()) {
                happens();
                long waitMs = atMs.getAsLong() - now();
                stage.after(waitMs, () -> stage.mains().building(false));
                stage.after(waitMs - beforeMs, () -> stage.instruments().ownSupply(false));
                long backMs = waitMs + rescueMs;
                stage.after(backMs, () -> stage.mains().building(true));
                stage.after(
                        backMs + chance.betweenMs(0, 1.5),
                        () -> stage.instruments().ownSupply(true));
            }
        });
        return null;
    }
}
