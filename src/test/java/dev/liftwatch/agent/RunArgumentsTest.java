package dev.liftwatch.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunArgumentsTest {
    private static Optional<RunArguments> plain(String... arguments) {
        return RunArguments.plain(arguments);
    }

    @Test
    void thePlainFormNeedsNoLibrary() {
        RunArguments run = plain("run", "--config", "c", "--allow-volatile-store", "--state-dir", "s")
                .orElseThrow();
        assertEquals(Path.of("c"), run.config());
        assertEquals(Optional.of(Path.of("s")), run.stateFolder());
        assertTrue(run.volatileStore());
        assertFalse(plain("run").orElseThrow().volatileStore());
    }

    @Test
    void everythingElseIsLeftToTheCommandLineLibrary() {
        assertEquals(Optional.empty(), plain("status"));
        assertEquals(Optional.empty(), plain("run", "--help"));
        assertEquals(Optional.empty(), plain("run", "--config"));
        assertEquals(Optional.empty(), plain());
    }
}
