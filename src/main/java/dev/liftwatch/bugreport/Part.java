package dev.liftwatch.bugreport;

import java.util.concurrent.Callable;

/**
 * A part of the archive.
 *
 * @param name its file name there
 * @param mostBytes longer ones are cut: of what grows at its end, the beginning
 * @param keepsEnd whether the end is kept where it is cut
 * @param gathering makes its text; it may take long or fail, and the others do not wait for it
 */
public record Part(String name, int mostBytes, boolean keepsEnd, Callable<String> gathering) {
    /** What stands where something was cut. */
    static final String CUT = "[cut: the rest was too long]";

    /** The text within its bound. */
    String within(String text) {
        if (text.length() <= mostBytes) {
            return text;
        }
        return keepsEnd
                ? CUT + "\n" + text.substring(text.length() - mostBytes)
                : text.substring(0, mostBytes) + "\n" + CUT + "\n";
    }
}
