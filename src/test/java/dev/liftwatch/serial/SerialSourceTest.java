package dev.liftwatch.serial;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.SentenceDecoder;
import dev.liftwatch.wire.SentenceEncoder;
import dev.liftwatch.wire.SourceCondition;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A serial source on real pseudo-terminals. */
class SerialSourceTest extends OnARealLine {
    private void read(String port) {
        read(
                port,
                115_200,
                new SentenceDecoder(),
                new ChannelMap.Wire("door_closed", Signal.DOOR_CLOSED, false, BigDecimal.ONE, BigDecimal.ZERO));
    }

    private static void say(Path line, long doorClosed) throws Exception {
        try (OutputStream out = Files.newOutputStream(line)) {
            for (byte[] sentence : new SentenceEncoder().encode(Map.of(Signal.DOOR_CLOSED, doorClosed))) {
                out.write(sentence);
            }
            out.flush();
        }
    }

    @Test
    void sentencesOnTheLineArriveAsReadingsWithGarbageBetween() throws Exception {
        try (PtyPair pty = new PtyPair(folder)) {
            read(pty.agentEnd().toString());
            Files.write(pty.boardEnd(), new byte[] {1, 2, '$', 'x', (byte) 200});
            say(pty.boardEnd(), 1);
            await("the reading", () -> readings.contains(Reading.of(Signal.DOOR_CLOSED, 1)));
            await("its condition", () -> source.condition().state() == SourceCondition.State.GOOD);
            assertTrue(source.condition().counters().noiseBytes() >= 5);
        }
    }

    @Test
    void aPortThatVanishesIsAConditionAndIsFoundAgainWhenItReturns() throws Exception {
        try (PtyPair pty = new PtyPair(folder)) {
            read(pty.agentEnd().toString());
            say(pty.boardEnd(), 1);
            await("the first reading", () -> readings.size() == 1);
            pty.unplug();
            await("the loss", () -> source.condition().state() == SourceCondition.State.MISSING);
            pty.plug();
            await("the second reading", () -> {
                say(pty.boardEnd(), 0);
                return readings.contains(Reading.of(Signal.DOOR_CLOSED, 0));
            });
        }
    }

    @Test
    void bytesWithoutAnySentenceAreAConditionWithTheLikelyCause() throws Exception {
        try (PtyPair pty = new PtyPair(folder)) {
            read(pty.agentEnd().toString());
            await("garble", () -> {
                Files.write(pty.boardEnd(), new byte[] {7, 7, 7});
                return source.condition().state() == SourceCondition.State.GARBLED;
            });
            assertTrue(source.condition().text().contains("baud rate"));
        }
    }

    /** More in a second than the fastest line brings, for as long as it takes to be noticed. */
    @Test
    void aFloodIsNamedAndASentenceBehindItIsRead() throws Exception {
        try (PtyPair pty = new PtyPair(folder)) {
            read(pty.agentEnd().toString());
            byte[] flood = new byte[4096];
            new Random(1).nextBytes(flood);
            await("garble", () -> {
                Files.write(pty.boardEnd(), flood);
                return source.condition().state() == SourceCondition.State.GARBLED;
            });
            await("a sentence", () -> {
                say(pty.boardEnd(), 1);
                return readings.contains(Reading.of(Signal.DOOR_CLOSED, 1));
            });
            assertTrue(source.raw().from(0, Integer.MAX_VALUE).size() < RawBytes.MOST_KEPT, "what is kept is bounded");
        }
    }

    @Test
    void aMissingPortIsACondition() {
        read(folder.resolve("nowhere").toString());
        await("missing", () -> source.condition().state() == SourceCondition.State.MISSING);
        assertTrue(source.condition().text().contains("does not exist: is the adapter plugged in?"));
    }

    @Test
    void aDirectoryIsNoPort() {
        read(folder.toString());
        await("missing", () -> source.condition().state() == SourceCondition.State.MISSING);
        assertTrue(source.condition().text().contains("is a directory"));
    }
}
