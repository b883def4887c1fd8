package dev.liftwatch.sim;

import java.util.ArrayList;
import java.util.List;

/** The people in the car: the truth. Tells its observer when somebody moves, comes or goes. */
final class Cabin {
    /** Looks on. */
    interface Onlooker {
        /** Somebody has moved. */
        void stirs(long atMs);

        /** Somebody has come in or gone out. */
        void changes(long atMs);
    }

    private final List<Rider> riders = new ArrayList<>();
    private final Agenda agenda;
    private final Chance chance;
    private Onlooker onlooker;
    private boolean stuck;
    private long boarded;
    private long left;

    Cabin(Agenda agenda, Chance chance) {
        this.agenda = agenda;
        this.chance = chance;
    }

    void watchedBy(Onlooker looksOn) {
        onlooker = looksOn;
    }

    int count() {
        return riders.size();
    }

    List<Rider> riders() {
        return riders;
    }

    double loadKg() {
        double sum = 0;
        for (Rider rider : riders) {
            sum += rider.weightKg();
        }
        return sum;
    }

    /** How many have ever come in, and how many gone out. */
    long boarded() {
        return boarded;
    }

    long left() {
        return left;
    }

    void board(Rider rider) {
        riders.add(rider);
        boarded++;
        onlooker.changes(agenda.nowMs());
        onlooker.stirs(agenda.nowMs());
        moveAgain(rider);
    }

    void leave(Rider rider) {
        riders.remove(rider);
        left++;
        onlooker.stirs(agenda.nowMs());
        onlooker.changes(agenda.nowMs());
    }

    /** Whether those in it know that they cannot get out. */
    void stuck(boolean now) {
        boolean begins = now && !stuck;
        stuck = now;
        if (begins) {
            // They move otherwise from now on; what was planned before lapses.
            riders.forEach(this::moveAgain);
        }
    }

    private void moveAgain(Rider rider) {
        boolean asStuck = stuck;
        agenda.after(chance.waitMs(rider.movesEveryS(stuck)), () -> {
            if (riders.contains(rider) && asStuck == stuck) {
                onlooker.stirs(agenda.nowMs());
                moveAgain(rider);
            } else if (riders.contains(rider) && !stuck) {
                moveAgain(rider);
            }
        });
    }
}
