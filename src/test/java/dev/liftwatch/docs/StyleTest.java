package dev.liftwatch.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Phrases that read as translated do not come back, once they have been mended. */
class StyleTest {
    private static final Path PHRASES = Path.of("src/test/spelling/phrases.tsv");
    private static final Path JAVA = Path.of("src/main/java/dev/liftwatch");

    /** Packages whose comments have been read for style. A package joins the list when somebody has read it. */
    private static final Set<String> READ = Set.of(
            "blackbox",
            "campaign",
            "car",
            "commit",
            "compose",
            "config",
            "console",
            "control",
            "duties",
            "evidence",
            "fault",
            "gpio",
            "health",
            "incident",
            "json",
            "link",
            "linux",
            "modbus",
            "mqtt",
            "receiver",
            "requests",
            "resume",
            "serial",
            "signal",
            "sim",
            "terminal",
            "tls",
            "uplink",
            "wire");

    /** The table in it shows how not to write. */
    private static final Path SHOWS_BAD_STYLE = Path.of("CONTRIBUTING.md");

    private record Phrase(Pattern pattern, boolean everywhere, String instead) {}

    private static List<Phrase> phrases() throws IOException {
        List<Phrase> phrases = new ArrayList<>();
        for (String line : Files.readAllLines(PHRASES)) {
            if (!line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                assertEquals(3, columns.length, line);
                assertTrue(Set.of("docs", "all").contains(columns[1]), line);
                phrases.add(new Phrase(Pattern.compile(columns[0]), columns[1].equals("all"), columns[2]));
            }
        }
        return phrases;
    }

    /** Repeats texts of the code to the letter, so that they are found. */
    private static final String QUOTES_CODE = "reasons.properties";

    private static boolean isRead(Path file) {
        return file.startsWith(JAVA)
                && READ.contains(JAVA.relativize(file).getName(0).toString());
    }

    private static boolean applies(Phrase phrase, Prose.Line line) {
        if (line.file().endsWith(QUOTES_CODE)) {
            return false;
        }
        boolean java = line.file().toString().endsWith(".java");
        return java
                ? phrase.everywhere() && isRead(line.file())
                : !(line.file().equals(SHOWS_BAD_STYLE) && line.text().startsWith("|"));
    }

    @Test
    void nothingReadsAsTranslated() throws IOException {
        List<Phrase> phrases = phrases();
        List<String> found = new ArrayList<>();
        for (Prose.Line line : Prose.everywhere()) {
            for (Phrase phrase : phrases) {
                if (applies(phrase, line)
                        && phrase.pattern().matcher(line.text()).find()) {
                    found.add(line.place() + ": \"" + line.text().strip() + "\": " + phrase.instead());
                }
            }
        }
        assertEquals("", String.join("\n", found));
    }

    @Test
    void everyPackageThatWasReadIsThere() {
        for (String room : READ) {
            assertTrue(Files.isDirectory(JAVA.resolve(room)), room);
        }
    }
}
