package dev.liftwatch.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The schemas of the first agents, as platforms have them that were built then. */
final class EarlierSchemas {
    private static final Path FOLDER = Path.of("src/test/resources/schemas-1.0");
    private static final String BASE = "https://earlier.invalid/";

    private EarlierSchemas() {}

    /** What such a platform finds wrong with a message of that topic. */
    static List<String> problems(String topic, String text) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                texts.put(BASE + file.getFileName(), Files.readString(file));
            }
        }
        if (!texts.containsKey(BASE + topic + ".json")) {
            return List.of("there is no topic " + topic);
        }
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)))
                .getSchema(SchemaLocation.of(BASE + topic + ".json"))
                .validate(text, InputFormat.JSON)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
