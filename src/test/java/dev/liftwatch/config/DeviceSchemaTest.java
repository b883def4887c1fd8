package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tomlj.Toml;

/** The schema that editors complete and check device.toml by says what the agent's own reader says. */
class DeviceSchemaTest {
    private static final Path PROFILES = Path.of("device-config");
    private static final String EXAMPLE = "example.toml";

    private final JsonSchema schema;

    DeviceSchemaTest() throws IOException {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(PROFILES.resolve("device.schema.json")));
    }

    static Stream<Path> profiles() throws IOException {
        try (Stream<Path> files = Files.list(PROFILES)) {
            return files.filter(file -> file.toString().endsWith(".toml")).sorted().toList().stream();
        }
    }

    private Set<ValidationMessage> problems(String toml) {
        return schema.validate(Toml.parse(toml).toJson(), InputFormat.JSON);
    }

    private Set<String> keys(String... path) {
        JsonNode node = schema.getSchemaNode();
        for (String step : path) {
            node = node.get("properties").get(step);
        }
        Set<String> names = new TreeSet<>();
        node.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyProfileIsInOrder(Path profile) throws Exception {
        String text = Files.readString(profile);
        assertEquals(Set.of(), problems(text));
        assertTrue(text.startsWith("#:schema ./device.schema.json\n"), "editors find the schema by the first line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "doors = \"automatic\" | dors = \"automatic\"",
                "rated_speed_mps = 1.75 | rated_speed_mps = 17.5",
                "baud = 115200 | baud = 115201",
                "baud = 115200 | parity = \"mark\"",
                "baud = 115200 | chip = \"gpiochip0\"",
                "kind = \"serial\" | kind = \"gpio\"",
                "protocol = \"sentence\" | protocol = \"limax\"",
                "sensor = \"radar\" | # no sensor",
                "outside_raise_s = 60 | outside_raise_s = 5",
                "alarm_answer_s = 300 | alarm_answer_s = 5",
                "self_test_h = 72 | self_test_h = 96",
                "event_mb = 8 | event_mb = 0",
                "debounce_ms = 20 | debounce_ms = \"20\"",
                "[signals.door_open] | [signals.dooropen]",
                "servers = [\"tcp://192.0.2.10:1883\"] | servers = []"
            })
    void whatTheAgentRefusesTheSchemaRefusesToo(String good, String bad) throws Exception {
        String example = Files.readString(PROFILES.resolve(EXAMPLE));
        assertTrue(example.contains(good), good);
        assertFalse(problems(example.replace(good, bad)).isEmpty(), bad);
    }

    @Test
    void everySignalIsInIt() {
        assertEquals(
                Arrays.stream(Signal.values()).map(Signal::code).collect(Collectors.toCollection(TreeSet::new)),
                keys("signals"));
    }

    @Test
    void everyThresholdIsInItWithItsBoundsAndItsDefault() {
        assertEquals(
                Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toCollection(TreeSet::new)),
                keys("detection"));
        for (Setting setting : Setting.values()) {
            JsonNode said = schema.getSchemaNode()
                    .get("properties")
                    .get("detection")
                    .get("properties")
                    .get(setting.key());
            assertEquals(
                    List.of(setting.least(), setting.most(), setting.defaultValue()),
                    List.of(
                            said.get("minimum").intValue(),
                            said.get("maximum").intValue(),
                            said.get("default").intValue()),
                    setting.key());
        }
    }
}
