package dev.liftwatch.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.duties.Advisory;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.report.Request;
import dev.liftwatch.text.Coded;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that happens has a word in both languages. */
class HistoryTextsTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/liftwatch/history");
    private static final Pattern GAP = Pattern.compile("\\{\\d+\\}");

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
        Properties english = words("history.properties");
        Properties chinese = words("history_zh_CN.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(gaps(english.getProperty(key)), gaps(chinese.getProperty(key)), key);
            assertFalse(english.getProperty(key).replace("''", "").contains("'"), key);
            assertFalse(chinese.getProperty(key).isBlank() && !key.equals("join.sentences"), key);
        }
    }

    @Test
    void everyCodeThatMayStandInTheLogbookHasAWord() {
        HistoryTexts texts = HistoryTexts.in(Locale.SIMPLIFIED_CHINESE);
        knowsAll(texts, "cause", Cause.values());
        knowsAll(texts, "reason", Reason.values());
        knowsAll(texts, "certainty", Certainty.values());
        knowsAll(texts, "kind", FaultKind.values());
        for (UplinkFault.Kind kind : UplinkFault.Kind.values()) {
            assertTrue(texts.knows("kind", kind.code()), kind.code());
        }
        Advisory.TYPES.forEach(type -> assertTrue(texts.knows("advisory", type), type));
        Request.OUTCOMES.forEach(outcome -> assertTrue(texts.knows("outcome", outcome), outcome));
        List.of("trap", "selftest", "store-lost", "store-full", "store-recovered", "state-discarded")
                .forEach(kind -> assertTrue(texts.knows("kind", kind), kind));
    }

    private static void knowsAll(HistoryTexts texts, String kind, Coded... codes) {
        Stream.of(codes).forEach(code -> assertTrue(texts.knows(kind, code.code()), kind + "." + code.code()));
    }

    @Test
    void aDurationIsToldInTheUnitThatTellsSomething() {
        HistoryTexts texts = HistoryTexts.in(Locale.ENGLISH);
        assertEquals("34 s", texts.duration(34_900));
        assertEquals("3 min 34 s", texts.duration(214_000));
        assertEquals("2 h 5 min", texts.duration(7_500_000));
        assertEquals("3 d 1 h", texts.duration(73 * 3_600_000L));
    }
}
