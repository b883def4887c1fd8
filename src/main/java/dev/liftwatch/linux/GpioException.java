package dev.liftwatch.linux;

/** A chip or line that cannot be read; the message tells a technician the cause and what to try. */
public final class GpioException extends Exception {
    private static final long serialVersionUID = 1;

    public GpioException(String message) {
        super(message);
    }
}
