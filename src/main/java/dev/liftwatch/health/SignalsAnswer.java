package dev.liftwatch.health;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.SignalConfig;
import dev.liftwatch.health.Snapshot.SignalView;
import dev.liftwatch.report.Messages;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel.Sight;
import dev.liftwatch.time.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What {@code liftwatch signals} is told: every wire with what is read of it, on the control thread. */
public final class SignalsAnswer {
    private final DeviceConfig device;
    private final Supplier<Messages.Stamp> stamps;
    private final Supplier<Snapshot> snapshots;

    /**
     * Answers from snapshots.
     *
     * @param stamps tells the time
     * @param snapshots the newest snapshot of the loop
     */
    public SignalsAnswer(DeviceConfig device, Supplier<Messages.Stamp> stamps, Supplier<Snapshot> snapshots) {
        this.device = device;
        this.stamps = stamps;
        this.snapshots = snapshots;
    }

    /** Every wired signal as it is now, as a tree. */
    public Map<String, Object> answer() {
        Messages.Stamp stamp = stamps.get();
        long nowMs = stamp.moment().tickMs();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("v", 1);
        answer.put("lift", device.lift().id());
        answer.put(
                "signals",
                List.copyOf(snapshots.get().signals().stream()
                        .map(view -> signal(view, nowMs))
                        .toList()));
        return answer;
    }

    private Map<String, Object> signal(SignalView view, long nowMs) {
        Sight sight = view.sight();
        Signal signal = sight.signal();
        SignalConfig wire = device.signals().get(signal);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("signal", signal.code());
        told.put("value", sight.read() ? value(signal, sight.value()) : null);
        told.put("age_ms", age(sight.sinceMs(), nowMs));
        told.put("sample_age_ms", age(sight.sampledMs(), nowMs));
        told.put("changes_in_hour", view.changesInHour());
        told.put("jumps", view.jumps());
        told.put("place_lost_age_ms", age(view.placeLostSinceMs(), nowMs));
        told.put("source", wire.source());
        told.put("channel", wire.channel());
        told.put("terminal", wire.terminal().orElse(null));
        told.put("raw", raw(sight, wire));
        told.put("active", signal.isFlag() ? (wire.activeLow() ? "low" : "high") : null);
        told.put("doubt", view.doubt() == null ? null : view.doubt().fault().code());
        told.put("doubt_age_ms", view.doubt() == null ? null : age(view.doubt().sinceMs(), nowMs));
        return told;
    }

    /** Decimals are kept in thousandths. */
    private static Object value(Signal signal, long value) {
        return signal.type() == Signal.Type.DECIMAL ? (Object) (value / 1000.0) : (Object) value;
    }

    private static Long age(long sinceMs, long nowMs) {
        return sinceMs == Tick.NONE ? null : Tick.elapsed(sinceMs, nowMs);
    }

    /** The level of a flag's wire; of a number nothing is known but what was made of it. */
    private static Long raw(Sight sight, SignalConfig wire) {
        boolean level = sight.read() && sight.signal().isFlag();
        return level ? (wire.activeLow() ? 1 - sight.value() : sight.value()) : null;
    }
}
