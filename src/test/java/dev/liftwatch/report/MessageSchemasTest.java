package dev.liftwatch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.liftwatch.duties.Advisory;
import dev.liftwatch.duties.Maintenance;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped schemas: sound themselves, the same words as the code, and able to find a message wrong. */
class MessageSchemasTest {
    private static final Path GOLDEN = Path.of("src/test/resources/messages-v1.1");
    private static final String HEAD =
            "\"v\":1,\"id\":\"01937a5c-0000-7000-8000-000000000001\",\"lift\":\"hz-1\",\"boot\":\"b\","
                    + "\"at\":\"2026-11-23T08:15:02.114Z\",\"clock\":\"synced\",\"uptime_ms\":1,";
    private static final String STORED = ",\"store\":\"s\",\"seq\":1,\"replayed\":false}";

    static Stream<Path> golden() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream();
        }
    }

    static Stream<Path> schemas() {
        return MessageSchemas.files().stream();
    }

    private static String topic(Path golden) {
        return golden.getFileName().toString().replaceFirst("[-.].*", "");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everySchemaIsOneByTheMetaSchema(Path file) throws Exception {
        assertEquals(
                Set.of(),
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(SchemaLocation.of(SchemaId.V202012))
                        .validate(Files.readString(file), InputFormat.JSON));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyReferenceLeadsSomewhere(Path file) {
        for (JsonNode reference : MessageSchemas.tree(file).findValues("$ref")) {
            String[] parts = reference.asText().split("#", -1);
            Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
            String pointer = parts.length > 1 ? parts[1] : "";
            assertFalse(MessageSchemas.tree(target).at(pointer).isMissingNode(), reference.asText());
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void whatPlatformsWereBuiltAgainstIsValid(Path golden) throws Exception {
        MessageSchemas.assertValid(topic(golden), Files.readString(golden));
    }

    static Stream<Path> earlier() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/messages-v1"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void whatTheFirstAgentsSaidIsStillValid(Path golden) throws Exception {
        assertEquals(List.of(), MessageSchemas.problemsAsShipped(topic(golden), Files.readString(golden)));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aReceiverOfTheFirstSchemasTakesWhatIsSaidToday(Path golden) throws Exception {
        boolean added =
                topic(golden).equals("about") || golden.getFileName().toString().equals("status-will.json");
        List<String> problems = EarlierSchemas.problems(topic(golden), Files.readString(golden));
        assertEquals(added, !problems.isEmpty(), problems::toString);
    }

    private static JsonNode definition(String name) {
        return MessageSchemas.tree(MessageSchemas.FOLDER.resolve("common.json")).at("/$defs/" + name);
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static <E> void assertSameWords(E[] values, Function<E, String> word, String definition) {
        assertEquals(
                Arrays.stream(values).map(word).toList(),
                words(definition(definition).get("enum")),
                definition);
    }

    @Test
    void theirWordsAreThoseOfTheCode() {
        assertSameWords(Cause.values(), Cause::code, "cause");
        assertSameWords(Certainty.values(), Certainty::code, "certainty");
        assertSameWords(Phase.values(), Phase::code, "phase");
        assertSameWords(Reason.values(), Reason::code, "reason");
        assertSameWords(FaultKind.values(), FaultKind::code, "fault");
        assertSameWords(Signal.values(), Signal::code, "signal");
        assertSameWords(UplinkFault.Kind.values(), UplinkFault.Kind::code, "lapse");
        assertSameWords(Request.OUTCOMES.toArray(String[]::new), outcome -> outcome, "outcome");
    }

    @Test
    void everySignalHasValuesOfItsType() {
        Map<String, String> types = new LinkedHashMap<>();
        definition("signals")
                .get("properties")
                .properties()
                .forEach(signal -> types.put(
                        signal.getKey(), signal.getValue().get("$ref").asText().replace("#/$defs/", "")));
        Map<String, String> expected = new LinkedHashMap<>();
        for (Signal signal : Signal.values()) {
            expected.put(signal.code(), signal.type().name().toLowerCase(Locale.ROOT));
        }
        assertEquals(expected, types);
    }

    @Test
    void aRequestMayBeAsLongAsTheAgentTakes() {
        JsonNode cmd = MessageSchemas.tree(MessageSchemas.FOLDER.resolve("cmd.json"));
        for (String text : List.of("text", "optional_text")) {
            assertEquals(
                    Request.LONGEST_TEXT,
                    cmd.at("/$defs/" + text + "/maxLength").intValue());
        }
    }

    @Test
    void theRequestsAreThoseThatTheAgentTakes() {
        JsonNode cmd = MessageSchemas.tree(MessageSchemas.FOLDER.resolve("cmd.json"));
        assertEquals(List.of(Request.COMMANDS.split(", ", -1)), words(cmd.at("/properties/cmd/enum")));
        assertEquals(
                Maintenance.MOST_MINUTES,
                cmd.at("/$defs/maintenance_start/properties/minutes/maximum").intValue());
        assertEquals(
                Request.MOST_MINUTES,
                cmd.at("/$defs/ack/properties/eta_min/maximum").intValue());
        for (JsonNode types : List.of(
                cmd.at("/$defs/advisory/properties/type/enum"),
                definition("advisory").at("/properties/type/enum"))) {
            assertEquals(Advisory.TYPES, words(types));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alarm-raised | \"v\":1 | \"v\":2 | v",
                "alarm-raised | \"uptime_ms\":421699, | | uptime_ms",
                "alarm-raised | -7000- | -4000- | id",
                "alarm-raised | 02.114Z\",\"clock | 02Z\",\"clock | at",
                "alarm-raised | \"synced\" | \"perhaps\" | clock",
                "alarm-raised | \"phase\":\"raised\" | \"phase\":\"suspected\" | phase",
                "alarm-raised | \"kind\":\"trap\" | \"kind\":\"stall\" | kind",
                "alarm-raised | \"cause\":\"stopped-outside-door-zone\" | \"cause\":null | cause",
                "alarm-raised | \"alarm-button\" | \"doors-not-opening\" | also",
                "alarm-raised | \"certainty\":\"confirmed\" | \"certainty\":\"certain\" | certainty",
                "alarm-raised | \"reason\":null | \"reason\":\"resolved\" | reason",
                "alarm-raised | \"latitude\":30.2741 | \"latitude\":302741 | latitude",
                "alarm-raised | \"in_door_zone\":false | \"in_door_zone\":0 | in_door_zone",
                "alarm-raised | \"door_closed\":{\"value\":1 | \"door_closed\":{\"value\":2 | door_closed",
                "alarm-raised | \"door_closed\":{ | \"door_shut\":{ | door_shut",
                "alarm-raised | \"numbers\":[60] | \"numbers\":[60.5] | numbers",
                "alarm-raised | \"seq\":7 | \"seq\":0 | seq",
                "alarm-raised | ,\"replayed\":false | | replayed",
                "alarm-raised | \"danger\":false | \"danger\":false,\"colour\":\"red\" | colour",
                "alarm-raised | \"address\":\"Building 3\" | \"address\":\"Building 3\",\"storey\":1 | storey",
                "alarm-closed | \"reason\":\"doors-opened-at-landing\" | \"reason\":null | reason",
                "alarm-closed | \"reason\":\"doors-opened-at-landing\" | \"reason\":\"resolved\" | resolution",
                "alarm-resolved | \"rescued\" | \"saved\" | outcome",
                "alarm-resolved | ,\"note\":null | | note",
                "event-suspected | \"raised_at\":null | \"raised_at\":\"2026-11-23T08:15:02.114Z\" | raised_at",
                "event-suspected | \"phase\":\"suspected\" | \"phase\":\"raised\" | phase",
                "event-suspected | \"phase\":\"suspected\" | \"phase\":\"dismissed\" | reason",
                "event-signal-lost | \"cause\":null | \"cause\":\"stalled\" | cause",
                "event-signal-lost | \"signal\":\"door_open\" | \"signal\":\"door_opened\" | signal",
                "event-signal-lost | \"kind\":\"signal-lost\" | \"kind\":\"signal-gone\" | kind",
                "event-signal-lost | \"phase\":\"raised\" | \"phase\":\"updated\" | phase",
                "state | \"doors_closed\":true | \"doors_closed\":1 | doors_closed",
                "state | \"presence\":\"strong\" | \"presence\":\"weak\" | presence",
                "state | \"last_seq\":7 | \"last_seq\":-1 | last_seq",
                "status-online | \"online\" | \"on-line\" | status",
                "status-offline | \"why\":\"connection lost\" | \"why\":null | why",
                "reply-ok | \"error\":null | \"error\":\"none\" | error",
                "reply-error | \"error\":\"id is missing\" | \"error\":null | error",
                "reply-ok | \"ok\":true | \"ok\":\"yes\" | ok",
                "reply-ok | {\"v\" | [\"v\" | JSON"
            })
    void aBrokenMessageIsFoundWithTheReason(String name, String good, String broken, String reason) throws Exception {
        Path golden = GOLDEN.resolve(name + ".json");
        String text = Files.readString(golden);
        assertTrue(text.contains(good), good);
        String bent = text.replace(good, broken == null ? "" : broken);
        List<String> problems = MessageSchemas.problems(topic(golden), bent);
        assertTrue(
                problems.stream().anyMatch(problem -> problem.contains(reason)),
                () -> "expected to name " + reason + ": " + problems);
        AssertionError failed =
                assertThrows(AssertionError.class, () -> MessageSchemas.assertValid(topic(golden), bent));
        assertTrue(failed.getMessage().contains(bent), "the message itself is shown");
    }

    @Test
    void aTopicThatIsNotDocumentedIsFound() {
        assertThrows(AssertionError.class, () -> MessageSchemas.assertValid("statistics", "{}"));
    }

    /** What a later agent adds must not stop a platform of today from taking its alarms. */
    @ParameterizedTest
    @MethodSource("golden")
    void asShippedTheyLetUnknownFieldsPass(Path golden) throws Exception {
        String later = Files.readString(golden)
                .replace("{\"v\":1", "{\"new\":[1],\"v\":1")
                .replace("\"rescue_code\"", "\"entrance\":\"west\",\"rescue_code\"");
        assertEquals(List.of(), MessageSchemas.problemsAsShipped(topic(golden), later));
        assertFalse(MessageSchemas.problems(topic(golden), later).isEmpty());
        assertFalse(MessageSchemas.problemsAsShipped(topic(golden), later.replace("\"v\":1", "\"v\":2"))
                .isEmpty());
    }

    static Stream<String> events() {
        return Stream.of(
                "\"kind\":\"gap\",\"uplink\":\"city\",\"first_seq\":3,\"last_seq\":9,\"count\":7",
                "\"kind\":\"gap\",\"uplink\":\"city\",\"of_store\":\"t\",\"first_seq\":3,\"last_seq\":9,\"count\":4,"
                        + "\"ranges\":[[3,4],[8,9]]",
                "\"kind\":\"store-lost\",\"incident\":\"i\",\"phase\":\"raised\",\"reason\":\"I/O\",\"explanation\":\"x\"",
                "\"kind\":\"store-lost\",\"incident\":\"i\",\"phase\":\"closed\",\"carried\":3,\"explanation\":\"x\"",
                "\"kind\":\"store-full\",\"phase\":\"raised\",\"reserve_bytes\":0,\"explanation\":\"x\"",
                "\"kind\":\"store-recovered\",\"reason\":\"torn\",\"set_aside\":\"store.bad\",\"old_store\":null,"
                        + "\"carried\":2,\"old_last_seq\":{\"city\":7},\"explanation\":\"x\",\"durability\":\"lost\"");
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventOfAnotherKindIsValidWithExactlyItsFields(String fields) {
        MessageSchemas.assertValid("event", "{" + HEAD + fields + STORED);
        assertFalse(MessageSchemas.problems("event", "{" + HEAD + fields + ",\"more\":1" + STORED)
                .isEmpty());
        assertFalse(MessageSchemas.problems("event", "{" + HEAD + fields + "}").isEmpty(), "stored");
        assertFalse(MessageSchemas.problems("event", "{" + fields + STORED).isEmpty(), "head");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\":\"time-correction\",\"offset_ms\":1.5 | offset_ms",
                "\"kind\":\"gap\",\"uplink\":\"city\",\"first_seq\":3,\"last_seq\":9 | count",
                "\"kind\":\"maintenance\",\"phase\":\"begun\" | phase",
                "\"kind\":\"maintenance\",\"until\":\"noon\" | until",
                "\"kind\":\"advisory\",\"phase\":\"received\" | advisory",
                "\"kind\":\"selftest-failed\",\"phase\":\"raised\" | incident",
                "\"offset_ms\":1 | kind"
            })
    void anEventThatLacksWhatItsKindNeedsIsFound(String fields, String reason) {
        List<String> problems = MessageSchemas.problems("event", "{" + HEAD + fields + STORED);
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(reason)), problems::toString);
    }

    @Test
    void countersAreNeverNegative() {
        String hour = "\"period\":\"hour\",\"from\":\"2026-11-23T08:00:00.000Z\",\"to\":\"2026-11-23T09:00:00.000Z\","
                + "\"counters\":{\"starts\":12,\"travel_m\":103.5}";
        MessageSchemas.assertValid("usage", "{" + HEAD + hour + STORED);
        assertFalse(MessageSchemas.problems("usage", "{" + HEAD + hour.replace("12", "-1") + STORED)
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"cmd\":\"ack\",\"message\":\"m\",\"incident\":\"i\",\"eta_min\":1440,\"note\":null | \"eta_min\":1440 | \"eta_min\":1441",
                "\"cmd\":\"ack\",\"message\":\"m\",\"incident\":\"i\" | ,\"incident\":\"i\" | ",
                "\"cmd\":\"resolve\",\"incident\":\"i\",\"outcome\":\"test\" | \"test\" | \"tested\"",
                "\"cmd\":\"ping\",\"by\":\"desk 4\",\"at\":\"2026-11-23T08:15:02Z\" | 08:15:02Z | morning",
                "\"cmd\":\"snapshot\" | snapshot | open-the-doors",
                "\"cmd\":\"self-test\" | \"cmd\":\"self-test\" | \"by\":\"desk 4\"",
                "\"cmd\":\"maintenance-start\",\"minutes\":60 | 60 | 0",
                "\"cmd\":\"maintenance-stop\",\"lift\":\"hz-1\" | hz-1 | hz 1",
                "\"cmd\":\"advisory\",\"type\":\"power-outage\",\"until\":\"2026-11-23T12:00:00Z\",\"text\":\"work\" | power-outage | flood",
                "\"cmd\":\"config-get\" | config-get\" | config-get\",\"part\":\"lift\""
            })
    void aRequestIsValidWithItsFieldsAndNotWithOthers(String fields, String good, String broken) {
        String request = "{\"v\":1,\"id\":\"r-1\"," + fields + "}";
        MessageSchemas.assertValid("cmd", request);
        assertTrue(request.contains(good), good);
        assertFalse(MessageSchemas.problems("cmd", request.replace(good, broken == null ? "" : broken))
                .isEmpty());
        assertFalse(MessageSchemas.problems("cmd", request.replace("\"id\":\"r-1\"", "\"id\":\" \""))
                .isEmpty());
    }
}
