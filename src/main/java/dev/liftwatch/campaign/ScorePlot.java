package dev.liftwatch.campaign;

import dev.liftwatch.trial.TrialOutcome.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The counts as a picture: for every kit what became of its trappings, and how often it alarmed for nobody. */
final class ScorePlot {
    private static final int LEFT = 190;
    private static final int BAR = 520;
    private static final int ROW = 26;
    private static final int TOP = 84;
    private static final int RIGHT = 350;

    /** Width of one entry of the legend; a line takes as many as fit. */
    private static final int LEGEND = 280;

    private static final int LEGEND_COLUMNS = 3;

    /** What is shown of a trapping, from the left, and in which colour. */
    private record Part(String label, String colour, List<Verdict> verdicts) {}

    private static final List<Part> PARTS = List.of(
            new Part("raised in time, closed after", "#2f7d4f", List.of(Verdict.SEEN)),
            new Part("let out before it was due", "#a8cdb5", List.of(Verdict.LET_OUT)),
            new Part("cannot be seen by this kit", "#c9c9c9", List.of(Verdict.UNSEEABLE)),
            new Part(
                    "late, early, twice or closed wrongly",
                    "#e0a43b",
                    List.of(Verdict.LATE, Verdict.EARLY, Verdict.TWICE, Verdict.CLOSED_WRONGLY)),
            new Part("missed", "#b3261e", List.of(Verdict.MISSED)));

    private ScorePlot() {}

    /** An SVG image. */
    static String svg(Score score, String title) {
        int height = TOP + ROW * score.byKit().size() + 20;
        int width = LEFT + BAR + RIGHT;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                width,
                height));
        text(svg, 10, 20, title);
        for (int i = 0; i < PARTS.size(); i++) {
            int x = LEFT + LEGEND * (i % LEGEND_COLUMNS);
            int y = 32 + 20 * (i / LEGEND_COLUMNS);
            rect(svg, x, y, 12, 12, PARTS.get(i).colour());
            text(svg, x + 18, y + 11, PARTS.get(i).label());
        }
        int y = TOP;
        for (Map.Entry<String, Score.Row> kit : score.byKit().entrySet()) {
            row(svg, y, kit.getKey(), kit.getValue());
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, int y, String kit, Score.Row row) {
        text(svg, 10, y + 15, kit);
        double x = LEFT;
        for (Part part : PARTS) {
            long count = part.verdicts().stream().mapToLong(row::count).sum();
            double width = row.trappings() == 0 ? 0 : (double) BAR * count / row.trappings();
            rect(svg, x, y, width, ROW - 8, part.colour());
            x += width;
        }
        text(
                svg,
                LEFT + BAR + 10,
                y + 15,
                String.format(
                        Locale.ROOT,
                        "%d trappings, %d false in %.1f lift-years",
                        row.trappings(),
                        row.count(Verdict.FALSE_ALARM),
                        row.years()));
    }

    private static void rect(StringBuilder svg, double x, double y, double width, double height, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                colour));
    }

    private static void text(StringBuilder svg, int x, int y, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>%n", x, y, text));
    }
}
