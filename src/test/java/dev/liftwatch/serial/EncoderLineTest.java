package dev.liftwatch.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.wire.CanProfile;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.Decoder;
import dev.liftwatch.wire.ElgoDecoder;
import dev.liftwatch.wire.SlcanDecoder;
import dev.liftwatch.wire.SourceCondition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Encoders on real pseudo-terminals, and the adapter between one of them and the lift's own bus. */
class EncoderLineTest extends OnARealLine {
    private void read(Path port, Decoder decoder) {
        read(
                port.toString(),
                19_200,
                decoder,
                new ChannelMap.Wire("position_mm", Signal.POSITION_MM, false, BigDecimal.ONE, BigDecimal.ZERO));
    }

    @Test
    void theStreamOfAnEncoderArrivesAsPositionsAlsoAfterItWasUnplugged() throws Exception {
        byte[] frames = {2, 0, 48, 57, 3, 0, 13, 2, 0, 48, 57, 3, 0, 13};
        try (PtyPair pty = new PtyPair(folder)) {
            read(pty.agentEnd(), new ElgoDecoder(BigDecimal.ONE));
            Files.write(pty.boardEnd(), frames);
            await("the position", () -> readings.contains(Reading.of(Signal.POSITION_MM, 12_345)));
            pty.unplug();
            await("the loss", () -> source.condition().state() == SourceCondition.State.MISSING);
            readings.clear();
            pty.plug();
            await("the position again", () -> {
                Files.write(pty.boardEnd(), frames);
                return readings.contains(Reading.of(Signal.POSITION_MM, 12_345));
            });
        }
    }

    /** What the agent writes up to so many carriage returns; each command is answered. */
    private static String commands(RandomAccessFile adapter, int returns, String refused) throws IOException {
        StringBuilder heard = new StringBuilder();
        int command = 0;
        while (heard.chars().filter(c -> c == '\r').count() < returns) {
            int octet = adapter.read();
            heard.append((char) octet);
            if (octet == '\r') {
                boolean refuses = heard.substring(command).equals(refused);
                adapter.write(refuses ? 7 : '\r');
                command = heard.length();
            }
        }
        return heard.toString();
    }

    @Test
    void anAdapterIsOpenedForListeningOnlyAndThenItsFramesArrive() throws Exception {
        CanProfile lift = new CanProfile(0x18C, CanProfile.Layout.CIA417, new BigDecimal("0.5"));
        try (PtyPair pty = new PtyPair(folder);
                RandomAccessFile adapter = new RandomAccessFile(pty.boardEnd().toFile(), "rw")) {
            read(pty.agentEnd(), new SlcanDecoder(lift, 250));
            assertEquals("\rC\rS5\rL\r", commands(adapter, 4, ""));
            adapter.write("t18C472600000\r".getBytes(StandardCharsets.US_ASCII));
            await("the position", () -> readings.contains(Reading.of(Signal.POSITION_MM, 12_345)));
            await("its condition", () -> source.condition().state() == SourceCondition.State.GOOD);
        }
    }

    @Test
    void anAdapterThatWouldTalkOnTheBusIsAConditionThatSaysWhatToDo() throws Exception {
        CanProfile lift = new CanProfile(0x18C, CanProfile.Layout.CIA417, new BigDecimal("0.5"));
        try (PtyPair pty = new PtyPair(folder);
                RandomAccessFile adapter = new RandomAccessFile(pty.boardEnd().toFile(), "rw")) {
            read(pty.agentEnd(), new SlcanDecoder(lift, 250));
            assertEquals("\rC\rS5\rL\r", commands(adapter, 4, "L\r"));
            await("the refusal", () -> source.condition().state() == SourceCondition.State.IMPAIRED);
            assertTrue(source.condition().text().contains("listen only"));
        }
    }
}
