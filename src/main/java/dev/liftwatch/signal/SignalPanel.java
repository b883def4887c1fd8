package dev.liftwatch.signal;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settled value of every wired signal: flags after debounce, numbers until they are stale, everything else unknown:
 * what comes from the shaft while its supply is dead, too, and what is not believed. Owned by one thread.
 */
@SuppressWarnings(
        "EnumOrdinal") // The ordinal indexes an array that never leaves this object; what is saved carries names.
public final class SignalPanel {
    private final SettledSignal[] byOrdinal = new SettledSignal[Signal.values().length];
    private final List<SettledSignal> wired;

    /** The same, for what is asked at every reading. */
    private final SettledSignal[] all;

    private final ShaftSupply supply;

    /**
     * One signal as it stood, to be carried over a restart.
     *
     * @param signal which
     * @param known whether its value was known
     * @param value the settled value
     * @param sinceMs since when, tick
     * @param sampledMs when it was last sampled, tick, or {@link Tick#NONE}
     * @param pending whether a new value was waiting out its debounce
     * @param pendingValue that value
     * @param pendingSinceMs since when it was waiting, tick
     * @param edgeMs when it was seen to change to the settled value, tick, or {@link Tick#NONE}
     * @param held whether its samples wait for the shaft's supply to return
     * @param distrusted whether it is not believed
     * @param turned whether it is read the other way round
     */
    public record SavedSignal(
            Signal signal,
            boolean known,
            long value,
            long sinceMs,
            long sampledMs,
            boolean pending,
            long pendingValue,
            long pendingSinceMs,
            long edgeMs,
            boolean held,
            boolean distrusted,
            boolean turned) {}

    /**
     * The panel as it stood, to be carried over a restart.
     *
     * @param signals every wired signal
     * @param shaftUnpowered whether the shaft's supply was taken to be dead
     * @param shaftBackMs since when it showed a powered level again, tick, or {@link Tick#NONE}
     */
    public record SavedPanel(List<SavedSignal> signals, boolean shaftUnpowered, long shaftBackMs) {}

    /**
     * One signal as it is shown to people.
     *
     * @param known whether the value is known
     * @param value the value where known
     * @param sinceMs since when it is so, tick, or {@link Tick#NONE} where it was never seen
     */
    public record View(boolean known, long value, long sinceMs) {}

    public SignalPanel(Map<Signal, SignalSettings> wiring) {
        List<SettledSignal> signals = new ArrayList<>();
        new EnumMap<>(wiring).forEach((signal, settings) -> {
            byOrdinal[signal.ordinal()] = new SettledSignal(signal, settings);
            signals.add(byOrdinal[signal.ordinal()]);
        });
        wired = List.copyOf(signals);
        all = signals.toArray(SettledSignal[]::new);
        supply = new ShaftSupply(wired);
    }

    /** Whether the installation has this signal at all. */
    public boolean isWired(Signal signal) {
        return byOrdinal[signal.ordinal()] != null;
    }

    /** Whether it is wired and believed: what is not believed is left out as if it had never been wired. */
    public boolean isUsed(Signal signal) {
        SettledSignal s = byOrdinal[signal.ordinal()];
        return s != null && !s.distrusted();
    }

    /** Takes a sample. It counts at the next {@link #settle}. Samples of signals that are not wired are passed over. */
    public void apply(Reading reading, long nowMs) {
        SettledSignal signal = byOrdinal[reading.signal().ordinal()];
        if (signal != null) {
            signal.apply(reading, nowMs);
        }
    }

    /** Lets flags that have held long enough count, and values that were not refreshed become unknown. */
    public void settle(long nowMs) {
        supply.settle(nowMs, mainsLostMs());
        for (SettledSignal signal : all) {
            signal.settle(nowMs);
        }
    }

    private long mainsLostMs() {
        SettledSignal mains = byOrdinal[Signal.MAINS_OK.ordinal()];
        return mains != null && mains.known() && mains.value() == 0 ? mains.edgeMs() : Tick.NONE;
    }

    /** The next tick after {@code nowMs} at which {@link #settle} changes something by itself, or {@link Tick#NEVER}. */
    public long nextDueMs(long nowMs) {
        long due = supply.nextDueMs(nowMs);
        for (SettledSignal signal : all) {
            due = Math.min(due, signal.nextDueMs());
        }
        return due;
    }

    /** Whether the supply of the shaft's signals is taken to be dead: the last state stands. */
    public boolean shaftUnpowered() {
        return supply.dropped();
    }

    /** The settled value of a flag. */
    public Truth flag(Signal signal) {
        SettledSignal s = byOrdinal[signal.ordinal()];
        return s != null && s.known() ? Truth.of(s.value() != 0) : Truth.UNKNOWN;
    }

    /** As {@link #flag}, whether it is believed or not: for whoever judges whether to believe it. */
    public Truth readFlag(Signal signal) {
        SettledSignal s = byOrdinal[signal.ordinal()];
        return s != null && s.read() ? Truth.of(s.readValue() != 0) : Truth.UNKNOWN;
    }

