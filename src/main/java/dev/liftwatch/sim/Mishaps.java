package dev.liftwatch.sim;

import java.util.Optional;
import java.util.function.Supplier;

/** Decides what goes wrong with the lift itself, by chance and by how often such things happen. */
final class Mishaps {
    private static final Mishap[] STOPS = {Mishap.CHAIN_OPEN, Mishap.CHAIN_OPEN, Mishap.STALL, Mishap.STALL_AT_START};

    private final Rates rates;
    private final Chance chance;
    private Runnable help = () -> {};
    private Runnable parting = () -> {};
    private Supplier<Mishap> scriptedDeparture = () -> null;
    private Supplier<Mishap> scriptedArrival = () -> null;

    Mishaps(Rates rates, Chance chance) {
        this.rates = rates;
        this.chance = chance;
    }

    /** The people who are called where the lift cannot help itself. */
    void onNeedOfHelp(Runnable action) {
        help = action;
    }

    /** What happens as doors part. */
    void onDoorsPart(Runnable action) {
        parting = action;
    }

    /** A script is asked first at every departure and arrival; it answers null where chance may decide. */
    void followScript(Supplier<Mishap> departure, Supplier<Mishap> arrival) {
        scriptedDeparture = departure;
        scriptedArrival = arrival;
    }

    void needsHelp() {
        help.run();
    }

    void doorsPart() {
        parting.run();
    }

    /** What happens to the run that is about to begin; null where nothing does. */
    Mishap departing() {
        Mishap scripted = scriptedDeparture.get();
        if (scripted != null) {
            return scripted;
        }
        if (chance.in(rates.stopsARun())) {
            return chance.oneOf(STOPS);
        }
        if (chance.in(rates.passingARun())) {
            return Mishap.PASSING_FAULT;
        }
        if (chance.in(rates.deadADeparture())) {
            return Mishap.DEAD_AT_BOARDING;
        }
        return chance.in(rates.wandersADeparture()) ? Mishap.WANDERS : null;
    }

    /** What happens to the doors where the car has arrived; null where nothing does. */
    Mishap arriving() {
        Mishap scripted = scriptedArrival.get();
        if (scripted != null) {
            return scripted;
        }
        if (chance.in(rates.jammedAnArrival())) {
            return Mishap.DOORS_JAMMED;
        }
        return chance.in(rates.stickAnArrival()) ? Mishap.DOORS_STICK : null;
    }

    Optional<Long> nextMainsCutMs() {
        return next(rates.mainsCutEveryS());
    }

    Optional<Long> nextVisitMs() {
        return next(rates.visitEveryS());
    }

    private Optional<Long> next(double everyS) {
        return Double.isInfinite(everyS) ? Optional.empty() : Optional.of(chance.waitMs(everyS));
    }

    /** How long rescuers are on their way, ms. */
    long rescueComesMs() {
        return chance.betweenMs(rates.rescueFromS(), rates.rescueToS());
    }
}
