package dev.liftwatch.sim;

import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The box that reads the wires. It stands between them and whoever judges, and restarts now and then: nothing is handed out
 * while it is off, and everything is said once it is on again. Lift, people and wires live on as if it were not there: it has
 * an agenda and a chance of its own.
 */
final class Box {
    /** It takes this long to come on again at least, s. */
    private static final double SHORTEST_S = 20;

    /** What was seen before a longer gap may be out of date after it, ms: people can have been let out meanwhile. */
    private static final long SHORT_GAP_MS = 600_000;

    /** A box that is cut off keeps what it knew this long before, ms: it saves once a minute at least. */
    private static final long SAVED_WITHIN_MS = 65_000;

    private static final long NEVER_MS = Long.MAX_VALUE;

    private final Restarts restarts;
    private final Instruments instruments;
    private final Agenda agenda = new Agenda();
    private final Map<Signal, Long> heardFromMs = new EnumMap<>(Signal.class);
    private final List<Trapping.Off> offs = new ArrayList<>();
    private Chance chance;
    private Kit kit;
    private Instruments.Readings readings;
    private Restart restart;
    private boolean on = true;
    private boolean hearsAll = true;
    private boolean reads = true;
    private boolean mains = true;
    private int starts;

    Box(Restarts restarts, Instruments instruments) {
        this.restarts = restarts;
        this.instruments = instruments;
    }

    void begin(Kit wired, Chance own) {
        kit = wired;
        chance = own;
        planNext();
    }

    private void planNext() {
        if (restarts != Restarts.NONE) {
            inThisStart(agenda.nowMs() + chance.waitMs(restarts.everyS()), () -> goOff(chance.in(0.5)));
        }
    }

    /** Happens only where the box was not off in between. */
    private void inThisStart(long atMs, Runnable what) {
        int start = starts;
        agenda.at(atMs, () -> {
            if (start == starts) {
                what.run();
            }
        });
    }

    /** What is handed on of what the wires say. */
    Instruments.Readings hearing(Instruments.Readings listener) {
        readings = listener;
        return (atMs, reading) -> {
            if (on && (hearsAll || atMs >= heardFromMs.get(reading.signal()))) {
                listener.read(atMs, reading);
            }
        };
    }

    /** Time passes to a moment, before what the lift does at it. */
    void passTo(long atMs) {
        agenda.liveTo(atMs);
    }

    /** When it goes off, comes on or hears somebody again next, ms, {@link Long#MAX_VALUE} where it does not. */
    long nextMs() {
        return agenda.nextMs();
    }

    /** What the lift has done at this moment is felt: its mains may be those of the box, and its wires may be dead. */
    void feel(boolean mainsNow, long nowMs) {
        if (on && mains && !mainsNow && restarts.withMains() > 0 && chance.in(restarts.withMains())) {
            inThisStart(nowMs + (chance.in(0.5) ? 0 : chance.betweenMs(0.1, 30)), () -> goOff(false));
            agenda.liveTo(nowMs);
        }
        mains = mainsNow;
        if (on && hearsAll && !reads && !instruments.areDead()) {
            readsAgain(nowMs);
        }
    }

    private void goOff(boolean orderly) {
        long nowMs = agenda.nowMs();
        long gapMs = Math.round(1000 * SHORTEST_S * Math.pow(restarts.longestS() / SHORTEST_S, chance.between(0, 1)));
        restart = new Restart(
                nowMs,
                nowMs + gapMs,
                orderly,
                chance.in(0.5),
                Restart.Change.draw(
                        kit, instruments.wires().stream().map(Wire::signal).toList(), chance));
        starts++;
        on = false;
        hearsAll = false;
        if (reads) {
            offs.add(new Trapping.Off(nowMs, NEVER_MS));
        }
        reads = false;
        readings.boxGoesOff(restart);
        agenda.at(restart.onMs(), this::comeOn);
    }

    /** One source brings the flags, another the numbers; each needs its time, and each flag comes at its own moment. */
    private void comeOn() {
        on = true;
        readings.boxComesOn(restart);
        long flagsMs = agenda.nowMs() + chance.betweenMs(0.2, 3);
        long numbersMs = agenda.nowMs() + chance.betweenMs(0.2, 3);
        long allMs = numbersMs;
        for (Wire wire : instruments.wires()) {
            long fromMs = wire.signal().ages() ? numbersMs : flagsMs + chance.betweenMs(0, 0.9);
            heardFromMs.put(wire.signal(), fromMs);
            allMs = Math.max(allMs, fromMs);
            if (!wire.signal().ages()) {
                inThisStart(fromMs, () -> readings.read(fromMs, wire.says()));
            }
        }
        inThisStart(allMs, this::hearAll);
        planNext();
    }

    private void hearAll() {
        hearsAll = true;
        if (!instruments.areDead()) {
            readsAgain(agenda.nowMs());
        }
    }

    private void readsAgain(long nowMs) {
        reads = true;
        offs.add(new Trapping.Off(offs.removeLast().fromMs(), nowMs));
    }

    /** Whether it is on and what is wired can be read. */
    boolean reads() {
        return reads;
    }

    /** How often it has gone off. */
    int starts() {
        return starts;
    }

    /** Until when it surely keeps what it had seen, after the restart it has just had, ms. */
    long remembersUntilMs() {
        boolean kept = restart.clocked() && restart.gapMs() <= SHORT_GAP_MS;
        return !kept ? Long.MIN_VALUE : restart.orderly() ? restart.offMs() : restart.offMs() - SAVED_WITHIN_MS;
    }

    /** When nothing was read for its sake between the two, ms. */
    List<Trapping.Off> offBetween(long fromMs, long toMs) {
        return offs.stream()
                .filter(off -> off.fromMs() <= toMs && off.toMs() >= fromMs)
                .map(off -> new Trapping.Off(off.fromMs(), Math.min(off.toMs(), toMs)))
                .toList();
    }
}
