package dev.liftwatch.rights;

import dev.liftwatch.json.CanonicalJson;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.report.Command;
import dev.liftwatch.report.ReplyCode;
import dev.liftwatch.report.Request;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one platform may ask for. Where it has keys, everything but a {@code ping} has to be signed by one of them: an {@code ack} as well,
 * since an alarm that somebody else answers is one that the platform never hears of.
 *
 * @param commands what may be asked over its uplink
 * @param keys by which its requests are signed; none where they need not be
 */
public record Rights(Set<Command> commands, List<RequestKey> keys) {
    /** Names the key of a signed request. */
    public static final String KEY = "key";

    /** Holds the signature, the one member that is not signed. */
    public static final String SIGNATURE = "signature";

    private static final String ALARM = "alarm";
    private static final String SELF_TEST = "selftest";
    private static final String STATE = "state";
    private static final String EVENT = "event";
    private static final String USAGE = "usage";

    public Rights {
        commands = Set.copyOf(commands);
        keys = List.copyOf(keys);
    }

    /** What a platform may ask for that takes messages of {@code classes}, where the configuration does not say: what goes with them. */
    public static Set<Command> usual(Set<String> classes) {
        Set<Command> usual = EnumSet.of(Command.PING);
        for (Command command : List.of(
                Command.ACK, Command.RESOLVE, Command.SNAPSHOT, Command.SELF_TEST, Command.RESEND, Command.OPEN)) {
            if (missingFor(command, classes).isEmpty()) {
                usual.add(command);
            }
        }
        return usual;
    }

    /** The classes of which a platform has to take one that asks for {@code command}; empty where it may ask. */
    public static Set<String> missingFor(Command command, Set<String> classes) {
        Set<String> needed = switch (command) {
            case ACK, OPEN -> Set.of(ALARM, SELF_TEST);
            case RESEND -> Set.of(ALARM, EVENT, USAGE, SELF_TEST);
            case RESOLVE -> Set.of(ALARM);
            case SELF_TEST -> Set.of(SELF_TEST);
            case SNAPSHOT -> Set.of(STATE);
            case PING, MAINTENANCE_START, MAINTENANCE_STOP, ADVISORY, CONFIG_GET, RETIRE -> Set.of();
        };
        return needed.stream().anyMatch(classes::contains) ? Set.of() : needed;
    }

    /**
     * Lets a request in.
     *
     * @param fields the request as it was read
     * @param lift the lift that it has to be for where it is signed
     * @throws Request.Refused where this platform may not ask for it, or it is not signed as it has to be
     */
    public void admit(Request request, Map<String, Object> fields, String lift) throws Request.Refused {
        Command command = request.command();
        if (!commands.contains(command)) {
            throw refused(request, command.code() + " is not allowed over this uplink, allowed are " + list(commands));
        }
        if (keys.isEmpty() || command == Command.PING) {
            return;
        }
        if (!(fields.get(SIGNATURE) instanceof String signature) || !(fields.get(KEY) instanceof String name)) {
            throw refused(
                    request, "the request is not signed: requests of this uplink need " + KEY + " and " + SIGNATURE);
        }
        RequestKey key = keys.stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(request, "no key of that name is known on this uplink"));
        // What is signed holds for one lift and for a time; and every key is one uplink's own.
        if (!lift.equals(fields.get("lift"))) {
            throw refused(request, "a signed request names its lift, which is " + lift);
        }
        if (fields.get("at") == null) {
            throw refused(request, "a signed request says when it was asked: at is missing");
        }
        if (!key.fits(signed(request, fields), signature)) {
            throw refused(request, "the signature is not that of key " + key.id() + " over this request");
        }
        if (!key.commands().contains(command)) {
            throw refused(
                    request,
                    command.code() + " is not allowed for key " + key.id() + ", allowed are " + list(key.commands()));
        }
    }

    private static byte[] signed(Request request, Map<String, Object> fields) throws Request.Refused {
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        rest.remove(SIGNATURE);
        try {
            return CanonicalJson.write(rest).getBytes(StandardCharsets.UTF_8);
        } catch (JsonException strange) {
            throw refused(request, "what is signed has " + strange.getMessage());
        }
    }

    private static Request.Refused refused(Request request, String why) {
        return new Request.Refused(request.id(), ReplyCode.NOT_ALLOWED, why);
    }

    private static String list(Set<Command> commands) {
        return commands.isEmpty()
                ? "none"
                : commands.stream().sorted().map(Command::code).collect(Collectors.joining(", "));
    }

    /** What may be asked, for whoever looks. */
    public String commandNames() {
        return list(commands);
    }

    /** The names of the keys, for whoever looks; empty where requests need no signature. */
    public Optional<String> keyNames() {
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(keys.stream().map(RequestKey::id).collect(Collectors.joining(", ")));
    }
}
