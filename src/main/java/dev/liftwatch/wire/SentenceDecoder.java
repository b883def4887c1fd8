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
 * {@code $} and {@code *} in two hex digits, of either case. It may end with either of CR and LF as well. Everything else on the line is
 * noise up to the next {@code $}. A sentence that says nothing new, by its number, is passed over; {@code src/docs/sensor-sentence.md}
 * is the specification.
 */
public final class SentenceDecoder implements Decoder {
    /** A sentence is at most this long, from {@code $} to line feed. */
    public static final int LONGEST = 200;

    /** Sequence numbers run from 0 to one below this and begin again. */
    static final int SEQUENCES = SentenceNews.SEQUENCES;

    private static final Pattern BODY = Pattern.compile("LW,(\\d{3})((?:,[a-z][a-z0-9_]{0,31}=[^,=]{1,24})+)");
    private static final Pattern FIELD = Pattern.compile(",([a-z][a-z0-9_]*)=([^,]+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,6})?");

    private static final String BEGINNING = "$LW,";

    /** Return and line feed. */
    private static final int END_BYTES = 2;

    /** The star and the two digits behind it. */
    private static final int CHECK_BYTES = 3;

    /** So many sentences in a row that say nothing new, or are too long, are told. */
    private static final int TOLD_AFTER = 3;

    private static final byte[] NOTHING = {};

    private final byte[] sentence = new byte[LONGEST - END_BYTES];
    private final SentenceNews news = new SentenceNews();
    private int length;
    private int frameBytes;
    private boolean returned;
    private long nowMs;
    private long frames;
    private long badChecks;
    private long malformed;
    private long noiseBytes;
    private long repeated;
    private int repeatedInARow;
    private int tooLongInARow;

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
    public byte[] toSend(long tickMs) {
        nowMs = tickMs;
        return NOTHING;
    }

    @Override
    public int frameBytes() {
        return frameBytes;
    }

    @Override
    public LineCounters counters() {
        return new LineCounters(frames, badChecks, malformed, news.missing(), 0, noiseBytes, repeated, 0);
    }

    @Override
    public boolean isUnderstood() {
        return repeatedInARow > 0;
    }

    @Override
    public Trouble trouble() {
        if (repeatedInARow >= TOLD_AFTER) {
            return Trouble.of("sentence.repeats");
        }
        return tooLongInARow >= TOLD_AFTER ? Trouble.of("sentence.too-long") : Trouble.NONE;
    }

    @Override
    public void reset() {
        noiseBytes += length;
        length = 0;
        repeatedInARow = 0;
        news.reopened();
    }

    /** Takes a byte and answers whether it ends a sentence. */
    private boolean take(byte b) {
        boolean second = returned && b == '\n';
        returned = b == '\r';
        if (b == '$') {
            noiseBytes += length;
            length = 0;
        } else if (length == 0) {
            noiseBytes += second ? 0 : 1;
            return false;
        } else if (b == '\r' || b == '\n') {
            return true;
        } else if (length == sentence.length) {
            tooLongInARow +=
                    new String(sentence, 0, BEGINNING.length(), StandardCharsets.US_ASCII).equals(BEGINNING) ? 1 : 0;
            noiseBytes += length + 1;
            length = 0;
            return false;
        }
        sentence[length++] = b;
        return false;
    }

    private List<ChannelValue> decode() {
        int star = length - CHECK_BYTES;
        boolean framed = star > 1 && sentence[star] == '*';
        if (!framed) {
            noiseBytes += length + 1;
            return List.of();
        }
        String check = new String(sentence, star + 1, 2, StandardCharsets.US_ASCII);
        if (!check.equalsIgnoreCase(checksum(sentence, 1, star))) {
            badChecks++;
            return List.of();
        }
        Matcher body = BODY.matcher(new String(sentence, 1, star - 1, StandardCharsets.US_ASCII));
        Optional<List<ChannelValue>> values = body.matches() ? fields(body.group(2)) : Optional.empty();
        if (values.isEmpty()) {
            malformed++;
            return List.of();
        }
        tooLongInARow = 0;
        if (!news.isNew(Integer.parseInt(body.group(1)), body.group(2).hashCode(), nowMs)) {
            repeated++;
            repeatedInARow++;
            return List.of();
        }
        repeatedInARow = 0;
        frames++;
        frameBytes = length + 1;
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
