package dev.liftwatch.history;

import dev.liftwatch.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The strips of a report: the height of the car with the landings, and a step line for each flag; hatched where nothing is known, grey
 * where the wire was not believed. Drawings hold no text, so that they may be stretched to any paper and any phone.
 */
final class StripDrawing {
    /** Heights of drawings, px. */
    private static final int HEIGHT_PX = 120;

    private static final int FLAG_PX = 16;

    /** Times below the strips: more do not fit on a phone. */
    private static final int TICKS = 5;

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Recorded recorded;
    private final IncidentStory story;
    private final Window window;
    private final ZoneId zone;

    StripDrawing(Recorded recorded, IncidentStory story, Window window, ZoneId zone) {
        this.recorded = recorded;
        this.story = story;
        this.window = window;
        this.zone = zone;
    }

    /**
     * Draws all strips.
     *
     * @param first whether nothing was drawn on the page yet; later drawings use the lines of the first
     */
    void into(Html page, HistoryTexts texts, boolean first) {
        page.raw("<div class=\"strips\">\n");
        Strip height = recorded.strips().get(Signal.POSITION_MM);
        if (height != null && height.least() <= height.greatest()) {
            height(page, height, texts, first);
        }
        for (Strip strip : recorded.strips().values()) {
            if (strip.signal().isFlag()) {
                flag(page, strip, texts, first);
            }
        }
        ticks(page);
        page.raw("</div>\n").element("p class=\"key\"", texts.of("report.key"));
    }

    private void height(Html page, Strip strip, HistoryTexts texts, boolean first) {
        long lowest = strip.least();
        long highest = strip.greatest();
        for (Setup.Floor floor : story.setup().floors()) {
            lowest = Math.min(lowest, floor.mm());
            highest = Math.max(highest, floor.mm());
        }
        page.raw("<div class=\"strip\">")
                .element(
                        "span class=\"name\"",
                        texts.of("report.height", HistoryTexts.metres(lowest), HistoryTexts.metres(highest)));
        page.raw("<div class=\"shaft\">");
        svg(
                page,
                HEIGHT_PX,
                texts.signal(strip.signal().code()),
                strip,
                () -> {
                    for (Setup.Floor floor : story.setup().floors()) {
                        String y = percent(100 - share(floor.mm(), strip));
                        page.raw("<line class=\"landing\" x1=\"0\" x2=\"100%\" y1=\"" + y + "\" y2=\"" + y + "\"/>");
                    }
                },
                lines(strip, HEIGHT_PX, lowestOf(strip), highestOf(strip)),
                first);
        double before = -100;
        for (Setup.Floor floor : story.setup().floors()) {
            double at = share(floor.mm(), strip);
            // Labels of a high building stand on each other otherwise.
            if (at - before >= 9) {
                page.element("span class=\"label\" style=\"bottom:" + percent(Math.min(at, 91)) + "\"", floor.label());
                before = at;
            }
        }
        page.raw("</div></div>\n");
    }

    private long lowestOf(Strip strip) {
        return story.setup().floors().stream().mapToLong(Setup.Floor::mm).reduce(strip.least(), Math::min);
    }

    private long highestOf(Strip strip) {
        return story.setup().floors().stream().mapToLong(Setup.Floor::mm).reduce(strip.greatest(), Math::max);
    }

    private double share(long mm, Strip strip) {
        return (mm - lowestOf(strip)) * 100.0 / Math.max(1, highestOf(strip) - lowestOf(strip));
    }

    private void flag(Html page, Strip strip, HistoryTexts texts, boolean first) {
        String code = strip.signal().code();
        String words = texts.value(code, "0").equals("0")
                ? texts.signal(code)
                : texts.of("report.flag", texts.signal(code), texts.value(code, "1"), texts.value(code, "0"));
        page.raw("<div class=\"strip\">").element("span class=\"name\"", words);
        svg(page, FLAG_PX, texts.signal(code), strip, () -> {}, lines(strip, FLAG_PX - 4, 0, 1), first);
        page.raw("</div>\n");
    }

