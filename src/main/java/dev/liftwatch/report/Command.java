package dev.liftwatch.report;

import dev.liftwatch.text.Coded;
import java.util.Arrays;
import java.util.Optional;

/** What a platform may ask for, by name. */
public enum Command implements Coded {
    /** An alarm message has reached the platform. */
    ACK,
    /** A human ends an incident. */
    RESOLVE,
    /** Is the agent there? */
    PING,
    /** What does the agent see now? */
    SNAPSHOT,
    /** Send a test alarm. */
    SELF_TEST,
    /** A technician's visit begins. */
    MAINTENANCE_START,
    /** A technician's visit ends. */
    MAINTENANCE_STOP,
    /** A warning. */
    ADVISORY,
    /** What is the agent's configuration? */
    CONFIG_GET,
    /** Send stored messages again that the broker has lost. */
    RESEND,
    /** Send every unanswered alarm and test at once. */
    OPEN,
    /** The lift is taken out of this platform. */
    RETIRE;

    /** The command of that word. */
    public static Optional<Command> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** Whether carrying it out writes to the store. An {@code ack} writes, too, but is told to nobody. */
    public boolean changes() {
        return switch (this) {
            case RESOLVE, SELF_TEST, MAINTENANCE_START, MAINTENANCE_STOP, ADVISORY, RESEND, RETIRE -> true;
            case ACK, PING, SNAPSHOT, CONFIG_GET, OPEN -> false;
        };
    }

    /** Whether a few a minute are enough: what changes something, and what hands out the configuration. */
    public boolean isRationed() {
        return changes() || this == CONFIG_GET || this == OPEN;
    }

    /** Whether the same request again gets the answer of the first time; what only asks is answered anew. */
    public boolean isAppliedOnce() {
        return this == ACK || changes();
    }

    /** Whether its answer is long. */
    public boolean hasLongAnswer() {
        return this == SNAPSHOT || this == CONFIG_GET;
    }
}
