package dev.liftwatch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is the matter with a line is said to every technician in words of his language. */
class TroubleTest {
    private static final Pattern GAP = Pattern.compile("\\{\\d+\\}");
    private static final Pattern USED = Pattern.compile("\"((?:line|port|modbus|slcan|sentence)\\.[a-z-]+)\"");

    private static Properties words(String file) throws Exception {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/dev/liftwatch/wire", file))) {
            words.load(reader);
        }
        return words;
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndTheSameGaps() throws Exception {
        Properties english = words("troubles.properties");
        Properties chinese = words("troubles_zh_CN.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(gaps(english.getProperty(key)), gaps(chinese.getProperty(key)), key);
            assertFalse(english.getProperty(key).replace("''", "").contains("'"), key);
        }
    }

    @Test
    void everyTroubleThatTheLinesKnowHasWords() throws Exception {
        Properties english = words("troubles.properties");
        for (String folder : new String[] {"wire", "serial", "modbus"}) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/liftwatch", folder))) {
                for (Path file : files.toList()) {
                    USED.matcher(Files.readString(file))
                            .results()
                            .forEach(used -> assertTrue(english.containsKey(used.group(1)), used.group(1)));
                }
            }
        }
    }

    @Test
    void troublesAreSaidOneBehindTheOther() {
        Trouble both = Trouble.of("modbus.late", 1).and(Trouble.asItIs("it's {0}"));
        assertTrue(both.text().startsWith("unit 1 answers"), both.text());
        assertTrue(both.text().endsWith("; it's {0}"), both.text());
        assertTrue(both.text(Locale.SIMPLIFIED_CHINESE).startsWith("单元 1"));
        assertTrue(Trouble.of("modbus.late", 1).isAlike(Trouble.of("modbus.late", 2)));
    }
}
