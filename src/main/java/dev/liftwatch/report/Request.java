package dev.liftwatch.report;

import java.util.List;
import java.util.Map;

/** What a platform may ask of the agent. Requests change what the agent says, never anything on the lift. */
public sealed interface Request {
    /** What an incident may have turned out to be. */
    List<String> OUTCOMES = List.of("rescued", "false-alarm", "test", "other");

    /** The longest id, name or note that is taken, characters. */
    int LONGEST_TEXT = 1000;

    /** The caller's id of the request. */
    String id();

    /** Who asks, null where not said. */
    String by();

    /** The request's name, for the log. */
    String name();

    /**
     * An alarm message has reached the platform.
     *
     * @param message the alarm message's id
     * @param incident the incident it belongs to
     * @param etaMin in how many minutes rescuers expect to be there, null where not said
     * @param note free text, null where not said
     */
    record Ack(String id, String by, String message, String incident, Long etaMin, String note) implements Request {
        @Override
        public String name() {
            return "ack";
        }
    }

    /**
     * A human ends an incident.
     *
     * @param outcome one of {@link #OUTCOMES}
     */
    record Resolve(String id, String by, String incident, String outcome, String note) implements Request {
        @Override
        public String name() {
            return "resolve";
        }
    }

    /** Is the agent there? */
    record Ping(String id, String by) implements Request {
        @Override
        public String name() {
            return "ping";
        }
    }

    /** A request that cannot be carried out: the message says what was found and what is allowed. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final String request;

        /** The request of that id, null where it has none, is refused for this reason. */
        public Refused(String request, String message) {
            super(message);
            this.request = request;
        }

        /** The request's id, null where even that is missing. */
        public String request() {
            return request;
        }
    }

    /**
     * Reads a request.
     *
     * @throws Refused with what is wrong
     */
    static Request of(Map<String, Object> fields) throws Refused {
        RequestFields f = new RequestFields(fields);
        String id = f.required("id");
        f.version();
        String by = f.optional("by");
        String command = f.required("cmd");
        return switch (command) {
            case "ack" ->
                new Ack(
                        id,
                        by,
                        f.required("message"),
                        f.required("incident"),
                        f.minutes("eta_min"),
                        f.optional("note"));
            case "resolve" ->
                new Resolve(id, by, f.required("incident"), f.oneOf("outcome", OUTCOMES), f.optional("note"));
            case "ping" -> new Ping(id, by);
            default ->
                throw f.refused("cmd is \"" + RequestFields.shorten(command) + "\", allowed are ack, resolve and ping");
        };
    }
}
