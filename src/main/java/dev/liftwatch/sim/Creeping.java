package dev.liftwatch.sim;

/** The car stops outside and then creeps up and down for a quarter of an hour, through zones too, and never opens. */
final class Creeping extends Ordeal {
    private long endsMs;
    private double mmS;
    private double furthestMm;
    private double aroundMm;

    Creeping(Stage stage, Timing timing, Chance chance) {
        super(stage, timing, chance);
    }

    @Override
    Mishap departsWithPeople() {
        mmS = Math.min(stage.site().design().comfort().speedMmS(), chance.between(15, 200));
        furthestMm = chance.between(150, 2500);
        return stopsOutside(Mishap.CREEPS, () -> {
            machine().mendChain();
            aroundMm = machine().positionMm(now());
            endsMs = now() + Math.min(chance.betweenMs(480, 1200), rescueMs - 60_000);
            stage.controller().later(chance.betweenMs(3, 40), this::creep);
        });
    }

    private void creep() {
        if (now() >= endsMs) {
            stage.controller().stops();
            return;
        }
        Shaft shaft = stage.site().design().shaft();
        double topMm = (double) shaft.heightMm(shaft.landings() - 1);
        double targetMm = Math.clamp(aroundMm + chance.between(-furthestMm, furthestMm), 0, topMm);
        drive(
                shaft.nearestLanding(targetMm),
                targetMm,
                new Comfort(mmS, 200, 400),
                () -> stage.controller().later(chance.betweenMs(0.5, 20), this::creep));
    }
}
