package dev.liftwatch.linux;

/** A chip or line that cannot be read, in words for a technician: what is the matter, and what to try. */
public final class GpioException extends Exception {
    private static final long serialVersionUID = 1;

    public GpioException(String message) {
        super(message);
    }
}
