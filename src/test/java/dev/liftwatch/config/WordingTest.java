package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    private static final Pattern USED = Pattern.compile("\"([a-z]+\\.[a-z0-9-]+)\"");

    @Test
    void bothLanguagesSayTheSameThingsWithTheSameValues() throws IOException {
        assertEquals(placeholders(wording("wording.properties")), placeholders(wording("wording_zh_CN.properties")));
    }

    @Test
    void noApostropheSwallowsAPlaceholder() throws IOException {
        for (String bundle : new String[] {"wording.properties", "wording_zh_CN.properties"}) {
            wording(bundle)
                    .forEach((key, text) -> assertFalse(
                            text.toString()
                                    .replace("'{'", "")
                                    .replace("'}'", "")
                                    .contains("'"),
                            key + ": " + text));
        }
    }

    @Test
    void everyPhraseOfTheCodeIsInTheBundleAndNoOther() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/liftwatch/config"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                USED.matcher(Files.readString(source)).results().forEach(match -> used.add(match.group(1)));
            }
        }
        TreeSet<String> written = new TreeSet<>(wording("wording.properties").stringPropertyNames());
        assertTrue(used.contains("warning.at-key"), "the search of the sources finds phrases");
        written.removeAll(Set.of("literal", "problem"));
        assertEquals(written, used);
    }

    private static Map<String, Set<String>> placeholders(Properties wording) {
        Map<String, Set<String>> placeholders = new TreeMap<>();
        wording.forEach((key, text) -> {
            Set<String> found = new TreeSet<>();
            PLACEHOLDER.matcher(text.toString()).results().forEach(match -> found.add(match.group(1)));
            placeholders.put(key.toString(), found);
        });
        return placeholders;
    }

    private static Properties wording(String bundle) throws IOException {
        Properties wording = new Properties();
        try (Reader reader = new InputStreamReader(Phrase.class.getResourceAsStream(bundle), StandardCharsets.UTF_8)) {
            wording.load(reader);
        }
        return wording;
    }
}
