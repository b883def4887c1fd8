package dev.liftwatch.signal;

import dev.liftwatch.time.Tick;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells a dead supply from a lift that opens its doors: contacts and sensors in the shaft often die together with the lift,
 * and then all of them read the level of a dead wire at once. While that lasts none of them is believed, so that the last
 * state stands. It is a drop when every one shows that level and two that have nothing to do with each other went there
 * together, or one of them as the mains failed. The alarm button is not among them: it is fed by the battery of the emergency
 * call, and a press is a press whatever else is dead.
 */
final class ShaftSupply {
    /** Contacts of one supply fall within this of each other, ms. */
    static final long TOGETHER_MS = 100;

    /** A supply dies within this of the mains, ms: it outlives them for a while, or dies before their relay lets go. */
    static final long OF_MAINS_MS = 2000;

    /** A powered level must show for this long before the others are believed again, ms. */
    static final long BACK_MS = 500;

    private static final Set<Signal> CLOSED_CONTACTS = EnumSet.of(Signal.DOOR_CLOSED, Signal.DOOR2_CLOSED);
    private static final Set<Signal> OPEN_CONTACTS = EnumSet.of(Signal.DOOR_OPEN, Signal.DOOR2_OPEN);
    private static final Set<Signal> ZONE_SENSORS =
            EnumSet.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER);
    private static final Set<Signal> PRESENCE = EnumSet.of(Signal.OCCUPIED);
    private static final Set<Signal> FED =
            EnumSet.of(Signal.OCCUPIED, Signal.INSPECTION, Signal.SAFETY_CHAIN, Signal.LIMIT_TOP, Signal.LIMIT_BOTTOM);

    static {
        FED.addAll(CLOSED_CONTACTS);
        FED.addAll(OPEN_CONTACTS);
        FED.addAll(ZONE_SENSORS);
    }

    /**
     * Signals that move together in ordinary traffic stand in one group and count once. The safety chain is in none: doors open
     * while other things happen.
     */
    private static final List<Set<Signal>> INDEPENDENT =
            List.of(CLOSED_CONTACTS, OPEN_CONTACTS, ZONE_SENSORS, EnumSet.of(Signal.INSPECTION));

    private final List<SettledSignal> fed;

    /** The same, for what is asked at every reading. */
    private final SettledSignal[] all;

    private final boolean zoneIsContact;
    private boolean dropped;
    private long backMs = Tick.NONE;

    /**
     * Where the supply stands, to be carried over a restart.
     *
     * @param dropped whether it is taken to be dead
     * @param backMs since when a powered level shows again, tick, or {@link Tick#NONE}
     */
    record Saved(boolean dropped, long backMs) {}

    ShaftSupply(List<SettledSignal> signals) {
        fed = signals.stream().filter(s -> FED.contains(s.signal)).toList();
        all = fed.toArray(SettledSignal[]::new);
        zoneIsContact = fed.stream().anyMatch(s -> ZONE_SENSORS.contains(s.signal));
    }

    /**
     * Whether an edge of this signal to the level of a dead supply is to wait until it is known that the others did not fall
     * with it. Only those wait whose false edge would leave a mark: a travel, a closed door, an ended inspection.
     */
    static boolean waitsForOthers(Signal signal) {
        return CLOSED_CONTACTS.contains(signal) || ZONE_SENSORS.contains(signal) || signal == Signal.INSPECTION;
    }

    boolean dropped() {
        return dropped;
    }

    /** Looks at the samples before any of them settles; {@code mainsLostMs} is since when the mains are gone. */
    void settle(long nowMs, long mainsLostMs) {
        if (dropped) {
            watchReturn(nowMs);
        } else if (all.length > 0 && isDrop(nowMs, mainsLostMs)) {
            dropped = true;
            backMs = Tick.NONE;
            fed.forEach(signal -> signal.hold(nowMs));
        }
    }

    private boolean isDrop(long nowMs, long mainsLostMs) {
        long newestMs = Tick.NONE;
        for (SettledSignal signal : all) {
            if (signal.distrusted()) {
                continue;
            }
            if (!signal.showsUnpowered() || !signal.outlivedBounce(nowMs)) {
                return false;
            }
            newestMs = Math.max(newestMs, signal.edgeMs());
        }
        if (newestMs == Tick.NONE) {
            return false;
        }
        int together = fallenSince(newestMs - TOGETHER_MS);
        boolean withMains = mainsLostMs != Tick.NONE
                && newestMs >= mainsLostMs - OF_MAINS_MS
                && newestMs <= mainsLostMs + OF_MAINS_MS;
        return together >= 2 || (withMains && together >= 1);
    }

    private int fallenSince(long fromMs) {
        int groups = 0;
        for (Set<Signal> group : INDEPENDENT) {
            groups += anyFallen(group, fromMs) ? 1 : 0;
        }
        boolean doorsOutsideLandings = zoneIsContact && anyFallen(CLOSED_CONTACTS, fromMs);
        return groups + (doorsOutsideLandings && anyFallen(PRESENCE, fromMs) ? 1 : 0);
    }

    private boolean anyFallen(Set<Signal> group, long fromMs) {
        for (SettledSignal signal : all) {
            if (group.contains(signal.signal) && signal.edgeMs() >= fromMs) {
                return true;
            }
        }
        return false;
    }

    private void watchReturn(long nowMs) {
        boolean powered = fed.stream().anyMatch(ShaftSupply::showsPower);
        if (!powered) {
            backMs = Tick.NONE;
        } else if (backMs == Tick.NONE) {
            backMs = nowMs;
        }
        if (powered && backMs + BACK_MS <= nowMs) {
            dropped = false;
            backMs = Tick.NONE;
            fed.forEach(signal -> signal.release(nowMs));
        }
    }

    /** A technician's switch may be fed from elsewhere: turned on, it says nothing of the contacts. */
    private static boolean showsPower(SettledSignal signal) {
        return signal.signal != Signal.INSPECTION && !signal.distrusted() && !signal.showsUnpowered();
    }

    /** When it may change by itself, tick, or never; may lie in the past. */
    long nextDueMs(long nowMs) {
        if (dropped) {
            return backMs == Tick.NONE ? Tick.NEVER : backMs + BACK_MS;
        }
        long due = Tick.NEVER;
        for (SettledSignal signal : all) {
            long outlivesMs = signal.outlivesBounceMs();
            due = outlivesMs > nowMs ? Math.min(due, outlivesMs) : due;
        }
        return due;
    }

    Saved save() {
        return new Saved(dropped, backMs);
    }

    /** Takes over what was saved, unless no signal that could show the supply's return is wired any more. */
    void resume(Saved saved) {
        boolean returnCanShow = fed.stream().anyMatch(signal -> signal.signal != Signal.INSPECTION);
        dropped = saved.dropped() && returnCanShow;
        backMs = dropped ? saved.backMs() : Tick.NONE;
        fed.forEach(signal -> signal.resumeHeld(dropped));
    }

    /** After a time without readings the supply has to show again that it is back. */
    void resumeAfterGap() {
        backMs = Tick.NONE;
    }
}
