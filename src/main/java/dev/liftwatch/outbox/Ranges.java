package dev.liftwatch.outbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A set of numbers, held as ranges. */
final class Ranges {
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** Reads what {@link #text} wrote. */
    static Ranges of(String text) {
        Ranges ranges = new Ranges();
        for (String part : List.of(text.split(","))) {
            int dash = part.indexOf('-');
            ranges.add(Long.parseLong(part.substring(0, dash)), Long.parseLong(part.substring(dash + 1)));
        }
        return ranges;
    }

    void add(long seq) {
        add(seq, seq);
    }

    /** Adds numbers in a row; what touches or overlaps becomes one range. */
    void add(long from, long to) {
        long first = from;
        long last = to;
        Map.Entry<Long, Long> near = lastByFirst.floorEntry(to + 1);
        while (near != null && near.getValue() >= first - 1) {
            first = Math.min(first, near.getKey());
            last = Math.max(last, near.getValue());
            lastByFirst.remove(near.getKey());
            near = lastByFirst.floorEntry(to + 1);
        }
        lastByFirst.put(first, last);
    }

    void addAll(Ranges others) {
        others.lastByFirst.forEach(this::add);
    }

    int size() {
        return lastByFirst.size();
    }

    List<SequenceGap.Range> list() {
        return lastByFirst.entrySet().stream()
                .map(range -> new SequenceGap.Range(range.getKey(), range.getValue()))
                .toList();
    }

    String text() {
        return lastByFirst.entrySet().stream()
                .map(range -> range.getKey() + "-" + range.getValue())
                .collect(Collectors.joining(","));
    }
}
