package dev.liftwatch.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.report.MessageSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page for platform builders shows is what platforms get. */
class MessagesPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```json (\\w+)\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"(?:const|enum)\": (?:\"([a-z-]+)\"|\\[([^\\]]*)\\])");

    private final String page;

    MessagesPageTest() throws IOException {
        page = Files.readString(Path.of("src/docs/messages.md"));
    }

    @Test
    void everyExampleIsAsItsSchemaSaysAndEveryTopicHasOne() {
        Set<String> shown = new TreeSet<>();
        Matcher example = EXAMPLE.matcher(page);
        while (example.find()) {
            MessageSchemas.assertValid(example.group(1), example.group(2));
            shown.add(example.group(1));
        }
        assertEquals(
                new TreeSet<>(
                        Set.of("status", "alarm", "event", "state", "about", "usage", "selftest", "cmd", "reply")),
                shown);
    }

    @Test
    void everyWordOfEventsAndRequestsIsExplained() throws IOException {
        Path schemas = Path.of("src/main/resources/dev/liftwatch/report/schema");
        for (String name : Set.of("event", "cmd", "selftest", "usage", "status")) {
            Matcher word = WORD.matcher(Files.readString(schemas.resolve(name + ".json")));
            while (word.find()) {
                String words = word.group(1) == null ? word.group(2) : word.group(1);
                for (String one : words.replace("\"", "").strip().split(",\\s*", -1)) {
                    assertTrue(page.contains(one), one);
                }
            }
        }
    }
}
