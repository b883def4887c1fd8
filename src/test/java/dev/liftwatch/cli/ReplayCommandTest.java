package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.json.JsonText;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final String HEADER = "t_ms,signal,value\n";

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void wire() throws Exception {
        config = write("device.toml", """
                [lift]
                id = "hz-1"
                rated_speed_mps = 1.75
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 4200 } ]
                [signals.door_closed]
                source = "replay"
                [signals.door_open]
                source = "replay"
                [signals.position_mm]
                source = "replay"
                stale_after_s = 600
                [signals.occupied]
                source = "replay"
                sensor = "pir"
                """);
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A rider boards, the car stops between landings, the rider moves there, and later the doors open at a landing. */
    private static List<String> trapping() {
        List<String> rows = new ArrayList<>(List.of(
                "0,door_closed,1",
                "0,door_open,0",
                "0,position_mm,0",
                "0,occupied,0",
                "2000,door_closed,0",
                "4000,door_open,1",
                "5000,occupied,1",
                "8000,door_open,0",
                "10000,door_closed,1"));
        for (long t = 12_000; t <= 14_000; t += 100) {
            rows.add(t + ",position_mm," + (t - 12_000));
        }
        for (long t = 14_100; t < 300_000; t += 1000) {
            rows.add(t + ",position_mm,2000");
            if (t / 1000 % 25 == 0) {
                rows.add(t + ",occupied," + (t / 1000 / 25 % 2));
            }
        }
        for (long t = 300_000; t <= 302_000; t += 100) {
            rows.add(t + ",position_mm," + (302_000 - t));
        }
        rows.addAll(List.of("304000,door_closed,0", "304000,door_open,1", "310000,door_open,1"));
        return rows;
    }

    private Path trace(String name, List<String> rows) throws Exception {
        return write(name, HEADER + String.join("\n", rows) + (rows.isEmpty() ? "" : "\n"));
    }

    private Terminal replay(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("replay", "--config", config));
        arguments.addAll(List.of(more));
        return Terminal.run(arguments.toArray());
    }

    private String linesOf(Object... more) {
        Terminal terminal = replay(more);
        assertEquals("", terminal.err());
        assertEquals(0, terminal.exit());
        return terminal.out();
    }

    @Test
    void printsEveryDecisionAsOneObjectALine() throws Exception {
        String lines = linesOf(trace("trap.csv", trapping()));
        List<String> phases = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            phases.add((String) JsonText.read(line).get("phase"));
        }
        assertTrue(phases.containsAll(List.of("suspected", "raised", "closed")), lines);
        assertTrue(lines.startsWith("{\"t_ms\":"), lines);
    }

    @Test
    void theSameTraceGivesTheSameBytesPlainOrZipped() throws Exception {
        Path plain = trace("trap.csv", trapping());
        Path zipped = folder.resolve("trap.csv.gz");
        try (OutputStream zip = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(plain, zip);
        }
        String lines = linesOf(plain);
        assertFalse(lines.isEmpty());
        assertEquals(lines, linesOf(plain));
        assertEquals(lines, linesOf(zipped));
    }

    @Test
    void aTraceCutAnywhereGivesTheSameLinesAsUncut() throws Exception {
        List<String> rows = trapping();
        String uncut = linesOf(trace("trap.csv", rows));
        Path state = folder.resolve("state.json");
        for (int cut = 1; cut < rows.size(); cut += cut < 35 || cut > 340 ? 1 : 13) {
            String first = linesOf("--state-out", state, trace("first.csv", rows.subList(0, cut)));
            String second = linesOf("--state-in", state, trace("second.csv", rows.subList(cut, rows.size())));
            assertEquals(uncut, first + second, "cut after row " + cut + ": " + rows.get(cut - 1));
        }
    }

    @Test
    void severalTracesEachStartFreshAndAreNamed() throws Exception {
        Path trap = trace("trap.csv", trapping());
        Path quiet = trace("quiet.csv", List.of("0,door_closed,1"));
        String alone = linesOf(trap);
        assertEquals(
                "{\"trace\":\"" + trap + "\"}\n" + alone + "{\"trace\":\"" + quiet + "\"}\n{\"trace\":\"" + trap
                        + "\"}\n" + alone,
                linesOf(trap, quiet, trap));
    }

    @Test
    void stateGoesWithOneTraceOnly() throws Exception {
        Path trap = trace("trap.csv", trapping());
        for (String option : List.of("--state-in", "--state-out")) {
            Terminal refused = replay(option, folder.resolve("state.json"), trap, trap);
            assertEquals(2, refused.exit());
            assertEquals("", refused.out());
            assertTrue(refused.err().contains("--state-in and --state-out need exactly one trace"));
        }
    }

    @Test
    void aMalformedRowIsNamedByFileAndLine() throws Exception {
        Path bad = trace("bad.csv", List.of("0,door_closed,1", "5,door_closed,2"));
        Terminal refused = replay(bad);
        assertEquals(2, refused.exit());
        assertEquals("", refused.out());
        assertTrue(refused.err().startsWith(bad + ":3: door_closed is \"2\""), refused.err());
    }

    @Test
    void bytesThatAreNoTextAreNamedByFileAndLine() throws Exception {
        Path bad = folder.resolve("bad.csv");
        Files.write(bad, (HEADER + "0,door_closed,1\n# \u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
        Terminal refused = replay(bad);
        assertEquals(2, refused.exit());
        assertTrue(refused.err().startsWith(bad + ":3: "), refused.err());
    }

    @Test
    void aZippedTraceThatIsCutOffOrNotZippedIsRefused() throws Exception {
        Path cut = folder.resolve("cut.csv.gz");
        try (OutputStream zip = new GZIPOutputStream(Files.newOutputStream(cut))) {
            zip.write((HEADER + String.join("\n", trapping())).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        Path plain = write("plain.csv.gz", HEADER);
        Path empty = write("empty.csv.gz", "");
        for (Path bad : List.of(cut, plain, empty)) {
            Terminal refused = replay(bad);
            assertEquals(2, refused.exit());
            assertTrue(refused.err().startsWith(bad + ":"), refused.err());
        }
    }

    @Test
    void whatCannotBeReadIsNamedAndEndsWithTwo() throws Exception {
        Path trap = trace("trap.csv", trapping());
        for (Object[] wrong : List.of(
                new Object[] {folder.resolve("missing.csv")},
                new Object[] {folder},
                new Object[] {"--state-in", folder.resolve("missing.json"), trap},
                new Object[] {"--state-in", trap, trap},
                new Object[] {"--state-out", folder.resolve("no/such/folder.json"), trap})) {
            Terminal refused = replay(wrong);
            assertEquals(2, refused.exit());
            assertTrue(refused.err().contains(folder.toString()), refused.err());
            assertFalse(refused.err().contains("Exception"), refused.err());
        }
    }

    @Test
    void rowsOfSignalsThatAreNotWiredAreSkippedWithOneNoteEach() throws Exception {
        Path trace = trace("t.csv", List.of("0,mains_ok,1", "1,mains_ok,0", "2,stall,0"));
        Terminal terminal = replay(trace);
        assertEquals(0, terminal.exit());
        assertEquals("", terminal.out());
        assertEquals(
                trace + ": rows of mains_ok are skipped: it is not wired in this installation\n" + trace
                        + ": rows of stall are skipped: it is not wired in this installation\n",
                terminal.err());
    }

    @Test
    void anEmptyTraceDecidesNothing() throws Exception {
        assertEquals("", linesOf(trace("empty.csv", List.of())));
    }

    @Test
    void silenceOfThirtyYearsWithSomebodyInTheCarIsNamedAndNotWaitedFor() throws Exception {
        Path trace = trace(
                "long.csv",
                List.of(
                        "0,door_closed,1",
                        "0,door_open,0",
                        "0,position_mm,2000",
                        "0,occupied,1",
                        "1000000000000,occupied,1"));
        Terminal replay = assertTimeoutPreemptively(
                Duration.ofMinutes(3), () -> Terminal.runIn(Locale.ENGLISH, "replay", "--config", config, trace));
        assertEquals(2, replay.exit());
        assertTrue(
                replay.err().contains(":6: nothing is read from 0 to 1000000000000 ms, and more than 1000000 timers"),
                replay.err());
    }

    @Test
    void aStateIsNotWrittenThroughALinkAndNotReadFromAPipe() throws Exception {
        Path trace = trace("t.csv", trapping());
        Path secret = write("secret", "untouched");
        Path link = Files.createSymbolicLink(folder.resolve("state.json"), secret);
        Terminal replay = Terminal.runIn(Locale.ENGLISH, "replay", "--config", config, "--state-out", link, trace);
        assertEquals(2, replay.exit());
        assertTrue(replay.err().contains("it is a link, and links are not written through"), replay.err());
        assertEquals("untouched", Files.readString(secret));
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        for (Object[] arguments : new Object[][] {
            {"replay", "--config", config, "--state-in", pipe, trace},
            {"replay", "--config", config, "--state-out", pipe, trace},
            {"replay", "--config", config, pipe},
            {"replay", "--config", pipe, trace},
            {"check", "--config", pipe}
        }) {
            Terminal refused =
                    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Terminal.runIn(Locale.ENGLISH, arguments));
            assertEquals(2, refused.exit(), refused.err());
            assertTrue(refused.err().contains("it is a pipe, allowed is a file"), refused.err());
        }
    }
}
