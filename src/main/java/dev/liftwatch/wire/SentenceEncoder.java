package dev.liftwatch.wire;

import dev.liftwatch.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes sensor sentences, as a sensor board or a simulator does. */
public final class SentenceEncoder {
    private int sequence;

    /** The sentences that say {@code values}; as many as they need, each within the longest allowed. */
    public List<byte[]> encode(Map<Signal, Long> values) {
        List<byte[]> sentences = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (Map.Entry<Signal, Long> value : values.entrySet()) {
            String field = "," + value.getKey().code() + "=" + value.getKey().format(value.getValue());
            boolean full = body.length() + field.length() + "$LW,000*00\r\n".length() > SentenceDecoder.LONGEST;
            if (full) {
                sentences.add(sentence(body.toString()));
                body.setLength(0);
            }
            body.append(field);
        }
        if (!body.isEmpty()) {
            sentences.add(sentence(body.toString()));
        }
        return sentences;
    }

    private byte[] sentence(String fields) {
        String text = String.format(Locale.ROOT, "LW,%03d%s", sequence, fields);
        sequence = (sequence + 1) % SentenceDecoder.SEQUENCES;
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ("$" + text + "*" + SentenceDecoder.checksum(bytes, 0, bytes.length) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
