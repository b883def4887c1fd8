package dev.liftwatch.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.text.HostileTexts;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a receiver prints of messages that anybody may have sent. */
class ListeningTest {
    private static String line(String topic, String text) {
        return Listening.line(new LinkEvent.Received(0, topic, text, false));
    }

    @Test
    void aMessageStandsInTheLineAsItCame() {
        String message = "{\"v\": 1,\"n\":1e2,\"by\":\"张伟\"}";
        assertEquals("{\"topic\":\"a/b\",\"retained\":false,\"message\":" + message + "}", line("a/b", message));
    }

    @Test
    void aMessageCannotAddFieldsOrLines() throws Exception {
        Map<String, Object> forged = JsonText.read(line("a/b", "{\"a\":1},\"topic\":\"c/d\",\"x\":{}"));
        assertEquals("a/b", forged.get("topic"));
        assertEquals("{\"a\":1},\"topic\":\"c/d\",\"x\":{}", forged.get("text"));
        assertEquals(
                "{\"topic\":\"a\",\"retained\":false,\"message\":{ \"by\":\"\\u202e\\u009b2J\\u2028\"}}",
                line("a", "{\r\"by\":\"\u202e\u009b2J\u2028\"}"));
    }

    @Test
    void aMessageThatOnlyBeginsAsJsonIsShownAsText() throws Exception {
        String sent = "{\"a\":\"\"{},\"topic\":\"c/d\"";
        Map<String, Object> shown = JsonText.read(line("a/b", sent));
        assertEquals("a/b", shown.get("topic"));
        assertEquals(sent, shown.get("text"));
    }

    @Test
    void twentyThousandHostileMessagesAreAsManyLines() throws Exception {
        long seed = new Random().nextLong();
        HostileTexts texts = new HostileTexts(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = writable(texts.next());
            String topic = writable(texts.next());
            for (String sent : new String[] {text, "{\"by\":\"" + text + "\"}", JsonText.write(Map.of("by", text))}) {
                String line = line(topic, sent);
                assertEquals("", HostileTexts.complaint(line), () -> "seed " + seed);
                assertEquals(topic, JsonText.read(line).get("topic"), () -> "seed " + seed);
            }
        }
    }

    /** Without the halves of characters, which JSON cannot say, and no longer than the parser takes. */
    private static String writable(String text) {
        return text.substring(0, Math.min(text.length(), 20_000)).replaceAll("[\\ud800-\\udfff]", "");
    }
}
