package dev.liftwatch.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
    private static final String GOOD = "# began=2026-11-23T08:15:02.114Z\nt_ms,signal,value\n0,door_closed,1\n"
            + "14099,position_mm,15230\n20500,position_mm,-\n";

    @TempDir
    Path folder;

    private record Row(long tMs, Reading reading) {}

    private List<Row> read(String name, byte[] content) throws Exception {
        Path file = Files.write(folder.resolve(name), content);
        List<Row> rows = new ArrayList<>();
        TraceReader.read(file, (tMs, reading) -> rows.add(new Row(tMs, reading)));
        return rows;
    }

    private List<Row> read(String content) throws Exception {
        return read("trace.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsFlagsNumbersAndLosses() throws Exception {
        assertEquals(
                List.of(
                        new Row(0, Reading.of(Signal.DOOR_CLOSED, 1)),
                        new Row(14_099, Reading.of(Signal.POSITION_MM, 15_230)),
                        new Row(20_500, Reading.lost(Signal.POSITION_MM))),
                read(GOOD));
    }

    @Test
    void readsTheWallTimeAtItsBeginning() throws Exception {
        Path file = Files.writeString(folder.resolve("trace.csv"), GOOD);
        assertEquals(
                Optional.of(Instant.parse("2026-11-23T08:15:02.114Z")), TraceReader.read(file, (tMs, reading) -> {}));
    }

    @Test
    void readsCarriageReturnsAndGzipAlike() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(read(GOOD), read("trace.csv.gz", zipped.toByteArray()));
        assertEquals(read(GOOD), read(GOOD.replace("\n", "\r\n")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t_ms,signal                                   | 1 | the header must be "t_ms,signal,value"
            t_ms,signal,value~5,door_shut,1               | 2 | no signal is called "door_shut"
            t_ms,signal,value~5,door_closed,2             | 2 | door_closed is "2", allowed are 0, 1 and - (lost)
            t_ms,signal,value~5,position_mm,1.5           | 2 | position_mm is "1.5", allowed are whole numbers
            t_ms,signal,value~5,direction,2               | 2 | direction is "2", allowed are -1, 0, 1 and - (lost)
            t_ms,signal,value~5,machine_room_temp_c,1.2345| 2 | allowed are numbers with up to three decimals
            t_ms,signal,value~5,door_closed               | 2 | a row has three fields
            t_ms,signal,value~5,door_closed,1,1           | 2 | a row has three fields
            t_ms,signal,value~-5,door_closed,1            | 2 | t_ms is "-5", allowed are whole milliseconds
            t_ms,signal,value~5,door_closed,1~4,door_closed,0 | 3 | time goes back from 5 to 4 ms
            t_ms,signal,value~~                           | 2 | a row has three fields
            # began=yesterday~t_ms,signal,value           | 1 | the anchor is written like # began=
            # only a comment                              | 2 | the header "t_ms,signal,value" is missing
            """)
    void saysWhereARowIsMalformedWhatWasFoundAndWhatIsAllowed(String content, int line, String problem) {
        TraceException bad = assertThrows(TraceException.class, () -> read(content.replace('~', '\n')));
        assertTrue(bad.getMessage().contains("trace.csv:" + line + ": "), bad.getMessage());
        assertTrue(bad.getMessage().contains(problem), bad.getMessage());
    }

    @Test
    void saysWhereACutGzipFileBreaksOff() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(zipped.toByteArray(), zipped.size() - 12);
        TraceException bad = assertThrows(TraceException.class, () -> read("trace.csv.gz", cut));
        assertTrue(bad.getMessage().contains("the file is damaged here"), bad.getMessage());
    }
}
