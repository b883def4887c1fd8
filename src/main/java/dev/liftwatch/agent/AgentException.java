package dev.liftwatch.agent;

/** The agent cannot start; the message says why and what to do. */
final class AgentException extends Exception {
    private static final long serialVersionUID = 1;

    AgentException(String message) {
        super(message);
    }
}
