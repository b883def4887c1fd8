package dev.liftwatch.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The people who wait at the landings, and how they get in and out while the doors are open. */
final class Passengers {
    /** Nobody waits longer than this, ms. */
    private static final long PATIENCE_MS = 240_000;

    private final Site site;
    private final Calls calls;
    private final Chance chance;
    private final List<Deque<Rider>> waiting = new ArrayList<>();
    private Runnable carCalled = () -> {};

    Passengers(Site site, Calls calls, Chance chance) {
        this.site = site;
        this.calls = calls;
        this.chance = chance;
        for (int i = 0; i < site.design().shaft().landings(); i++) {
            waiting.add(new ArrayDeque<>());
        }
    }

    /** Somebody in the car presses a destination: the controller looks. */
    void onCarCall(Runnable action) {
        carCalled = action;
    }

    /** Somebody comes to a landing and calls. */
    void arrive(int landing, int destination) {
        waiting.get(landing).add(new Rider(destination, site.nowMs(), chance));
        calls.landing(landing);
    }

    /** One person gets out or in; false where nobody wants to. */
    boolean passOne(int landing) {
        for (Rider rider : site.cabin().riders()) {
            if (rider.destination() == landing) {
                if (rider.missesTheStop()) {
                    noticesLater(rider);
                } else {
                    site.cabin().leave(rider);
                    return true;
                }
            }
        }
        return boardOne(landing);
    }

    private boolean boardOne(int landing) {
        Deque<Rider> queue = waiting.get(landing);
        while (!queue.isEmpty() && site.nowMs() - queue.peek().waitsSinceMs() > PATIENCE_MS) {
            queue.remove();
        }
        if (queue.isEmpty() || site.cabin().count() >= site.design().capacity()) {
            return false;
        }
        Rider rider = queue.remove();
        site.cabin().board(rider);
        if (rider.forgetsToPress()) {
            site.agenda().after(chance.betweenMs(10, 110), () -> press(rider));
        } else {
            calls.car(rider.destination());
        }
        return true;
    }

    /** At a stop that was missed the rider presses again, a while later. */
    private void noticesLater(Rider rider) {
        site.agenda().after(chance.betweenMs(8, 60), () -> press(rider));
    }

    private void press(Rider rider) {
        if (site.cabin().riders().contains(rider)) {
            calls.car(rider.destination());
            carCalled.run();
        }
    }

    /** Somebody in a car that stays where it is presses again. */
    void pressAgain() {
        for (Rider rider : site.cabin().riders()) {
            if (rider.wantsToGo()) {
                calls.car(rider.destination());
            }
        }
        carCalled.run();
    }

    /** Whether nobody in the car wants to go anywhere. */
    boolean nobodyWantsToGo() {
        return site.cabin().riders().stream().noneMatch(Rider::wantsToGo);
    }

    /** Whether anybody but a technician is in the car. */
    boolean anybodyIn() {
        return site.cabin().riders().stream().anyMatch(rider -> !rider.isTechnician());
    }

    /** Whether somebody still waits there who did not fit in. */
    boolean someoneWaits(int landing) {
        return !waiting.get(landing).isEmpty();
    }

    /** Everybody who is in gets out, one after the other: a way out after a trapping. */
    void letEverybodyOut(Runnable whenEmpty) {
        if (site.cabin().count() == 0) {
            whenEmpty.run();
            return;
        }
        site.agenda().after(chance.betweenMs(1, 4), () -> {
            if (site.machine().wayOut(site.nowMs()) && site.cabin().count() > 0) {
                site.cabin().leave(site.cabin().riders().getFirst());
            }
            letEverybodyOut(whenEmpty);
        });
    }

    /** After a long stop those at the landings have taken the stairs. */
    void giveUp() {
        waiting.forEach(Deque::clear);
        calls.forget();
        for (Rider rider : site.cabin().riders()) {
            if (rider.wantsToGo()) {
                calls.car(rider.destination());
            }
        }
    }
}
