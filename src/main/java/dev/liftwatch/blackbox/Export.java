package dev.liftwatch.blackbox;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a part of the record as one trace. */
final class Export {
    private final Path folder;
    private final List<Segment> segments;
    private final BlackBox.Span span;
    private final Appendable out;
    private final Map<Signal, Row> picture = new EnumMap<>(Signal.class);
    private boolean repeatsPicture;
    private long zeroMs;
    private boolean begun;
    private long shiftMs;
    private long writtenMs = Tick.NONE;
    private long lastMs = Tick.NONE;

    Export(Path folder, List<Segment> segments, BlackBox.Span span, Appendable out) {
        this.folder = folder;
        this.segments = segments;
        this.span = span;
        this.out = out;
    }

    /** With the time from the beginning of the part on, and the picture as it stood then. */
    void fromZero() throws IOException {
        zeroMs = span.fromMs();
        repeatsPicture = true;
        write();
    }

    /** With ticks, and without the picture: the state has it. */
    void inTicks() throws IOException {
        write();
    }

    private void write() throws IOException {
        Segment before = null;
        for (Segment segment : concerned()) {
            boolean seam = before == null || segment.start() || segment.number() != before.number() + 1;
            if (before != null) {
                long endMs = before.lastMs() + shiftMs;
                // Where the clock of the box went back between two starts, what came later stays later.
                shiftMs += Math.max(0, before.lastMs() - segment.firstMs());
                if (seam) {
                    loseAll(Math.min(endMs + 1, segment.firstMs() + shiftMs));
                }
            }
            write(segment, seam);
            before = segment;
        }
        finish();
    }

    /** The one that the part begins in, or after, and those up to its end. */
    private List<Segment> concerned() {
        List<Segment> upToEnd = segments.stream()
                .filter(segment -> segment.firstMs() <= span.toMs())
                .toList();
        int first = 0;
        for (int i = 0; i < upToEnd.size(); i++) {
            first = upToEnd.get(i).firstMs() <= span.fromMs() ? i : first;
        }
        return upToEnd.subList(Math.min(first, upToEnd.size()), upToEnd.size());
    }

    private void write(Segment segment, boolean seam) throws IOException {
        boolean[] inPicture = {true};
        Segment.lines(folder, segment.number(), line -> {
            Optional<Row> row = Row.of(line);
            Optional<Mark> mark = Mark.of(line);
            if (line.equals(Segment.PICTURE_ENDS)) {
                inPicture[0] = false;
            } else if (row.isPresent()) {
                take(row.get().at(row.get().tickMs() + shiftMs), segment, !inPicture[0] || seam, inPicture[0]);
            } else if (mark.isPresent() && begun && mark.get().atMs() <= span.toMs()) {
                Mark moved = mark.get().movedBy(shiftMs - zeroMs);
                out.append(moved.line()).append('\n');
                lastMs = Math.max(lastMs, mark.get().atMs() + shiftMs);
            } else if (begun && RecorderQueue.LeftOut.isOne(line)) {
                out.append(line).append('\n');
            }
        });
    }

    private void take(Row row, Segment segment, boolean isNews, boolean inPicture) throws IOException {
        if (row.tickMs() < span.fromMs()) {
            picture.put(row.signal(), row);
            return;
        }
        if (row.tickMs() > span.toMs()) {
            return;
        }
        if (!begun) {
            begin(segment);
        }
        boolean inState = !repeatsPicture && inPicture && writtenMs == Tick.NONE;
        if (isNews && !inState) {
            writeRow(row);
        }
        picture.put(row.signal(), row);
    }

    private void begin(Segment segment) throws IOException {
        begun = true;
        out.append(Segment.BEGAN)
                .append(Instant.ofEpochMilli(segment.beganMs() - shiftMs + zeroMs)
                        .toString())
                .append('\n')
                .append(TraceReader.HEADER)
                .append('\n');
        if (repeatsPicture) {
            for (Row row : List.copyOf(picture.values())) {
                writeRow(row.at(span.fromMs()));
            }
        }
    }

    /** Nothing was read between two starts. */
    private void loseAll(long atMs) throws IOException {
        for (Row row : List.copyOf(picture.values())) {
            if (!row.isLost()) {
                Row lost = row.lostAt(atMs);
                picture.put(row.signal(), lost);
                if (begun) {
                    writeRow(lost);
                }
            }
        }
    }

    private void writeRow(Row row) throws IOException {
        writtenMs = Math.max(writtenMs, row.tickMs());
        lastMs = Math.max(lastMs, writtenMs);
        out.append(row.at(row.tickMs() - zeroMs).line()).append('\n');
    }

    /** Decisions after the last row were decided by time alone: that time has to pass in a replay, too. */
    private void finish() throws IOException {
        if (begun && lastMs > writtenMs) {
            Optional<Row> flag = picture.values().stream()
                    .filter(row -> row.signal().isFlag())
                    .findFirst();
            if (flag.isPresent()) {
                writeRow(flag.get().at(lastMs));
            }
        }
    }
}
