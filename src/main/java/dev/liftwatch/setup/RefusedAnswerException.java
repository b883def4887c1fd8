package dev.liftwatch.setup;

import java.util.Arrays;
import java.util.List;

/** An answer that cannot be used; the catalogue of words has what was found, what is allowed and what to do. */
public final class RefusedAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient List<Object> arguments;

    RefusedAnswerException(String key, Object... arguments) {
        super(key + Arrays.toString(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** The end of the key of its words, such as {@code floors-range}. */
    public String key() {
        return key;
    }

    /** What fills the gaps of those words. */
    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.toArray();
    }
}
