package dev.liftwatch.terminal;

import dev.liftwatch.text.Width;
import java.util.ArrayList;
import java.util.List;

/** How wide text is on a terminal, where a Chinese character takes two columns, and how it is broken into lines. */
public final class Columns {
    /** These never begin a line. */
    private static final String CLOSING = "，。；：、！？）」』》%,.;:!?)";

    private Columns() {}

    /** How many columns a character takes: 0, 1 or 2. */
    public static int of(int codePoint) {
        return Width.of(codePoint);
    }

    /** How many columns a text takes. */
    public static int of(String text) {
        return Width.of(text);
    }

    /** {@code text} with spaces behind it up to that width. */
    public static String pad(String text, int width) {
        return Width.pad(text, width);
    }

    /** Lines no wider than {@code width}: broken at spaces and between Chinese characters, a longer word anywhere. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text)) {
            boolean fits = of(line.toString()) + of(piece.stripTrailing()) <= width;
            if (!fits) {
                if (!line.toString().isBlank()) {
                    lines.add(line.toString().stripTrailing());
                }
                // A line of blanks alone is dropped, since the text after them needs the room.
                line.setLength(0);
            }
            String rest = piece;
            while (of(rest.stripTrailing()) > width) {
                int cut = fitting(rest, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(rest);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static int fitting(String text, int width) {
        int end = 0;
        int columns = 0;
        while (end < text.length() && columns + of(text.codePointAt(end)) <= width) {
            columns += of(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return Math.max(1, end);
    }

    /** What must stay together: words with the spaces behind them, Chinese characters with the punctuation behind them. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int before = ' ';
        for (int codePoint : text.codePoints().toArray()) {
            boolean afterSpace = before == ' ' && codePoint != ' ';
            boolean besideWide = (of(codePoint) == 2 || of(before) == 2) && codePoint != ' ';
            boolean mayBreak = (afterSpace || besideWide) && CLOSING.indexOf(codePoint) < 0 && before != '（';
            if (mayBreak && !piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(codePoint);
            before = codePoint;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
