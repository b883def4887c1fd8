package dev.liftwatch.config;

import dev.liftwatch.report.Command;
import dev.liftwatch.rights.RequestKey;
import dev.liftwatch.rights.Rights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a platform may ask for: {@code commands} and {@code [[uplink.keys]]} of an {@code [[uplink]]}. */
final class RightsReader {
    static final int MOST_KEYS = 8;

    private static final String COMMANDS = "commands";
    private static final String KEYS = "keys";
    private static final String ID = "id";
    private static final String PUBLIC_KEY = "public_key";
    private static final Rule<Command> COMMAND = Rule.oneOf(Arrays.stream(Command.values())
            .collect(Collectors.toMap(Command::code, one -> one, (a, b) -> a, LinkedHashMap::new)));
    private static final int MOST_COMMANDS = Command.values().length;
    private static final Rule<String> ED25519 = new Rule<>(
            Phrase.of("allowed.public-key"),
            value -> value instanceof String text ? RequestKey.read(text) : Optional.empty());

    private final Map<String, String> uplinkByKey = new HashMap<>();

    Rights read(Section section, String uplink, Set<String> classes) {
        Set<Command> commands = section.has(COMMANDS)
                ? new HashSet<>(section.requiredList(COMMANDS, COMMAND, MOST_COMMANDS))
                : Rights.usual(classes);
        for (Command command : commands) {
            Set<String> missing = Rights.missingFor(command, classes);
            if (section.has(COMMANDS) && !missing.isEmpty()) {
                section.wrong(
                        COMMANDS,
                        Phrase.of(
                                "allowed.command-of-class",
                                command.code(),
                                missing.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        if (section.has(COMMANDS) && classes.contains("alarm") && !commands.contains(Command.ACK)) {
            section.warn(COMMANDS, Phrase.of("warning.no-ack"));
        }
        List<Section> keys = section.tableList(KEYS, 1, MOST_KEYS, Phrase.of("allowed.request-keys", MOST_KEYS));
        Set<String> ids = new HashSet<>();
        return new Rights(
                commands,
                keys.stream().map(key -> key(key, uplink, commands, ids)).toList());
    }

    private RequestKey key(Section section, String uplink, Set<Command> ofUplink, Set<String> ids) {
        String id = section.required(ID, Rule.code(64), "");
        if (!ids.add(id)) {
            section.wrongOr(ID, id, Phrase.of("allowed.request-key-once"));
        }
        String publicKey = section.required(PUBLIC_KEY, ED25519, "");
        String other = publicKey.isEmpty() ? null : uplinkByKey.putIfAbsent(publicKey, uplink);
        if (other != null) {
            // A request signed for one platform must not be valid on the broker of another.
            section.wrong(PUBLIC_KEY, Phrase.of("allowed.public-key-once", other));
        }
        Set<Command> commands = section.has(COMMANDS)
                ? withAny(section.requiredList(COMMANDS, COMMAND, MOST_COMMANDS), ofUplink)
                : ofUplink;
        if (section.has(COMMANDS) && !ofUplink.containsAll(commands)) {
            section.wrong(
                    COMMANDS,
                    Phrase.of(
                            "allowed.commands-of-uplink",
                            ofUplink.stream().sorted().map(Command::code).collect(Collectors.joining(", "))));
        }
        section.refuseUnknownKeys();
        return new RequestKey(id, publicKey, commands);
    }

    /** Where the list is wrong, which is a problem already, some other one. */
    private static Set<Command> withAny(List<Command> read, Set<Command> otherwise) {
        return new HashSet<>(read.isEmpty() ? otherwise : read);
    }
}
