package dev.liftwatch.sim;

/**
 * The technician: lets people out, and comes for maintenance. Drives the car slowly under inspection operation, or moves it
 * by hand with the main switch off, opens the doors with a key, and gives the lift back.
 */
final class Technician {
    /** With a technician driving, no car is faster than this, mm/s. */
    static final double INSPECTION_MM_S = 300;

    private final Site site;
    private final Controller controller;
    private final Mains mains;
    private final Mishaps mishaps;
    private final Passengers passengers;
    private final Chance chance;
    private boolean inspection;
    private boolean coming;
    private int legs;

    Technician(Site site, Controller controller, Mains mains, Mishaps mishaps, Passengers passengers, Chance chance) {
        this.site = site;
        this.controller = controller;
        this.mains = mains;
        this.mishaps = mishaps;
        this.passengers = passengers;
        this.chance = chance;
        mishaps.onNeedOfHelp(this::isCalled);
    }

    /** Whether the inspection switch is on. */
    boolean inspection() {
        return inspection;
    }

    /** The inspection switch is turned, and nothing else is done. */
    void turnSwitch(boolean on) {
        inspection = on;
    }

    void begin() {
        mishaps.nextVisitMs().ifPresent(waitMs -> site.agenda().after(waitMs, this::visit));
    }

    /** Somebody is trapped, or the lift stands. */
    void isCalled() {
        if (!coming) {
            coming = true;
            site.agenda().after(mishaps.rescueComesMs(), this::rescue);
        }
    }

    private void rescue() {
        coming = false;
        if (controller.serves()) {
            return;
        }
        double way = chance.between(0, 1);
        if (way < 0.2) {
            controller.reset();
        } else {
            controller.takeOver();
            site.machine().brake(now());
            site.machine().mendChain();
            if (way < 0.7) {
                inspection = true;
                after(5, 60, this::driveToLanding);
            } else {
                mains.mainSwitch(false);
                after(20, 90, this::windToLanding);
            }
        }
    }

    private void driveToLanding() {
        boolean leg = chance.in(0.3) && !site.machine().atLanding(now());
        double landingMm = site.heightMm(site.nearestLanding());
        double hereMm = site.machine().positionMm(now());
        driveTo(leg ? (landingMm + hereMm) / 2 : landingMm, leg ? this::driveToLanding : this::letOut);
    }

    private void driveTo(double targetMm, Runnable then) {
        double mmS = Math.min(INSPECTION_MM_S, site.design().comfort().speedMmS());
        site.machine().drive(targetMm, new Comfort(mmS, 300, 600), now());
        whenAtRest(() -> {
            site.machine().brake(now());
            after(2, 15, then);
        });
    }

    private void windToLanding() {
        site.machine().moveByRescue(site.heightMm(site.nearestLanding()), chance.between(40, 110), now());
        whenAtRest(() -> {
            site.machine().brake(now());
            after(10, 60, this::letOut);
        });
    }

    private void letOut() {
        CarDoors door = site.machine().door(site.design().entranceOf(site.nearestLanding()));
        door.moveTo(1, now(), chance.between(0.8, 2));
        site.agenda()
                .at(door.endsMs() + 200, () -> passengers.letEverybodyOut(() -> after(15, 240, () -> closeUp(door))));
    }

    private void closeUp(CarDoors door) {
        door.moveTo(0, now(), 1.3);
        site.agenda().at(door.endsMs() + chance.betweenMs(5, 60), () -> {
            inspection = false;
            mains.mainSwitch(true);
            after(5, 60, controller::handBack);
        });
    }

    private void visit() {
        boolean free = controller.state() == Controller.State.PARKED
                && site.cabin().count() == 0
                && site.machine().mains()
                && site.machine().doorsClosed(now());
        if (!free || coming) {
            after(60, 300, this::visit);
            return;
        }
        controller.takeOver();
        inspection = true;
        legs = 2 + chance.below(10);
        boolean inside = chance.in(0.3);
        if (inside) {
            CarDoors door = site.machine().door(site.design().entranceOf(site.nearestLanding()));
            door.moveTo(1, now());
            site.agenda().at(door.endsMs() + 1000, () -> {
                site.cabin().board(Rider.technician(now(), chance));
                door.moveTo(0, now());
                site.agenda().at(door.endsMs() + 2000, this::work);
            });
        } else {
            after(20, 120, this::work);
        }
    }

    private void work() {
        if (legs-- == 0) {
            driveTo(site.heightMm(site.nearestLanding()), this::letOut);
            begin();
            return;
        }
        double lowest = site.heightMm(0);
        double highest = site.heightMm(site.design().shaft().landings() - 1);
        double hereMm = site.machine().positionMm(now());
        double target = Math.clamp(hereMm + chance.around(4000), lowest, highest);
        driveTo(target, () -> after(3, chance.in(0.3) ? 400 : 60, this::work));
    }

    private void whenAtRest(Runnable then) {
        site.agenda().at(Math.max(now(), site.machine().restsMs()), then);
    }

    private void after(double fromS, double toS, Runnable then) {
        site.agenda().after(chance.betweenMs(fromS, toS), then);
    }

    private long now() {
        return site.nowMs();
    }
}
