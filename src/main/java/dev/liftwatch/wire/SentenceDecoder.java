package dev.liftwatch.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sensor sentence: {@code $LW,<seq>,<signal>=<value>[,…]*HH<CR><LF>}, HH being the exclusive or of the bytes between
 * {@code $} and {@code *} in two upper-case hex digits. Everything else on the line is noise up to the next {@code $}.
 */
public final class SentenceDecoder implements Decoder {
    /** A sentence is at most this long, from {@code $} to line feed. */
    public static final int LONGEST = 200;

    /** Sequence numbers run from 0 to one below this and begin again. */
    static final int SEQUENCES = 1000;

    private static final Pattern BODY = Pattern.compile("LW,(\\d{3})((?:,[a-z][a-z0-9_]{0,31}=[^,=]{1,24})+)");
    private static final Pattern FIELD = Pattern.compile(",([a-z][a-z0-9_]*)=([^,]+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,6})?");
    private static final int NONE = -1;

    private final byte[] sentence = new byte[LONGEST];
    private int length;
    private int frameBytes;
    private int lastSequence = NONE;
    private long frames;
    private long badChecks;
    private long malformed;
    private long gaps;
    private long noiseBytes;

    @Override
    public List<ChannelValue> feed(byte[] bytes, int count) {
        List<ChannelValue> values = List.of();
        for (int i = 0; i < count; i++) {
            if (take(bytes[i])) {
                List<ChannelValue> more = decode();
                length = 0;
                if (!more.isEmpty()) {
                    values = values.isEmpty() ? new ArrayList<>() : values;
                    values.addAll(more);
                }
            }
        }
        return values;
    }

    @Override
    public int frameBytes() {
        return frameBytes;
    }

    @Override
    public LineCounters counters() {
        return new LineCounters(frames, badChecks, malformed, gaps, 0, noiseBytes);
    }

    @Override
    public void reset() {
        noiseBytes += length;
        length = 0;
        lastSequence = NONE;
    }

    /** Takes a byte and answers whether it completes a sentence. */
    private boolean take(byte b) {
        if (b == '$') {
            noiseBytes += length;
            length = 0;
        } else if (length == 0) {
            noiseBytes++;
            return false;
        } else if (length == LONGEST) {
            noiseBytes += length + 1;
            length = 0;
            return false;
        }
        sentence[length++] = b;
        return b == '\n';
    }

    private List<ChannelValue> decode() {
        int star = length - 5;
        boolean framed = length >= 8 && sentence[length - 2] == '\r' && sentence[star] == '*';
        if (!framed) {
            noiseBytes += length;
            return List.of();
        }
        String check = new String(sentence, star + 1, 2, StandardCharsets.US_ASCII);
        if (!check.equals(checksum(sentence, 1, star))) {
            badChecks++;
            return List.of();
        }
        Matcher body = BODY.matcher(new String(sentence, 1, star - 1, StandardCharsets.US_ASCII));
        Optional<List<ChannelValue>> values = body.matches() ? fields(body.group(2)) : Optional.empty();
        if (values.isEmpty()) {
            malformed++;
            return List.of();
        }
        frames++;
        frameBytes = length;
        countGap(Integer.parseInt(body.group(1)));
        return values.get();
    }

    private static Optional<List<ChannelValue>> fields(String text) {
        List<ChannelValue> values = new ArrayList<>();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            String value = field.group(2);
            if (value.equals("-")) {
                values.add(new ChannelValue(field.group(1), null));
            } else if (NUMBER.matcher(value).matches()) {
                values.add(new ChannelValue(field.group(1), new BigDecimal(value)));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private void countGap(int sequence) {
        if (lastSequence != NONE) {
            gaps += Math.floorMod(sequence - lastSequence - 1, SEQUENCES);
        }
        lastSequence = sequence;
    }

    /** The check of the bytes from {@code from} up to, not including, {@code to}. */
    static String checksum(byte[] bytes, int from, int to) {
        int check = 0;
        for (int i = from; i < to; i++) {
            check ^= bytes[i];
        }
        char[] digits = {Character.forDigit(check >> 4 & 15, 16), Character.forDigit(check & 15, 16)};
        return new String(digits).toUpperCase(java.util.Locale.ROOT);
    }
}
