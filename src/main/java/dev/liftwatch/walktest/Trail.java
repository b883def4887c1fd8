package dev.liftwatch.walktest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a number has been. Mutable; one thread. */
final class Trail {
    /** A value is kept this often at most, ms. */
    private static final long KEEP_MS = 100;

    /** More values than this are not kept: an hour of a car that moves without rest. */
    private static final int MOST = 20_000;

    private final List<Sample> samples = new ArrayList<>();
    private Sample newest;

    /** A value at a moment, tick. */
    record Sample(long atMs, long value) {}

    void take(long atMs, long value) {
        newest = new Sample(atMs, value);
        boolean news = samples.isEmpty()
                || (samples.getLast().value() != value
                        && atMs - samples.getLast().atMs() >= KEEP_MS);
        if (news && samples.size() < MOST) {
            samples.add(newest);
        }
    }

    boolean isKnown() {
        return newest != null;
    }

    /** The value at a moment: the newest one that is not later. */
    OptionalLong at(long atMs) {
        if (newest != null && newest.atMs() <= atMs) {
            return OptionalLong.of(newest.value());
        }
        OptionalLong value = OptionalLong.empty();
        for (Sample sample : samples) {
            if (sample.atMs() > atMs) {
                break;
            }
            value = OptionalLong.of(sample.value());
        }
        return value;
    }

    /** The value at a moment between two samples, as if it had gone evenly from one to the other. */
    OptionalLong between(long atMs) {
        Sample before = null;
        for (Sample sample : samples) {
            if (sample.atMs() >= atMs && before != null) {
                double share = (double) (atMs - before.atMs()) / Math.max(1, sample.atMs() - before.atMs());
                return OptionalLong.of(before.value() + Math.round(share * (sample.value() - before.value())));
            }
            before = sample;
        }
        return at(atMs);
    }

    /** The values within a span, and the one that it begins with. */
    List<Sample> within(Span span) {
        List<Sample> within = new ArrayList<>();
        at(span.fromMs()).ifPresent(value -> within.add(new Sample(span.fromMs(), value)));
        samples.stream()
                .filter(sample -> sample.atMs() > span.fromMs() && sample.atMs() < span.toMs())
                .forEach(within::add);
        at(span.toMs() - 1).ifPresent(value -> within.add(new Sample(span.toMs() - 1, value)));
        return within;
    }
}
