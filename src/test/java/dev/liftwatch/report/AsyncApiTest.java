package dev.liftwatch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document and the schemas say the same; that it is sound by AsyncAPI's own tool is what {@code ./dev schemas} says. */
class AsyncApiTest {
    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = new YAMLMapper()
                .readTree(MessageSchemas.FOLDER.resolve("asyncapi.yaml").toFile());
    }

    @Test
    void everyTopicIsAChannelAndNothingElseIs() {
        Set<String> channels = new TreeSet<>();
        document.get("channels").properties().forEach(channel -> {
            channels.add(channel.getKey());
            assertEquals(
                    "lift/v1/{lift}/" + channel.getKey(),
                    channel.getValue().get("address").asText());
        });
        assertEquals(new TreeSet<>(MessageSchemas.TOPICS), channels);
    }

    @Test
    void theAgentReceivesRequestsAndSendsEverythingElse() {
        Set<String> sent = new TreeSet<>();
        Set<String> retained = new TreeSet<>();
        for (JsonNode operation : document.get("operations")) {
            String channel = operation.at("/channel/$ref").asText().replace("#/channels/", "");
            assertEquals(
                    channel.equals("cmd") ? "receive" : "send",
                    operation.get("action").asText());
            sent.add(channel);
            JsonNode binding = follow(operation.at("/bindings/$ref").asText()).get("mqtt");
            assertEquals(1, binding.get("qos").intValue());
            if (binding.get("retain").booleanValue()) {
                retained.add(channel);
            }
        }
        assertEquals(new TreeSet<>(MessageSchemas.TOPICS), sent);
        assertEquals(Set.of("status", "state", "about"), retained);
    }

    private JsonNode follow(String reference) {
        String[] parts = reference.split("#", -1);
        JsonNode target = parts[0].isEmpty() ? document : MessageSchemas.tree(MessageSchemas.FOLDER.resolve(parts[0]));
        return target.at(parts.length > 1 ? parts[1] : "");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertFalse(follow(reference.asText()).isMissingNode(), reference.asText());
        }
    }

    /** An event or a request of a new kind is not forgotten here. */
    @Test
    void everyKindOfEventAndOfRequestIsAMessageOfItsChannel() {
        for (String topic : List.of("event", "cmd")) {
            Set<String> inSchema = new TreeSet<>();
            MessageSchemas.tree(MessageSchemas.FOLDER.resolve(topic + ".json"))
                    .get("allOf")
                    .forEach(branch -> inSchema.add(
                            topic + ".json" + branch.at("/then/$ref").asText()));
            List<String> inDocument = new ArrayList<>();
            document.at("/channels/" + topic + "/messages")
                    .forEach(
                            message -> inDocument.add(follow(message.get("$ref").asText())
                                    .at("/payload/$ref")
                                    .asText()
                                    .replace("./", "")));
            assertEquals(inSchema, new TreeSet<>(inDocument));
        }
    }
}
