package dev.liftwatch.entrapment;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;
import java.util.EnumMap;
import java.util.Map;

/**
 * The wired signals of which nothing has been heard since a gap. Until each has been read, or counts as lost, half a picture would be
 * judged: a zone contact that is not there yet looks like a car between landings.
 */
final class FirstReadings {
    /** A signal that is read less often than this is not waited for, ms: until it comes it is unknown, as any other lost one. */
    static final long AT_MOST_MS = 10_000;

    private final Map<Signal, Long> lostAtMs = new EnumMap<>(Signal.class);

    /** Waits for every wired signal from {@code nowMs} on. */
    FirstReadings(SignalPanel panel, long nowMs) {
        for (Signal signal : panel.wired()) {
            lostAtMs.put(signal, nowMs + Math.min(panel.staleAfterMs(signal), AT_MOST_MS));
        }
    }

    /** The signal has been read, or its source says that it is lost. */
    void heard(Signal signal) {
        lostAtMs.remove(signal);
    }

    /** Whether there is none left to wait for. */
    boolean areIn(long nowMs) {
        return untilMs() <= nowMs;
    }

    /** When the last of them counts as lost, tick; {@link Tick#NONE} where all were heard. */
    long untilMs() {
        return lostAtMs.values().stream().mapToLong(Long::longValue).max().orElse(Tick.NONE);
    }
}
