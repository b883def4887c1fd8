package dev.liftwatch.sim;

import java.util.BitSet;

/** Where people wait and where riders want to go; a car goes on in its direction while there is a call that way. */
final class Calls {
    private final BitSet fromLandings = new BitSet();
    private final BitSet fromCar = new BitSet();
    private boolean upwards = true;

    void landing(int landing) {
        fromLandings.set(landing);
    }

    void car(int landing) {
        fromCar.set(landing);
    }

    boolean none() {
        return fromLandings.isEmpty() && fromCar.isEmpty();
    }

    boolean at(int landing) {
        return fromLandings.get(landing) || fromCar.get(landing);
    }

    /** The car is there and opens. */
    void served(int landing) {
        fromLandings.clear(landing);
        fromCar.clear(landing);
    }

    /** After a fault nobody remembers them. */
    void forget() {
        fromLandings.clear();
        fromCar.clear();
    }

    /** The landing to go to next from there; -1 where there is no call. */
    int nextFrom(int landing) {
        if (none()) {
            return -1;
        }
        if (at(landing)) {
            return landing;
        }
        int next = upwards ? above(landing) : below(landing);
        if (next < 0) {
            upwards = !upwards;
            next = upwards ? above(landing) : below(landing);
        }
        return next;
    }

    private int above(int landing) {
        int car = fromCar.nextSetBit(landing);
        int waiting = fromLandings.nextSetBit(landing);
        return car < 0 ? waiting : waiting < 0 ? car : Math.min(car, waiting);
    }

    private int below(int landing) {
        return Math.max(fromCar.previousSetBit(landing), fromLandings.previousSetBit(landing));
    }
}