    private static String lines(Strip strip, int height, long lowest, long highest) {
        return strip.path(lowest, highest, height);
    }

    private void svg(Html page, int height, String title, Strip strip, Runnable behind, String path, boolean first) {
        String id = "line-" + strip.signal().code().replace('_', '-');
        int inner = height == FLAG_PX ? FLAG_PX - 4 : height;
        int top = height == FLAG_PX ? 2 : 0;
        page.raw("<svg role=\"img\" aria-label=\"" + Html.escaped(title) + "\" width=\"100%\" height=\"" + height
                + "\">");
        doubted(strip).forEach(span -> rect(page, "doubted", span[0], span[1]));
        unknown(strip).forEach(span -> rect(page, "unknown", span[0], span[1]));
        behind.run();
        page.raw("<svg x=\"0\" y=\"" + top + "\" width=\"100%\" height=\"" + inner + "\" viewBox=\"0 0 "
                + Window.COLUMNS + " " + inner + "\" preserveAspectRatio=\"none\">");
        page.raw(
                first
                        ? "<path id=\"" + id + "\" class=\"line\" d=\"" + (path.isEmpty() ? "M0 0" : path) + "\"/>"
                        : "<use href=\"#" + id + "\"/>");
        page.raw("</svg>");
        marks(page);
        page.raw("</svg>");
    }

    /** Upright lines where something was decided or answered. */
    private void marks(Html page) {
        for (var step : story.steps()) {
            String kind = step.kind().equals("answer") ? "answer" : step.phase();
            String x = percent(window.percent(step.at()));
            page.raw("<line class=\"at " + (kind.equals("answer") || kind.equals("raised") ? kind : "step") + "\" x1=\""
                    + x + "\" x2=\"" + x + "\" y1=\"0\" y2=\"100%\"/>");
        }
    }

    private static void rect(Html page, String kind, double from, double to) {
        page.raw("<rect class=\"" + kind + "\" x=\"" + percent(from) + "\" width=\"" + percent(Math.max(0.1, to - from))
                + "\" y=\"0\" height=\"100%\"/>");
    }

    private static List<double[]> unknown(Strip strip) {
        List<double[]> spans = new ArrayList<>();
        int from = -1;
        for (int x = 0; x <= Window.COLUMNS; x++) {
            boolean is = x < Window.COLUMNS && !strip.isKnown(x);
            if (is && from < 0) {
                from = x;
            } else if (!is && from >= 0) {
                spans.add(new double[] {from * 100.0 / Window.COLUMNS, x * 100.0 / Window.COLUMNS});
                from = -1;
            }
        }
        return spans;
    }

    private List<double[]> doubted(Strip strip) {
        return story.wires().of(strip.signal().code()).stream()
                .filter(trouble -> !trouble.kind().equals("signal-lost"))
                .filter(trouble -> trouble.from().isBefore(window.to())
                        && trouble.to().orElse(Instant.MAX).isAfter(window.from()))
                .map(trouble -> new double[] {
                    window.percent(trouble.from()),
                    trouble.to().isPresent() ? window.percent(trouble.to().get()) : 100
                })
                .toList();
    }

    private void ticks(Html page) {
        Duration step = STEPS.stream()
                .filter(one -> window.lengthMs() / one.toMillis() <= TICKS)
                .findFirst()
                .orElse(STEPS.getLast());
        long stepMs = step.toMillis();
        long offsetMs = zone.getRules().getOffset(window.from()).getTotalSeconds() * 1000L;
        long atMs = Math.floorDiv(window.from().toEpochMilli() + offsetMs, stepMs) * stepMs + stepMs - offsetMs;
        page.raw("<div class=\"ticks\">");
        for (int i = 0; i <= TICKS && atMs < window.to().toEpochMilli(); i++) {
            Instant at = Instant.ofEpochMilli(atMs);
            // The last would stand beyond the edge.
            if (window.percent(at) < 93) {
                page.element("span style=\"left:" + percent(window.percent(at)) + "\"", TIME.format(at.atZone(zone)));
            }
            atMs += stepMs;
        }
        page.raw("</div>\n");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
