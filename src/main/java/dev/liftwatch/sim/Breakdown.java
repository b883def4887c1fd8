package dev.liftwatch.sim;

/** What a controller does while something goes wrong: it tries again, creeps to a landing, strains, wanders, or gives up. */
final class Breakdown {
    /** A controller waits this long after a passing fault before it creeps to a landing, ms. */
    private static final long BEFORE_CORRECTION_MS = 3000;

    /** At this speed, mm/s. */
    private static final double CORRECTION_MM_S = 250;

    /** Out of a long blind zone it goes faster, so that this is enough, s. */
    private static final double LONGEST_CORRECTION_S = 35;

    private final Site site;
    private final Controller controller;
    private final Chance chance;

    Breakdown(Site site, Controller controller, Chance chance) {
        this.site = site;
        this.controller = controller;
        this.chance = chance;
    }

    /** The car goes from landing to landing and never opens. */
    void wander(int next) {
        if (!site.machine().doorsClosed(site.nowMs())) {
            controller.insteadOfWhatWasToCome(1000, () -> wander(next));
            return;
        }
        controller.run(next, site.design().comfort());
        long restMs = site.machine().restsMs() - site.nowMs();
        controller.insteadOfWhatWasToCome(restMs, () -> site.machine().brake(site.nowMs()));
        controller.later(restMs + chance.betweenMs(4, 25), () -> wander(another(controller.landing())));
    }

    private int another(int than) {
        int other = chance.below(site.design().shaft().landings() - 1);
        return other >= than ? other + 1 : other;
    }

    /** Something stops the car on its way. */
    void strike(Mishap mishap) {
        if (mishap == Mishap.STALL) {
            site.machine().brake(site.nowMs());
            strain(mishap);
            return;
        }
        site.machine().breakChain();
        site.machine().brake(site.nowMs());
        controller.stops();
        if (mishap == Mishap.CHAIN_OPEN) {
            controller.breaks(mishap);
        } else {
            controller.later(chance.betweenMs(0.3, 1.5), () -> {
                site.machine().mendChain();
                recover();
            });
        }
    }

    /** A passing fault is over: the car finds a landing by itself, or stays. */
    private void recover() {
        if (site.design().correctsItself()) {
            controller.later(BEFORE_CORRECTION_MS + chance.betweenMs(0, 2), this::correct);
        } else {
            controller.breaks(Mishap.PASSING_FAULT);
        }
    }

    /** Creeps to the next landing. */
    void correct() {
        if (!site.machine().doorsClosed(site.nowMs())) {
            controller.later(1000, this::correct);
            return;
        }
        double wayMm =
                Math.abs(site.heightMm(site.nearestLanding()) - site.machine().positionMm(site.nowMs()));
        double slow = Math.max(CORRECTION_MM_S, wayMm / LONGEST_CORRECTION_S);
        double most = site.design().comfort().speedMmS();
        controller.run(site.nearestLanding(), site.design().comfort().at(Math.min(slow, most)));
    }

    /** The drive is on and the car does not move, until the limiter trips. */
    void strain(Mishap mishap) {
        site.machine().strain();
        controller.fails(mishap);
        controller.later(chance.betweenMs(20, 45), () -> {
            controller.reportStall();
            site.machine().brake(site.nowMs());
            controller.breaks(mishap);
        });
    }

    /** At a landing the doors part a little, or not at all, and close again. */
    void tryDoors(Mishap mishap) {
        tryDoors(mishap, 1 + chance.below(3), chance.in(0.5));
    }

    private void tryDoors(Mishap mishap, int tries, boolean part) {
        if (tries == 0) {
            giveUpDoors(mishap);
            return;
        }
        CarDoors door = controller.door();
        door.moveTo(part ? chance.between(0.02, 0.15) : 0, site.nowMs(), 1.5);
        controller.later(chance.betweenMs(1, 2.5), () -> {
            door.moveTo(0, site.nowMs());
            controller.later(chance.betweenMs(3, 8), () -> tryDoors(mishap, tries - 1, part));
        });
    }

    private void giveUpDoors(Mishap mishap) {
        if (mishap == Mishap.DOORS_STICK) {
            controller.open();
        } else if (chance.in(0.4)) {
            int landing = controller.landing();
            int next = landing + 1 < site.design().shaft().landings() ? landing + 1 : landing - 1;
            controller.later(chance.betweenMs(3, 15), () -> runToNextAndFail(next));
        } else {
            controller.breaks(mishap);
        }
    }

    private void runToNextAndFail(int next) {
        if (!site.machine().doorsClosed(site.nowMs())) {
            controller.breaks(Mishap.DOORS_JAMMED);
            return;
        }
        controller.run(next, site.design().comfort());
        controller.insteadOfWhatWasToCome(site.machine().restsMs() - site.nowMs(), () -> {
            site.machine().brake(site.nowMs());
            controller.breaks(Mishap.DOORS_JAMMED);
        });
    }
}
