package dev.liftwatch.sim;

/** Fire recall, as drills and false fire alarms bring it: the car goes to the main landing and stays there, doors open. */
final class FireDrill {
    /** Number of visits of a technician for each drill. */
    private static final double VISITS_A_DRILL = 10;

    private final Site site;
    private final Controller controller;
    private final double everyS;
    private final Chance chance;

    FireDrill(Site site, Controller controller, Rates rates, Chance chance) {
        this.site = site;
        this.controller = controller;
        this.chance = chance;
        everyS = rates.visitEveryS() * VISITS_A_DRILL;
    }

    void begin() {
        if (!Double.isInfinite(everyS)) {
            site.agenda().after(chance.waitMs(everyS), this::alarm);
        }
    }

    private void alarm() {
        Controller.State state = controller.state();
        if (!controller.serves() || !(state == Controller.State.PARKED || state == Controller.State.OPEN)) {
            site.agenda().after(chance.betweenMs(5, 60), this::alarm);
            return;
        }
        controller.fireService(true);
        site.agenda().after(chance.betweenMs(200, 900), () -> {
            controller.fireService(false);
            begin();
        });
    }
}
