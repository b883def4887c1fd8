package dev.liftwatch.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProseTest {
    private static final Path FILE = Path.of("f");

    private static List<String> said(List<Prose.Line> lines) {
        return lines.stream()
                .map(line -> line.number() + " " + line.text().strip().replaceAll("\\s+", " "))
                .filter(line -> line.contains(" ") && !line.endsWith(" "))
                .filter(line -> !line.matches("\\d+"))
                .toList();
    }

    @Test
    void ofADocumentCodeAndTargetsOfLinksAreLeftOut() {
        String document = "# A lift\n```bash\nrm\n```\n    code\nSee `x.y` in [the page](a/b.md).\n";
        assertEquals(List.of("1 # A lift", "6 See CODE in [the page]."), said(Prose.ofMarkdown(FILE, document)));
    }

    @Test
    void ofJavaCommentsAreReadAndStringsAreNot() {
        String java =
                "/** Reads {@code a\n * b} lines.\n * @param port the port\n */\nString s = \"tcp://no\"; // yes\nchar c = '\"';\n";
        assertEquals(
                List.of("1 Reads CODE", "2 lines.", "3 the port", "5 yes"),
                said(Prose.ofJava(FILE, java)).stream()
                        .filter(line -> line.length() > 2)
                        .toList());
    }

    @Test
    void ofMessagesTheKeysAndGapsAreLeftOut() {
        assertEquals(
                List.of("1 It''s".replace("''", "'") + " CODE late."),
                said(Prose.ofProperties(FILE, "a.b=It''s {0} late.")));
    }

    @Test
    void theTreeHasProseOfEveryKind() throws Exception {
        List<String> names = Prose.everywhere().stream()
                .map(line -> line.file().toString())
                .distinct()
                .toList();
        for (String ending : List.of("README.md", ".java", "words.properties")) {
            assertEquals(true, names.stream().anyMatch(name -> name.endsWith(ending)), ending);
        }
        assertEquals(0, Stream.of("target/", ".git/").filter(names::contains).count());
    }
}
