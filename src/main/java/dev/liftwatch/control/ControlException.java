package dev.liftwatch.control;

import dev.liftwatch.text.Printable;

/** The socket cannot be used; the message says why and what to do. */
public final class ControlException extends Exception {
    private static final long serialVersionUID = 1;

    /** Two paths of the longest kind, characters. */
    private static final int LONGEST_MESSAGE = 1000;

    ControlException(String message) {
        super(Printable.text(message, LONGEST_MESSAGE));
    }
}
