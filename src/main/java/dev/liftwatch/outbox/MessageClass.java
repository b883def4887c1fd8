package dev.liftwatch.outbox;

import java.util.Locale;

/** What a full store may do with a message, and when it is delivered. */
public enum MessageClass {
    /** Kept until the platform itself has answered, never dropped, sent first. */
    ALARM,

    /** Delivered when the broker has it; the oldest go where their bytes pass the bound of an uplink. */
    EVENT,

    /** A counter that a later one of its kind replaces in meaning; bounded in number, the oldest go. */
    USAGE,

    /** Names what was dropped; itself kept until the broker has it, or until a later one says the same and more. */
    GAP;

    /** Whether it is delivered only by the platform's own answer. */
    public boolean needsAnswer() {
        return this == ALARM;
    }

    /** Its name in the store. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MessageClass of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
