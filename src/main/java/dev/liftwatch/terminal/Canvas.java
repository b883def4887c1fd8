package dev.liftwatch.terminal;

import dev.liftwatch.text.Printable;
import java.util.Arrays;

/** A screenful of characters to draw on. What does not fit is cut off, never wrapped. */
public final class Canvas {
    /** The right half of a character that takes two columns. */
    private static final int COVERED = -1;

    /** More than this fits on no terminal, characters. */
    private static final int LONGEST_TEXT = 2000;

    private final int width;
    private final int[][] characters;
    private final Style[][] styles;

    /** An empty one, with its width and height in columns and rows. */
    public Canvas(int width, int height) {
        this.width = width;
        characters = new int[height][width];
        styles = new Style[height][width];
        for (int row = 0; row < height; row++) {
            Arrays.fill(characters[row], ' ');
            Arrays.fill(styles[row], Style.PLAIN);
        }
    }

    /** How many columns it has. */
    public int width() {
        return width;
    }

    /** How many rows it has. */
    public int height() {
        return characters.length;
    }

    /** Writes {@code text} from a place on; returns the column behind it. */
    public int put(int row, int column, Style style, String text) {
        int at = column;
        for (int codePoint : Printable.line(text, LONGEST_TEXT).codePoints().toArray()) {
            int columns = Columns.of(codePoint);
            // An accent has no place of its own: the letter is shown without it.
            if (columns > 0 && row >= 0 && row < height() && at >= 0 && at + columns <= width) {
                characters[row][at] = codePoint;
                styles[row][at] = style;
                if (columns == 2) {
                    characters[row][at + 1] = COVERED;
                    styles[row][at + 1] = style;
                }
            }
            at += columns;
        }
        return at;
    }

    /** A row as plain text, without the blanks at its end. */
    public String plain(int row) {
        StringBuilder line = new StringBuilder();
        for (int character : characters[row]) {
            if (character != COVERED) {
                line.appendCodePoint(character);
            }
        }
        return line.toString().stripTrailing();
    }

    /** A row with its styles, for a terminal. */
    String styled(int row, boolean colour) {
        StringBuilder line = new StringBuilder();
        Style now = Style.PLAIN;
        int end = plainEnd(row);
        for (int column = 0; column < end; column++) {
            if (characters[row][column] == COVERED) {
                continue;
            }
            if (styles[row][column] != now) {
                now = styles[row][column];
                line.append(now.begin(colour));
            }
            line.appendCodePoint(characters[row][column]);
        }
        return line + (now == Style.PLAIN ? "" : Style.PLAIN.begin(colour));
    }

    private int plainEnd(int row) {
        int end = width;
        while (end > 0 && characters[row][end - 1] == ' ' && styles[row][end - 1] != Style.TITLE) {
            end--;
        }
        return end;
    }
}
