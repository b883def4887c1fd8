package dev.liftwatch.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service manager is told over its socket, a real one. */
class ServiceManagerTest {
    private static final long OWN_PID = 4711;

    @TempDir
    private Path folder;

    private static Optional<ServiceManager> manager(Map<String, String> environment) {
        return ServiceManager.of(environment, OWN_PID);
    }

    @Test
    void itHearsWhatItIsTold() throws Exception {
        try (ManagerSocket socket = new ManagerSocket(folder)) {
            ServiceManager manager =
                    manager(Map.of("NOTIFY_SOCKET", socket.path().toString())).orElseThrow();
            assertTrue(manager.tell("READY=1\nSTATUS=judging; 平层"));
            socket.awaitWords("READY=1\nSTATUS=judging; 平层");
            assertTrue(manager.tell("WATCHDOG=1"));
            socket.awaitWords("WATCHDOG=1");
        }
    }

    @Test
    void aManagerThatIsGoneIsNoFault() {
        ServiceManager manager = manager(
                        Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString()))
                .orElseThrow();
        assertFalse(manager.tell("READY=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "/"})
    void whereThereIsNoSocketThereIsNoManager(String path) {
        assertTrue(manager(Map.of("NOTIFY_SOCKET", path)).isEmpty());
        assertTrue(manager(Map.of()).isEmpty());
        assertTrue(manager(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(107))).isEmpty(), "too long for an address");
    }

    @Test
    void itsWatchdogIsMeantForTheProcessThatItNamesAlone() {
        Map<String, String> watching = Map.of("NOTIFY_SOCKET", "/run/n", "WATCHDOG_USEC", "30000000");
        assertEquals(OptionalLong.of(30_000), manager(watching).orElseThrow().watchdogMs());
        assertEquals(
                OptionalLong.empty(),
                manager(Map.of("NOTIFY_SOCKET", "/run/n", "WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "1"))
                        .orElseThrow()
                        .watchdogMs());
        assertEquals(
                OptionalLong.empty(),
                manager(Map.of("NOTIFY_SOCKET", "/run/n")).orElseThrow().watchdogMs());
    }
}
