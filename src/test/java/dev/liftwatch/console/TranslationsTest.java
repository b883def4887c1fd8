package dev.liftwatch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Reader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is English in a Chinese terminal but identifiers: every bundle of words there is, and every reason that is no bundle's. */
class TranslationsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java/dev/liftwatch");
    private static final Pattern GAP = Pattern.compile("\\{\\d+[^}]*\\}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Three English words one after the other are a piece of a sentence, and no identifier. */
    private static final Pattern ENGLISH = Pattern.compile("(?<![\\w/.@=-])[a-z]{2,} [a-z]{2,} [a-z]{2,}(?![\\w/.=-])");

    /** Commands to type are the same in every language. */
    private static final Pattern COMMAND =
            Pattern.compile("(sudo |systemctl |liftwatch |apt |adduser |timedatectl |journalctl )[a-zA-Z0-9@_./' -]+");

    /** Where the reasons arise that the screens show. */
    private static final List<String> REASONS =
            List.of("mqtt/Refusal.java", "mqtt/BrokerConnection.java", "tls/TlsRefusal.java", "link/LinkSession.java");

    /** Notes of the log that no screen shows, and what Java says, by which a reason is told. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "trying the first server again",
            "; trying again for ever",
            "Received fatal alert: ([a-z_]+)",
            "No appropriate protocol",
            "Unsupported or unrecognized");

    private static List<Path> bundles() throws Exception {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith("_zh_CN.properties"))
                    .sorted()
                    .toList();
        }
    }

    private static Properties read(Path file) throws Exception {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words;
    }

    private static Path english(Path chinese) {
        return Path.of(chinese.toString().replace("_zh_CN", ""));
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyBundleHasBothLanguages() throws Exception {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("dev"))) {
            List<Path> alone = files.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> !file.toString().endsWith("_zh_CN.properties"))
                    .filter(file -> !file.endsWith("reasons.properties"))
                    .filter(file -> !Files.exists(Path.of(file.toString().replace(".properties", "_zh_CN.properties"))))
                    .toList();
            assertEquals(List.of(), alone);
        }
        assertTrue(bundles().size() >= 6, bundles().toString());
    }

    @Test
    void everyTextIsTranslatedWithItsGaps() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Path file : bundles()) {
            Properties chinese = read(file);
            Properties english = read(english(file));
            for (String key : english.stringPropertyNames()) {
                String text = chinese.getProperty(key);
                String where = file.getFileName() + " " + key;
                if (text == null) {
                    wrong.add(where + " has no translation");
                } else if (!gaps(text).equals(gaps(english.getProperty(key)))) {
                    wrong.add(where + " has other gaps");
                } else if (isEnglish(text)) {
                    wrong.add(where + " is English: " + text);
                } else if (isSentence(english.getProperty(key))
                        && !HAN.matcher(text).find()) {
                    wrong.add(where + " has no Chinese: " + text);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean isSentence(String english) {
        return ENGLISH.matcher(COMMAND.matcher(english).replaceAll("")).find();
    }

    static boolean isEnglish(String text) {
        return ENGLISH.matcher(COMMAND.matcher(text).replaceAll("")).find();
    }

    @Test
    void everyReasonThatAScreenShowsHasAPhrase() throws Exception {
        Properties phrases = read(RESOURCES.resolve("dev/liftwatch/console/reasons.properties"));
        String english = phrases.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".en"))
                .map(phrases::getProperty)
                .collect(Collectors.joining("\n"));
        List<String> missing = new ArrayList<>();
        for (String source : REASONS) {
            Matcher literal = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"")
                    .matcher(Files.readString(SOURCES.resolve(source)).replaceAll("LOG\\.[a-z]+\\((?s:.*?)\\);", ""));
            while (literal.find()) {
                String text = literal.group(1).replace("\\\"", "\"").strip();
                boolean words = text.matches(".*[a-z]{2,} [a-z]{2,}.*") && !NOT_SHOWN.contains(text);
                // What varies stands between the pieces of a sentence.
                if (words && !english.contains(text) && !english.contains(text.replaceAll("^[:;, ]+", ""))) {
                    missing.add(source + ": " + text);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void aReasonIsTranslatedWithWhatVariesAndAStrangeOneStays() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertEquals(
                    "ssl://mq.example:8883：域名“mq.example”无法解析：请检查名称和 DNS",
                    Reasons.of(
                            "ssl://mq.example:8883: the name \"mq.example\" is not known: check the name and the DNS"));
            assertEquals("连接中断：对方重置了连接", Reasons.of("the connection broke: Connection reset by peer"));
            assertEquals("something new", Reasons.of("something new"));
            assertEquals("存储卡已满", FileWords.why(new FileSystemException("/x", null, "No space left on device")));
            assertEquals(Words.of("file.is-missing"), FileWords.why(new NoSuchFileException("/x")));
            Locale.setDefault(Locale.ENGLISH);
            assertEquals("it ended the connection", Reasons.of("it ended the connection"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyPhraseIsTranslatedWithItsGaps() throws Exception {
        Properties phrases = read(RESOURCES.resolve("dev/liftwatch/console/reasons.properties"));
        int count = phrases.size() / 2;
        for (int i = 1; i <= count; i++) {
            String chinese = phrases.getProperty(i + ".zh");
            assertEquals(gaps(phrases.getProperty(i + ".en")), gaps(chinese), chinese);
            assertTrue(HAN.matcher(chinese).find() && !isEnglish(chinese), chinese);
        }
    }
}
