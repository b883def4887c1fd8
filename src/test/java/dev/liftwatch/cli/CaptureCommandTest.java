package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.console.RawSink;
import dev.liftwatch.console.RawView;
import dev.liftwatch.control.ControlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of a line as they come, on the screen and in a file. */
class CaptureCommandTest {
    private static final String NOTHING_MORE = "{\"v\":1,\"source\":\"board\",\"next\":8,\"chunks\":[]}";

    @TempDir
    Path folder;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    /** Runs a command beside an agent that gives these answers, and the last of them again and again. */
    private Terminal beside(List<String> answers, Object... arguments) throws Exception {
        ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
        Queue<String> left = new ArrayDeque<>(answers);
        try (ControlServer server = ControlServer.open(
                folder.resolve("hz-1.sock"),
                question -> {
                    asked.add(question);
                    return left.size() > 1 ? left.remove() : left.peek();
                },
                deadlines)) {
            Thread thread = new Thread(server, "control-test");
            thread.setDaemon(true);
            thread.start();
            return Terminal.runIn(Locale.ENGLISH, arguments);
        } finally {
            deadlines.shutdownNow();
        }
    }

    @Test
    void aCaptureBeginsNowAndHoldsEveryByteWithItsTimeAndWay() throws Exception {
        Path file = folder.resolve("board.csv");
        Terminal capture = beside(
                List.of(
                        "{\"v\":1,\"source\":\"board\",\"next\":5,\"chunks\":[]}",
                        "{\"v\":1,\"source\":\"board\",\"next\":6,\"chunks\":["
                                + "{\"number\":5,\"at\":\"2026-11-24T08:00:00.100Z\",\"sent\":false,\"hex\":\"0d0a24\"}]}",
                        "{\"v\":1,\"source\":\"board\",\"next\":8,\"chunks\":["
                                + "{\"number\":7,\"at\":\"2026-11-24T08:00:00.340Z\",\"sent\":true,\"hex\":\"ff\"}]}",
                        NOTHING_MORE),
                "capture",
                "board",
                "--runtime-dir",
                folder,
                "--seconds",
                "1",
                "--out",
                file);
        assertEquals(0, capture.exit(), capture.err());
        assertEquals(
                List.of(
                        "# source=board",
                        "# began=2026-11-24T08:00:00.100Z",
                        "t_ms,sent,hex",
                        "0,0,0d0a24",
                        "# skipped=1",
                        "240,1,ff"),
                Files.readAllLines(file));
        assertEquals("{\"v\":1,\"ask\":\"raw\",\"source\":\"board\"}", asked.remove());
        assertTrue(asked.remove().contains("\"from\":5"));
    }

    @Test
    void aSourceThatIsNoneIsNamedWithThoseThereAre() throws Exception {
        Terminal wrong = beside(
                List.of("{\"v\":1,\"error\":\"source: found bord, allowed: board\"}"),
                "signals",
                "--raw",
                "bord",
                "--runtime-dir",
                folder);
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("found bord, allowed: board"), wrong.err());
    }

    @Test
    void whereNoAgentRunsThatIsSaid() {
        Terminal none = Terminal.runIn(Locale.ENGLISH, "capture", "board", "--runtime-dir", folder);
        assertEquals(3, none.exit());
    }

    @Test
    void bytesAreShownInHexadecimalWithWhatOfThemIsText() throws Exception {
        java.io.StringWriter screen = new java.io.StringWriter();
        RawSink sink = RawView.onto(new java.io.PrintWriter(screen));
        java.util.TimeZone before = java.util.TimeZone.getDefault();
        java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("UTC"));
        try {
            sink.take(
                    java.time.Instant.parse("2026-11-24T08:00:00.100Z"),
                    false,
                    "$LW,001,do\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    0);
        } finally {
            java.util.TimeZone.setDefault(before);
        }
        assertEquals(
                List.of(
                        "08:00:00.100 < 24 4C 57 2C 30 30 31 2C $LW,001,",
                        "               64 6F 0D 0A             do.."),
                screen.toString().lines().toList());
    }
}
