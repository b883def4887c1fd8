package dev.liftwatch.car;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells travel from jitter in a stream of positions: more than 100 mm net within 10 s, measured again from the last
 * travel. Positions are kept as the extremes of one-second slices, so that a fast encoder costs no more than a slow one.
 */
public final class PositionWindow {
    /** A net move of more than this within the window is travel, mm; drift, sinking and jumping riders stay below. */
    static final long TRAVEL_MM = 100;

    static final long WINDOW_MS = 10_000;
    private static final long SLICE_MS = 1000;

    private final List<Slice> slices = new ArrayList<>();
    private long coveredFromMs = Tick.NONE;
    private long lastSampleMs = Tick.NONE;
    private long lastPositionMm;
    private boolean seen;

    /**
     * The extremes of the positions within one second.
     *
     * @param fromMs first sample, tick
     * @param lowestMm lowest position, mm
     * @param highestMm highest position, mm
     */
    public record Slice(long fromMs, long lowestMm, long highestMm) {
        Slice with(long positionMm) {
            return positionMm >= lowestMm && positionMm <= highestMm
                    ? this
                    : new Slice(fromMs, Math.min(lowestMm, positionMm), Math.max(highestMm, positionMm));
        }
    }

    /**
     * The window, to be carried over a restart.
     *
     * @param slices the extremes kept
     * @param coveredFromMs since when samples came without a gap, tick
     * @param lastSampleMs the newest sample, tick
     * @param lastPositionMm its position, mm
     * @param seen whether there was any sample
     */
    public record SavedPosition(
            List<Slice> slices, long coveredFromMs, long lastSampleMs, long lastPositionMm, boolean seen) {}

    /** Takes a sample and answers its tick if it shows travel, else {@link Tick#NONE}. A repeated tick is not a new sample. */
    long sample(long positionMm, long sampledMs) {
        if (sampledMs == lastSampleMs) {
            return Tick.NONE;
        }
        boolean movedWhileBlind =
                coveredFromMs == Tick.NONE && seen && Math.abs(positionMm - lastPositionMm) > TRAVEL_MM;
        if (coveredFromMs == Tick.NONE) {
            coveredFromMs = sampledMs;
        }
        lastSampleMs = sampledMs;
        lastPositionMm = positionMm;
        seen = true;
        if (movedWhileBlind || movedWithinWindow(positionMm, sampledMs)) {
            slices.clear();
            coveredFromMs = sampledMs;
            slices.add(new Slice(sampledMs, positionMm, positionMm));
            return sampledMs;
        }
        keep(positionMm, sampledMs);
        return Tick.NONE;
    }

    /** The source fell silent: what follows proves nothing about the time between. */
    void lost() {
        if (coveredFromMs != Tick.NONE) {
            coveredFromMs = Tick.NONE;
            slices.clear();
        }
    }

    /** Over how long samples have come without travel since {@code sinceMs}, ms. */
    long coveredMs(long sinceMs) {
        return coveredFromMs == Tick.NONE ? 0 : lastSampleMs - Math.max(coveredFromMs, sinceMs);
    }

    private boolean movedWithinWindow(long positionMm, long sampledMs) {
        while (!slices.isEmpty() && slices.getFirst().fromMs() < sampledMs - WINDOW_MS) {
            slices.removeFirst();
        }
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            if (positionMm - slice.lowestMm() > TRAVEL_MM || slice.highestMm() - positionMm > TRAVEL_MM) {
                return true;
            }
        }
        return false;
    }

    private void keep(long positionMm, long sampledMs) {
        int newest = slices.size() - 1;
        if (newest >= 0 && sampledMs - slices.get(newest).fromMs() < SLICE_MS) {
            slices.set(newest, slices.get(newest).with(positionMm));
        } else {
            slices.add(new Slice(sampledMs, positionMm, positionMm));
        }
    }

    SavedPosition save() {
        return new SavedPosition(List.copyOf(slices), coveredFromMs, lastSampleMs, lastPositionMm, seen);
    }

    void resume(SavedPosition saved) {
        slices.clear();
        slices.addAll(saved.slices());
        coveredFromMs = saved.coveredFromMs();
        lastSampleMs = saved.lastSampleMs();
        lastPositionMm = saved.lastPositionMm();
        seen = saved.seen();
    }
}
