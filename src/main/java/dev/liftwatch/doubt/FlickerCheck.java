package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Watches the sensors that show landings while the doors stay closed. A car that leaves one landing's zone needs its time to
 * come to the next; a loose contact that lets go and catches again is quicker than any car. What flickered is believed again
 * after two periods without, or when it has been calm for long.
 */
public final class FlickerCheck {
    private static final List<Signal> SENSORS = List.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER);

    /** One gap that is too short may be a car that turns at the edge, a few a contact that bounces once; not so many. */
    private static final int SHORT_GAPS = 6;

    private static final int AMENDS = 2;

    /** One that has not come back too soon for this long gets another chance, whatever the doors say, ms. */
    private static final long CALM_MS = 1_800_000;

    private final long quickestGapMs;
    private final Map<Signal, Count> counts = new EnumMap<>(Signal.class);

    /**
     * How a sensor has done.
     *
     * @param signal which
     * @param value how it last read
     * @param edgeMs its last edge, tick, or {@link Tick#NONE}
     * @param edges edges since the doors closed
     * @param shortGaps how often it came back too soon since then
     * @param shortGapMs when it last did, tick, or {@link Tick#NONE}
     * @param flickers whether it is not believed
     * @param amends periods in a row without
     */
    public record Count(
            Signal signal,
            boolean value,
            long edgeMs,
            int edges,
            int shortGaps,
            long shortGapMs,
            boolean flickers,
            int amends) {}

    FlickerCheck(LiftGeometry geometry) {
        long smallestMm = Long.MAX_VALUE;
        for (int i = 1; i < geometry.landings().size(); i++) {
            smallestMm = Math.min(
                    smallestMm, geometry.landings().get(i) - geometry.landings().get(i - 1));
        }
        // Half of what a car at rated speed takes: a quarter faster, over the rim of a wide vane.
        quickestGapMs = Math.max(0, smallestMm - 2 * geometry.doorZoneMm()) * 500 / geometry.ratedSpeedMmS();
    }

    void update(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        boolean open = car.doors().passable(car.nowMs());
        // Of doors that are not known nobody can say how long they have been closed; a technician drives to and fro.
        boolean counts = car.doors().allClosed().isTrue() && !car.inspection().isTrue();
        for (int i = 0; i < SENSORS.size(); i++) {
            Signal signal = SENSORS.get(i);
            Truth read = panel.readFlag(signal);
            if (read.isKnown()) {
                Count before = this.counts.get(signal);
                Count now = before == null
                        ? new Count(signal, read.isTrue(), Tick.NONE, 0, 0, Tick.NONE, false, 0)
                        : next(before, read.isTrue(), open, counts, car.nowMs());
                if (!now.equals(before)) {
                    this.counts.put(signal, now);
                    judge(before, now, verdicts);
                }
            }
        }
    }

    private Count next(Count before, boolean value, boolean open, boolean counting, long nowMs) {
        boolean calm = before.flickers() && nowMs - before.shortGapMs() >= CALM_MS;
        boolean edge = value != before.value();
        if (!open && !edge && !calm) {
            return before;
        }
        boolean tooShort = edge && value && before.edgeMs() != Tick.NONE && nowMs - before.edgeMs() < quickestGapMs;
        int shortGaps = before.shortGaps() + (tooShort && counting ? 1 : 0);
        boolean good = open && before.edges() > 1 && before.shortGaps() == 0;
        int amends = tooShort ? 0 : before.amends() + (before.flickers() && good ? 1 : 0);
        boolean flickers = !calm && amends < AMENDS && (before.flickers() || shortGaps >= SHORT_GAPS);
        return new Count(
                before.signal(),
                value,
                edge ? nowMs : before.edgeMs(),
                open || calm ? 0 : before.edges() + (edge && counting ? 1 : 0),
                open || calm ? 0 : shortGaps,
                tooShort ? nowMs : before.shortGapMs(),
                flickers,
                flickers ? amends : 0);
    }

    private static void judge(Count before, Count now, Verdicts verdicts) {
        if (now.flickers()) {
            verdicts.distrust(now.signal(), SignalFault.CHATTERING);
        } else if (before != null && before.flickers()) {
            verdicts.trust(now.signal(), SignalFault.CHATTERING);
        }
    }

    /** Whether that sensor is left out since it flickers. */
    boolean flickers(Signal signal) {
        Count count = counts.get(signal);
        return count != null && count.flickers();
    }

    /** After a time in which nothing was read no gap between two edges is known, and calm begins anew. */
    void resumeAfterGap(long nowMs) {
        counts.replaceAll((signal, count) -> new Count(
                signal,
                count.value(),
                Tick.NONE,
                count.edges(),
                count.shortGaps(),
                count.flickers() ? nowMs : count.shortGapMs(),
                count.flickers(),
                count.amends()));
    }

    List<Count> save() {
        return new ArrayList<>(counts.values());
    }

    void resume(List<Count> saved) {
        saved.forEach(count -> counts.put(count.signal(), count));
    }
}
