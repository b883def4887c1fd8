package dev.liftwatch.serial;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Passes over what a source says again and again: an encoder repeats the place of a parked car fifty times a second, and each
 * repetition would be judged. A repetition goes through often enough for the value to stay fresh and its standing to be seen.
 */
final class Repetitions {
    /** Time between two repetitions that pass though nothing has changed, ms. */
    static final long EVERY_MS = 200;

    private final Map<Signal, Told> told = new EnumMap<>(Signal.class);

    private record Told(Reading reading, long atMs) {}

    /** What of it is new or due again at the tick. */
    List<Reading> without(List<Reading> readings, long nowMs) {
        List<Reading> news = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            Told before = told.get(reading.signal());
            boolean repeats = before != null && before.reading.equals(reading) && nowMs - before.atMs < EVERY_MS;
            if (!repeats) {
                told.put(reading.signal(), new Told(reading, nowMs));
                news.add(reading);
            }
        }
        return news;
    }

    /** The line was opened again: every byte is news. */
    void forget() {
        told.clear();
    }
}
