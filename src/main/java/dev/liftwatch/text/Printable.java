package dev.liftwatch.text;

import java.util.Locale;

/**
 * Makes a text from outside fit to be shown. A request, a file, a certificate or a wire may carry characters that clear a screen, begin a
 * new line, turn the order of writing or cannot be seen at all; with them a stranger writes lines that look like ours. Such a character is
 * replaced by its number, such as {@code \}{@code u001b}, so that it does nothing and is not lost. What people write stays as it is:
 * Chinese, full-width letters, accents, emoji.
 */
public final class Printable {
    /** The longest text from outside that is shown within a line where its field has no bound of its own, characters. */
    public static final int USUAL = 200;

    /** The longest name of a person, a thing or a file that is shown within a line, characters. */
    public static final int NAME = 100;

    /** More accents than this on one letter reach into the lines above and below; no script needs as many. */
    static final int MOST_MARKS = 4;

    private static final String CUT = "…";
    private static final int FIRST_ASCII = ' ';
    private static final int LAST_ASCII = '~';

    /** Chooses whether the sign before it is drawn as text or in colour; it says nothing of its own. */
    private static final int TEXT_STYLE = 0xFE0E;

    private static final int EMOJI_STYLE = 0xFE0F;

    /** A Braille pattern without a dot: a blank by another name. */
    private static final int BRAILLE_BLANK = 0x2800;

    private Printable() {}

    /**
     * A value from outside as it may stand within a line of ours: on one line, without a control, format or bidi character, runs of
     * blanks as one blank, so that it cannot push itself to where the next line of a screen would begin.
     *
     * @param value any value; null is shown as {@code null}
     * @param longest the most characters of the result, at least 1; a longer one ends in {@code …}
     */
    public static String text(Object value, int longest) {
        return shown(String.valueOf(value), longest, true);
    }

    /** As {@link #text(Object, int)} with the {@link #USUAL} bound. */
    public static String text(Object value) {
        return text(value, USUAL);
    }

    /**
     * A whole line, made by us from parts, as it may be shown. Blanks stay as they are, since columns are made of them.
     *
     * @param longest the most characters of the result, at least 1; a longer one ends in {@code …}
     */
    public static String line(String line, int longest) {
        return shown(line, longest, false);
    }

    /**
     * Whether a code point can be shown and does nothing but be seen. Accents can; that there are not too many of them is for {@link #text}
     * and {@link #line} to see.
     */
    public static boolean isPrintable(int codePoint) {
        if (codePoint <= LAST_ASCII) {
            return codePoint >= FIRST_ASCII;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !isUnseen(codePoint);
        };
    }

    /** The number of a code point as it is shown in its place, such as {@code \}{@code u202e}. */
    public static String number(int codePoint) {
        return String.format(Locale.ROOT, codePoint > Character.MAX_VALUE ? "\\U%08x" : "\\u%04x", codePoint);
    }

    /** Letters and marks that are drawn as nothing, though their kind does not say so. */
    private static boolean isUnseen(int codePoint) {
        return codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || codePoint == 0x3164
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || codePoint == 0xFFA0
                || (codePoint >= 0xE0100 && codePoint <= 0xE0FFF);
    }

    private static String shown(String raw, int longest, boolean oneBlank) {
        if (raw.length() <= longest && isPlain(raw, oneBlank)) {
            return raw;
        }
        StringBuilder out = new StringBuilder(Math.min(raw.length(), longest) + CUT.length());
        // An accent without a letter before it would be drawn on what we wrote.
        int marks = MOST_MARKS;
        boolean blank = false;
        int fits = 0;
        int i = 0;
        while (i < raw.length()) {
            int codePoint = raw.codePointAt(i);
            i += Character.charCount(codePoint);
            if (isBlank(codePoint)) {
                if (!blank || !oneBlank) {
                    out.append(' ');
                }
                blank = true;
                marks = MOST_MARKS;
            } else if (isMark(codePoint) && isPrintable(codePoint)) {
                blank = false;
                marks++;
                append(out, codePoint, marks <= MOST_MARKS);
            } else if (codePoint != TEXT_STYLE && codePoint != EMOJI_STYLE) {
                blank = false;
                boolean printable = isPrintable(codePoint);
                marks = printable ? 0 : MOST_MARKS;
                append(out, codePoint, printable);
            }
            if (out.length() > longest) {
                out.setLength(fits);
                return out.append(CUT).toString();
            }
            fits = out.length() < longest ? out.length() : fits;
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int codePoint, boolean asItIs) {
        if (asItIs) {
            out.appendCodePoint(codePoint);
        } else {
            out.append(number(codePoint));
        }
    }

    /** Whether it is ASCII with nothing to replace, as most texts are. */
    private static boolean isPlain(String raw, boolean oneBlank) {
        char before = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < FIRST_ASCII || c > LAST_ASCII || (oneBlank && c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static boolean isBlank(int codePoint) {
        return Character.getType(codePoint) == Character.SPACE_SEPARATOR || codePoint == BRAILLE_BLANK;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
