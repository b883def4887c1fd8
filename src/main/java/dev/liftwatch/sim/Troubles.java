package dev.liftwatch.sim;

import java.util.ArrayList;
import java.util.List;

/** What was wrong with sensors and wires, and when: the truth about them. */
final class Troubles {
    private final List<Trouble> all = new ArrayList<>();

    private record Trouble(String what, long fromMs, long toMs) {}

    void add(String what, long fromMs, long toMs) {
        all.add(new Trouble(what, fromMs, toMs));
    }

    /** What was wrong at any time between the two, ms, each once. */
    List<String> between(long fromMs, long toMs) {
        return all.stream()
                .filter(trouble -> trouble.fromMs() <= toMs && trouble.toMs() >= fromMs)
                .map(Trouble::what)
                .distinct()
                .toList();
    }
}
