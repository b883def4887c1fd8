package dev.liftwatch.blackbox;

import dev.liftwatch.file.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record, for looking back. Reads the files as they are, while an agent writes and after it was killed.
 * Not for the data path.
 */
public final class BlackBox {
    /** No state of a judgement is a tenth of this. */
    private static final int MOST_STATE_BYTES = 16 << 20;

    private final Path folder;
    private final List<Segment> segments;

    /**
     * One incident as it stands in the record.
     *
     * @param id its id
     * @param kind {@code trap} or the kind of another incident
     * @param particulars its cause or signal, as it was named last
     * @param since since when it held, wall time of the box
     * @param marks what was decided of it, in order
     */
    public record Incident(String id, String kind, String particulars, Instant since, List<Mark> marks) {}

    /**
     * A part of the record, in ticks of the agent.
     *
     * @param fromMs its first
     * @param toMs its last
     */
    public record Span(long fromMs, long toMs) {}

    private BlackBox(Path folder, List<Segment> segments) {
        this.folder = folder;
        this.segments = segments;
    }

    /** Opens the record in {@code folder}; empty where there is none. */
    public static BlackBox open(Path folder) throws IOException {
        List<Segment> segments = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            for (int number : Retention.numbers(folder)) {
                Segment.read(folder, number).ifPresent(segments::add);
            }
        }
        return new BlackBox(folder, segments);
    }

    /** Its lines that are not rows, so that a reader of the rest knows of them. */
    public Unsound unsound() {
        return segments.stream().map(Segment::unsound).reduce(Unsound.NONE, Unsound::and);
    }

    /** When it begins and ends; nothing where it is empty. */
    public Optional<Span> all() {
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Span(
                        segments.getFirst().firstMs(), segments.getLast().lastMs()));
    }

    /** The wall time of a tick by the clock of the box at that time. */
    public Instant wall(long tickMs) {
        Segment at = segments.getFirst();
        for (Segment segment : segments) {
            at = segment.firstMs() <= tickMs ? segment : at;
        }
        return Instant.ofEpochMilli(at.beganMs() + tickMs);
    }

    /** The part between two wall times; nothing where nothing was recorded then. */
    public Optional<Span> between(Instant from, Instant to) {
        long firstMs = Long.MAX_VALUE;
        long lastMs = Long.MIN_VALUE;
        for (Segment segment : segments) {
            long fromMs = Math.max(segment.firstMs(), from.toEpochMilli() - segment.beganMs());
            long toMs = Math.min(segment.lastMs(), to.toEpochMilli() - segment.beganMs());
            if (fromMs <= toMs) {
                firstMs = Math.min(firstMs, fromMs);
                lastMs = Math.max(lastMs, toMs);
            }
        }
        return firstMs > lastMs ? Optional.empty() : Optional.of(new Span(firstMs, lastMs));
    }

    /** All incidents in the order in which they were first decided on. */
    public List<Incident> incidents() {
        Map<String, List<Mark>> byId = new LinkedHashMap<>();
        for (Segment segment : segments) {
            segment.marks()
                    .forEach(mark -> byId.computeIfAbsent(mark.incident(), id -> new ArrayList<>())
                            .add(mark));
        }
        return byId.entrySet().stream()
                .map(entry -> incident(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Incident incident(String id, List<Mark> marks) {
        Mark last = marks.getLast();
        return new Incident(id, last.kind(), last.particulars(), wall(last.sinceMs()), List.copyOf(marks));
    }

    /** The part around an incident: ten minutes before it began to ten minutes after the last that was decided of it. */
    public Span around(Incident incident) {
        Mark last = incident.marks().getLast();
        long sinceMs = Math.min(last.sinceMs(), incident.marks().getFirst().atMs());
        return new Span(Math.max(0, sinceMs - Retention.AROUND_MS), last.atMs() + Retention.AROUND_MS);
    }

    /**
     * Writes a part as a trace whose time begins at 0. It begins with what was read last before it; where the agent was down,
     * every signal is lost.
     */
    public void export(Span span, Appendable out) throws IOException {
        new Export(folder, segments, span, out).fromZero();
    }

    /**
     * A part that begins where a state of the judgement was recorded.
     *
     * @param span the part
     * @param state the state right before it, as {@code replay --state-in} takes it
     */
    public record FromState(Span span, String state) {}

    /** The part from the last state before its beginning on; nothing where there is no state in it. */
    public Optional<FromState> fromState(Span span) throws IOException {
        Optional<Segment> first = segments.stream()
                .filter(segment -> segment.firstMs() <= span.fromMs() && hasState(segment))
                .reduce((before, after) -> after)
                .or(() -> segments.stream().filter(this::hasState).findFirst());
        if (first.isEmpty() || first.get().firstMs() > span.toMs()) {
            return Optional.empty();
        }
        return Optional.of(new FromState(
                new Span(first.get().firstMs(), span.toMs()), PlainFile.text(state(first.get()), MOST_STATE_BYTES)));
    }

    /** Writes a part as a trace in ticks of the agent, to be replayed from its state. */
    public void export(FromState part, Appendable out) throws IOException {
        new Export(folder, segments, part.span(), out).inTicks();
    }

    private boolean hasState(Segment segment) {
        return Files.exists(state(segment));
    }

    private Path state(Segment segment) {
        return folder.resolve(Segment.name(segment.number(), Segment.STATE));
    }

    /** The folder of the logbook below that of the black box. */
    public static Path logbook(Path folder) {
        return folder.resolve("logbook");
    }

    /** The folder of the black box below the folder of a lift. */
    public static Path folder(Path liftFolder) {
        return liftFolder.resolve("blackbox");
    }
}
