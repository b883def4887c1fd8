package dev.liftwatch.demo;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Stands in for standard error while the story is told. What the agent logs in good order is kept aside and told only where
 * the demo fails; warnings wait until the picture is gone; an error ends the picture at once, since the process may end
 * with it. Any thread may write.
 */
final class LogKeeper extends OutputStream {
    /** The latest lines only. */
    private static final int MOST_LINES = 200;

    private static final int LONGEST_LINE = 2000;

    /** As the log format writes them, the incidents of the story among them; whatever else is written is taken for trouble. */
    private static final Pattern ORDINARY = Pattern.compile(
            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} (?:(?:TRACE|DEBUG|INFO) |WARN +\\S+ (?:raised|updated) \\S+ \\().*",
            Pattern.DOTALL);

    private static final Pattern WARNING = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN .*", Pattern.DOTALL);

    private final PrintStream standardError;
    private final Runnable error;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<String> ordinary = new ArrayDeque<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean open;

    /**
     * A keeper that keeps.
     *
     * @param standardError where everything goes in the end
     * @param error is called before an error is written there: it clears the screen for it
     */
    LogKeeper(PrintStream standardError, Runnable error) {
        this.standardError = standardError;
        this.error = error;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            take(line.toString(StandardCharsets.UTF_8).stripTrailing());
            line.reset();
        } else if (line.size() < LONGEST_LINE) {
            line.write(octet);
        }
    }

    private void take(String text) {
        if (ORDINARY.matcher(text).matches()) {
            keep(ordinary, text);
        } else if (open) {
            standardError.println(text);
        } else if (WARNING.matcher(text).matches()) {
            keep(waiting, text);
        } else if (!text.isBlank()) {
            error.run();
            open();
            standardError.println(text);
        }
    }

    private static void keep(Deque<String> lines, String text) {
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        lines.addLast(text);
    }

    /** From now on warnings and errors are written as they come, those that waited first. */
    synchronized void open() {
        open = true;
        waiting.forEach(standardError::println);
        waiting.clear();
    }

    /** Writes everything that was kept aside, too. */
    synchronized void tellAll() {
        open();
        ordinary.forEach(standardError::println);
        ordinary.clear();
    }
}
