package dev.liftwatch.text;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Texts such as somebody sends who wants to forge, hide or clear what others read; drawn from a seed. */
public final class HostileTexts {
    private static final List<Function<Random, String>> PIECES = List.of(
            // What clears a screen, moves the cursor, sets the title or hides what follows.
            r -> pick(
                    r, "\u001b[2J", "\u001b[H", "\u001b[8m", "\u001b[1;31m", "\u001b[3A\r", "\u001bc", "\u001b[?1049h"),
            r -> pick(
                    r,
                    "\u001b]0;root@box\u0007",
                    "\u001b]52;c;cm0gLXJm\u001b\\",
                    "\u001bP+q\u001b\\",
                    "\u001b_x\u001b\\"),
            r -> pick(r, "\u009b2J", "\u009b31m", "\u009d0;title\u009c", "\u0090x\u009c", "\u0084", "\u008d"),
            // What begins a new line somewhere.
            r -> pick(
                    r, "\n", "\r", "\r\n", "\u000b", "\u000c", "\u0085", "\u2028", "\u2029", "\u001c", "\u001d",
                    "\u001e"),
            r -> pick(r, "\b\b\b\b", "\t", "\u0000", "\u007f", "\u0007", "\u001a"),
            // What turns the order of writing.
            r -> pick(r, "\u202e", "\u202d", "\u202a", "\u202b", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069"),
            r -> pick(r, "\u200e", "\u200f", "\u061c"),
            // What cannot be seen.
            r -> pick(
                    r, "\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\u180e", "\ufeff", "\ufff9", "\u034f",
                    "\u3164"),
            r -> Character.toString(0xE0000 + r.nextInt(0x80)) + Character.toString(0xE0100 + r.nextInt(240)),
            r -> Character.toString(0xFE00 + r.nextInt(16)),
            // Halves of characters, characters that are none, and what every font draws as it likes.
            r -> Character.toString((char) (0xD800 + r.nextInt(0x800))),
            r -> pick(r, "\uffff", "\ufdd0", "\ue000", "\uf8ff", "\udbff\udfff", "\u0378"),
            // Accents without end, and without a letter.
            r -> "a" + Character.toString(0x300 + r.nextInt(0x70)).repeat(r.nextInt(60)),
            r -> Character.toString(0x20DD) + "\u0336",
            // What looks like a line of ours.
            r -> pick(
                    r,
                    "<0>",
                    "<3>panic",
                    "<4>",
                    "12:00:00.000 ERROR trap closed",
                    "STATUS: no incident",
                    "uplink main: x"),
            r -> pick(r, "\"", "\\", "\\u001b", "{", "}", "','", "{0}", "{}", "%s", "'"),
            r -> " ".repeat(r.nextInt(200)) + "\u3000\u00a0\u2003\u2800".repeat(r.nextInt(20)),
            r -> "x".repeat(r.nextInt(100) == 0 ? 100_000 : r.nextInt(300)),
            // What people write.
            r -> pick(
                    r,
                    "张伟",
                    "三号楼客梯",
                    "电梯ＡＢＣ１２３",
                    "Müller",
                    "o\u0308",
                    "🛗",
                    "⚠\ufe0f",
                    "👨\u200d👩\u200d👧",
                    "א",
                    "مصعد"),
            r -> Character.toString(r.nextInt(Character.MAX_CODE_POINT + 1)));

    private final Random random;

    /** The same seed gives the same texts. */
    public HostileTexts(long seed) {
        random = new Random(seed);
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    /** The next one, of one to twelve pieces. */
    public String next() {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())).apply(random));
        }
        return text.toString();
    }

    /** What no line of ours may carry, as a sentence; empty for a line that is in order. */
    public static String complaint(String line) {
        return line.codePoints()
                .filter(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.PRIVATE_USE
                        || Character.getType(c) == Character.UNASSIGNED)
                .mapToObj(c -> String.format("U+%04X in <%s>", c, line.length() > 300 ? line.substring(0, 300) : line))
                .findFirst()
                .orElse("");
    }
}
