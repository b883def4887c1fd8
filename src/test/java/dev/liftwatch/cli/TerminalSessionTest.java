package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process in a real pseudo-terminal: whatever ends it, the shell gets its terminal back as it was. */
class TerminalSessionTest {
    private static final String SCREEN_IS_BACK = "\u001b[?1049l";

    @TempDir
    private Path folder;

    private String program;

    @BeforeEach
    void command() {
        program = Path.of(System.getProperty("java.home"), "bin", "java")
                + " --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                + "' dev.liftwatch.cli.KeyEcho";
    }

    /** The program between two looks at the mode of the terminal. */
    private String inAShell(String command) {
        return "export TERM=xterm\nstty -g > " + folder + "/before\n" + command + "\necho ended $?\nstty -g > " + folder
                + "/after.new; mv " + folder + "/after.new " + folder + "/after; read wait\n";
    }

    private void awaitSameMode(PseudoTerminal terminal) throws IOException {
        terminal.await("the shell goes on", () -> Files.exists(folder.resolve("after")));
        assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
        assertTrue(terminal.shown().contains(SCREEN_IS_BACK), terminal.shown());
        assertTrue(terminal.shown().contains("\u001b[?25h"), "the cursor is shown again");
    }

    @Test
    void readsOneKeyAtATimeWithoutEchoAndGivesTheTerminalBack() throws IOException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, inAShell(program))) {
            terminal.awaitText("keys .");
            assertTrue(terminal.mode().contains("-icanon"), terminal.mode());
            assertTrue(terminal.mode().contains("-echo "), terminal.mode());

            terminal.type("s\u001b[A");

            terminal.awaitText("keys sUP.");
            terminal.type("q");
            awaitSameMode(terminal);
        }
    }

    @Test
    void drawsAgainWhenTheWindowChangesItsSize() throws IOException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, inAShell(program))) {
            terminal.awaitText("size 80x24");

            terminal.resize(45, 40);

            terminal.awaitText("size 45x40");
            terminal.type("q");
            awaitSameMode(terminal);
        }
    }

    @Test
    void givesTheTerminalBackAfterControlC() throws IOException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, inAShell("trap : INT\n" + program))) {
            terminal.awaitText("keys .");
            terminal.type("\u0003");
            awaitSameMode(terminal);
        }
    }

    @Test
    void givesTheTerminalBackWhenItIsKilledFromOutside() throws IOException {
        try (PseudoTerminal terminal =
                new PseudoTerminal(folder, inAShell(program + " &\necho $! > " + folder + "/pid; fg"))) {
            terminal.awaitText("keys .");
            PseudoTerminal.run(
                    "kill", "-TERM", Files.readString(folder.resolve("pid")).strip());
            awaitSameMode(terminal);
        }
    }

    @Test
    void givesTheTerminalBackWhenItFails() throws IOException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, inAShell(program))) {
            terminal.awaitText("keys .");
            terminal.type("x");
            awaitSameMode(terminal);
            assertTrue(terminal.shown().contains("as asked"), terminal.shown());
        }
    }

    @Test
    void givesTheTerminalToTheShellOnControlZAndTakesItBack() throws IOException {
        String script = "export TERM=xterm\nstty -g > " + folder + "/before\n" + program + "\nstty -g > " + folder
                + "/after.new; mv " + folder + "/after.new " + folder + "/after\nread wait\nfg\necho over\nread wait\n";
        try (PseudoTerminal terminal = new PseudoTerminal(folder, script)) {
            terminal.awaitText("keys .");
            terminal.type("s");
            terminal.awaitText("keys s.");
            terminal.type("\u001a");
            awaitSameMode(terminal);
            terminal.forget();

            terminal.type("\n");

            terminal.awaitText("keys s.");
            assertTrue(terminal.mode().contains("-icanon"), terminal.mode());
            terminal.type("q");
            terminal.awaitText("over");
            assertFalse(terminal.mode().contains("-icanon"), terminal.mode());
        }
    }

    @Test
    void endsWhenTheTerminalIsGone() throws IOException {
        ProcessHandle process;
        try (PseudoTerminal terminal = new PseudoTerminal(
                folder, inAShell("trap '' HUP\n" + program + " &\necho $! > " + folder + "/pid; fg"))) {
            terminal.awaitText("keys .");
            process = ProcessHandle.of(Long.parseLong(
                            Files.readString(folder.resolve("pid")).strip()))
                    .orElseThrow();
            terminal.hangUp();
            terminal.await("the process ends", () -> !process.isAlive());
        }
    }

    @Test
    void isPlainWhereTheTerminalCannotPlaceText() throws IOException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, "TERM=dumb " + program + "\nread wait\n")) {
            terminal.awaitText("plain lines");
        }
        try (PseudoTerminal terminal = new PseudoTerminal(folder, "TERM=xterm " + program + " | cat\nread wait\n")) {
            terminal.awaitText("plain lines");
            assertFalse(terminal.shown().contains("\u001b"), terminal.shown());
        }
    }
}
