package dev.liftwatch.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Reason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryWordsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    @Test
    void bothLanguagesSayTheSameThingsWithTheSameValues() throws IOException {
        assertEquals(placeholders(words("story.properties")), placeholders(words("story_zh_CN.properties")));
    }

    @Test
    void everyCauseCertaintyAndReasonHasAWord() throws IOException {
        Set<String> keys = words("story.properties").stringPropertyNames();
        Stream.of(
                        Arrays.stream(Cause.values()).map(cause -> "cause." + cause.code()),
                        Arrays.stream(Certainty.values()).map(certainty -> "certainty." + certainty.code()),
                        Arrays.stream(Reason.values()).map(reason -> "reason." + reason.code()))
                .flatMap(codes -> codes)
                .forEach(key -> assertTrue(keys.contains(key), key));
    }

    private static Map<String, Set<String>> placeholders(Properties words) {
        Map<String, Set<String>> placeholders = new TreeMap<>();
        words.forEach((key, text) -> {
            Set<String> found = new TreeSet<>();
            PLACEHOLDER.matcher(text.toString()).results().forEach(match -> found.add(match.group(1)));
            placeholders.put(key.toString(), found);
        });
        return placeholders;
    }

    private static Properties words(String bundle) throws IOException {
        Properties words = new Properties();
        try (Reader reader =
                new InputStreamReader(StoryWords.class.getResourceAsStream(bundle), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
