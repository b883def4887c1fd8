package dev.liftwatch.serial;

import dev.liftwatch.wire.Trouble;
import java.util.List;

/** An open line that bytes come from. Used by its reader's thread alone, closing included. */
public interface ByteLine extends AutoCloseable {
    /**
     * The bytes that have come since the last call, without waiting.
     *
     * @return the bytes, empty where there are none
     * @throws LineException where the line is gone
     */
    byte[] poll() throws LineException;

    /**
     * Writes to the device at the other end: to an adapter or an input module, never to a bus of the lift's own.
     *
     * @throws LineException where the line is gone
     */
    void write(byte[] bytes) throws LineException;

    /**
     * Looks whether another program has changed how the port is set, and sets it again.
     *
     * @return what was changed, in a few words; empty where nothing was
     */
    default List<String> undoChanges() {
        return List.of();
    }

    /** How long a byte takes on the line, start and stop bits included, ms; 0 where it takes no time. */
    double byteMs();

    @Override
    void close();

    /** Opens a line. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens it now.
         *
         * @throws LineException where it cannot be opened; the message says why and what to try
         */
        ByteLine open() throws LineException;
    }

    /** A line that cannot be opened or is gone, with a message for a technician. */
    final class LineException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Trouble trouble;

        public LineException(Trouble trouble) {
            super(trouble.text());
            this.trouble = trouble;
        }

        /** Why, and what to try. */
        public Trouble trouble() {
            return trouble;
        }
    }
}
