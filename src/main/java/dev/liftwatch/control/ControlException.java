package dev.liftwatch.control;

import dev.liftwatch.text.Printable;

/** The socket cannot be used; the message says why and what to do. */
public final class ControlException extends Exception {
    private static final long serialVersionUID = 1;

    /** Two paths of the longest kind, characters. */
    private static final int LONGEST_MESSAGE = 1000;

    private final Kind kind;

    /** Why nobody answers: the end of the key of its words. */
    public enum Kind {
        /** There is no socket. */
        ABSENT("no-agent"),
        /** There is one that nobody listens on. */
        REFUSED("refused"),
        /** This user may not ask. */
        DENIED("closed"),
        /** Somebody listens and says nothing. */
        SILENT("silent"),
        /** Anything else. */
        UNUSABLE("unusable");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The end of the key of its words. */
        public String code() {
            return code;
        }
    }

    ControlException(Kind kind, String message) {
        super(Printable.text(message, LONGEST_MESSAGE));
        this.kind = kind;
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }
}
