package dev.liftwatch.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers write can be read, and does nothing else. */
class PrintableTest {
    @Test
    void noneOfAHundredThousandHostileTextsCarriesAControlOrBidiCharacterOrIsTooLong() {
        long seed = new Random().nextLong();
        HostileTexts texts = new HostileTexts(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            String hostile = texts.next();
            int longest = 1 + random.nextInt(400);
            for (String shown : new String[] {Printable.text(hostile, longest), Printable.line(hostile, longest)}) {
                assertEquals("", HostileTexts.complaint(shown), () -> "seed " + seed);
                assertEquals(1, shown.lines().count() + (shown.isEmpty() ? 1 : 0), () -> "seed " + seed);
                assertTrue(shown.length() <= longest, () -> "seed " + seed + ": " + shown);
                // What is printable stays so: a text may pass twice.
                assertEquals(shown, Printable.line(shown, longest), () -> "seed " + seed);
            }
            assertFalse(Printable.text(hostile, longest).contains("  "), () -> "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk 4",
                "张伟",
                "三号楼客梯（东）：困人？",
                "電梯ＡＢＣ１２３",
                "リフト",
                "엘리베이터",
                "Müller-Lüdenscheidt",
                "Zu\u0308rich",
                "ascenseur n° 5 — façade",
                "مصعد",
                "ลิฟต์โดยสาร",
                "🛗 ⚠ 👍🏽",
                "𠮷野家",
                "<4> is nothing within a line",
                "\\u001b as somebody typed it"
            })
    void whatPeopleWriteStaysAsItIs(String text) {
        assertEquals(text, Printable.text(text));
        assertEquals(text, Printable.line(text, 1000));
    }

    @ParameterizedTest
    @CsvSource({
        "1b, \\u001b",
        "9b, \\u009b",
        "a, \\u000a",
        "d, \\u000d",
        "85, \\u0085",
        "7f, \\u007f",
        "2028, \\u2028",
        "202e, \\u202e",
        "2069, \\u2069",
        "200d, \\u200d",
        "feff, \\ufeff",
        "d800, \\ud800",
        "e000, \\ue000",
        "e0041, \\U000e0041",
        "3164, \\u3164",
        "ffff, \\uffff"
    })
    void whatDoesSomethingIsShownAsItsNumber(String hex, String shown) {
        String text = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";
        assertEquals("a" + shown + "b", Printable.text(text));
        assertFalse(Printable.isPrintable(Integer.parseInt(hex, 16)));
    }

    @Test
    void aTextCannotPushItselfToTheNextLineOfAScreenByBlanks() {
        String pushed = "desk 4" + " ".repeat(60) + "\u3000\u00a0\u2800" + "uplink main: online";
        assertEquals("desk 4 uplink main: online", Printable.text(pushed));
    }

    @Test
    void accentsNeitherStackUpNorBeginAText() {
        assertEquals("a" + "\u0300".repeat(4) + "\\u0300\\u0300", Printable.text("a" + "\u0300".repeat(6)));
        assertEquals("\\u0336x", Printable.text("\u0336x"));
        assertEquals("a \\u0336x", Printable.text("a \u0336x"));
    }

    @Test
    void theStyleOfASignIsLeftOut() {
        assertEquals("⚠ open", Printable.text("⚠\ufe0f open"));
    }

    @Test
    void aTextThatIsTooLongIsCutBetweenCharactersAndSaysSo() {
        assertEquals("电梯…", Printable.text("电梯电梯", 3));
        assertEquals("电梯电梯", Printable.text("电梯电梯", 4));
        assertEquals("𠮷…", Printable.text("𠮷野\uD842\uDFB7", 3));
        assertEquals("…", Printable.text("\u001b\u001b", 5));
        assertEquals("\\u001b", Printable.text("\u001b", 6));
    }

    @Test
    void tenMillionCharactersCostNoMoreThanWhatIsShownOfThem() {
        String huge = "\u001b".repeat(10_000_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertEquals(199, Printable.text(huge).length()));
    }

    @Test
    void nothingIsShownAsNull() {
        assertEquals("null", Printable.text(null));
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "电梯, 4", "ＡＢ, 4", "🛗, 2", "𠮷, 2", "e\u0301, 1", "🇨🇳, 2", "한, 2", "é, 1", "…, 1"})
    void aTextTakesAsManyColumnsAsATerminalDrawsOfIt(String text, int columns) {
        assertEquals(columns, Width.of(text));
        assertEquals(10, Width.of(Width.pad(text, 10)));
    }
}
