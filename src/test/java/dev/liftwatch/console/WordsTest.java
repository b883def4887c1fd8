package dev.liftwatch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.wire.SourceCondition;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/liftwatch/console");
    private static final Pattern GAP = Pattern.compile("\\{\\d+\\}");

    private static Properties words(String file) throws Exception {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            words.load(reader);
        }
        return words;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndTheSameGaps() throws Exception {
        Properties english = words("words.properties");
        Properties chinese = words("words_zh_CN.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(gaps(english.getProperty(key)), gaps(chinese.getProperty(key)), key);
            assertFalse(chinese.getProperty(key).isBlank() && !key.equals("join.sentences"), key);
        }
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** MessageFormat takes a single apostrophe for the beginning of a quotation and swallows the gaps after it. */
    @Test
    void textsWithGapsHaveNoSingleApostrophe() throws Exception {
        for (String file : List.of("words.properties", "words_zh_CN.properties")) {
            Properties words = words(file);
            for (String key : words.stringPropertyNames()) {
                String text = words.getProperty(key);
                assertFalse(!gaps(text).isEmpty() && text.replace("''", "").contains("'"), key);
            }
        }
    }

    @Test
    void everyConditionOfASourceHasAWord() throws Exception {
        Properties english = words("words.properties");
        for (SourceCondition.State state : SourceCondition.State.values()) {
            String key = "word.source." + state.name().toLowerCase(Locale.ROOT);
            assertTrue(english.containsKey(key), key);
        }
    }

    @Test
    void everyCounterOfASourceHasAWord() throws Exception {
        Properties english = words("words.properties");
        assertTrue(HealthyParts.COUNTERS.stream().allMatch(counter -> english.containsKey("counter." + counter)));
    }
}
