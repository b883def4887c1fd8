package dev.liftwatch.log;

import dev.liftwatch.text.Printable;

/**
 * One entry of the log as one line, whatever it carries: a message with a line end in it would begin a line that nobody has written, with
 * a level of its own. A fault stands behind its message with where it came from.
 */
final class LogLine {
    /** The longest message, characters: the longest of ours, the words of an alarm, is a quarter of it. */
    static final int LONGEST_MESSAGE = 4000;

    /** The longest line with the fault behind it, characters; the journal would cut one of 48 kB. */
    static final int LONGEST = 12_000;

    /** Farther from where it happened the calls are the same for every fault. */
    private static final int MOST_CALLS = 25;

    /** No chain of causes is longer than this; a cycle ends here. */
    private static final int DEEPEST = 6;

    private LogLine() {}

    /** The line without its end. */
    static String of(String message, Throwable fault) {
        String text = Printable.text(message, LONGEST_MESSAGE);
        if (fault == null) {
            return text;
        }
        StringBuilder line = new StringBuilder(text).append(": ");
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            line.append(depth == 0 ? "" : ", caused by ");
            line.append(Printable.text(cause, LONGEST_MESSAGE / 4));
            calls(cause, line);
            cause = cause.getCause();
        }
        return Printable.line(line.toString(), LONGEST);
    }

    private static void calls(Throwable fault, StringBuilder line) {
        StackTraceElement[] calls = fault.getStackTrace();
        for (int i = 0; i < Math.min(calls.length, MOST_CALLS); i++) {
            line.append(" at ").append(calls[i]);
        }
        if (calls.length > MOST_CALLS) {
            line.append(" and ").append(calls.length - MOST_CALLS).append(" more");
        }
    }
}
