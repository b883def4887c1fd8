package dev.liftwatch.walktest;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.text.Coded;

/**
 * How it stands with one wire.
 *
 * @param signal which wire, by what the file says it is
 * @param standing whether it is proven
 * @param reason what is wrong with it, null where nothing is known to be
 * @param other the signal that it is exchanged with or behaves as, null where there is none
 * @param otherSource the source that its source is exchanged with, null where there is none
 * @param step the step that it waits for, null where it waits for none
 * @param seenLow whether it has been seen 0, as the file reads it
 * @param seenHigh whether it has been seen 1, as the file reads it
 * @param changes how often it has changed within one step at most
 * @param agreed how often it did what it must: rides, turns of the doors, presses
 */
public record Verdict(
        Signal signal,
        Standing standing,
        Reason reason,
        Signal other,
        String otherSource,
        Step step,
        boolean seenLow,
        boolean seenHigh,
        int changes,
        int agreed) {
    /** Whether a wire is proven. */
    public enum Standing implements Coded {
        /** Not known yet. */
        WAITING,
        /** It did what it must. */
        OK,
        /** It did not. */
        BAD
    }

    /** What is wrong with a wire. */
    public enum Reason implements Coded {
        /** It says the opposite: {@code active} is set wrong. */
        INVERTED,
        /** It and another one stand in each other's place. */
        SWAPPED,
        /** It changes more often than its contact can: a terminal to be tightened. */
        LOOSE,
        /** It is never 1, not even when it had to be. */
        DEAD,
        /** It is never 0, not even when it had to be; a number that never changes. */
        STUCK,
        /** It does something, but not what its signal does: it is on another line. */
        WRONG_LINE,
        /** Its source is connected where another one of the file should be. */
        SOURCES_SWAPPED,
        /** Nothing comes from its source that could be read. */
        NO_DATA,
        /** Its source brings other channels than the file names, or several wires stand in another order. */
        WRONG_PROFILE,
        /** A number that falls as the car rises. */
        WRONG_WAY,
        /** Landings stand at other heights than the file says, in the order from the top. */
        HEIGHTS_REVERSED,
        /** Landings stand at other heights than the file says. */
        HEIGHTS_DIFFER;
    }

    /** The same, known to be bad. */
    Verdict bad(Reason why, Signal otherSignal) {
        return new Verdict(signal, Standing.BAD, why, otherSignal, null, null, seenLow, seenHigh, changes, agreed);
    }

    /** The same, known to be bad because of its source. */
    Verdict badSource(Reason why, String source) {
        return new Verdict(signal, Standing.BAD, why, null, source, null, seenLow, seenHigh, changes, agreed);
    }

    /** The same, known to be good. */
    Verdict good(int times) {
        return new Verdict(signal, Standing.OK, null, null, null, null, seenLow, seenHigh, changes, times);
    }
}
