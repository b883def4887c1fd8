package dev.liftwatch.json;

/** A text that is not the JSON that was expected; the message says what is wrong with it. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1;

    JsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
