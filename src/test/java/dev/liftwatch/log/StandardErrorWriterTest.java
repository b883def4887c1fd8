package dev.liftwatch.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.text.HostileTexts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;
import org.tinylog.runtime.RuntimeProvider;
import org.tinylog.runtime.Timestamp;

/** What is logged is readable for people, and sorted by the journal. */
class StandardErrorWriterTest {
    private static String written(boolean underTheJournal, Level level, String message, Throwable fault) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new StandardErrorWriter(underTheJournal, new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .write(entry(RuntimeProvider.createTimestamp(), level, message, fault));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static LogEntry entry(Timestamp at, Level level, String message, Throwable fault) {
        return new LogEntry(
                at,
                Thread.currentThread(),
                Map.of(),
                "dev.liftwatch.Someone",
                "method",
                "Someone.java",
                1,
                null,
                level,
                message,
                fault);
    }

    @ParameterizedTest
    @CsvSource({"ERROR,<3>", "WARN,<4>", "INFO,<6>", "DEBUG,<7>"})
    void underTheJournalEveryLineHasItsPriorityAndNoTime(Level level, String priority) {
        assertEquals(priority + "frames come\n", written(true, level, "frames come", null));
    }

    @Test
    void aFaultIsOneLineWithItsCauseAndWhereItCameFrom() {
        Throwable fault = new IllegalStateException("disk\n<0>panic", new java.io.IOException("\u001b[2J"));
        String text = written(true, Level.ERROR, "the store is gone", fault);
        assertTrue(
                text.startsWith("<3>the store is gone: java.lang.IllegalStateException: disk\\u000a<0>panic at "
                        + "dev.liftwatch.log.StandardErrorWriterTest."),
                text);
        assertTrue(text.contains(", caused by java.io.IOException: \\u001b[2J at "), text);
        assertEquals(1, text.lines().count(), text);
    }

    @Test
    void aFaultWithoutEndIsBounded() {
        Throwable fault = new StackOverflowError("x".repeat(100_000));
        for (int i = 0; i < 1000; i++) {
            fault = new IllegalStateException("y".repeat(100_000), fault);
        }
        String text = written(false, Level.ERROR, "z".repeat(100_000), fault);
        assertTrue(text.length() <= LogLine.LONGEST + 100, () -> text.length() + " characters");
    }

    @Test
    void aRequestCannotWriteALineOfItsOwn() {
        String by = "desk 4\n<2>trap closed\r\n12:00:00.000 INFO  trap closed\u2028\u0085\u000b\u000cx\u202e";
        for (boolean underTheJournal : new boolean[] {true, false}) {
            String text = written(underTheJournal, Level.INFO, "uplink main: ping asked by " + by, null);
            assertEquals(text.length() - 1, text.indexOf('\n'), text);
            assertEquals("", HostileTexts.complaint(text.stripTrailing()), text);
        }
    }

    @Test
    void aHundredThousandHostileEntriesAreAsManyLinesEachWithItsPriorityAndNothingThatDoesAnything() {
        long seed = new Random().nextLong();
        HostileTexts texts = new HostileTexts(seed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardErrorWriter writer =
                new StandardErrorWriter(true, new PrintStream(bytes, false, StandardCharsets.UTF_8));
        Timestamp now = RuntimeProvider.createTimestamp();
        for (int i = 0; i < 100_000; i++) {
            bytes.reset();
            Throwable fault = i % 10 == 0 ? new IllegalStateException(texts.next()) : null;
            writer.write(entry(now, Level.WARN, "thing " + letters(i) + ": " + texts.next(), fault));
            writer.flush();
            String text = bytes.toString(StandardCharsets.UTF_8);
            assertTrue(text.startsWith("<4>thing "), () -> "seed " + seed + ": " + text);
            assertEquals(text.length() - 1, text.indexOf('\n'), () -> "seed " + seed + ": " + text);
            assertEquals("", HostileTexts.complaint(text.substring(0, text.length() - 1)), () -> "seed " + seed);
        }
    }

    /** A name of its own for each, so that none is left out as one line too many about one thing. */
    private static String letters(int number) {
        return Integer.toString(number, 36)
                .chars()
                .map(c -> c < 'a' ? c - '0' + 'A' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aTerminalIsToldTheTimeAndTheLevel() {
        String text = written(false, Level.WARN, "frames are damaged", null);
        assertTrue(text.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  frames are damaged\n"), text);
    }
}
