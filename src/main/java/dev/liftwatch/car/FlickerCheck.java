package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the edges of the sensors that show landings while the doors stay closed: a car passes each landing once in a run, and
 * opens at the end of it. A loose contact makes many more, at its landing, too. What flickered is believed again after two
 * periods without, or when it has been calm for long.
 */
public final class FlickerCheck {
    private static final List<Signal> SENSORS = List.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER);

    /** Two runs from end to end make this many edges a landing; nobody keeps the doors closed for more. */
    private static final int EDGES_A_LANDING = 4;

    /** And so many more, since cars correct themselves and relevel. */
    private static final int MORE_EDGES = 8;

    private static final int AMENDS = 2;

    /** A contact that has not moved for this long while the lift may have, ms, gets another chance. */
    private static final long CALM_MS = 1_800_000;

    private final int mostEdges;
    private final Map<Signal, Count> counts = new EnumMap<>(Signal.class);

    /**
     * How a sensor has done.
     *
     * @param signal which
     * @param value how it last read
     * @param edges edges since the doors closed
     * @param edgeMs the last of them, tick
     * @param flickers whether it is not believed
     * @param amends periods in a row without too many
     */
    public record Count(Signal signal, boolean value, int edges, long edgeMs, boolean flickers, int amends) {}

    FlickerCheck(LiftGeometry geometry) {
        mostEdges = EDGES_A_LANDING * geometry.landings().size() + MORE_EDGES;
    }

    void update(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        boolean open = car.doors().passable(car.nowMs());
        // Of doors that are not known nobody can say how long they have been closed.
        boolean driven = car.inspection().isTrue() || !car.doors().allClosed().isTrue();
        for (int i = 0; i < SENSORS.size(); i++) {
            Signal signal = SENSORS.get(i);
            Truth read = panel.readFlag(signal);
            if (read.isKnown()) {
                Count before = counts.get(signal);
                Count now = before == null
                        ? new Count(signal, read.isTrue(), 0, Tick.NONE, false, 0)
                        : next(before, read.isTrue(), open, driven, car.nowMs());
                if (!now.equals(before)) {
                    counts.put(signal, now);
                    judge(before, now, verdicts);
                }
            }
        }
    }

    private Count next(Count before, boolean value, boolean open, boolean driven, long nowMs) {
        Signal signal = before.signal();
        if (driven && !open) {
            return new Count(signal, value, before.edges(), before.edgeMs(), before.flickers(), before.amends());
        }
        if (open) {
            boolean ends = before.edges() > 0;
            int amends =
                    before.flickers() && ends && before.edges() <= mostEdges ? before.amends() + 1 : before.amends();
            return new Count(
                    signal,
                    value,
                    0,
                    before.edgeMs(),
                    before.flickers() && amends < AMENDS,
                    before.flickers() ? amends : 0);
        }
        boolean edge = value != before.value();
        int edges = before.edges() + (edge ? 1 : 0);
        boolean calm = before.edgeMs() != Tick.NONE && nowMs - before.edgeMs() >= CALM_MS;
        boolean flickers = edges > mostEdges || (before.flickers() && !calm);
        return new Count(
                signal,
                value,
                calm && !edge ? 0 : edges,
                edge ? nowMs : before.edgeMs(),
                flickers && !(calm && !edge),
                edges > mostEdges ? 0 : before.amends());
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

    List<Count> save() {
        return new ArrayList<>(counts.values());
    }

    void resume(List<Count> saved) {
        saved.forEach(count -> counts.put(count.signal(), count));
    }
}
