package dev.liftwatch.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.SentenceDecoder;
import dev.liftwatch.wire.SentenceEncoder;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another program that may do so, such as a terminal or a getty, sets the port that the agent has open to its own liking. */
class ChangedPortTest extends OnARealLine {
    private final SentenceEncoder board = new SentenceEncoder();

    private void read(PtyPair pty) {
        read(
                pty.agentEnd().toString(),
                115_200,
                new SentenceDecoder(),
                new ChannelMap.Wire("door_closed", Signal.DOOR_CLOSED, false, BigDecimal.ONE, BigDecimal.ZERO));
    }

    private void say(RandomAccessFile line, long doorClosed) throws Exception {
        for (byte[] sentence : board.encode(Map.of(Signal.DOOR_CLOSED, doorClosed))) {
            line.write(sentence);
        }
    }

    private static void stty(Path port, String settings) throws Exception {
        String[] command = ("stty -F " + port + " " + settings).split(" ", -1);
        Process stty = new ProcessBuilder(command).inheritIO().start();
        assertTrue(stty.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, stty.exitValue());
    }

    private static String settings(Path port) throws Exception {
        Process stty = new ProcessBuilder("stty", "-F", port.toString(), "-g").start();
        return new String(stty.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sane", "9600", "echo", "icanon", "icrnl", "-echo ixon", "1200 icanon echo"})
    void whatAnotherProgramSetsIsUndoneAndTheBoardIsRead(String changed) throws Exception {
        try (PtyPair pty = new PtyPair(folder);
                RandomAccessFile line = new RandomAccessFile(pty.boardEnd().toFile(), "rw")) {
            read(pty);
            say(line, 0);
            await("the first reading", () -> readings.contains(Reading.of(Signal.DOOR_CLOSED, 0)));
            String ours = settings(pty.agentEnd());
            stty(pty.agentEnd(), changed);
            await("the settings of the file", () -> settings(pty.agentEnd()).equals(ours));
            await("a reading", () -> {
                say(line, 1);
                return readings.contains(Reading.of(Signal.DOOR_CLOSED, 1));
            });
        }
    }

    @Test
    void nothingIsEverEchoedOntoALineThatIsOnlyListenedTo() throws Exception {
        try (PtyPair pty = new PtyPair(folder);
                RandomAccessFile line = new RandomAccessFile(pty.boardEnd().toFile(), "rw")) {
            read(pty);
            say(line, 0);
            await("the first reading", () -> readings.contains(Reading.of(Signal.DOOR_CLOSED, 0)));
            Process far = new ProcessBuilder("cat", pty.boardEnd().toString()).start();
            try {
                int[] said = {0};
                Awaitility.await("many sentences while echo is switched on again and again")
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> {
                            if (said[0] % 50 == 0) {
                                stty(pty.agentEnd(), "sane");
                            }
                            say(line, 1);
                            return ++said[0] == 400;
                        });
                assertEquals(0, far.getInputStream().available(), "bytes sent back to the board");
            } finally {
                far.destroy();
            }
        }
    }
}
