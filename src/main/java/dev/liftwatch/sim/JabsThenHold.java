package dev.liftwatch.sim;

/**
 * A trapped person keeps still where no sensor looks: jabs the button a few times, shortly, and then holds it. At a landing or
 * outside.
 */
final class JabsThenHold extends Ordeal {
    private final boolean outside;
    private int jabs;

    JabsThenHold(Stage stage, Timing timing, boolean outside, Chance chance) {
        super(stage, timing, chance);
        this.outside = outside;
    }

    @Override
    Mishap departsWithPeople() {
        return outside ? keepingStill(stopsOutside(Mishap.CHAIN_OPEN, this::sits)) : null;
    }

    @Override
    Mishap arrivesWithPeople() {
        return outside ? null : keepingStill(staysShut(this::sits));
    }

    private Mishap keepingStill(Mishap mishap) {
        stage.site().cabin().riders().forEach(Rider::keepsStill);
        return mishap;
    }

    private void sits() {
        stage.site().cabin().riders().forEach(Rider::keepsStill);
        stage.presence().ifPresent(detector -> detector.deadAngle(true));
        untilSeenAgain();
        jabs = 3 + chance.below(10);
        stage.controller().later(chance.betweenMs(5, 60), this::jab);
    }

    private void untilSeenAgain() {
        stage.after(1000, () -> {
            if (stage.controller().serves() || machine().wayOut(now())) {
                stage.presence().ifPresent(detector -> detector.deadAngle(false));
            } else {
                untilSeenAgain();
            }
        });
    }

    private void jab() {
        if (jabs-- > 0) {
            stage.button().press(chance.betweenMs(0.15, 1.2));
            stage.controller().later(chance.betweenMs(1.5, 6), this::jab);
        } else {
            stage.controller()
                    .later(chance.betweenMs(1, 20), () -> stage.button().press(chance.betweenMs(30, 90)));
        }
    }
}
