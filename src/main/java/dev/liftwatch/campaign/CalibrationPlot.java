package dev.liftwatch.campaign;

import dev.liftwatch.campaign.Calibration.Group;
import java.util.Locale;

/** How often alarms are true against how often they say they are, as a picture: what is on the diagonal is as it says. */
final class CalibrationPlot {
    private static final int SIZE = 400;
    private static final int LEFT = 70;
    private static final int TOP = 40;
    private static final int RIGHT = 40;
    private static final int BOTTOM = 60;
    private static final int STEPS = 5;

    private CalibrationPlot() {}

    /** An SVG image. */
    static String svg(Calibration calibration, String title) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                LEFT + SIZE + RIGHT,
                TOP + SIZE + BOTTOM));
        text(svg, 10, 22, "start", title);
        for (int step = 0; step <= STEPS; step++) {
            double share = (double) step / STEPS;
            line(svg, share, 0, share, 1, "#e4e4e4");
            line(svg, 0, share, 1, share, "#e4e4e4");
            String percent = Math.round(share * 100) + " %";
            text(svg, x(share), TOP + SIZE + 18, "middle", percent);
            text(svg, LEFT - 8, y(share) + 4, "end", percent);
        }
        line(svg, 0, 0, 1, 1, "#9a9a9a");
        text(svg, LEFT + SIZE / 2.0, TOP + SIZE + 44, "middle", "what the alarms say (the area is their number)");
        svg.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">how many are true</text>%n",
                TOP + SIZE / 2));
        for (Group group : calibration.byTens().values()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#2f7d4f\" fill-opacity=\"0.6\"/>%n",
                    x(calibration.saidShare(group)),
                    y(calibration.trueShare(group)),
                    3 + Math.sqrt(calibration.alarms(group))));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double x(double share) {
        return LEFT + share * SIZE;
    }

    private static double y(double share) {
        return TOP + SIZE - share * SIZE;
    }

    private static void line(StringBuilder svg, double fromX, double fromY, double toX, double toY, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                x(fromX),
                y(fromY),
                x(toX),
                y(toY),
                colour));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }
}
