package dev.liftwatch.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every English word that people read here is in the British dictionary of hunspell, or in the project's own list. */
class SpellingTest {
    private static final Path OWN_WORDS = Path.of("src/test/spelling/words.txt");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s/—–…\"“”()\\[\\]{},;:!?|*<>=+~→·]+");
    private static final Pattern AROUND = Pattern.compile("^[.'’`_-]+|[.'’`_-]+$");

    /** Names of files, hosts and settings are no words. */
    private static final Pattern NAME = Pattern.compile("[0-9_.@#$\\\\&%^`]");

    private static final Pattern WORD = Pattern.compile("[A-Za-z][a-z]+(?:['’][a-z]+)?");
    private static final long LONGEST_S = 60;

    @TempDir
    private Path folder;

    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String token : BETWEEN_WORDS.split(line, -1)) {
            String bare = AROUND.matcher(token).replaceAll("");
            if (!NAME.matcher(bare).find()) {
                for (String part : bare.split("-", -1)) {
                    if (WORD.matcher(part).matches()) {
                        words.add(part.replace('’', '\'').replaceAll("'s$", ""));
                    }
                }
            }
        }
        return words;
    }

    private static Set<String> ownWords() throws IOException {
        Set<String> own = new HashSet<>();
        for (String line : Files.readAllLines(OWN_WORDS)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                own.add(line.strip());
            }
        }
        return own;
    }

    private List<String> unknown(Set<String> words) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("words"), words);
        Path out = folder.resolve("unknown");
        ProcessBuilder builder = new ProcessBuilder("hunspell", "-i", "UTF-8", "-d", "en_GB", "-l")
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true);
        Process hunspell;
        try {
            hunspell = builder.start();
        } catch (IOException missing) {
            throw new IOException(
                    "hunspell is missing: ./dev test installs it (Debian: apt-get install hunspell hunspell-en-gb)",
                    missing);
        }
        try {
            assertTrue(hunspell.waitFor(LONGEST_S, TimeUnit.SECONDS), "hunspell ends");
        } finally {
            hunspell.destroyForcibly().onExit().join();
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertEquals(0, hunspell.exitValue(), said + " (Debian: apt-get install hunspell-en-gb)");
        return said.lines().toList();
    }

    private static boolean isOwn(Set<String> own, String word) {
        return own.contains(word) || own.contains(word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1));
    }

    @Test
    void everyWordIsSpeltAsTheDictionaryOrTheProjectSpellsIt() throws Exception {
        Map<String, String> firstPlace = new TreeMap<>();
        for (Prose.Line line : Prose.everywhere()) {
            for (String word : words(line.text())) {
                firstPlace.putIfAbsent(word, line.place());
            }
        }
        assertTrue(firstPlace.size() > 1000, "prose was found: " + firstPlace.size() + " words");
        Set<String> own = ownWords();
        List<String> wrong = unknown(firstPlace.keySet()).stream()
                .filter(word -> !isOwn(own, word))
                .map(word -> firstPlace.get(word) + ": \"" + word + "\" is in no dictionary: mend it, or add it to "
                        + OWN_WORDS)
                .toList();
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void aMisspeltWordIsFound() throws Exception {
        assertEquals(List.of("recieve"), unknown(Set.of("recieve", "receive", "colour")));
    }

    @Test
    void namesOfFilesAndCodeAreNoWords() {
        assertEquals(
                List.of("The", "file", "is", "the", "lift", "own", "write", "only"),
                words("The file device.toml is the lift’s own (write-only), MQTT, doorZone, 2nd."));
    }
}
