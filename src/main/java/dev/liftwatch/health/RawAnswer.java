package dev.liftwatch.health;

import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.serial.RawBytes;
import dev.liftwatch.serial.SerialSource;
import dev.liftwatch.wire.ChannelValue;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What {@code liftwatch capture} is told: the bytes of one line from a number on, on the control thread. */
public final class RawAnswer {
    /** So many bytes an answer, to stay below what a line of the socket holds. */
    private static final int MOST_BYTES = 16 * 1024;

    private final List<SerialSource> sources;
    private final Supplier<Messages.Stamp> stamps;

    /**
     * Answers from the bytes that the sources keep.
     *
     * @param stamps tells the time
     */
    public RawAnswer(List<SerialSource> sources, Supplier<Messages.Stamp> stamps) {
        this.sources = sources;
        this.stamps = stamps;
    }

    /** Answers {@code {"source":NAME,"from":NUMBER}}; without a number, only which is the next. */
    public Map<String, Object> answer(Map<String, Object> question) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("v", 1);
        List<String> names =
                sources.stream().map(source -> source.condition().name()).toList();
        Object asked = question.get("source");
        Optional<SerialSource> source = sources.stream()
                .filter(one -> one.condition().name().equals(asked))
                .findFirst();
        if (source.isEmpty()) {
            answer.put("error", "source: found " + asked + ", allowed: " + String.join(", ", names));
            return answer;
        }
        RawBytes raw = source.get().raw();
        List<RawBytes.Chunk> chunks =
                question.get("from") instanceof Number from ? raw.from(from.longValue(), MOST_BYTES) : List.of();
        Moment now = stamps.get().moment();
        answer.put("source", asked);
        answer.put("next", chunks.isEmpty() ? raw.next() : chunks.getLast().number() + 1);
        answer.put("chunks", chunks.stream().map(chunk -> tree(chunk, now)).toList());
        return answer;
    }

    private static String text(List<ChannelValue> values) {
        return values.stream()
                .map(value -> value.channel() + "="
                        + (value.value() == null
                                ? "-"
                                : value.value().stripTrailingZeros().toPlainString()))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Object> tree(RawBytes.Chunk chunk, Moment now) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("number", chunk.number());
        tree.put("at", now.at(chunk.atMs()).rfc3339());
        if (!chunk.frame().isEmpty()) {
            tree.put("frame", text(chunk.frame()));
            return tree;
        }
        tree.put("sent", chunk.sent());
        tree.put("hex", HexFormat.of().formatHex(chunk.bytes()));
        return tree;
    }
}
