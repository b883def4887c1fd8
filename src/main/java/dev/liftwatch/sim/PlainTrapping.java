package dev.liftwatch.sim;

/** An ordinary trapping: the car stops outside, or its doors stay shut at a landing, or any other mishap. */
final class PlainTrapping extends Ordeal {
    private static final Mishap[] EVERY = {
        Mishap.CHAIN_OPEN,
        Mishap.STALL,
        Mishap.STALL_AT_START,
        Mishap.DEAD_AT_BOARDING,
        Mishap.DOORS_JAMMED,
        Mishap.WANDERS,
        Mishap.PASSING_FAULT,
        Mishap.MAINS_CUT
    };

    private final Mishap mishap;
    private final boolean surelyOutside;

    private PlainTrapping(Stage stage, Timing timing, Mishap mishap, boolean surelyOutside, Chance chance) {
        super(stage, timing, chance);
        this.mishap = mishap;
        this.surelyOutside = surelyOutside;
    }

    /** Any mishap. */
    static PlainTrapping any(Stage stage, Timing timing, Chance chance) {
        return new PlainTrapping(stage, timing, chance.oneOf(EVERY), false, chance);
    }

    /** A stop outside, or doors that stay shut at a landing. */
    static PlainTrapping clear(Stage stage, Timing timing, Chance chance) {
        boolean outside = chance.in(0.5);
        return new PlainTrapping(stage, timing, outside ? Mishap.CHAIN_OPEN : Mishap.DOORS_JAMMED, outside, chance);
    }

    @Override
    Mishap departsWithPeople() {
        return switch (mishap) {
            case DOORS_JAMMED -> null;
            case MAINS_CUT -> {
                stage.after(0, this::mainsFail);
                yield null;
            }
            default -> {
                if (surelyOutside) {
                    yield stopsOutside(mishap, () -> {});
                }
                happens();
                yield mishap;
            }
        };
    }

    @Override
    Mishap arrivesWithPeople() {
        return mishap == Mishap.DOORS_JAMMED ? staysShut(() -> {}) : null;
    }

    private void mainsFail() {
        outsideMs().ifPresent(atMs -> {
            happens();
            stage.after(atMs - now(), () -> stage.mains().building(false));
            stage.after(atMs - now() + rescueMs, () -> stage.mains().building(true));
        });
    }
}
