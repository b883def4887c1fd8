package dev.liftwatch.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The schemas that ship with the product, made strict: a field that they do not name is a fault here, since it would reach
 * platforms undocumented. As shipped they let unknown fields pass, so that a platform of today takes the messages of a later
 * agent.
 */
public final class MessageSchemas {
    /** Where the schemas and the AsyncAPI document stand. */
    static final Path FOLDER = Path.of("src/main/resources/dev/liftwatch/report/schema");

    /** What a topic's schema is named by. */
    static final List<String> TOPICS =
            List.of("status", "alarm", "event", "state", "about", "usage", "selftest", "cmd", "reply");

    private static final Set<String> PARTS = Set.of("allOf", "if", "then", "else");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "https://schemas.liftwatch.invalid/1.1/";
    private static final Map<String, JsonSchema> STRICT = read(true);
    private static final Map<String, JsonSchema> SHIPPED = read(false);

    private MessageSchemas() {}

    private static Map<String, JsonSchema> read(boolean strict) {
        Set<String> parts = parts();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files()) {
            JsonNode schema = tree(file);
            if (strict) {
                close(schema, parts, "");
            }
            texts.put(BASE + file.getFileName(), schema.toString());
        }
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(java.util.Locale.ROOT)
                .build();
        Map<String, JsonSchema> schemas = new LinkedHashMap<>();
        for (String topic : TOPICS) {
            schemas.put(topic, factory.getSchema(SchemaLocation.of(BASE + topic + ".json"), config));
        }
        return schemas;
    }

    /** Every schema file. */
    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode tree(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * An object whose fields are named has no others. What is only a part of others, as the head, has no title and stays open; so does what
     * a condition says of some fields.
     */
    private static void close(JsonNode schema, Set<String> parts, String name) {
        boolean part = PARTS.contains(name) || (parts.contains(name) && !schema.has("title"));
        if (schema instanceof ObjectNode object
                && !part
                && "object".equals(object.path("type").asText())
                && (object.has("properties") || object.has("allOf"))) {
            object.put("unevaluatedProperties", false);
        }
        schema.properties().forEach(one -> {
            if (one.getValue().isArray()) {
                one.getValue().forEach(each -> close(each, parts, one.getKey()));
            } else {
                close(one.getValue(), parts, one.getKey());
            }
        });
    }

    /** The definitions that others are made of. */
    private static Set<String> parts() {
        Set<String> parts = new HashSet<>();
        for (Path file : files()) {
            for (String word : List.of("allOf", "then", "else")) {
                for (JsonNode made : tree(file).findValues(word)) {
                    made.findValuesAsText("$ref").forEach(ref -> parts.add(ref.substring(ref.lastIndexOf('/') + 1)));
                }
            }
        }
        return parts;
    }

    /** What is wrong with a message of that topic, in words; empty where it is in order and has no undocumented field. */
    public static List<String> problems(String topic, String text) {
        return problems(STRICT, topic, text);
    }

    /** The same by the schema as it is shipped. */
    static List<String> problemsAsShipped(String topic, String text) {
        return problems(SHIPPED, topic, text);
    }

    private static List<String> problems(Map<String, JsonSchema> schemas, String topic, String text) {
        JsonSchema schema = schemas.get(topic);
        if (schema == null) {
            return List.of("there is no topic " + topic);
        }
        try {
            return schema.validate(text, InputFormat.JSON).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IllegalArgumentException notJson) {
            return List.of("not JSON: " + notJson.getMessage());
        }
    }

    /** Fails with what is wrong and with the message itself. */
    public static void assertValid(String topic, String text) {
        List<String> problems = problems(topic, text);
        if (!problems.isEmpty()) {
            throw new AssertionError("a message on " + topic + " is not as its schema says: " + problems + "\n" + text);
        }
    }
}
