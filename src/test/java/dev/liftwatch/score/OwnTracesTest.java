package dev.liftwatch.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.report.LiftIdentity;
import dev.liftwatch.report.LivePicture;
import dev.liftwatch.report.MessageSchemas;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Texts;
import dev.liftwatch.time.WallTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own labelled traces hold, say what they show, and leave no cause and no other incident out. */
class OwnTracesTest {
    private static final Path FOLDER = Path.of("src/test/resources/traces");

    static Stream<Path> traces() throws Exception {
        return TraceScore.cases(FOLDER).stream();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void holds(Path trace) throws Exception {
        assertEquals(List.of(), TraceScore.faults(trace));
    }

    /** As the agent would have told it: every decision, and the live picture at that moment. */
    @ParameterizedTest
    @MethodSource("traces")
    void everyMessageOfItIsAsItsSchemaSays(Path trace) throws Exception {
        LiftIdentity lift = new LiftIdentity("hz-1", null, null, null, null, null, null, List.of("B1", "1"));
        Messages messages = new Messages(lift, "boot", "1", Texts.in(Locale.ENGLISH), 0);
        TraceScore.replay(trace, (judgement, decision) -> {
            Messages.Stamp stamp = new Messages.Stamp(
                    "01937a5c-0000-7000-8000-000000000001", new Moment(decision.atMs(), new WallTime(0, false)));
            boolean suspicion = decision.phase() == Phase.SUSPECTED || decision.phase() == Phase.DISMISSED;
            MessageSchemas.assertValid(
                    decision.isTrap() && !suspicion ? "alarm" : "event",
                    JsonText.write(messages.incident(decision, Map.of(), stamp, new Messages.Filing("store", 1))));
            MessageSchemas.assertValid("state", JsonText.write(messages.state(LivePicture.of(judgement), stamp, 1)));
        });
    }

    @ParameterizedTest
    @MethodSource("traces")
    void saysInItsFirstLineWhatItShows(Path trace) throws Exception {
        String first = Files.readAllLines(trace.resolve("trace.csv")).getFirst();
        assertTrue(first.matches("# .{20,}\\."), first);
    }

    /** A trace carries readings, and none of them says whether the clock of the box is right. */
    @Test
    void everyOtherIncidentIsShownByATraceButTheClockWhichNoTraceCarries() throws Exception {
        Set<FaultKind> shown = EnumSet.noneOf(FaultKind.class);
        for (Path trace : traces().toList()) {
            for (TraceCase.Incident incident : TraceCase.read(trace).incidents()) {
                shown.add(FaultKind.valueOf(
                        incident.kind().toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(FaultKind.CLOCK_UNSET)), shown);
    }

    @Test
    void everyCauseIsShownByATrace() throws Exception {
        Set<Cause> shown = EnumSet.noneOf(Cause.class);
        for (Path trace : traces().toList()) {
            for (Decision decision : TraceScore.decisions(trace)) {
                if (decision.phase() == Phase.RAISED && decision.kind().equals(Decision.TRAP)) {
                    shown.add(decision.cause());
                }
            }
        }
        // What a human says is not in a trace.
        assertEquals(EnumSet.complementOf(EnumSet.of(Cause.RESCUE_NOT_SEEN)), shown);
    }
}
