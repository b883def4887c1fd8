package dev.liftwatch.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything that can be found has words in both languages. */
class ConditionTextsTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/liftwatch/health");
    private static final Pattern GAP = Pattern.compile("\\{\\d+\\}");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static Properties words(String file) throws Exception {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            words.load(reader);
        }
        return words;
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndTheSameGaps() throws Exception {
        Properties english = words("conditions.properties");
        Properties chinese = words("conditions_zh_CN.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(gaps(english.getProperty(key)), gaps(chinese.getProperty(key)), key);
            for (Properties words : List.of(english, chinese)) {
                assertFalse(words.getProperty(key).isBlank(), key);
                assertFalse(words.getProperty(key).replace("''", "").contains("'"), key);
            }
        }
    }

    @Test
    void everyConditionSaysWhatItIsAndEachThatIsNoNoteSaysWhatToDo() {
        List<String> arguments = Collections.nCopies(4, "7");
        for (Locale language : LANGUAGES) {
            ConditionTexts texts = ConditionTexts.in(language);
            for (ConditionKind kind : ConditionKind.values()) {
                String what = texts.what(kind.key(), "it", arguments);
                assertFalse(what.startsWith(kind.key()), kind + " has no text: " + what);
                // The words of the broker and of check say themselves what to do; why a broker refuses is said by its
                // kind.
                boolean saysItself = kind == ConditionKind.CONFIG_NOTE || kind == ConditionKind.REQUESTS_UNREADABLE;
                boolean wrong = kind.level() != ConditionKind.Level.NOTE;
                assertTrue(
                        !wrong
                                || saysItself
                                || !texts.remedy(kind.key(), "it", arguments).isEmpty(),
                        kind.key());
            }
        }
    }

    @Test
    void everySignalHasANameAndEveryFlagTwoWords() throws Exception {
        Properties english = words("conditions.properties");
        for (Signal signal : Signal.values()) {
            assertTrue(english.containsKey("signal." + signal.code()), signal.code());
            assertEquals(signal.isFlag(), english.containsKey("value." + signal.code()), signal.code());
            if (signal.isFlag()) {
                ConditionTexts texts = ConditionTexts.in(Locale.ENGLISH);
                assertFalse(texts.value(signal.code(), "0").equals(texts.value(signal.code(), "1")), signal.code());
            }
        }
    }

    @Test
    void aConditionOfANewerAgentIsShownByItsKey() {
        assertEquals("moon-full city", ConditionTexts.in(Locale.ENGLISH).what("moon-full", "city", List.of()));
        assertEquals("", ConditionTexts.in(Locale.ENGLISH).remedy("moon-full", "city", List.of()));
    }
}
