package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds a loose contact of a door, of the supply or of the inspection switch, a loose wire of the presence sensor, and a loose sensor of
 * the landings. A door needs seconds to part and to close, a presence sensor holds what it saw, and a supply comes and goes a few times
 * when it is switched over: none of them changes within a second again and again. A car passes landings more quickly than that, but not
 * with its doors open, and is not back so soon. A contact that flutters is neither stuck nor inverted, whatever single runs have shown
 * of it.
 */
public final class FlutterCheck {
    private static final List<Signal> CONTACTS = List.of(
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.DOOR2_CLOSED,
            Signal.DOOR2_OPEN,
            Signal.MAINS_OK,
            Signal.INSPECTION,
            Signal.OCCUPIED,
            Signal.DOOR_ZONE,
            Signal.LEVEL_UPPER,
            Signal.LEVEL_LOWER);

    private static final Set<Signal> SENSORS = EnumSet.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER);

    /** No such contact changes so soon after its last change, ms, */
    static final long QUICK_MS = 1000;

    /** so often, people who shake at the doors included, */
    static final int QUICK_CHANGES = 20;

    /** nor a sensor of the landings so often, and more quickly than any car passes one, as its car stands with open doors, */
    static final int QUICK_CHANGES_OF_SENSOR = 8;

    /** within this, ms. */
    static final long WITHIN_MS = 60_000;

    /** After this without one that was so quick it is believed again, ms: a loose contact is quiet for a while, too. */
    static final long CALM_MS = 15 * 60_000;

    private final Map<Signal, Flutter> counts = new EnumMap<>(Signal.class);

    /**
     * How a contact has done.
     *
     * @param signal which
     * @param value how it last read
     * @param changedMs its last change, tick, or {@link Tick#NONE}
     * @param countedFromMs since when quick changes are counted, tick, or {@link Tick#NONE}
     * @param quickChanges how many there were since
     * @param quickMs the last of them, tick, or {@link Tick#NONE}
     * @param flutters whether it is not believed
     */
    public record Flutter(
            Signal signal,
            boolean value,
            long changedMs,
            long countedFromMs,
            int quickChanges,
            long quickMs,
            boolean flutters) {}

    void update(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        long nowMs = car.nowMs();
        boolean doorsOpen =
                car.doors().allClosed().isFalse() && !car.inspection().isTrue();
        for (int i = 0; i < CONTACTS.size(); i++) {
            Signal signal = CONTACTS.get(i);
            Truth read = panel.readFlag(signal);
            Flutter before = counts.get(signal);
            if (before == null) {
                if (read.isKnown()) {
                    counts.put(signal, new Flutter(signal, read.isTrue(), Tick.NONE, Tick.NONE, 0, Tick.NONE, false));
                }
            } else if (read.isKnown() && read.isTrue() != before.value) {
                Flutter now = changed(before, doorsOpen || !SENSORS.contains(signal), nowMs);
                counts.put(signal, now);
                if (now.flutters) {
                    verdicts.distrust(signal, SignalFault.CHATTERING);
                }
            } else if (before.flutters && nowMs - before.quickMs >= CALM_MS) {
                counts.put(
                        signal,
                        new Flutter(signal, before.value, before.changedMs, Tick.NONE, 0, before.quickMs, false));
                verdicts.trust(signal, SignalFault.CHATTERING);
            }
        }
    }

    private static Flutter changed(Flutter before, boolean counts, long nowMs) {
        boolean sensor = SENSORS.contains(before.signal);
        int most = sensor ? QUICK_CHANGES_OF_SENSOR : QUICK_CHANGES;
        boolean quick = counts && before.changedMs != Tick.NONE && nowMs - before.changedMs <= QUICK_MS;
        boolean anew = before.countedFromMs == Tick.NONE || nowMs - before.countedFromMs > WITHIN_MS;
        // A car that passes a zone is quick from rim to rim, and not again to the next; it may do so behind an inverted
        // door contact.
        boolean passes = sensor && before.quickMs != before.changedMs;
        int counted = (anew ? 0 : before.quickChanges) + (quick && !passes ? 1 : 0);
        return new Flutter(
                before.signal,
                !before.value,
                nowMs,
                anew ? nowMs : before.countedFromMs,
                counted,
                quick ? nowMs : before.quickMs,
                before.flutters || counted >= most);
    }

    /** Whether that contact is left out since it flutters. */
    boolean flutters(Signal signal) {
        Flutter flutter = counts.get(signal);
        return flutter != null && flutter.flutters;
    }

    /** After a time in which nothing was read no quick change is known, and calm begins anew. */
    void resumeAfterGap(long nowMs) {
        counts.replaceAll((signal, flutter) -> new Flutter(
                signal,
                flutter.value,
                Tick.NONE,
                Tick.NONE,
                0,
                flutter.flutters ? nowMs : flutter.quickMs,
                flutter.flutters));
    }

    List<Flutter> save() {
        return new ArrayList<>(counts.values());
    }

    void resume(List<Flutter> saved) {
        saved.forEach(flutter -> counts.put(flutter.signal, flutter));
    }
}
