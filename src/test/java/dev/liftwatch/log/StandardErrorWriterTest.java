package dev.liftwatch.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;
import org.tinylog.runtime.RuntimeProvider;

/** What is logged is readable for people, and sorted by the journal. */
class StandardErrorWriterTest {
    private static String written(boolean underTheJournal, Level level, String message, Throwable fault) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new StandardErrorWriter(underTheJournal, new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .write(new LogEntry(
                        RuntimeProvider.createTimestamp(),
                        Thread.currentThread(),
                        Map.of(),
                        "dev.liftwatch.Someone",
                        "method",
                        "Someone.java",
                        1,
                        null,
                        level,
                        message,
                        fault));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"ERROR,<3>", "WARN,<4>", "INFO,<6>", "DEBUG,<7>"})
    void underTheJournalEveryLineHasItsPriorityAndNoTime(Level level, String priority) {
        assertEquals(priority + "frames come\n", written(true, level, "frames come", null));
    }

    @Test
    void everyLineOfAFaultHasThePriority() {
        String text = written(true, Level.ERROR, "the store is gone", new IllegalStateException("disk"));
        assertTrue(text.lines().count() > 2, text);
        assertTrue(text.lines().allMatch(line -> line.startsWith("<3>")), text);
    }

    @Test
    void aTerminalIsToldTheTimeAndTheLevel() {
        String text = written(false, Level.WARN, "frames are damaged", null);
        assertTrue(text.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  frames are damaged\n"), text);
    }
}
