package dev.liftwatch.console;

import java.io.IOException;
import java.time.Instant;

/** Takes what came or went. */
public interface RawSink {
    /**
     * Takes a piece.
     *
     * @param skipped how many pieces before it were dropped, since nobody asked in time
     */
    void take(Instant at, boolean sent, byte[] bytes, long skipped) throws IOException;

    /** A frame was found in the bytes before, which began then and says so. */
    default void frame(Instant at, String says) throws IOException {
        // A sink that takes the bytes alone has no use for it.
    }
}
