package dev.liftwatch.sim;

/** The lift's mains: the building's, and the main switch in the machine room. */
final class Mains {
    private final Site site;
    private final Controller controller;
    private final Mishaps mishaps;
    private final Chance chance;
    private boolean building = true;
    private boolean switchedOn = true;

    Mains(Site site, Controller controller, Mishaps mishaps, Chance chance) {
        this.site = site;
        this.controller = controller;
        this.mishaps = mishaps;
        this.chance = chance;
    }

    void begin() {
        mishaps.nextMainsCutMs().ifPresent(waitMs -> site.agenda().after(waitMs, this::cut));
    }

    private void cut() {
        building = false;
        update();
        long lastsMs = chance.in(0.5)
                ? chance.betweenMs(0.2, 5)
                : chance.in(0.7) ? chance.betweenMs(10, 300) : chance.betweenMs(300, 3600);
        site.agenda().after(lastsMs, () -> {
            building = true;
            update();
            begin();
        });
    }

    /** The mains of the building fail, or come back. */
    void building(boolean present) {
        building = present;
        update();
    }

    /** Somebody turns the main switch. */
    void mainSwitch(boolean on) {
        switchedOn = on;
        update();
    }

    private void update() {
        boolean present = building && switchedOn;
        if (present != site.machine().mains()) {
            site.machine().mains(present);
            if (controller.state() != Controller.State.BY_HAND) {
                controller.mains(present);
            }
        }
    }
}