    public boolean isKnown(Signal signal) {
        SettledSignal s = byOrdinal[signal.ordinal()];
        return s != null && s.known();
    }

    /** As {@link #isKnown}, whether it is believed or not. */
    public boolean isRead(Signal signal) {
        SettledSignal s = byOrdinal[signal.ordinal()];
        return s != null && s.read();
    }

    /** The settled value; meaningless where it is not known. */
    public long value(Signal signal) {
        SettledSignal s = byOrdinal[signal.ordinal()];
        return s == null ? 0 : s.value();
    }

    /** Since when the signal is as it is: the tick of the edge itself, not of the end of its debounce. */
    public long sinceMs(Signal signal) {
        SettledSignal s = byOrdinal[signal.ordinal()];
        return s == null ? Tick.NONE : s.sinceMs();
    }

    /** When a sample last came, tick, or {@link Tick#NONE}. */
    public long sampledMs(Signal signal) {
        SettledSignal s = byOrdinal[signal.ordinal()];
        return s == null ? Tick.NONE : s.sampledMs();
    }

    /** A number that grows when a flag changes, a value is lost or found, or a signal is believed or not. */
    public long changes() {
        long changes = 0;
        for (SettledSignal signal : all) {
            changes += signal.changes();
        }
        return changes;
    }

    /** The same of one signal alone; it starts with the process. */
    public int changes(Signal signal) {
        SettledSignal s = byOrdinal[signal.ordinal()];
        return s == null ? 0 : s.changes();
    }

    /** Leaves a signal out of everything until it is trusted again; it is read on meanwhile. */
    public void distrust(Signal signal) {
        byOrdinal[signal.ordinal()].distrust(true);
    }

    /** Reads a flag the other way round from now on, since its polarity has been found wrong. */
    public void invert(Signal signal) {
        byOrdinal[signal.ordinal()].invert(true);
    }

    /** Reads a flag by the wire of another one from now on, since the two have been found exchanged; nothing where either is not wired. */
    public void exchange(Signal signal, Signal other) {
        SettledSignal here = byOrdinal[signal.ordinal()];
        SettledSignal there = byOrdinal[other.ordinal()];
        if (here != null && there != null) {
            here.exchange(there);
        }
    }

    /** Believes a signal again, as it is read. */
    public void trust(Signal signal) {
        byOrdinal[signal.ordinal()].distrust(false);
        byOrdinal[signal.ordinal()].invert(false);
        byOrdinal[signal.ordinal()].exchange(null);
    }

    /** Every wired signal as it stands, in the order of {@link Signal}. */
    public Map<Signal, View> views() {
        Map<Signal, View> views = new EnumMap<>(Signal.class);
        wired.forEach(s -> views.put(s.signal, new View(s.known(), s.value(), s.sinceMs())));
        return views;
    }

    /**
     * One signal as it is shown to whoever looks for a wrong wire, whether it is believed or not.
     *
     * @param signal which
     * @param read whether anything is read
     * @param value what is read, as its polarity is set; meaningless where nothing is
     * @param sinceMs since when it is so, tick, or {@link Tick#NONE} where it was never seen
     * @param sampledMs when its source last said anything of it, tick, or {@link Tick#NONE}
     * @param changes how often it has changed since the process began
     */
    public record Sight(Signal signal, boolean read, long value, long sinceMs, long sampledMs, int changes) {}

    /** All wired signals, in the order of {@link Signal}. */
    public List<Sight> sights() {
        return wired.stream().map(SettledSignal::sight).toList();
    }

    public SavedPanel save() {
        ShaftSupply.Saved saved = supply.save();
        return new SavedPanel(wired.stream().map(SettledSignal::save).toList(), saved.dropped(), saved.backMs());
    }

    /** Takes over what was saved; a signal that is no longer wired is left out, a new one starts unseen. */
    public void resume(SavedPanel saved) {
        for (SavedSignal s : saved.signals()) {
            SettledSignal signal =
                    s.signal() == null ? null : byOrdinal[s.signal().ordinal()];
            if (signal != null) {
                signal.resume(s);
            }
        }
        supply.resume(new ShaftSupply.Saved(saved.shaftUnpowered(), saved.shaftBackMs()));
    }

    /** Takes over whether a saved signal is believed, and which way round it is read. */
    public void resumeTrust(Signal signal, boolean distrusted, boolean turned) {
        byOrdinal[signal.ordinal()].resumeTrust(distrusted, turned);
    }

    /** After a time in which nothing was read: nothing is known until it is sampled, and the first sample counts at once. */
    public void resumeAfterGap(long nowMs) {
        wired.forEach(signal -> signal.resumeAfterGap(nowMs));
        supply.resumeAfterGap();
    }

    /** Every wired signal. */
    public Set<Signal> wired() {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        wired.forEach(s -> signals.add(s.signal));
        return signals;
    }

    /** After how long without a sample the signal counts as lost, ms. */
    public long staleAfterMs(Signal signal) {
        return byOrdinal[signal.ordinal()].settings.staleAfterMs();
    }
}
