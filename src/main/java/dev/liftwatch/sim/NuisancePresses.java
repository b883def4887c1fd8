package dev.liftwatch.sim;

/** Riders who play with the alarm button, or lean on it, where nothing is wrong. */
final class NuisancePresses {
    private static final double EVERY_S = 14 * 86_400.0;

    private final Site site;
    private final AlarmButton button;
    private final Chance chance;

    NuisancePresses(Site site, AlarmButton button, Chance chance) {
        this.site = site;
        this.button = button;
        this.chance = chance;
    }

    void begin() {
        site.agenda().after(chance.waitMs(EVERY_S), this::look);
    }

    private void look() {
        boolean passengers = site.cabin().riders().stream().anyMatch(rider -> !rider.isTechnician());
        if (!passengers) {
            site.agenda().after(chance.betweenMs(5, 60), this::look);
            return;
        }
        // A person who leans on it for long in a closed car that stands calls for help, as far as anybody can tell.
        boolean answered =
                site.machine().moving(site.nowMs()) || !site.machine().doorsClosed(site.nowMs());
        button.press(answered && chance.in(0.2) ? chance.betweenMs(3, 8) : chance.betweenMs(0.2, 2.5));
        begin();
    }
}
