package dev.liftwatch.history;

import dev.liftwatch.logbook.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was wrong with each wire, as the logbook has it. */
public final class WireRecord {
    /** What is told of: a year, days. */
    public static final int DAYS = 365;

    private final Map<String, List<Trouble>> bySignal = new TreeMap<>();

    /**
     * Something that was wrong with a wire.
     *
     * @param kind what, e.g. {@code signal-stuck}
     * @param from when it was raised
     * @param to when it was over; empty where it is not yet
     */
    public record Trouble(String kind, Instant from, Optional<Instant> to) {}

    /** What the entries say, newest first. Those without a signal concern every wire. */
    public WireRecord(List<Entry> entries) {
        Map<String, Instant> ends = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!entry.kind().startsWith("signal-") || entry.incident().isEmpty()) {
                continue;
            }
            if (entry.phase().equals("closed")) {
                ends.put(entry.incident(), entry.at());
            } else if (entry.phase().equals("raised")) {
                bySignal.computeIfAbsent(entry.text("signal"), _ -> new ArrayList<>())
                        .add(new Trouble(entry.kind(), entry.at(), Optional.ofNullable(ends.get(entry.incident()))));
            }
        }
    }

    /** What was wrong with one wire, newest first; what concerned all wires is not among it. */
    public List<Trouble> of(String signal) {
        return bySignal.getOrDefault(signal, List.of());
    }

    /** What concerned every wire, newest first. */
    public List<Trouble> ofAll() {
        return of("");
    }

    /** The same for programs. */
    public List<Map<String, Object>> tree(String signal) {
        return of(signal).stream()
                .map(trouble -> {
                    Map<String, Object> tree = new LinkedHashMap<>();
                    tree.put("kind", trouble.kind());
                    tree.put("raised_at", trouble.from().toString());
                    tree.put("closed_at", trouble.to().map(Instant::toString).orElse(null));
                    return tree;
                })
                .toList();
    }
}
