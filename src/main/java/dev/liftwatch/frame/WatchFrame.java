package dev.liftwatch.frame;

import dev.liftwatch.console.LiftLook;
import dev.liftwatch.console.LiftsView;
import dev.liftwatch.console.Page;
import dev.liftwatch.console.StatusView;
import dev.liftwatch.console.Words;
import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Columns;
import dev.liftwatch.terminal.Style;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One frame of {@code watch}: what is wrong, worst first, and the car; beside it, where there is room, the shaft; below it the last five
 * minutes. What does not fit is reached by scrolling. A pure function of its arguments.
 */
public final class WatchFrame {
    /** The least that is drawn; a smaller terminal shows its upper left part. */
    private static final int LEAST_COLUMNS = 30;

    private static final int LEAST_ROWS = 8;

    /** From this width on the shaft stands beside the text. */
    private static final int WIDE_COLUMNS = 72;

    /** With fewer rows the strips would leave no room for what is wrong. */
    private static final int ROWS_WITH_STRIPS = 16;

    /** The list of lifts takes this number of lines at most. */
    private static final int MOST_LIFTS = 8;

    /**
     * What the person who looks has chosen.
     *
     * @param lift the lift that is open, by id
     * @param scrolled how many lines were scrolled down
     * @param keys the line of keys
     */
    public record View(String lift, int scrolled, String keys) {}

    /**
     * A frame.
     *
     * @param canvas the picture
     * @param farthest how far one can scroll down, lines
     */
    public record Frame(Canvas canvas, int farthest) {}

    private final List<LiftLook> looks;
    private final View view;
    private final ZoneId zone;

    private WatchFrame(List<LiftLook> looks, View view, ZoneId zone) {
        this.looks = LiftsView.worstFirst(looks);
        this.view = view;
        this.zone = zone;
    }

    /** Draws it for a screen of that size. */
    public static Frame draw(List<LiftLook> looks, View view, ZoneId zone, int columns, int rows) {
        return new WatchFrame(looks, view, zone)
                .draw(new Canvas(Math.max(LEAST_COLUMNS, columns), Math.max(LEAST_ROWS, rows)));
    }

    private Frame draw(Canvas canvas) {
        LiftLook open = looks.stream()
                .filter(one -> one.lift().equals(view.lift()))
                .findFirst()
                .orElse(looks.getFirst());
        Map<?, ?> picture = open.answer().get("picture") instanceof Map<?, ?> tree ? tree : Map.of();
        int top = 1 + lifts(canvas, open);
        boolean strips = canvas.height() >= ROWS_WITH_STRIPS && open.seen();
        int bottom = canvas.height() - 1 - (strips ? StripsView.ROWS : 0);
        boolean wide = canvas.width() >= WIDE_COLUMNS && open.seen();
        int left = wide ? ShaftView.COLUMNS + 1 : 0;
        Page page = new Page(canvas.width() - left, zone);
        title(canvas, open, page);
        if (wide) {
            new ShaftView(canvas, top, bottom - top, open.answer()).draw(picture, style(open));
        }
        if (open.seen()) {
            String at = page.began(StatusView.text(open.answer().get("at")));
            page.add(open.name() + "  " + at.substring(at.lastIndexOf(' ') + 1));
            StatusView.body(open.answer(), page);
        } else {
            page.add(open.trouble());
        }
        int farthest = text(canvas, page.lines(), top, bottom, left);
        if (strips) {
            StripsView.draw(canvas, bottom, open.answer());
        }
        canvas.put(canvas.height() - 1, 0, Style.DIM, view.keys());
        return new Frame(canvas, farthest);
    }

    private void title(Canvas canvas, LiftLook open, Page page) {
        String time = open.seen() ? page.clock(StatusView.text(open.answer().get("at"))) : "";
        int room = canvas.width() - Columns.of(time) - 2;
        String headline = Columns.wrap(" " + LiftsView.headline(open), room).getFirst();
        canvas.put(0, 0, Style.TITLE, Columns.pad(headline, canvas.width() - Columns.of(time) - 1) + time + " ");
    }

    /** A line for each lift where there are several; how many lines that are. */
    private int lifts(Canvas canvas, LiftLook open) {
        if (looks.size() == 1) {
            return 0;
        }
        int room = Math.min(MOST_LIFTS, canvas.height() / 3);
        int first = Math.clamp((long) looks.indexOf(open) - room + 1, 0, Math.max(0, looks.size() - room));
        int row = 1;
        for (LiftLook look : looks.subList(first, Math.min(looks.size(), first + room))) {
            String line =
                    (look.lift().equals(open.lift()) ? "> " : "  ") + LiftsView.mark(look) + " " + LiftsView.line(look);
            canvas.put(row, 0, style(look), Columns.wrap(line, canvas.width()).getFirst());
            row++;
        }
        return row;
    }

    /** The text between two rows; answers how far one can scroll. */
    private int text(Canvas canvas, List<String> lines, int top, int bottom, int left) {
        int room = bottom - top;
        int farthest = Math.max(0, lines.size() - room);
        int first = Math.clamp(view.scrolled(), 0, farthest);
        Style style = Style.PLAIN;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            style = style(line, style);
            if (i >= first && i < first + room) {
                canvas.put(top + i - first, left, style, line);
            }
        }
        if (first < farthest) {
            String more = Words.of("watch.more", lines.size() - first - room);
            canvas.put(bottom - 1, canvas.width() - Columns.of(more), Style.TITLE, more);
        }
        return farthest;
    }

    /** A condition is marked at its beginning; what is broken off of it looks the same, what is indented below is plain. */
    private static Style style(String line, Style before) {
        if (line.startsWith("!!")) {
            return Style.BAD;
        }
        if (line.startsWith(" ! ")) {
            return Style.WARN;
        }
        boolean goesOn = line.startsWith("   ") && !line.startsWith("    ") && before != Style.PLAIN;
        return goesOn && line.startsWith("   > ") ? Style.STRONG : Style.PLAIN;
    }

    private static Style style(LiftLook look) {
        return switch (LiftsView.mark(look)) {
            case "!!" -> Style.BAD;
            case " !" -> Style.WARN;
            default -> Style.CAR;
        };
    }
}
