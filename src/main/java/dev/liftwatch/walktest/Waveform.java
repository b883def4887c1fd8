package dev.liftwatch.walktest;

import java.util.ArrayList;
import java.util.List;

/** What one flag's wire has said: its changes, as the file reads it. Mutable; one thread. */
final class Waveform {
    /** Changes beyond this number tell nothing more: the wire is loose. */
    static final int MOST_CHANGES = 1000;

    /** A level that is not known. */
    static final int UNKNOWN = -1;

    private final long debounceMs;
    private final List<Change> raw = new ArrayList<>();
    private List<Stretch> settled;

    /** A new level at a moment, tick. */
    private record Change(long atMs, int level) {}

    Waveform(long debounceMs) {
        this.debounceMs = debounceMs;
    }

    /** The wire says this from now on. */
    void take(long atMs, int level) {
        boolean news = raw.isEmpty() || raw.getLast().level() != level;
        if (news && raw.size() < MOST_CHANGES) {
            raw.add(new Change(atMs, level));
            settled = null;
        }
    }

    /** What the same wire would have said if it were read the other way round, or settled otherwise. */
    Waveform as(long otherDebounceMs, boolean inverted) {
        Waveform other = new Waveform(otherDebounceMs);
        raw.forEach(one -> other.take(one.atMs(), inverted && one.level() != UNKNOWN ? 1 - one.level() : one.level()));
        return other;
    }

    /** Whether it has said anything. */
    boolean isKnown() {
        return raw.stream().anyMatch(change -> change.level() != UNKNOWN);
    }

    /** A stretch of one level. */
    private record Stretch(int level, long fromMs, long toMs) {}

    /** The levels that held for as long as they must to count. */
    private List<Stretch> settled() {
        if (settled != null) {
            return settled;
        }
        List<Stretch> levels = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            Change change = raw.get(i);
            long untilMs = i + 1 < raw.size() ? raw.get(i + 1).atMs() : Long.MAX_VALUE;
            boolean holds = i == 0 || untilMs - change.atMs() >= debounceMs;
            boolean goesOn = !levels.isEmpty() && levels.getLast().level() == change.level();
            if (!holds || goesOn) {
                continue;
            }
            if (!levels.isEmpty()) {
                Stretch before = levels.removeLast();
                levels.add(new Stretch(before.level(), before.fromMs(), change.atMs()));
            }
            levels.add(new Stretch(change.level(), change.atMs(), Long.MAX_VALUE));
        }
        settled = levels;
        return levels;
    }

    private List<Stretch> stretches(Span span) {
        return settled().stream()
                .filter(one -> one.fromMs() < span.toMs() && one.toMs() > span.fromMs())
                .map(one -> new Stretch(
                        one.level(), Math.max(one.fromMs(), span.fromMs()), Math.min(one.toMs(), span.toMs())))
                .toList();
    }

    /** For how long it showed a level within a span, ms. */
    long lasted(int level, Span span) {
        return stretches(span).stream()
                .filter(one -> one.level() == level)
                .mapToLong(one -> one.toMs() - one.fromMs())
                .sum();
    }

    /** The level that it showed for most of the time within these spans, {@link #UNKNOWN} where it showed none. */
    int usual(List<Span> spans) {
        long low = spans.stream().mapToLong(span -> lasted(0, span)).sum();
        long high = spans.stream().mapToLong(span -> lasted(1, span)).sum();
        return low + high == 0 ? UNKNOWN : high > low ? 1 : 0;
    }

    /** When it was off a level within a span, for at least as long as said. */
    List<Span> off(int level, Span span, long leastMs) {
        return stretches(span).stream()
                .filter(one -> one.level() == 1 - level && one.toMs() - one.fromMs() >= leastMs)
                .map(one -> new Span(one.fromMs(), one.toMs()))
                .toList();
    }

    /** How often it changed from a level that counts to the other within a span. */
    int changes(Span span) {
        int changes = 0;
        int before = UNKNOWN;
        for (Stretch one : stretches(span)) {
            if (one.level() != UNKNOWN) {
                changes += before != UNKNOWN && one.level() != before ? 1 : 0;
                before = one.level();
            }
        }
        return changes;
    }

    /** The most changes within any window of that length in a span. */
    int mostChanges(Span span, long windowMs) {
        List<Long> edges = stretches(span).stream()
                .map(Stretch::fromMs)
                .filter(fromMs -> fromMs > span.fromMs())
                .toList();
        int most = 0;
        int first = 0;
        for (int i = 0; i < edges.size(); i++) {
            while (edges.get(i) - edges.get(first) > windowMs) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }

    /** How often it showed a level for less than so long within a span. */
    int shorts(Span span, long belowMs) {
        return (int) stretches(span).stream()
                .filter(one -> one.level() != UNKNOWN && one.fromMs() > span.fromMs() && one.toMs() < span.toMs())
                .filter(one -> one.toMs() - one.fromMs() < belowMs)
                .count();
    }

    /** Whether it has shown that level at any time within these spans. */
    boolean showed(int level, List<Span> spans) {
        return spans.stream().anyMatch(span -> lasted(level, span) > 0);
    }
}
