package dev.liftwatch.sim;

/** While people get in and out the car sinks, and is brought back to its landing with open doors. */
final class Relevelling {
    private static final long LOOKS_MS = 700;

    private final Stage stage;
    private final Chance chance;
    private final double often;

    Relevelling(Stage stage, Chance chance) {
        this.stage = stage;
        this.chance = chance;
        often = chance.between(0.1, 0.5);
    }

    void begin() {
        stage.after(LOOKS_MS, this::look);
    }

    private void look() {
        LiftMachine machine = stage.machine();
        long now = stage.nowMs();
        boolean open = stage.controller().state() == Controller.State.OPEN && machine.wayOut(now);
        if (open && chance.in(often)) {
            machine.settle(chance.between(8, 45), now);
            stage.after(machine.restsMs() - now + chance.betweenMs(0.1, 1), this::bringBack);
        } else {
            begin();
        }
    }

    private void bringBack() {
        LiftMachine machine = stage.machine();
        long now = stage.nowMs();
        if (stage.controller().state() == Controller.State.OPEN && !machine.moving(now)) {
            double landingMm = stage.site().heightMm(stage.site().nearestLanding());
            machine.drive(landingMm, stage.site().design().comfort().at(chance.between(15, 40)), now);
            stage.after(machine.restsMs() - now, () -> {
                boolean driven = stage.controller().state() == Controller.State.RUNNING;
                if (!driven && !machine.moving(stage.nowMs())) {
                    machine.brake(stage.nowMs());
                }
            });
        }
        begin();
    }
}
