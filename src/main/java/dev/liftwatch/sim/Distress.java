package dev.liftwatch.sim;

/** What people do who notice that they cannot get out: they move about, press the button, and now and then try the doors. */
final class Distress {
    private final Site site;
    private final AlarmButton button;
    private final Passengers passengers;
    private final Chance chance;
    private int episode;
    private boolean trapped;

    Distress(Site site, AlarmButton button, Passengers passengers, Chance chance) {
        this.site = site;
        this.button = button;
        this.passengers = passengers;
        this.chance = chance;
    }

    /** The lift has stopped serving them. */
    void begins() {
        trapped = true;
        episode++;
        later(chance.betweenMs(12, 45), () -> {
            site.cabin().stuck(true);
            for (Rider rider : site.cabin().riders()) {
                behave(rider);
            }
        });
    }

    /** They can get out, or the lift goes on. */
    void ends() {
        trapped = false;
        episode++;
        site.cabin().stuck(false);
    }

    private void behave(Rider rider) {
        switch (rider.temper()) {
            case CALM -> later(chance.betweenMs(30, 240), () -> pressNowAndThen(rider, 60, 300));
            case ANXIOUS -> {
                later(chance.betweenMs(2, 40), () -> pressNowAndThen(rider, 15, 90));
                if (chance.in(0.06)) {
                    later(chance.betweenMs(60, 240), this::pry);
                }
            }
            case MOTIONLESS -> {
                // Nothing is heard of such a rider.
            }
        }
    }

    private void pressNowAndThen(Rider rider, double fromS, double toS) {
        if (!rider.presses()) {
            return;
        }
        button.press(chance.in(0.3) ? chance.betweenMs(0.2, 2.5) : chance.betweenMs(3.5, 9));
        later(chance.betweenMs(fromS, toS), () -> pressNowAndThen(rider, fromS, toS));
    }

    private void pry() {
        boolean shut = site.machine().doorsClosed(site.nowMs());
        if (!shut || site.machine().driveOn() || site.machine().moving(site.nowMs())) {
            return;
        }
        CarDoors door = site.machine().door(site.design().entranceOf(site.nearestLanding()));
        if (site.machine().atLanding(site.nowMs()) && chance.in(0.5)) {
            // Within the zone the landing door unlocks with the car door: strong hands get them open.
            door.moveTo(1, site.nowMs(), 2);
            site.agenda().at(door.endsMs(), () -> passengers.letEverybodyOut(() -> {}));
            return;
        }
        door.moveTo(chance.between(0.03, 0.1), site.nowMs(), 3);
        long gapMs = site.machine().atLanding(site.nowMs()) ? chance.betweenMs(0.3, 2) : chance.betweenMs(5, 40);
        site.agenda().after(gapMs, () -> {
            if (trapped) {
                door.moveTo(0, site.nowMs(), 2);
            }
        });
    }

    private void later(long durationMs, Runnable what) {
        int then = episode;
        site.agenda().after(durationMs, () -> {
            if (episode == then) {
                what.run();
            }
        });
    }
}
