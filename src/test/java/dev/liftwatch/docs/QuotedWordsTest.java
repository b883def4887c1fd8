package dev.liftwatch.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages on symptoms and on words quote is what the program says. */
class QuotedWordsTest {
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");

    /** How Java writes a sentence that is longer than a line. */
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

    private static String texts(boolean chinese) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (Path file : Prose.files()) {
            String name = file.toString();
            boolean words = name.startsWith("src/main/resources/dev") && name.endsWith(".properties");
            if (words && name.contains("_zh_CN") == chinese) {
                texts.append(Files.readString(file).replace("''", "'"));
            } else if (name.startsWith("src/main/java")
                    || name.endsWith("schema/event.json")
                    || name.endsWith("common.json")) {
                texts.append(JOINED.matcher(Files.readString(file)).replaceAll(""));
            }
        }
        return texts.toString();
    }

    private static String firstColumn(String row) {
        return row.substring(1, row.indexOf('|', 1));
    }

    @ParameterizedTest
    @CsvSource({"src/docs/troubleshooting.md,false", "src/docs/troubleshooting.zh-CN.md,true"})
    void everySymptomIsWhatTheProgramSays(Path page, boolean chinese) throws IOException {
        String texts = texts(chinese) + Files.readString(Path.of("src/docs/configuration.md"));
        List<String> unsaid = new ArrayList<>();
        int found = 0;
        for (String row : Files.readAllLines(page)) {
            if (row.startsWith("| ") && row.indexOf('|', 1) > 0) {
                for (MatchResult span : SPAN.matcher(firstColumn(row)).results().toList()) {
                    found++;
                    if (!texts.contains(span.group(1))) {
                        unsaid.add(span.group(1));
                    }
                }
            }
        }
        assertTrue(found > 50, "symptoms were found: " + found);
        assertEquals(List.of(), unsaid);
    }

    @Test
    void bothPagesOnSymptomsHaveTheSameSections() throws IOException {
        assertEquals(
                rowsBySection(Path.of("src/docs/troubleshooting.md")),
                rowsBySection(Path.of("src/docs/troubleshooting.zh-CN.md")));
    }

    private static List<Integer> rowsBySection(Path page) throws IOException {
        List<Integer> rows = new ArrayList<>(List.of(0));
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("## ")) {
                rows.add(0);
            } else if (line.startsWith("| ")) {
                rows.set(rows.size() - 1, rows.getLast() + 1);
            }
        }
        return rows;
    }

    @Test
    void theChineseOfTheGlossaryIsThatOfTheProgram() throws IOException {
        String texts = texts(true);
        List<String> unsaid = new ArrayList<>();
        int found = 0;
        for (String row : Files.readAllLines(Path.of("src/docs/glossary.md"))) {
            String[] columns = row.split("\\|", -1);
            if (columns.length == 5) {
                for (MatchResult word : CHINESE.matcher(columns[2]).results().toList()) {
                    if (!word.group().equals("中文")) {
                        found++;
                        if (!texts.contains(word.group())) {
                            unsaid.add(columns[1].strip() + ": " + word.group());
                        }
                    }
                }
            }
        }
        assertTrue(found > 30, "words were found: " + found);
        assertEquals(List.of(), unsaid);
    }
}
