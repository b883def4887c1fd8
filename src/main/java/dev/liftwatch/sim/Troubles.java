package dev.liftwatch.sim;

import java.util.ArrayList;
import java.util.List;

/** The faults of sensors and wires with their times: the truth about them. */
final class Troubles {
    private final List<Trouble> all = new ArrayList<>();

    /** What it is called when nothing at all is read. */
    static final String LINE_LOST = "line lost";

    private record Trouble(String what, long fromMs, long toMs) {}

    void add(String what, long fromMs, long toMs) {
        all.add(new Trouble(what, fromMs, toMs));
    }

    /** The faults at any time between the two, ms, each once. */
    List<String> between(long fromMs, long toMs) {
        return all.stream()
                .filter(trouble -> trouble.fromMs() <= toMs && trouble.toMs() >= fromMs)
                .map(Trouble::what)
                .distinct()
                .toList();
    }

    /** From when on something was read again, where nothing was at some time between the two, ms; else the beginning, ms. */
    long readSinceMs(long fromMs, long toMs) {
        long sinceMs = fromMs;
        for (Trouble trouble : all) {
            boolean within = trouble.fromMs() <= toMs && trouble.toMs() >= fromMs;
            if (within && trouble.what().equals(LINE_LOST)) {
                sinceMs = Math.max(sinceMs, trouble.toMs());
            }
        }
        return sinceMs;
    }
}
