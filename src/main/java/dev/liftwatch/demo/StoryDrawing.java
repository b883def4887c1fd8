package dev.liftwatch.demo;

import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Columns;
import dev.liftwatch.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** The latest lines of the story, wrapped to the width there is; older ones have scrolled away at the top. */
final class StoryDrawing {
    private static final int TIME_COLUMNS = 6;
    private static final int WIDE_COLUMNS = 55;
    private static final int VOICE_COLUMNS = 7;
    private static final int LABEL_COLUMNS = 8;

    private final Story story;
    private final int width;
    private final int fieldIndent;

    /** One row: what stands at its head, and the text behind it. */
    private record Row(String time, String head, int textColumn, String text, Style style) {}

    StoryDrawing(Story story, int width) {
        this.story = story;
        this.width = width;
        fieldIndent = width >= WIDE_COLUMNS ? TIME_COLUMNS : 1;
    }

    void draw(Canvas canvas, int top, int left, int rows) {
        List<Row> all = new ArrayList<>();
        for (StoryLine line : story.lines()) {
            all.addAll(rows(line));
        }
        List<Row> latest = all.subList(Math.max(0, all.size() - rows), all.size());
        int at = top;
        for (Row row : latest) {
            canvas.put(at, left, Style.DIM, row.time());
            int headColumn = row.time().isEmpty() ? fieldIndent : TIME_COLUMNS;
            canvas.put(at, left + headColumn, Style.DIM, row.head());
            canvas.put(at, left + row.textColumn(), row.style(), row.text());
            at++;
        }
    }

    private List<Row> rows(StoryLine line) {
        return switch (line) {
            case StoryLine.Event event ->
                wrapped(
                        Story.time(event.atMs()),
                        story.voice(event.voice()),
                        TIME_COLUMNS + VOICE_COLUMNS,
                        event.text(),
                        event.style());
            case StoryLine.Field field ->
                wrapped("", field.label(), fieldIndent + LABEL_COLUMNS, field.text(), field.style());
        };
    }

    private List<Row> wrapped(String time, String head, int textColumn, String text, Style style) {
        List<Row> rows = new ArrayList<>();
        for (String part : Columns.wrap(text, width - textColumn)) {
            boolean first = rows.isEmpty();
            rows.add(new Row(first ? time : "", first ? head : "", textColumn, part, style));
        }
        return rows;
    }
}
