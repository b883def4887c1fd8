package dev.liftwatch.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody has made to exhaust who reads them. */
class BadTracesTest {
    @TempDir
    private Path folder;

    private static String refusal(Path trace) {
        return assertThrows(TraceException.class, () -> TraceReader.read(trace, (t, reading) -> {}))
                .getMessage();
    }

    @Test
    void aLineOfThreeGigabytesInAGzipIsNeverInMemory() throws Exception {
        Path trace = folder.resolve("bomb.csv.gz");
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(trace))) {
            out.write("t_ms,signal,value\n0,door_closed,1\n#".getBytes(StandardCharsets.US_ASCII));
            // The reader stops after a thousand characters: how many more there are changes nothing.
            for (int i = 0; i < 64; i++) {
                out.write(block);
            }
        }
        String words = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refusal(trace));
        assertEquals(trace + ":3: a line of more than 1000 characters, a row has thirty: is it a trace?", words);
        Path box = Files.createDirectories(folder.resolve("box"));
        Files.move(trace, box.resolve("00000001.csv.gz"));
        assertEquals(1, BlackBox.open(box).all().stream().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "yesterday"
            })
    void aTraceThatBegansBeyondTheCalendarIsRefusedAndARecordReadWithoutThat(String began) throws Exception {
        String text = "# began=" + began + "\nt_ms,signal,value\n0,door_closed,1\n";
        Path trace = Files.writeString(folder.resolve("t.csv"), text);
        assertTrue(
                refusal(trace).contains(":1: found \"# began=" + began + "\", the anchor is written like"),
                refusal(trace));
        Path box = Files.createDirectories(folder.resolve("box"));
        Files.writeString(box.resolve("00000001.csv"), text);
        BlackBox record = BlackBox.open(box);
        assertEquals(Instant.EPOCH, record.wall(record.all().orElseThrow().fromMs()));
    }

    @Test
    void aPipeADeviceAndAFolderAreNoTrace() throws Exception {
        Path pipe = folder.resolve("pipe.csv");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        for (Path none : List.of(pipe, Path.of("/dev/zero"), folder)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThrows(
                            dev.liftwatch.file.RefusedFileKindException.class,
                            () -> TraceReader.read(none, (t, reading) -> {})));
        }
    }

    @Test
    void aPipeInTheFolderOfARecordIsPassedOver() throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", folder.resolve("00000001.csv").toString())
                        .start()
                        .waitFor());
        Files.writeString(folder.resolve("00000002.csv"), "t_ms,signal,value\n5,door_closed,1\n");
        Optional<BlackBox.Span> all = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> BlackBox.open(folder).all());
        assertEquals(Optional.of(new BlackBox.Span(5, 5)), all);
    }

    @Test
    void linesAreThoseThatEveryReaderFinds() throws Exception {
        Random random = new Random();
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(40_000 / (1 + i)) + random.nextInt(30); k > 0; k--) {
                text.append(List.of("\n", "\r", "\r\n", "a", "bc", "\n\n").get(random.nextInt(6)));
            }
            List<String> found = new ArrayList<>();
            BoundedLines lines = new BoundedLines(new StringReader(text.toString()));
            for (String line = lines.next(); line != null; line = lines.next()) {
                found.add(line);
            }
            assertEquals(text.toString().lines().toList(), found);
        }
    }
}
