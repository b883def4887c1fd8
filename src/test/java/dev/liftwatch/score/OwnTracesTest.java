package dev.liftwatch.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.entrapment.Cause;
import dev.liftwatch.entrapment.Decision;
import dev.liftwatch.entrapment.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own labelled traces hold, say what they show, and leave no cause out. */
class OwnTracesTest {
    private static final Path FOLDER = Path.of("src/test/resources/traces");

    static Stream<Path> traces() throws Exception {
        return Score.cases(FOLDER).stream();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void holds(Path trace) throws Exception {
        assertEquals(List.of(), Score.faults(trace));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void saysInItsFirstLineWhatItShows(Path trace) throws Exception {
        String first = Files.readAllLines(trace.resolve("trace.csv")).getFirst();
        assertTrue(first.matches("# .{20,}\\."), first);
    }

    @Test
    void everyCauseIsShownByATrace() throws Exception {
        Set<Cause> shown = EnumSet.noneOf(Cause.class);
        for (Path trace : traces().toList()) {
            for (Decision decision : Score.decisions(trace)) {
                if (decision.phase() == Phase.RAISED && decision.kind().equals(Decision.TRAP)) {
                    shown.add(decision.cause());
                }
            }
        }
        assertEquals(EnumSet.allOf(Cause.class), shown);
    }
}
