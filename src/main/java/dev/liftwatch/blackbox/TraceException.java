package dev.liftwatch.blackbox;

import java.nio.file.Path;

/** A trace that is not in the format: where, what was found, what is allowed. */
public final class TraceException extends Exception {
    private static final long serialVersionUID = 1;

    TraceException(Path file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
