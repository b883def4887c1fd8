package dev.liftwatch.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            t_ms,signal,value~~5,door_closed,1            | 2 | an empty line between rows
            t_ms,signal,value~5,door_closed,              | 2 | door_closed is "", allowed are 0, 1 and - (lost)
            t_ms,signal,value~5,door_closed,1,1,          | 2 | a row has three fields
            t_ms;signal;value~5;door_closed;1             | 1 | separated by ";", allowed are commas
            t_ms,signal,value~5;door_closed;1             | 2 | separated by ";", allowed are commas
            t_ms，signal，value                           | 1 | the sign ， (U+FF0C)
            t_ms,signal,value~5,door_closed,１            | 2 | the sign １ (U+FF11)
            t_ms,signal,value~８0,door_closed,1           | 2 | type them again with the input method off
            t_ms,signal,value~8000.0,door_closed,1        | 2 | allowed are whole milliseconds from 0 to 10000000000000: show the column in Excel as a number without decimals
            t_ms,signal,value~1.20E+05,door_closed,1      | 2 | lost digits, take the file as it was exported
            t_ms,signal,value~5,position_mm,1.5E+03       | 2 | lost digits
            t_ms,signal,value~5,position_mm,1500.0        | 2 | without decimals
            # began=yesterday~t_ms,signal,value           | 1 | the anchor is written like # began=
            # only a comment                              | 2 | the header "t_ms,signal,value" is missing
            """)
    void saysWhereARowIsMalformedWhatWasFoundAndWhatIsAllowed(String content, int line, String problem) {
        TraceException bad = assertThrows(TraceException.class, () -> read(content.replace('~', '\n')));
        assertTrue(bad.getMessage().contains("trace.csv:" + line + ": "), bad.getMessage());
        assertTrue(bad.getMessage().contains(problem), bad.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mark",
                "crlf",
                "quoted",
                "commas behind comments",
                "commas behind everything",
                "quoted comment",
                "blank end",
                "blank cells at the end",
                "sep line"
            })
    void whatASpreadsheetMakesOfATraceReadsAsThePlainOne(String kind) throws Exception {
        String saved = switch (kind) {
            case "mark" -> "\uFEFF" + GOOD;
            case "crlf" -> "\uFEFF" + GOOD.replace("\n", "\r\n");
            case "quoted" -> GOOD.replaceAll("(?m)^([^#,]+),([^,]+),(.+)$", "\"$1\",\"$2\",\"$3\"");
            case "commas behind comments" -> GOOD.replace("Z\n", "Z,,\n");
            case "commas behind everything" -> GOOD.replaceAll("(?m)$", ",,").replaceAll("\n,,$", "\n");
            case "quoted comment" -> "\"# as seen, and said\",,\n" + GOOD;
            case "blank end" -> GOOD + "\r\n\r\n  \n";
            case "blank cells at the end" -> GOOD + ",,\r\n,,\r\n";
            default -> "sep=,\n" + GOOD;
        };
        assertEquals(read(GOOD), read(saved));
        Path file = Files.writeString(folder.resolve("saved.csv"), saved);
        assertEquals(
                Optional.of(Instant.parse("2026-11-23T08:15:02.114Z")), TraceReader.read(file, (tMs, reading) -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "UTF-16"})
    void aFileInUtf16IsNamedAsThatWithOrWithoutItsMark(String charset) {
        TraceException bad =
                assertThrows(TraceException.class, () -> read("trace.csv", GOOD.getBytes(Charset.forName(charset))));
        assertTrue(bad.getMessage().endsWith("""
                trace.csv:1: the file is UTF-16, allowed is UTF-8: save it as "CSV UTF-8 (comma delimited)", not as "Unicode text\""""));
        assertTrue(bad.in(Locale.SIMPLIFIED_CHINESE)
                .endsWith("trace.csv:1: 文件是 UTF-16，只允许 UTF-8：请另存为“CSV UTF-8（逗号分隔）”，不要选“Unicode 文本”"));
    }

    @Test
    void everySentenceStandsInBothLanguagesWithTheSameGaps() throws Exception {
        assertEquals(gaps("trace.properties"), gaps("trace_zh_CN.properties"));
    }

    private static Map<String, Set<String>> gaps(String bundle) throws Exception {
        Properties texts = new Properties();
        try (Reader reader =
                new InputStreamReader(TraceReader.class.getResourceAsStream(bundle), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        Map<String, Set<String>> gaps = new TreeMap<>();
        texts.forEach((key, text) -> {
            Set<String> found = new TreeSet<>();
            Pattern.compile("\\{\\d}").matcher(text.toString()).results().forEach(match -> found.add(match.group()));
            gaps.put(key.toString(), found);
        });
        return gaps;
    }

    @Test
    void aGzipFileThatIsCutBeforeItsFirstLineIsDamagedAtItsBeginning() {
        for (int length : new int[] {0, 5, 12}) {
            TraceException bad = assertThrows(
                    TraceException.class,
                    () -> read("trace.csv.gz", Arrays.copyOf(new byte[] {0x1f, (byte) 0x8b, 8}, length)));
            assertTrue(bad.getMessage().contains("trace.csv.gz:1: the file is damaged here"), bad.getMessage());
        }
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
