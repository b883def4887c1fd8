package dev.liftwatch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Explanation;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences of the explanations, in both languages. */
class ExplanationTextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    private static final String ENGLISH = "explanation.properties";
    private static final String CHINESE = "explanation_zh_CN.properties";

    @Test
    void bothLanguagesSayTheSameThingsWithTheSameValues() throws IOException {
        assertEquals(placeholders(texts(ENGLISH)), placeholders(texts(CHINESE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyCauseReasonKindAndWireHasItsWords(String bundle) throws IOException {
        Set<String> keys = texts(bundle).stringPropertyNames();
        for (Cause cause : Cause.values()) {
            assertTrue(keys.contains("cause." + cause.code()), cause.code());
        }
        for (Reason reason : Reason.values()) {
            assertTrue(keys.contains("reason." + reason.code()), reason.code());
        }
        for (FaultKind kind : FaultKind.values()) {
            assertTrue(keys.contains("fault." + kind.code()), kind.code());
        }
        for (Signal signal : Signal.values()) {
            assertTrue(keys.contains("wire." + signal.code()), signal.code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void noApostropheSwallowsAPlaceholder(String bundle) throws IOException {
        texts(bundle).forEach((key, text) -> assertFalse(text.toString().contains("'"), key + ": " + text));
    }

    @Test
    void aSentenceAboutASignalNamesItsWire() {
        Explanation explanation =
                new Explanation(List.of(new Explanation.Sentence("fault.signal-lost", List.of(60L), Signal.DOOR_OPEN)));
        assertEquals(
                "Nothing has come from the wire of door_open (car door fully open) for 60 s.",
                Texts.in(Locale.ENGLISH).explain(explanation));
        assertEquals(
                "door_open（轿门开门到位）接线已 60 秒没有信号。",
                Texts.in(Locale.SIMPLIFIED_CHINESE).explain(explanation));
    }

    private static Map<String, Set<String>> placeholders(Properties texts) {
        Map<String, Set<String>> placeholders = new TreeMap<>();
        texts.forEach((key, text) -> {
            Set<String> found = new TreeSet<>();
            PLACEHOLDER.matcher(text.toString()).results().forEach(match -> found.add(match.group(1)));
            placeholders.put(key.toString(), found);
        });
        return placeholders;
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(Texts.class.getResourceAsStream(bundle), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
