package dev.liftwatch.report;

import dev.liftwatch.duties.Advisory;
import dev.liftwatch.duties.Maintenance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a platform may ask of the agent. Requests change what the agent says, never anything on the lift. */
public sealed interface Request {
    /** What an incident may have turned out to be. */
    List<String> OUTCOMES = List.of("rescued", "false-alarm", "test", "other");

    /** The longest time in which rescuers may expect to be there, minutes. */
    int MOST_MINUTES = 24 * 60;

    /** The longest text of a warning, characters: every alarm meanwhile carries it. */
    int LONGEST_WARNING = 200;

    /** The longest id of a store, characters. */
    int LONGEST_STORE = 64;

    /** So many messages are sent again by one request. */
    int MOST_RESENT = 500;

    /** The last time that RFC 3339 can say, ms since 1970. */
    long LAST_TIME_MS = 253_402_300_799_999L;

    /** The longest id, name or note that is taken, characters. */
    int LONGEST_TEXT = 1000;

    /** The same of its own id, of which thousands are remembered. */
    int LONGEST_ID = 200;

    /** What may be asked, as it is told to whoever asks something else. */
    String COMMANDS = Arrays.stream(Command.values()).map(Command::code).collect(Collectors.joining(", "));

    /** The caller's id of the request. */
    String id();

    /** Who asks, null where not said. */
    String by();

