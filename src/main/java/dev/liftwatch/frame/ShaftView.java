package dev.liftwatch.frame;

import dev.liftwatch.console.Words;
import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Columns;
import dev.liftwatch.terminal.Style;
import dev.liftwatch.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shaft, landings and car of an answer to {@code status}, in ASCII, on as many rows as there are. */
final class ShaftView {
    /** How many columns it takes. */
    static final int COLUMNS = 16;

    private static final int LABEL = 3;
    private static final int LEFT_WALL = 4;
    private static final int RIGHT_WALL = 14;
    private static final int CAR_LEFT = 6;
    private static final int CAR_INSIDE = 5;

    /** From this number of rows between landings on, the car is drawn with floor and ceiling. */
    private static final int ROWS_FOR_A_TALL_CAR = 4;

    private static final int MOST_ROWS_A_FLOOR = 5;

    private record Landing(String label, long heightMm) {}

    private final Canvas canvas;
    private final int top;
    private final int rows;
    private final List<Landing> landings;

    /** @param rows how many rows may be used, at least 1 */
    ShaftView(Canvas canvas, int top, int rows, Map<String, Object> answer) {
        this.canvas = canvas;
        this.top = top;
        landings = landings(answer.get("floors"));
        this.rows = Math.min(rows, MOST_ROWS_A_FLOOR * Math.max(1, landings.size() - 1) + 2);
    }

    private static List<Landing> landings(Object list) {
        List<Landing> landings = new ArrayList<>();
        if (list instanceof List<?> floors) {
            for (Object one : floors) {
                if (one instanceof Map<?, ?> floor && floor.get("position_mm") instanceof Number height) {
                    landings.add(new Landing(Printable.text(floor.get("label"), LABEL), height.longValue()));
                }
            }
        }
        return landings;
    }

    void draw(Map<?, ?> picture, Style style) {
        if (landings.size() < 2 || rows < 3) {
            return;
        }
        for (int row = top; row < top + rows; row++) {
            canvas.put(row, LEFT_WALL, Style.DIM, "|");
            canvas.put(row, RIGHT_WALL, Style.DIM, "|");
        }
        int written = Integer.MAX_VALUE;
        for (Landing landing : landings) {
            int row = row(landing.heightMm());
            // Where more landings than rows are served, those that have room are named.
            if (row < written) {
                canvas.put(row, 0, Style.PLAIN, landing.label());
                written = row;
            }
            canvas.put(row, LEFT_WALL, Style.PLAIN, "+");
            canvas.put(row, RIGHT_WALL, Style.PLAIN, "+");
        }
        height(picture).ifPresentOrElse(height -> car(row(height), picture, style), () -> unknown(style));
    }

    private Optional<Long> height(Map<?, ?> picture) {
        if (picture.get("position_mm") instanceof Number position) {
            return Optional.of(position.longValue());
        }
        return landings.stream()
                .filter(one -> one.label().equals(String.valueOf(picture.get("floor_label"))))
                .map(Landing::heightMm)
                .findFirst();
    }

    private void unknown(Style style) {
        String text = Words.of("watch.place-unknown");
        int middle = (LEFT_WALL + RIGHT_WALL + 1) / 2;
        canvas.put(top + rows / 2, middle - Columns.of(text) / 2, style, text);
    }

    private void car(int floorRow, Map<?, ?> picture, Style style) {
        boolean tall = (rows - 1) / (landings.size() - 1) >= ROWS_FOR_A_TALL_CAR;
        if (tall) {
            put(floorRow - 2, style, "+-----+");
            put(floorRow, style, "+-----+");
        }
        int doorRow = tall ? floorRow - 1 : floorRow;
        Object closed = picture.get("doors_closed");
        String doors = Boolean.TRUE.equals(closed) ? "==|==" : Boolean.FALSE.equals(closed) ? "     " : " ? ? ";
        put(doorRow, style, "[" + doors + "]");
        String presence = String.valueOf(picture.get("presence"));
        if (presence.equals("strong") || presence.equals("signs")) {
            canvas.put(doorRow, CAR_LEFT + 1 + CAR_INSIDE / 2, Style.STRONG, presence.equals("strong") ? "O" : "o");
        }
    }

    private void put(int row, Style style, String text) {
        canvas.put(row, CAR_LEFT, style, text);
    }

    private int row(long heightMm) {
        long lowest = landings.getFirst().heightMm();
        long highest = landings.getLast().heightMm();
        double share = (double) (heightMm - lowest) / Math.max(1, highest - lowest);
        int fromTop = (int) Math.round((1 - share) * (rows - 3));
        return top + Math.clamp(2L + fromTop, 0, rows - 1);
    }
}
