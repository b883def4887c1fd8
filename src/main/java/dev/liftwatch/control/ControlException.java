package dev.liftwatch.control;

/** The socket cannot be used; the message says why and what to do. */
public final class ControlException extends Exception {
    private static final long serialVersionUID = 1;

    ControlException(String message) {
        super(message);
    }
}
