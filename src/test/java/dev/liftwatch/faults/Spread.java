package dev.liftwatch.faults;

import java.util.List;
import java.util.Locale;

/** Measured times, and how they lie: the least, the middle, what 99 of 100 do not exceed, the most. */
record Spread(List<Long> millis) {
    Spread {
        millis = millis.stream().sorted().toList();
    }

    /** The time that this share of all do not exceed, ms; 0 where nothing was measured. */
    long atMost(double share) {
        return millis.isEmpty() ? 0 : millis.get((int) Math.ceil(share * millis.size()) - 1);
    }

    long most() {
        return atMost(1);
    }

    @Override
    public String toString() {
        return millis.isEmpty()
                ? "nothing measured"
                : String.format(
                        Locale.ROOT,
                        "min %d, p50 %d, p99 %d, max %d ms (%d)",
                        millis.getFirst(),
                        atMost(0.5),
                        atMost(0.99),
                        most(),
                        millis.size());
    }
}
