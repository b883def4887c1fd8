package dev.liftwatch.wire;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.time.Beats;
import java.util.List;

/** A source of signals, read until it is stopped: a serial line, a GPIO chip. Its thread is handed in by {@code agent}. */
public interface Source extends Runnable {
    /** How it does. Any thread may ask. */
    SourceCondition condition();

    /** Shows that its thread is alive: it finishes a round at least every second, whatever the line or chip does. */
    Beats beats();

    /** Lets {@link #run} end soon. Any thread may ask. */
    void stop();

    /** Takes what was read. */
    @FunctionalInterface
    interface Readings {
        /** Must only enqueue; {@code atMs} is the tick at which it held. */
        void take(List<Reading> readings, long atMs);
    }
}