    /** What it asks for. */
    Command command();

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
        public Command command() {
            return Command.ACK;
        }
    }

    /**
     * A human ends an incident.
     *
     * @param outcome one of {@link #OUTCOMES}
     */
    record Resolve(String id, String by, String incident, String outcome, String note) implements Request {
        @Override
        public Command command() {
            return Command.RESOLVE;
        }

        /** Whether the human says that people were freed. */
        public boolean saysRescued() {
            return outcome.equals("rescued");
        }
    }

    /** Is the agent there? */
    record Ping(String id, String by) implements Request {
        @Override
        public Command command() {
            return Command.PING;
        }
    }

    /** What does the agent see now? The answer has the live picture, its sources and its uplinks. */
    record Snapshot(String id, String by) implements Request {
        @Override
        public Command command() {
            return Command.SNAPSHOT;
        }
    }

    /** Send a test alarm. */
    record SelfTest(String id, String by) implements Request {
        @Override
        public Command command() {
            return Command.SELF_TEST;
        }
    }

    /**
     * A technician's visit begins.
     *
     * @param minutes when it ends at the latest, null where not said
     */
    record MaintenanceStart(String id, String by, Long minutes, String note) implements Request {
        @Override
        public Command command() {
            return Command.MAINTENANCE_START;
        }
    }

    /** A technician's visit ends. */
    record MaintenanceStop(String id, String by) implements Request {
        @Override
        public Command command() {
            return Command.MAINTENANCE_STOP;
        }
    }

    /**
     * A warning.
     *
     * @param type one of {@link Advisory#TYPES}
     * @param fromMs from when it holds, wall clock, ms since 1970, null for at once
     * @param untilMs until when
     * @param text what it says, null where no more than its type
     */
    record Advise(String id, String by, String type, Long fromMs, long untilMs, String text) implements Request {
        @Override
        public Command command() {
            return Command.ADVISORY;
        }
    }

    /** What is the agent's configuration? */
    record ConfigGet(String id, String by) implements Request {
        @Override
        public Command command() {
            return Command.CONFIG_GET;
        }
    }

    /**
     * Send stored messages again that the broker has lost.
     *
     * @param store the store that numbered them
     * @param fromSeq the first of them
     * @param toSeq the last of them, at most {@link #MOST_RESENT} in all
     */
    record Resend(String id, String by, String store, long fromSeq, long toSeq) implements Request {
        @Override
        public Command command() {
            return Command.RESEND;
        }
    }

    /** Send every unanswered alarm and test at once. */
    record Open(String id, String by) implements Request {
        @Override
        public Command command() {
            return Command.OPEN;
        }
    }

    /**
     * The lift is taken out of this platform: what the broker keeps of it goes.
     *
     * @param confirm the lift's id once more
     * @param undo whether it comes back instead
     */
    record Retire(String id, String by, String confirm, boolean undo) implements Request {
        @Override
        public Command command() {
            return Command.RETIRE;
        }
    }

    /** A request that cannot be carried out: the message says what was found and what is allowed. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final String request;
        private final ReplyCode code;
        private final long retryS;

        /** The request of that id, null where it has none, is refused for something that is wrong in it. */
        public Refused(String request, String message) {
            this(request, ReplyCode.BAD_FIELD, message);
        }

        /** The same for another reason. */
        public Refused(String request, ReplyCode code, String message) {
            super(message);
            this.request = request;
            this.code = code;
            retryS = 0;
        }

        /** There are too many requests: this one may be sent again in so many seconds. */
        public Refused(String request, String message, long retryS) {
            super(message);
            this.request = request;
            code = ReplyCode.BUSY;
            this.retryS = retryS;
        }

        /** The request's id, null where even that is missing. */
        public String request() {
            return request;
        }

        /** The reason, for programs. */
        public ReplyCode code() {
            return code;
        }

        /** When to ask again, s; 0 where that is of no use. */
        public long retryS() {
            return retryS;
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
        f.line("id", LONGEST_ID);
        f.version();
        String by = f.line("by", LONGEST_TEXT);
        f.time("at");
        String command = f.required("cmd");
        return switch (command) {
            case "ack" ->
                new Ack(
                        id,
                        by,
                        f.required("message"),
                        f.required("incident"),
                        f.wholeNumber("eta_min", 0, MOST_MINUTES, "minutes"),
                        f.optional("note"));
            case "resolve" ->
                new Resolve(id, by, f.required("incident"), f.oneOf("outcome", OUTCOMES), f.optional("note"));
            case "ping" -> new Ping(id, by);
            case "snapshot" -> new Snapshot(id, by);
            case "self-test" -> new SelfTest(id, by);
            case "maintenance-start" ->
                new MaintenanceStart(
                        id, by, f.wholeNumber("minutes", 1, Maintenance.MOST_MINUTES, "minutes"), f.optional("note"));
            case "maintenance-stop" -> new MaintenanceStop(id, by);
            case "advisory" -> advise(id, by, f);
            case "config-get" -> new ConfigGet(id, by);
            case "resend" -> resend(id, by, f);
            case "open" -> new Open(id, by);
            case "retire" -> new Retire(id, by, f.required("confirm"), f.isTrue("undo"));
            default -> throw f.refused("cmd is \"" + RequestFields.shorten(command) + "\", allowed are " + COMMANDS);
        };
    }

    /**
     * When a request says it was asked, wall clock, ms since 1970, null where it does not.
     *
     * @throws Refused where that is no time
     */
    static Long atMs(Map<String, Object> fields) throws Refused {
        return new RequestFields(fields).time("at");
    }

    private static Request resend(String id, String by, RequestFields f) throws Refused {
        String store = f.required("store");
        f.line("store", LONGEST_STORE);
        long from = f.number("from_seq", 1);
        long to = f.number("to_seq", from);
        if (to - from >= MOST_RESENT) {
            throw f.refused("from_seq " + from + " to to_seq " + to + " are " + (to - from + 1)
                    + " messages, allowed are " + MOST_RESENT + ": ask for the rest in further requests");
        }
        return new Resend(id, by, store, from, to);
    }

    private static Request advise(String id, String by, RequestFields f) throws Refused {
        String type = f.oneOf("type", Advisory.TYPES);
        Long fromMs = f.time("from");
        Long untilMs = f.time("until");
        if (untilMs == null) {
            throw f.refused("until is missing");
        }
        if (fromMs != null && untilMs <= fromMs) {
            throw f.refused("until is not after from");
        }
        String text = f.optional("text");
        if (text != null && text.length() > LONGEST_WARNING) {
            throw f.refused("text has " + text.length() + " characters, allowed are " + LONGEST_WARNING);
        }
        if (fromMs != null && fromMs < 0) {
            throw f.refused("from is before 1970");
        }
        if (untilMs > LAST_TIME_MS) {
            throw f.refused("until is beyond the year 9999");
        }
        return new Advise(id, by, type, fromMs, untilMs, text);
    }
}
