package dev.liftwatch.frame;

import dev.liftwatch.console.Words;
import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Columns;
import dev.liftwatch.terminal.Style;
import java.util.List;
import java.util.Map;

/** The last five minutes of doors, zone, motion and presence as strips of one character a step, the newest at the right. */
final class StripsView {
    /** How many rows it takes. */
    static final int ROWS = 5;

    private static final List<String> STRIPS = List.of("doors_closed", "in_door_zone", "moving", "presence");
    private static final int MOST_STEPS = 1000;
    private static final int SECONDS = 300;

    private StripsView() {}

    static void draw(Canvas canvas, int top, Map<String, Object> answer) {
        if (!(answer.get("recent") instanceof Map<?, ?> recent)) {
            return;
        }
        int label = STRIPS.stream()
                .mapToInt(one -> Columns.of(Words.of("watch.strip." + one)))
                .max()
                .orElse(0);
        int width = canvas.width() - label - 1;
        long stepS = recent.get("step_s") instanceof Number step ? Math.max(1, step.longValue()) : 1;
        int row = top;
        for (String strip : STRIPS) {
            canvas.put(row, 0, Style.DIM, Words.of("watch.strip." + strip));
            String steps = String.valueOf(recent.get(strip));
            steps = steps.substring(Math.max(0, steps.length() - MOST_STEPS));
            for (int column = 0; column < width; column++) {
                char mark = mark(steps, (int) (SECONDS / stepS), column, width);
                canvas.put(row, label + 1 + column, style(mark), String.valueOf(mark));
            }
            row++;
        }
        String end = Words.of("watch.strip.end");
        String begin = Words.of("watch.strip.begin");
        boolean roomy = Columns.of(begin) + Columns.of(end) < width;
        canvas.put(row, label + 1, Style.DIM, roomy ? begin : Words.of("watch.strip.begin-short"));
        canvas.put(row, canvas.width() - Columns.of(end), Style.DIM, end);
    }

    /** Of all steps in a column the one that tells most: a short change is not lost on a narrow screen. */
    private static char mark(String steps, int all, int column, int width) {
        int from = column * all / width;
        int to = Math.max(from + 1, (column + 1) * all / width);
        char mark = ' ';
        char before = at(steps, all, from - 1);
        for (int step = from; step < to; step++) {
            char now = at(steps, all, step);
            if (mark == ' ' || mark == before) {
                mark = now;
            }
        }
        return mark;
    }

    /** What stands at a step of those of five minutes; a blank where the agent has not run as long. */
    private static char at(String steps, int all, int step) {
        int index = steps.length() - all + step;
        return index >= 0 && index < steps.length() ? steps.charAt(index) : ' ';
    }

    private static Style style(char mark) {
        return switch (mark) {
            case '#' -> Style.CAR;
            case '+' -> Style.WARN;
            default -> Style.DIM;
        };
    }
}
