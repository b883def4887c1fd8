package dev.liftwatch.terminal;

import dev.liftwatch.terminal.Key.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of a terminal as keys: UTF-8, and the sequences of xterm, VT220 and the Linux console for cursor keys. What it does not know it
 * skips as a whole, so that no part of a sequence is taken for letters. Not for several threads.
 */
public final class KeyDecoder {
    /** More than this is pasted, not typed; the rest is dropped, bytes. */
    static final int MOST_UNREAD = 4096;

    /** No sequence of a known terminal is longer, bytes. */
    private static final int LONGEST_SEQUENCE = 32;

    private static final int ESCAPE = 0x1B;
    private static final int DELETE_CHARACTER = 0x7F;

    private static final Map<Character, Kind> FINALS = Map.of(
            'A', Kind.UP,
            'B', Kind.DOWN,
            'C', Kind.RIGHT,
            'D', Kind.LEFT,
            'H', Kind.HOME,
            'F', Kind.END);

    private static final Map<String, Kind> NUMBERED = Map.of(
            "1", Kind.HOME,
            "7", Kind.HOME,
            "3", Kind.DELETE,
            "4", Kind.END,
            "8", Kind.END,
            "5", Kind.PAGE_UP,
            "6", Kind.PAGE_DOWN);

    private static final Map<Integer, Kind> CONTROLS = Map.of(
            0x04,
            Kind.FINISH,
            0x08,
            Kind.BACKSPACE,
            0x09,
            Kind.TAB,
            0x0A,
            Kind.ENTER,
            0x0C,
            Kind.REDRAW,
            0x0D,
            Kind.ENTER,
            0x1A,
            Kind.SUSPEND,
            DELETE_CHARACTER,
            Kind.BACKSPACE);

    private final Deque<Integer> unread = new ArrayDeque<>();

    /** Takes what has come. */
    public void take(byte[] bytes, int count) {
        for (int i = 0; i < count && unread.size() < MOST_UNREAD; i++) {
            unread.add(bytes[i] & 0xFF);
        }
    }

    /** Whether something has come that may be the beginning of a key. */
    public boolean isWaiting() {
        return !unread.isEmpty();
    }

    /**
     * The next key; empty where none is whole.
     *
     * @param over whether nothing more has come for a while, so that an escape alone is the key of that name
     */
    public Optional<Key> next(boolean over) {
        while (!unread.isEmpty()) {
            int[] bytes = unread.stream().mapToInt(Integer::intValue).toArray();
            int length = length(bytes, over);
            if (length == 0) {
                return Optional.empty();
            }
            Optional<Key> key = key(bytes, length);
            for (int i = 0; i < length; i++) {
                unread.remove();
            }
            if (key.isPresent()) {
                return key;
            }
        }
        return Optional.empty();
    }

    /** How many of the bytes belong to the first key; 0 where more of it has to come. */
    private static int length(int[] bytes, boolean over) {
        int whole = bytes[0] == ESCAPE ? sequence(bytes) : utf8(bytes[0]);
        if (whole > 0 && whole <= bytes.length) {
            return whole;
        }
        return over ? Math.min(bytes.length, bytes[0] == ESCAPE ? bytes.length : 1) : 0;
    }

    /** How long the sequence is; 0 where its end has not come. */
    private static int sequence(int[] bytes) {
        if (bytes.length < 2) {
            return 0;
        }
        if (bytes[1] == 'O') {
            return 3;
        }
        if (bytes[1] != '[') {
            // An escape and then another key, or that key with Alt.
            return 1;
        }
        // The Linux console writes ESC [ [ A for F1.
        int from = bytes.length > 2 && bytes[2] == '[' ? 3 : 2;
        for (int i = from; i < bytes.length && i < LONGEST_SEQUENCE; i++) {
            if (bytes[i] >= 0x40 && bytes[i] <= 0x7E) {
                return i + 1;
            }
            if (bytes[i] < 0x20 || bytes[i] > 0x7E) {
                // Broken off by another key.
                return i;
            }
        }
        return bytes.length >= LONGEST_SEQUENCE ? LONGEST_SEQUENCE : 0;
    }

    private static int utf8(int first) {
        return first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
    }

    private static Optional<Key> key(int[] bytes, int length) {
        if (bytes[0] == ESCAPE) {
            return length == 1 ? Optional.of(Key.of(Kind.ESCAPE)) : named(bytes, length);
        }
        if (bytes[0] < 0x20 || bytes[0] == DELETE_CHARACTER) {
            return Optional.ofNullable(CONTROLS.get(bytes[0])).map(Key::of);
        }
        return length == 1 ? ascii(bytes[0]) : wide(bytes, length);
    }

    private static Optional<Key> ascii(int one) {
        return one < 0x80 ? Optional.of(Key.character(one)) : Optional.empty();
    }

    private static Optional<Key> wide(int[] bytes, int length) {
        int codePoint = bytes[0] & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return Optional.empty();
            }
            codePoint = codePoint << 6 | (bytes[i] & 0x3F);
        }
        return Character.isValidCodePoint(codePoint) ? Optional.of(Key.character(codePoint)) : Optional.empty();
    }

    private static Optional<Key> named(int[] bytes, int length) {
        char end = (char) bytes[length - 1];
        StringBuilder parameters = new StringBuilder();
        for (int i = 2; i < length - 1; i++) {
            parameters.append((char) bytes[i]);
        }
        // With Shift, Alt or Ctrl a second number follows.
        String first = parameters.toString().split(";", 2)[0];
        Kind kind = end == '~' ? NUMBERED.get(first) : FINALS.get(end);
        boolean shown = bytes.length > 2 && bytes[2] == '[';
        return shown ? Optional.empty() : Optional.ofNullable(kind).map(Key::of);
    }
}
