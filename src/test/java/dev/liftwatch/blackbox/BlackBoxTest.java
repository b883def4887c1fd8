package dev.liftwatch.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.BlackBox.FromState;
import dev.liftwatch.blackbox.BlackBox.Incident;
import dev.liftwatch.blackbox.BlackBox.Span;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.signal.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded can be exported, and replays to the same incidents. */
class BlackBoxTest {
    @TempDir
    private Path home;

    private RecordedLift lift;

    @BeforeEach
    void install() throws Exception {
        lift = new RecordedLift(home);
    }

    private static List<String> told(List<Decision> decisions, long zeroMs) {
        return decisions.stream()
                .filter(Decision::isTrap)
                .map(d -> d.atMs() - zeroMs + " " + d.phase().code() + " "
                        + d.cause().code() + " " + d.certainty().code())
                .toList();
    }

    private Path export(BlackBox box, Span span) throws Exception {
        StringBuilder trace = new StringBuilder();
        box.export(span, trace);
        return Files.writeString(home.resolve("export.csv"), trace);
    }

    private List<String> files(String end) throws Exception {
        try (Stream<Path> files = Files.list(lift.folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theExportOfAnIncidentReplaysToTheSameIncident() throws Exception {
        BlackBox box =
                lift.atRest().pass(1000).trapsSomebody().letsThemOut().pass(30).written();
        Incident incident = box.incidents().getFirst();
        assertEquals("trap", incident.kind());
        assertEquals("stopped-outside-door-zone", incident.particulars());
        Span span = box.around(incident);

        List<Decision> replayed = lift.replay(export(box, span), Optional.empty());

        List<String> live = told(lift.decisions(), span.fromMs());
        assertEquals(3, live.size(), live.toString());
        assertEquals(live, told(replayed, 0));
    }

    @Test
    void theExportBeginsWithTheWallTimeAndThePictureAndHoldsEveryReadingOfTheTimeAround() throws Exception {
        BlackBox box = lift.atRest().pass(1500).trapsSomebody().letsThemOut().written();
        Span span = box.around(box.incidents().getFirst());
        List<String> lines = Files.readAllLines(export(box, span));
        assertEquals("# began=" + RecordedLift.BEGAN.plusMillis(span.fromMs()), lines.getFirst());
        assertEquals(TraceReader.HEADER, lines.get(1));
        assertEquals(
                Set.of("0,door_closed,1", "0,door_open,0", "0,position_mm,0", "0,occupied,0"),
                Set.copyOf(lines.subList(2, 6)));
        for (int mm = 100; mm <= 4200; mm += 100) {
            String end = ",position_mm," + mm;
            assertTrue(lines.stream().anyMatch(line -> line.endsWith(end)), "the reading " + mm);
        }
    }

    @Test
    void fromTheStateOnItReplaysToTheVeryTicksThoughTheAgentKnewAnInvertedWire() throws Exception {
        lift.atRest().pass(10);
        // The presence sensor is wired the wrong way round: high while nobody is in the car, for days.
        lift.read(Signal.OCCUPIED, 1).pass(1500);
        BlackBox box = lift.trapsSomebody().letsThemOut().pass(10).written();
        Span span = box.around(box.incidents().getLast());
        StringBuilder trace = new StringBuilder();

        FromState part = box.fromState(span).orElseThrow();
        box.export(part, trace);

        long fromMs = Row.of(trace.toString().lines().skip(2).findFirst().orElseThrow())
                .orElseThrow()
                .tickMs();
        List<Decision> replayed =
                lift.replay(Files.writeString(home.resolve("exact.csv"), trace), Optional.of(part.state()));
        assertEquals(
                told(lift.decisions().stream().filter(d -> d.atMs() >= fromMs).toList(), 0), told(replayed, 0));
        assertFalse(replayed.isEmpty());
    }

    @Test
    void anIncidentRaisedAfterAllWiresFellSilentIsRaisedInTheReplayToo() throws Exception {
        lift.atRest().pass(700).trapsSomebody();
        for (Signal signal : List.of(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.POSITION_MM, Signal.OCCUPIED)) {
            lift.silence(signal);
        }
        BlackBox box = lift.pass(300).written();
        Span span = box.around(box.incidents().getFirst());
        List<String> live = told(lift.decisions(), span.fromMs());
        assertEquals(live, told(lift.replay(export(box, span), Optional.empty()), 0));
    }

    @Test
    void theStateIsThatOfTheFileInWhichThePartBegins() throws Exception {
        BlackBox box = lift.atRest().pass(3 * Recorder.SEGMENT_MS / 1000.0).written();
        StringBuilder trace = new StringBuilder();
        Span part = new Span(Recorder.SEGMENT_MS + 5000, Recorder.SEGMENT_MS + 9000);
        box.export(box.fromState(part).orElseThrow(), trace);
        long firstMs = Row.of(trace.toString().lines().skip(2).findFirst().orElseThrow())
                .orElseThrow()
                .tickMs();
        assertEquals(Recorder.SEGMENT_MS, firstMs);
    }

    @Test
    void whereTheAgentWasDownEverySignalIsLost() throws Exception {
        lift.atRest().pass(30).restart(120).read(Signal.DOOR_CLOSED, 1).pass(10);
        BlackBox box = lift.written();
        List<String> lines = Files.readAllLines(export(box, box.all().orElseThrow()));
        assertEquals(
                Set.of("30001,door_closed,-", "30001,door_open,-", "30001,position_mm,-", "30001,occupied,-"),
                lines.stream().filter(line -> line.startsWith("30001,")).collect(Collectors.toSet()));
        assertTrue(lines.indexOf("150000,door_closed,1") > lines.indexOf("30001,door_closed,-"));
    }

    @Test
    void aWireThatFellSilentIsLostInTheRecordThoughNobodySaidSo() throws Exception {
        BlackBox box =
                lift.atRest().pass(10).silence(Signal.POSITION_MM).pass(20).written();
        List<String> lines = Files.readAllLines(export(box, box.all().orElseThrow()));
        assertEquals(
                List.of("15000,position_mm,-"),
                lines.stream().filter(line -> line.endsWith(",-")).toList());
    }

    @Test
    void aPartBetweenTwoWallTimesBeginsAndEndsThere() throws Exception {
        BlackBox box = lift.atRest().pass(100).written();
        Instant from = RecordedLift.BEGAN.plusSeconds(20);
        Span span = box.between(from, from.plusSeconds(10)).orElseThrow();
        assertEquals(new Span(20_000, 30_000), span);
        assertEquals(Optional.empty(), box.between(from.plusSeconds(1000), from.plusSeconds(2000)));
    }

    @Test
    void aClockThatIsNotKnownToBeRightIsNamedInTheRecord() throws Exception {
        lift.withClockUnsynced().atRest().pass(2).written();
        assertTrue(Files.readAllLines(lift.folder().resolve(files(".csv").getFirst()))
                .contains(Segment.UNSYNCED));
    }

    @Test
    void aLineThatWasBeingWrittenAtAPowerCutAndWhatTheCardMadeOfItArePassedOver() throws Exception {
        lift.atRest().pass(5).written();
        Path file = lift.folder().resolve(files(".csv").getFirst());
        Files.writeString(
                file, "\0\0\0\0\n6000,door_closed,7\n6000,nothing,1\n6000,door_cl", StandardOpenOption.APPEND);
        BlackBox box = BlackBox.open(lift.folder());
        assertEquals(5000, box.all().orElseThrow().toMs());
        lift.replay(export(box, box.all().orElseThrow()), Optional.empty());
    }

    @Test
    void whatCannotBeWrittenIsTriedAgainAndTheJudgementGoesOn() throws Exception {
        Files.writeString(lift.folder(), "a file where the folder should be");
        lift.atRest().pass(10).trapsSomebody();
        assertFalse(lift.decisions().isEmpty());
        assertThatNothingIsWritten();
    }

    private void assertThatNothingIsWritten() throws Exception {
        Recorder recorder = new Recorder(lift.folder(), dev.liftwatch.linux.SystemClock.startingAt(0));
        recorder.begin(0, new dev.liftwatch.time.WallTime(0, true), Optional.empty(), List.of());
        recorder.stop();
        recorder.writer().run();
        assertFalse(recorder.isDue(Recorder.RETRY_MS - 1));
        assertTrue(recorder.isDue(Recorder.RETRY_MS));
    }
}
