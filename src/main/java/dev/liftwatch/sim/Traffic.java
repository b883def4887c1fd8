package dev.liftwatch.sim;

/** The arrival of people: by the hour of the day and the day of the week, usually from and to the main landing. */
final class Traffic {
    static final long HOUR_MS = 3_600_000;
    private static final int DAY_H = 24;

    /** Share of a day's trips in each hour, of a house where people live and work. */
    private static final double[] BY_HOUR = {
        0.4, 0.2, 0.1, 0.1, 0.2, 0.8, 2.5, 6, 9, 6.5, 5, 5.5, 7, 6, 5, 5.5, 6.5, 9, 8.5, 6, 4.2, 3, 1.8, 1.2
    };

    private static final double WHOLE_DAY = sum();

    private final Site site;
    private final Passengers passengers;
    private final Controller controller;
    private final Chance chance;
    private final int mainLanding;

    Traffic(Site site, Passengers passengers, Controller controller, Chance chance) {
        this.site = site;
        this.passengers = passengers;
        this.controller = controller;
        this.chance = chance;
        mainLanding = site.design().shaft().landings() > 3 && chance.in(0.5) ? 1 : 0;
    }

    private static double sum() {
        double sum = 0;
        for (double hour : BY_HOUR) {
            sum += hour;
        }
        return sum;
    }

    void begin() {
        long hour = site.nowMs() / HOUR_MS;
        boolean weekend = hour / DAY_H % 7 >= 5;
        double trips = site.design().tripsADay() * BY_HOUR[(int) (hour % DAY_H)] / WHOLE_DAY * (weekend ? 0.4 : 1);
        long waitMs = chance.waitMs(3600 / trips);
        long nextHourMs = (hour + 1) * HOUR_MS;
        if (site.nowMs() + waitMs >= nextHourMs) {
            site.agenda().at(nextHourMs, this::begin);
        } else {
            site.agenda().after(waitMs, () -> {
                come();
                begin();
            });
        }
    }

    private void come() {
        int landings = site.design().shaft().landings();
        double which = chance.between(0, 1);
        int from = which < 0.45 ? mainLanding : chance.below(landings);
        int to = which < 0.45 || which > 0.88 ? chance.below(landings) : mainLanding;
        if (from == to) {
            to = (from + 1) % landings;
        }
        int people = 1;
        while (people < 4 && chance.in(0.25)) {
            people++;
        }
        for (int i = 0; i < people; i++) {
            passengers.arrive(from, to);
        }
        controller.someoneAtTheDoor(from);
        controller.look();
    }
}
