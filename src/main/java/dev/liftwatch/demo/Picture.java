package dev.liftwatch.demo;

import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Columns;
import dev.liftwatch.terminal.Style;
import java.util.Locale;

/** The whole picture: a title, the shaft, a few gauges and the story; side by side, or one below the other on a phone. */
final class Picture {
    /** Narrower or lower than this is drawn as if it were not, and cut off. */
    static final int LEAST_COLUMNS = 40;

    static final int LEAST_ROWS = 16;

    private static final int WIDE_COLUMNS = 72;
    private static final int LABEL_COLUMNS = 10;
    private static final int MOST_BAR = 30;

    /** On a narrow screen the story needs this many rows more than the shaft does. */
    private static final int STORY_ROWS = 12;

    private static final int GAUGES = 6;

    private final StoryWords words;
    private final Strokes strokes;
    private final Story story;

    Picture(StoryWords words, Strokes strokes, Story story) {
        this.words = words;
        this.strokes = strokes;
        this.story = story;
    }

    /** Draws it for a terminal of that size. */
    Canvas draw(PictureState state, int columns, int rows) {
        Canvas canvas = new Canvas(Math.max(LEAST_COLUMNS, columns), Math.max(LEAST_ROWS, rows));
        title(canvas, state);
        if (canvas.width() >= WIDE_COLUMNS) {
            sideBySide(canvas, state);
        } else {
            oneBelowTheOther(canvas, state);
        }
        if (!state.over()) {
            canvas.put(canvas.height() - 1, 1, Style.DIM, words.of("footer"));
        }
        return canvas;
    }

    private void title(Canvas canvas, PictureState state) {
        boolean wide = canvas.width() >= WIDE_COLUMNS;
        String left = " " + (wide ? words.of("title.long", words.of("lift.name")) : words.of("title.short"));
        String right = words.of("title.pace", state.pace()) + "  " + Story.time(state.storyMs()) + " ";
        canvas.put(0, 0, Style.TITLE, Columns.pad(left, canvas.width() - Columns.of(right)) + right);
    }

    private void sideBySide(Canvas canvas, PictureState state) {
        new ShaftDrawing(canvas, strokes, 2, 1, end(canvas, state) - 3).draw(state);
        int left = ShaftDrawing.COLUMNS + 3;
        gauges(canvas, state, left);
        int top = 2 + GAUGES + 1;
        new StoryDrawing(story, canvas.width() - left - 1).draw(canvas, top, left, end(canvas, state) - 1 - top);
    }

    private void oneBelowTheOther(Canvas canvas, PictureState state) {
        ShaftDrawing shaft = new ShaftDrawing(canvas, strokes, 2, 0, end(canvas, state) - 3 - STORY_ROWS);
        shaft.draw(state);
        gauges(canvas, state, ShaftDrawing.COLUMNS);
        int top = 2 + Math.max(shaft.rows(), GAUGES) + 1;
        new StoryDrawing(story, canvas.width()).draw(canvas, top, 0, end(canvas, state) - top);
    }

    /** The row behind the last that shaft and story may use. */
    private static int end(Canvas canvas, PictureState state) {
        return state.over() ? canvas.height() : canvas.height() - 1;
    }

    private void gauges(Canvas canvas, PictureState state, int left) {
        PictureState.Car car = state.car();
        gauge(canvas, 2, left, "height", Style.PLAIN, height(car));
        gauge(canvas, 3, left, "speed", Style.PLAIN, speed(car));
        gauge(canvas, 4, left, "doors", Style.PLAIN, doors(car));
        gauge(canvas, 5, left, "riders", Style.PLAIN, words.of(car.riders() > 0 ? "riders.one" : "riders.none"));
        gauge(canvas, 6, left, "platform", phaseStyle(state.phase()), words.of("phase." + state.phase()));
        if (state.stoodMs() >= 0) {
            bar(canvas, 7, left, state);
        }
    }

    private void gauge(Canvas canvas, int row, int left, String label, Style style, String value) {
        canvas.put(row, left, Style.DIM, words.of("gauge." + label));
        canvas.put(row, left + LABEL_COLUMNS, style, value);
    }

    /** How long the car has stood, against the times of suspicion and alarm. */
    private void bar(Canvas canvas, int row, int left, PictureState state) {
        long seconds = state.stoodMs() / 1000;
        canvas.put(row, left, Style.DIM, words.of("gauge.stands"));
        String value = words.of("stands", String.format(Locale.ROOT, "%2d", seconds)) + " ";
        int begin = canvas.put(row, left + LABEL_COLUMNS, Style.PLAIN, value);
        int length = Math.min(MOST_BAR, canvas.width() - begin - 1);
        for (int i = 0; i < length; i++) {
            long mark = (long) state.limits().raiseS() * i / length;
            Style reached = mark < state.limits().suspectS() ? Style.CAR : Style.WARN;
            boolean behind = mark < seconds;
            boolean full = seconds >= state.limits().raiseS();
            canvas.put(
                    row,
                    begin + i,
                    full ? Style.BAD : behind ? reached : Style.DIM,
                    behind ? strokes.filled() : strokes.open());
        }
    }

    private String height(PictureState.Car car) {
        return String.format(Locale.ROOT, "%.1f m", car.positionMm() / 1000);
    }

    private String speed(PictureState.Car car) {
        if (car.speedMmS() == 0) {
            return words.of("speed.none");
        }
        String value = String.format(Locale.ROOT, "%.1f", Math.abs(car.speedMmS()) / 1000);
        return words.of(car.speedMmS() > 0 ? "speed.up" : "speed.down", value);
    }

    private String doors(PictureState.Car car) {
        if (car.doorsOpenShare() == 0) {
            return words.of("doors.closed");
        }
        return car.doorsOpenShare() == 1
                ? words.of("doors.open")
                : words.of("doors.between", Math.round(car.doorsOpenShare() * 100));
    }

    private static Style phaseStyle(String phase) {
        return switch (phase) {
            case "suspected" -> Style.WARN;
            case "raised" -> Style.BAD;
            case "closed" -> Style.GOOD;
            default -> Style.PLAIN;
        };
    }
}
