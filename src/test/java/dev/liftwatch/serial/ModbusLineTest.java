package dev.liftwatch.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.modbus.ModbusPoller;
import dev.liftwatch.modbus.ModbusRead;
import dev.liftwatch.modbus.ModbusRead.Table;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.SourceCondition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An input module on a real pseudo-terminal, asked by the agent. */
class ModbusLineTest extends OnARealLine {
    private static final byte[] ANSWER = HexFormat.ofDelimiter(" ").parseHex("01 02 01 05 61 8b");

    private void read(Path port) {
        ModbusRead inputs = new ModbusRead(1, Table.DISCRETE_INPUTS, 0, 8, "di", null);
        read(
                port.toString(),
                9600,
                new ModbusPoller(List.of(inputs), 100, 300),
                new ChannelMap.Wire("di0", Signal.DOOR_CLOSED, false, BigDecimal.ONE, BigDecimal.ZERO),
                new ChannelMap.Wire("di1", Signal.DOOR_OPEN, true, BigDecimal.ONE, BigDecimal.ZERO));
    }

    private static String question(RandomAccessFile module) throws IOException {
        byte[] asked = new byte[8];
        module.readFully(asked);
        return HexFormat.ofDelimiter(" ").formatHex(asked);
    }

    @Test
    void theInputsOfAModuleArriveAsReadings() throws Exception {
        try (PtyPair pty = new PtyPair(folder);
                RandomAccessFile module = new RandomAccessFile(pty.boardEnd().toFile(), "rw")) {
            read(pty.agentEnd());
            assertEquals("01 02 00 00 00 08 79 cc", question(module));
            module.write(ANSWER);
            await("the readings", () -> readings.size() >= 2);
            assertEquals(
                    List.of(Reading.of(Signal.DOOR_CLOSED, 1), Reading.of(Signal.DOOR_OPEN, 1)),
                    readings.subList(0, 2));
            await("its condition", () -> source.condition().state() == SourceCondition.State.GOOD);
        }
    }

    @Test
    void aModuleThatFallsSilentIsLostAndNamedAndComesBack() throws Exception {
        try (PtyPair pty = new PtyPair(folder);
                RandomAccessFile module = new RandomAccessFile(pty.boardEnd().toFile(), "rw")) {
            read(pty.agentEnd());
            question(module);
            module.write(ANSWER);
            await("the loss", () -> readings.contains(Reading.lost(Signal.DOOR_CLOSED)));
            await("its name", () -> source.condition().text().startsWith("unit 1 does not answer"));
            assertEquals(SourceCondition.State.IMPAIRED, source.condition().state());
            readings.clear();
            await("its return", () -> {
                question(module);
                module.write(ANSWER);
                return readings.contains(Reading.of(Signal.DOOR_CLOSED, 1));
            });
            await("peace", () -> source.condition().state() == SourceCondition.State.GOOD);
        }
    }
}
