package dev.liftwatch.wire;

import java.util.List;

/** Turns the bytes of one line into values. Owned by the line's reader. */
public interface Decoder {
    /**
     * Takes the next {@code length} bytes, none where none have come, and answers what the frames completed by them say, in
     * order.
     */
    List<ChannelValue> feed(byte[] bytes, int length);

    /** How many bytes the newest frame had, from its first to its last; 0 before the first. */
    int frameBytes();

    /** How the line has done so far. */
    LineCounters counters();

    /** The line was opened again: half a frame from before is noise. */
    void reset();

    /** What is to be written to the device at the tick {@code nowMs}; nothing for whoever only listens. Asked at every poll. */
    default byte[] toSend(long nowMs) {
        return new byte[0];
    }

    /**
     * How often the line is looked at, ms. A look costs the box more than what it brings; 40 ms are a quarter of the time in which
     * the fastest lift passes a sensor of a landing. A decoder that asks and waits for the answer looks more often.
     */
    default long pollMs() {
        return 40;
    }

    /**
     * Whether the bytes are those of such a device even if no value follows from them: the port is set right, and opening it again
     * would not help.
     */
    default boolean isUnderstood() {
        return false;
    }

    /** What is the matter with the device though the line works, and what to try. */
    default Trouble trouble() {
        return Trouble.NONE;
    }
}
