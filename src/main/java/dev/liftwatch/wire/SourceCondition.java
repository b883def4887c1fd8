package dev.liftwatch.wire;

/**
 * How a source does, for people. Immutable.
 *
 * @param name the source's name in device.toml
 * @param state in a word
 * @param sinceMs since when, tick
 * @param trouble what is the matter and what to try
 * @param counters how the line has done
 * @param rejected how many values were rejected because their signal cannot have them
 * @param timeErrorMs how far off the time of the newest reading may be, either way, ms
 */
public record SourceCondition(
        String name,
        State state,
        long sinceMs,
        Trouble trouble,
        LineCounters counters,
        long rejected,
        long timeErrorMs) {
    /** What is the matter and what to try, in English; empty where nothing is. */
    public String text() {
        return trouble.text();
    }

    /** In a word. */
    public enum State {
        /** Not opened yet. */
        STARTING,
        /** Frames come. */
        GOOD,
        /** Frames come, or could, but something is the matter with the device. */
        IMPAIRED,
        /** The port cannot be opened. */
        MISSING,
        /** Open, and nothing comes. */
        SILENT,
        /** Bytes come, and no frame among them. */
        GARBLED
    }
}
