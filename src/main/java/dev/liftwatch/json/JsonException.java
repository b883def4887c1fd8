package dev.liftwatch.json;

import dev.liftwatch.text.Printable;

/** A text that is not the JSON that was expected; the message says what is wrong with it. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1;

    /** Longest quotation of the text in a message, in characters. */
    private static final int LONGEST_MESSAGE = 300;

    JsonException(String message, Throwable cause) {
        super(Printable.text(message, LONGEST_MESSAGE), cause);
    }
}
