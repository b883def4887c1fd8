package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.control.ControlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentSocketsTest {
    @TempDir
    private Path folder;

    private void socket(String instance, String lift) throws Exception {
        Files.createFile(
                Files.createDirectories(folder.resolve(instance)).toRealPath().resolve(lift + ".sock"));
    }

    @Test
    void anAgentIsFoundInTheFolderOfItsInstanceWhateverThatIsCalled() throws Exception {
        Path own = Files.createDirectories(folder.resolve("device"));
        try (ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
                ControlServer server =
                        ControlServer.open(own.resolve("hz-1.sock"), _ -> "{\"error\":\"heard\"}", deadlines)) {
            Thread.ofPlatform().daemon().start(server);
            Terminal only = Terminal.run("status", "--json", "--runtime-dir", folder);
            assertTrue((only.out() + only.err()).contains("heard"), only.out() + only.err());
            Terminal named = Terminal.run("status", "--json", "--runtime-dir", folder, "--lift", "hz-1");
            assertTrue((named.out() + named.err()).contains("heard"), named.out() + named.err());
        }
    }

    @Test
    void statusShowsEveryLiftAndSaysOfWhichNoAgentAnswers() throws Exception {
        socket("device", "hz-1");
        socket("east", "hz-2");
        Files.createFile(folder.resolve("hz-3.sock"));
        Terminal status = Terminal.run("status", "--runtime-dir", folder);
        assertEquals(3, status.exit());
        for (String lift : List.of("hz-1", "hz-2", "hz-3")) {
            assertTrue(status.out().contains("!! " + lift), status.out());
        }
    }

    @Test
    void anAgentThatPretendsToWatchAnothersLiftIsNotTakenForIt() throws Exception {
        socket("east", "hz-2");
        socket("west", "hz-2");
        Terminal status = Terminal.run("status", "--runtime-dir", folder, "--lift", "hz-2");
        assertEquals(2, status.exit());
        assertTrue(
                status.err()
                        .contains(folder.resolve("east").resolve("hz-2.sock").toString()),
                status.err());
        assertTrue(
                status.err()
                        .contains(folder.resolve("west").resolve("hz-2.sock").toString()),
                status.err());
    }

    @Test
    void aLiftThatIsNotWatchedHereIsSaid() throws Exception {
        socket("east", "hz-2");
        Terminal status = Terminal.run("status", "--runtime-dir", folder, "--lift", "hz-9");
        assertEquals(3, status.exit());
        assertTrue(status.err().contains("hz-9.sock"), status.err());
    }
}
