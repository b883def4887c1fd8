package dev.liftwatch.terminal;

import dev.liftwatch.text.Width;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal's screen as an SVG image that needs no font of its own and is readable on a light and on a dark page. */
final class TerminalDrawing {
    /** Size of a cell in the units of the image: that of most fixed-width fonts at this size. */
    private static final double CELL_WIDTH = 8.4;

    private static final double CELL_HEIGHT = 18;
    private static final double FONT_SIZE = 14;
    private static final double MARGIN = 12;
    private static final double BASELINE = 13.5;

    private static final String BACKGROUND = "#16191d";
    private static final String FOREGROUND = "#d7dae0";

    /** Words with single blanks between them: viewers make one blank of several, and none of those at the ends. */
    private static final Pattern WORDS = Pattern.compile("\\S+(?: \\S+)*");

    private TerminalDrawing() {}

    /**
     * Characters that look alike and stand beside each other.
     *
     * @param row from 0
     * @param column of the first, from 0
     * @param columns how many they take
     * @param style as ECMA-48 numbers it, such as {@code 0;1;31}
     * @param text the characters
     */
    record Run(int row, int column, int columns, String style, String text) {}

    static String svg(int columns, int rows, List<Run> runs, String plain) {
        double width = columns * CELL_WIDTH + 2 * MARGIN;
        double height = rows * CELL_HEIGHT + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.1f %.1f\" width=\"%.0f\" role=\"img\""
                        + " aria-labelledby=\"t d\">\n",
                width,
                height,
                width));
        svg.append("<title id=\"t\">liftwatch demo</title>\n<desc id=\"d\">")
                .append(escaped(plain.replaceAll(" +\n", "\n").strip()))
                .append("</desc>\n");
        svg.append(String.format(
                Locale.ROOT,
                "<rect width=\"%.1f\" height=\"%.1f\" rx=\"8\" fill=\"%s\"/>\n",
                width,
                height,
                BACKGROUND));
        svg.append(String.format(
                Locale.ROOT,
                "<g font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"%.0f\""
                        + " fill=\"%s\">\n",
                FONT_SIZE,
                FOREGROUND));
        runs.forEach(run -> svg.append(drawn(run)));
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static String drawn(Run run) {
        double x = MARGIN + run.column() * CELL_WIDTH;
        double y = MARGIN + run.row() * CELL_HEIGHT;
        double width = run.columns() * CELL_WIDTH;
        boolean inverted = has(run.style(), "7");
        StringBuilder drawn = new StringBuilder();
        if (inverted) {
            drawn.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
                    x,
                    y,
                    width,
                    CELL_HEIGHT,
                    FOREGROUND));
        }
        Matcher words = WORDS.matcher(run.text());
        while (words.find()) {
            // The length is given, so that a font of another width keeps the columns.
            drawn.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\"%s>%s</text>\n",
                    x + Width.of(run.text().substring(0, words.start())) * CELL_WIDTH,
                    y + BASELINE,
                    Width.of(words.group()) * CELL_WIDTH,
                    look(run.style(), inverted),
                    escaped(words.group())));
        }
        return drawn.toString();
    }

    private static String look(String style, boolean inverted) {
        StringBuilder look = new StringBuilder();
        if (inverted) {
            look.append(" fill=\"").append(BACKGROUND).append('"');
        } else if (has(style, "2")) {
            look.append(" fill=\"#8b919c\"");
        } else {
            look.append(
                    has(style, "31")
                            ? " fill=\"#ff7b72\""
                            : has(style, "32")
                                    ? " fill=\"#7ee787\""
                                    : has(style, "33")
                                            ? " fill=\"#f2cc60\""
                                            : has(style, "36") ? " fill=\"#76d9e6\"" : "");
        }
        return look.append(has(style, "1") ? " font-weight=\"bold\"" : "").toString();
    }

    private static boolean has(String style, String code) {
        return List.of(style.split(";", -1)).contains(code);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
