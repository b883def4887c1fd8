package dev.liftwatch.evidence;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * A radar or camera sees people who keep still, too. Half of the last minute is strong evidence, a second is a sign, and
 * silence during a ride, or for long before it, means an empty car.
 */
public final class RadarWatch implements PresenceWatch {
    static final long STRONG_WINDOW_MS = 60_000;
    static final long STRONG_HIGH_MS = 30_000;
    static final long SIGN_MS = 1000;

    /** More stretches than this within a minute are chatter; the oldest are dropped, which only delays strength. */
    private static final int MOST_STRETCHES = 256;

    private final long seenEmptyMs;
    private final long stoodEmptyMs;
    private final List<Stretch> highs = new ArrayList<>();
    private long highFromMs = Tick.NONE;
    private long highMs;
    private long countsFromMs = Tick.NONE;

    /**
     * A time for which the sensor was high.
     *
     * @param fromMs tick
     * @param toMs tick
     */
    public record Stretch(long fromMs, long toMs) {}

    /**
     * What a radar has shown, to be carried over a restart.
     *
     * @param highs when it was high within the last minute
     * @param highFromMs since when it is high, tick
     * @param highMs how long it was high since the doors closed or the car was seen empty, ms
     * @param countsFromMs since when what it sees counts, tick: the doors are closed, or the car is outside every landing
     */
    public record SavedRadar(List<Stretch> highs, long highFromMs, long highMs, long countsFromMs) {}

    /**
     * @param seenEmptyMs silence during a ride that shows an empty car, ms
     * @param stoodEmptyMs silence of a standing car that does, at its departure, ms
     */
    RadarWatch(long seenEmptyMs, long stoodEmptyMs) {
        this.seenEmptyMs = seenEmptyMs;
        this.stoodEmptyMs = stoodEmptyMs;
    }

    @Override
    public void begin(Truth occupied, long sinceMs, long nowMs) {
        highs.clear();
        highMs = 0;
        highFromMs = Tick.NONE;
        countsFromMs = Tick.NONE;
    }

    @Override
    public void update(Truth occupied, long sinceMs, CarPicture car, boolean counts, PresenceMarks marks) {
        long nowMs = car.nowMs();
        if (!counts) {
            countsFromMs = Tick.NONE;
        } else if (countsFromMs == Tick.NONE) {
            countsFromMs = nowMs;
        }
        boolean high = occupied.isTrue() && counts;
        if (high && highFromMs == Tick.NONE) {
            highFromMs = Math.max(sinceMs, countsFromMs);
        } else if (!high && highFromMs != Tick.NONE) {
            long endMs = occupied.isTrue() ? nowMs : Math.clamp(sinceMs, highFromMs, nowMs);
            highs.add(new Stretch(highFromMs, endMs));
            highMs += endMs - highFromMs;
            highFromMs = Tick.NONE;
        }
        forget(nowMs);
        if (high && highMs + nowMs - highFromMs >= SIGN_MS) {
            marks.single(nowMs);
        }
        if (highWithinWindow(nowMs) >= STRONG_HIGH_MS) {
            marks.sensed(nowMs);
        }
        long departureMs = car.sealed().departureMs();
        if (occupied.isFalse() && departureMs != Tick.NONE) {
            long rodeMs = car.lastTravelMs() - Math.max(departureMs, sinceMs);
            long stoodMs = departureMs - Math.max(car.sealed().sinceMs(), sinceMs);
            if (rodeMs >= seenEmptyMs || stoodMs >= stoodEmptyMs) {
                highMs = 0;
                marks.seenEmpty();
            }
        }
    }

    private void forget(long nowMs) {
        while (!highs.isEmpty()
                && (highs.getFirst().toMs() <= nowMs - STRONG_WINDOW_MS || highs.size() > MOST_STRETCHES)) {
            highs.removeFirst();
        }
    }

    private long highWithinWindow(long nowMs) {
        long fromMs = nowMs - STRONG_WINDOW_MS;
        long sumMs = highFromMs == Tick.NONE ? 0 : nowMs - Math.max(highFromMs, fromMs);
        for (int i = 0; i < highs.size(); i++) {
            Stretch stretch = highs.get(i);
            sumMs += stretch.toMs() - Math.max(stretch.fromMs(), fromMs);
        }
        return sumMs;
    }

    @Override
    public void resumeAfterGap(Gap gap) {
        highs.clear();
        highFromMs = Tick.NONE;
        countsFromMs = Tick.NONE;
    }

    @Override
    public long nextDueMs(long nowMs) {
        if (highFromMs == Tick.NONE) {
            return Tick.NEVER;
        }
        long signMs = highFromMs + SIGN_MS - highMs;
        return signMs > nowMs ? signMs : strongDueMs(nowMs);
    }

    /**
     * When the present stretch makes half a minute within the window. While the sensor stays high the sum grows only while
     * the window's tail leaves a time in which it was low.
     */
    private long strongDueMs(long nowMs) {
        long missingMs = STRONG_HIGH_MS - highWithinWindow(nowMs);
        if (missingMs <= 0) {
            return Tick.NEVER;
        }
        long tailMs = nowMs - STRONG_WINDOW_MS;
        long atMs = nowMs;
        for (Stretch stretch : highs) {
            long lowMs = Math.max(0, stretch.fromMs() - tailMs);
            if (missingMs <= lowMs) {
                return atMs + missingMs;
            }
            missingMs -= lowMs;
            atMs += lowMs + stretch.toMs() - Math.max(stretch.fromMs(), tailMs);
            tailMs = stretch.toMs();
        }
        return atMs + missingMs;
    }

    SavedRadar save() {
        return new SavedRadar(List.copyOf(highs), highFromMs, highMs, countsFromMs);
    }

    void resume(SavedRadar saved) {
        highs.clear();
        highs.addAll(saved.highs());
        highFromMs = saved.highFromMs();
        highMs = saved.highMs();
        countsFromMs = saved.countsFromMs();
    }
}
