package dev.liftwatch.signal;

/**
 * A flag as it is known: true, false, or unknown (not wired, not yet seen, stale, lost, distrusted). Unknown is never
 * folded into either of the others.
 */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    /** The truth of something that is known. */
    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public boolean isTrue() {
        return this == TRUE;
    }

    public boolean isFalse() {
        return this == FALSE;
    }

    public boolean isKnown() {
        return this != UNKNOWN;
    }

    /** True where either is true, false where both are false, else unknown. */
    public Truth or(Truth other) {
        if (isTrue() || other.isTrue()) {
            return TRUE;
        }
        return isFalse() && other.isFalse() ? FALSE : UNKNOWN;
    }

    /** False where either is false, true where both are true, else unknown. */
    public Truth and(Truth other) {
        if (isFalse() || other.isFalse()) {
            return FALSE;
        }
        return isTrue() && other.isTrue() ? TRUE : UNKNOWN;
    }

    public Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
