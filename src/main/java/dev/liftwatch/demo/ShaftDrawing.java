package dev.liftwatch.demo;

import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Style;
import java.util.Locale;

/** Shaft, car, doors and people, on as many rows as there are. */
final class ShaftDrawing {
    /** How many columns it takes, people at the landing included. */
    static final int COLUMNS = 19;

    private static final int FLOORS = SimulatedBuilding.LABELS.size();
    private static final int LEFT_WALL = 3;
    private static final int RIGHT_WALL = 15;
    private static final int CAR_LEFT = 5;
    private static final int CAR_INSIDE = 7;
    private static final int MIDDLE = (LEFT_WALL + RIGHT_WALL) / 2;
    private static final int MOST_ROWS_A_FLOOR = 4;
    private static final int TALLEST_CAR = 3;

    private final Canvas canvas;
    private final Strokes strokes;
    private final int top;
    private final int left;
    private final int rowsPerFloor;

    /** @param rows how many may be used */
    ShaftDrawing(Canvas canvas, Strokes strokes, int top, int left, int rows) {
        this.canvas = canvas;
        this.strokes = strokes;
        this.top = top;
        this.left = left;
        int perFloor = MOST_ROWS_A_FLOOR;
        while (perFloor > 1 && rows(perFloor) > rows) {
            perFloor--;
        }
        rowsPerFloor = perFloor;
    }

    /** How many rows it takes. */
    int rows() {
        return rows(rowsPerFloor);
    }

    private static int rows(int perFloor) {
        return perFloor * (FLOORS - 1) + Math.min(perFloor, TALLEST_CAR) + 1;
    }

    void draw(PictureState state) {
        shaft();
        PictureState.Car car = state.car();
        int floorRow = row(car.positionMm());
        int height = Math.min(rowsPerFloor, TALLEST_CAR);
        for (int row = top; row <= floorRow - height; row++) {
            put(row, MIDDLE, Style.DIM, strokes.wall());
        }
        car(floorRow, height, car, style(state));
        if (car.riders() == 0) {
            put(floorRow, RIGHT_WALL + 2, Style.STRONG, strokes.rider());
        }
    }

    private void shaft() {
        for (int row = top; row < top + rows() - 1; row++) {
            put(row, LEFT_WALL, Style.DIM, strokes.wall());
            put(row, RIGHT_WALL, Style.DIM, strokes.wall());
        }
        for (int floor = 0; floor < FLOORS; floor++) {
            int row = row((double) SimulatedBuilding.SHAFT.heightMm(floor));
            put(row, 0, Style.PLAIN, String.format(Locale.ROOT, "%2s", SimulatedBuilding.LABELS.get(floor)));
            put(row, LEFT_WALL, Style.PLAIN, strokes.landing().left());
            put(row, RIGHT_WALL, Style.PLAIN, strokes.landing().right());
        }
        String pit = strokes.floor().repeat(RIGHT_WALL - LEFT_WALL - 1);
        put(
                top + rows() - 1,
                LEFT_WALL,
                Style.DIM,
                strokes.carFloor().left() + pit + strokes.carFloor().right());
    }

    private void car(int floorRow, int height, PictureState.Car car, Style style) {
        String edge = strokes.floor().repeat(CAR_INSIDE);
        if (height == TALLEST_CAR) {
            put(
                    floorRow - 2,
                    CAR_LEFT,
                    style,
                    strokes.carTop().left() + edge + strokes.carTop().right());
        }
        if (height > 1) {
            put(
                    floorRow,
                    CAR_LEFT,
                    style,
                    strokes.carFloor().left() + edge + strokes.carFloor().right());
        }
        int doorRow = height > 1 ? floorRow - 1 : floorRow;
        int leaf = (int) Math.round((1 - car.doorsOpenShare()) * (CAR_INSIDE + 1) / 2);
        put(doorRow, CAR_LEFT, style, strokes.wall() + " ".repeat(CAR_INSIDE) + strokes.wall());
        for (int i = 0; i < leaf; i++) {
            put(doorRow, CAR_LEFT + 1 + i, style, strokes.leaf());
            put(doorRow, CAR_LEFT + CAR_INSIDE - i, style, strokes.leaf());
        }
        if (car.riders() > 0) {
            put(doorRow, MIDDLE, Style.STRONG, strokes.rider());
        }
    }

    private static Style style(PictureState state) {
        return switch (state.phase()) {
            case "suspected" -> Style.WARN;
            case "raised" -> Style.BAD;
            case "closed" -> Style.GOOD;
            default -> Style.CAR;
        };
    }

    /** The row on which something of that height stands. */
    private int row(double positionMm) {
        long highest = SimulatedBuilding.SHAFT.heightMm(FLOORS - 1);
        long fromTop = Math.round((highest - positionMm) / highest * rowsPerFloor * (FLOORS - 1));
        return top + Math.min(rowsPerFloor, TALLEST_CAR) - 1 + (int) fromTop;
    }

    private void put(int row, int column, Style style, String text) {
        canvas.put(row, left + column, style, text);
    }
}
