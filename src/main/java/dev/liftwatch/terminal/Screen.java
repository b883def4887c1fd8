package dev.liftwatch.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The terminal while the picture is on it: a screen of its own, so that what stood there comes back afterwards; only rows
 * that changed are written. Any thread may call; after {@link #leave} nothing is drawn any more.
 */
public final class Screen {
    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[2J";
    private static final String LEAVE = "\u001b[0m\u001b[?25h\u001b[?1049l";

    /** Tells terminals that know it to show a frame at once; the others ignore it. */
    private static final String FRAME_BEGINS = "\u001b[?2026h";

    private static final String FRAME_ENDS = "\u001b[?2026l";

    private final PrintStream out;
    private final boolean colour;
    private final List<String> shown = new ArrayList<>();
    private int shownWidth;
    private boolean entered;
    private boolean left;

    /**
     * A terminal nothing was drawn on yet.
     *
     * @param colour whether colours are wanted
     */
    public Screen(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Brings the terminal to show the picture. */
    public synchronized void show(Canvas picture) {
        if (left) {
            return;
        }
        StringBuilder frame = new StringBuilder(FRAME_BEGINS);
        boolean fresh = !entered || shown.size() != picture.height() || shownWidth != picture.width();
        if (fresh) {
            frame.append(ENTER);
            entered = true;
            shown.clear();
            shownWidth = picture.width();
        }
        for (int row = 0; row < picture.height(); row++) {
            String line = picture.styled(row, colour);
            if (fresh || !line.equals(shown.get(row))) {
                frame.append("\u001b[")
                        .append(row + 1)
                        .append(";1H")
                        .append(line)
                        .append("\u001b[K");
            }
            if (fresh) {
                shown.add(line);
            } else {
                shown.set(row, line);
            }
        }
        out.print(frame.append(FRAME_ENDS));
        out.flush();
    }

    /** Draws everything at the next time: somebody else has written on the terminal. */
    public synchronized void forget() {
        shown.clear();
        shownWidth = 0;
    }

    /** Gives the terminal back as it was, cursor and all; nothing is drawn any more. */
    public synchronized void leave() {
        left = true;
        pause();
    }

    /** Gives the terminal back as it was until the next picture. */
    public synchronized void pause() {
        forget();
        if (entered) {
            entered = false;
            out.print(LEAVE);
            out.flush();
        }
    }

    /** Leaves the last picture standing where the prompt will follow it. */
    public synchronized void leaveBehind(Canvas picture) {
        if (left) {
            return;
        }
        leave();
        for (int row = 0; row < picture.height(); row++) {
            out.println(picture.styled(row, colour));
        }
        out.flush();
    }
}
