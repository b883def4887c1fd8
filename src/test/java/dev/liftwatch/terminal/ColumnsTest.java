package dev.liftwatch.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void aChineseCharacterTakesTwoColumns() {
        assertEquals(11, Columns.of("liftwatch电"));
    }

    @Test
    void englishIsBrokenAtSpaces() {
        assertEquals(List.of("The doors open", "at a landing."), Columns.wrap("The doors open at a landing.", 14));
    }

    @Test
    void chineseIsBrokenAnywhereButNotBeforePunctuation() {
        assertEquals(List.of("轿厢停在", "层间，无", "人"), Columns.wrap("轿厢停在层间，无人", 8));
        assertEquals(List.of("关", "闭，", "上行"), Columns.wrap("关闭，上行", 4));
    }

    @Test
    void aWordLongerThanTheLineIsCut() {
        assertEquals(List.of("01a2-", "0cde-", "4e"), Columns.wrap("01a2-0cde-4e", 5));
    }

    @Test
    void blanksBeforeAWordThatIsTooLongMakeNoLineTooWide() {
        for (String line : Columns.wrap("  " + "x".repeat(39), 20)) {
            assertTrue(Columns.of(line) <= 20, line);
        }
    }
}
