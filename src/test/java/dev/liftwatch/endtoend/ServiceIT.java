package dev.liftwatch.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.linux.ManagerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed agent under a service manager, whose socket is a real one. */
class ServiceIT {
    private static final int NO_BROKER = 1;

    @TempDir
    private Path folder;

    @Test
    void theManagerHearsThatItJudgesHowItDoesThatItLivesAndThatItEnds() throws Exception {
        try (ManagerSocket manager = new ManagerSocket(folder);
                Installation installation =
                        new Installation(folder, Installation.device(folder.resolve("port"), NO_BROKER, ""))) {
            installation.setEnvironment(Map.of("NOTIFY_SOCKET", manager.path().toString(), "WATCHDOG_USEC", "1500000"));
            Process agent = installation.run();
            manager.awaitWords("READY=1");
            manager.awaitWords("STATUS=judging; no incident; sources board missing; uplinks 0 of 1 connected");
            Awaitility.await("it lives").atMost(Patience.SOON).until(() -> count(manager) >= 3);
            agent.destroy();
            assertTrue(agent.waitFor(Patience.SOON.toSeconds(), TimeUnit.SECONDS));
            manager.awaitWords("STOPPING=1");
            assertEquals(1, manager.told().split("READY=1", -1).length - 1, "it is ready once");
        }
    }

    private static int count(ManagerSocket manager) throws Exception {
        return manager.told().split("WATCHDOG=1", -1).length - 1;
    }

    @Test
    void underTheJournalEveryLineHasItsPriority() throws Exception {
        try (Installation installation =
                new Installation(folder, Installation.device(folder.resolve("port"), NO_BROKER, ""))) {
            installation.setEnvironment(Map.of("JOURNAL_STREAM", "8:4711"));
            installation.run();
            Awaitility.await("a warning")
                    .atMost(Patience.SOON)
                    .until(() -> installation.log().contains("<4>source board"));
            assertTrue(installation.log().lines().allMatch(line -> line.matches("<[3467]>.*")), installation.log());
        }
    }
}
