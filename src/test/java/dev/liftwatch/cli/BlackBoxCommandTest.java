package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician gets out of a black box. */
class BlackBoxCommandTest {
    private static final String RECORD = """
            # began=2026-11-24T08:00:00Z
            # start
            t_ms,signal,value
            # readings
            1000,door_closed,1
            1000,position_mm,0
            61000,position_mm,2100
            # decided=91000 61000 trap suspected 0190-aa1 stopped-outside-door-zone
            121000,door_closed,1
            # decided=121000 61000 trap raised 0190-aa1 stopped-outside-door-zone
            # decided=122000 122000 door-cycling raised 0190-ab2
            125000,door_closed,0
            """;

    @TempDir
    private Path state;

    private final TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void record() throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        Path box = Files.createDirectories(state.resolve("hz-1").resolve("blackbox"));
        Files.writeString(box.resolve("00000001.csv"), RECORD);
    }

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    private Terminal run(Object... arguments) {
        return Terminal.runIn(Locale.ENGLISH, arguments);
    }

    private Terminal export(Object... more) {
        Object[] arguments = new Object[more.length + 4];
        arguments[0] = "blackbox";
        arguments[1] = "export";
        arguments[2] = "--state-dir";
        arguments[3] = state;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return run(arguments);
    }

    @Test
    void theIncidentsAreListedInTheTimeOfTheBox() {
        assertEquals("""
                Black box of lift hz-1: 2026-11-24 16:00:01 .. 2026-11-24 16:02:05, 2 incidents
                2026-11-24 16:01:01  trapping: stopped between floors
                    0190-aa1  suspected 16:01:31, raised 16:02:01
                2026-11-24 16:02:02  The doors reopen again and again
                    0190-ab2  raised 16:02:02
                """, run("blackbox", "list", "--state-dir", state).out());
    }

    @Test
    void aChineseTechnicianReadsItInChinese() {
        String out = Terminal.runIn(Locale.SIMPLIFIED_CHINESE, "blackbox", "list", "--state-dir", state)
                .out();
        assertTrue(out.startsWith("电梯 hz-1 的黑匣子：2026-11-24 16:00:01 .. 2026-11-24 16:02:05，2 起事件"), out);
    }

    @Test
    void aProgramGetsTheSameInUtc() throws Exception {
        Map<String, Object> tree = JsonText.read(
                run("blackbox", "list", "--json", "--state-dir", state).out());
        assertEquals("2026-11-24T08:00:01Z", tree.get("from"));
        Map<?, ?> trap = (Map<?, ?>) ((List<?>) tree.get("incidents")).getFirst();
        assertEquals("0190-aa1", trap.get("incident"));
        assertEquals("2026-11-24T08:01:01Z", trap.get("since"));
        assertEquals(2, ((List<?>) trap.get("decided")).size());
    }

    @Test
    void anIncidentIsFoundByTheBeginningOfItsIdWhereItIsTheOnlyOne() {
        Terminal found = export("0190-aa");
        assertEquals(0, found.exit(), found.err());
        assertEquals("""
                # began=2026-11-24T08:00:00Z
                t_ms,signal,value
                1000,door_closed,1
                1000,position_mm,0
                61000,position_mm,2100
                # decided=91000 61000 trap suspected 0190-aa1 stopped-outside-door-zone
                121000,door_closed,1
                # decided=121000 61000 trap raised 0190-aa1 stopped-outside-door-zone
                # decided=122000 122000 door-cycling raised 0190-ab2
                125000,door_closed,0
                """, found.out());
        assertWrong(export("0190"), "2 incidents in the black box begin with 0190");
        assertWrong(export("7"), "No incident in the black box begins with 7");
    }

    @Test
    void aPartIsCutOutByTimesOfTheBoxOrUtc() {
        String part = """
                # began=2026-11-24T08:01:00Z
                t_ms,signal,value
                0,door_closed,1
                0,position_mm,0
                1000,position_mm,2100
                """;
        assertEquals(
                part,
                export("--from", "2026-11-24 16:01:00", "--to", "2026-11-24 16:01:20")
                        .out());
        assertEquals(
                part,
                export("--from", "2026-11-24T08:01:00Z", "--to", "2026-11-24T08:01:20Z")
                        .out());
    }

    @Test
    void aTimeThatIsNoneAndOneOfWhichNothingIsKnownAreNamed() {
        assertWrong(export("--from", "yesterday"), "--from: found yesterday, allowed is 2026-11-24T08:15:00");
        Terminal nothing = export("--from", "2026-11-25 00:00:00");
        assertEquals(1, nothing.exit());
        assertTrue(nothing.err().contains("holds 2026-11-24 16:00:01 .. 2026-11-24 16:02:05"), nothing.err());
        assertWrong(export("0190-aa", "--from", "2026-11-25 00:00:00"), "Choose an incident, or a time");
    }

    @Test
    void whereNoStateWasRecordedThatIsSaidAndNoEmptyFileIsLeft() {
        Path out = state.resolve("out.csv");
        Terminal none = export("0190-aa", "--out", out, "--state", state.resolve("state.json"));
        assertEquals(1, none.exit());
        assertTrue(none.err().contains("without --state"), none.err());
        assertTrue(Files.notExists(out));
    }

    @Test
    void severalLiftsHaveToBeChosenFromAndAMissingOneIsNamed() throws Exception {
        Files.createDirectories(state.resolve("hz-2").resolve("blackbox"));
        assertWrong(export(), "choose one with --lift: hz-1, hz-2");
        assertWrong(export("--lift", "hz-3"), "no black box of lift hz-3");
        assertEquals(0, export("--lift", "hz-1").exit());
        Terminal empty = export("--lift", "hz-2");
        assertEquals(1, empty.exit());
        assertTrue(empty.err().contains("Nothing was recorded then"), empty.err());
    }

    @Test
    void aFolderWithoutAnyIsNamed() {
        assertWrong(
                run("blackbox", "list", "--state-dir", state.resolve("nowhere")),
                "There is no black box below " + state);
    }

    private static void assertWrong(Terminal terminal, String says) {
        assertEquals(2, terminal.exit(), terminal.out());
        assertTrue(terminal.err().contains(says), terminal.err());
    }
}
