package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.modbus.ModbusRead;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What device.toml says of encoders, CAN adapters and Modbus units. */
class ProtocolConfigTest {
    @TempDir
    Path folder;

    private DeviceConfig load(String text) throws Exception {
        return DeviceConfig.load(DeviceToml.write(folder, text));
    }

    private Protocol protocol(String lines) throws Exception {
        String withEncoder = DeviceToml.SOUND
                .replace(
                        "[signals.door_closed]",
                        "[sources.encoder]\nkind = \"serial\"\nport = \"/dev/e\"\n" + lines + "\n[signals.door_closed]")
                .replace("[signals.position_mm]\nsource = \"io\"", "[signals.position_mm]\nsource = \"encoder\"");
        SourceConfig.Serial encoder =
                (SourceConfig.Serial) load(withEncoder).sources().get("encoder");
        assertEquals(encoder.protocol().defaultBaud(), encoder.baud());
        return encoder.protocol();
    }

    @Test
    void readsTheEncodersWithWhatOneStepOfTheirsStandsFor() throws Exception {
        assertEquals(
                new Protocol.Elgo(Protocol.ElgoModel.LIMAX, new BigDecimal("0.0625")),
                protocol("protocol = \"limax\"\nresolution_um = 62.5"));
        assertEquals(
                new Protocol.Elgo(Protocol.ElgoModel.EMAL, new BigDecimal("0.010")), protocol("protocol = \"emal\""));
        assertEquals(
                new Protocol.Slcan(250, Protocol.CanLayout.CIA417, 0x18C, new BigDecimal("0.500")),
                protocol("protocol = \"slcan\"\ncan_profile = \"cia417\""));
        assertEquals(
                new Protocol.Slcan(125, Protocol.CanLayout.DS406, 0x185, new BigDecimal("0.100")),
                protocol("protocol = \"slcan\"\ncan_profile = \"ds406\"\ncan_bitrate_kbit = 125\n"
                        + "can_id = 0x185\nresolution_um = 100"));
    }

    private static final String MODULE = DeviceToml.SOUND
            .replace(
                    "protocol = \"sentence\"",
                    "protocol = \"modbus\"\ntimeout_ms = 300\n"
                            + "reads = [ { unit = 1, table = \"discrete-inputs\", address = 0, count = 8, channel = \"di\" },\n"
                            + "  { unit = 2, table = \"input-registers\", address = 100, count = 2, channel = \"position_mm\","
                            + " signed = true, word_order = \"low-first\" } ]")
            .replace("[signals.door_closed]\n", "[signals.door_closed]\nchannel = \"di0\"\n")
            .replace("[signals.occupied]\n", "[signals.occupied]\nchannel = \"di7\"\n");

    @Test
    void readsWhatModbusUnitsAreAsked() throws Exception {
        SourceConfig.Serial io = (SourceConfig.Serial) load(MODULE).sources().get("io");
        assertEquals(9600, io.baud());
        assertEquals(
                new Protocol.Modbus(
                        List.of(
                                new ModbusRead(1, ModbusRead.Table.DISCRETE_INPUTS, 0, 8, "di", null),
                                new ModbusRead(
                                        2,
                                        ModbusRead.Table.INPUT_REGISTERS,
                                        100,
                                        2,
                                        "position_mm",
                                        new ModbusRead.NumberLayout(true, true, 0))),
                        100,
                        300),
                io.protocol());
    }

    @Test
    void whatModbusUnitsCannotBeAskedIsSaid() throws Exception {
        String text = MODULE.replace("timeout_ms = 300", "timeout_ms = 30\ndedicated_bus = false")
                .replace("unit = 1,", "unit = 0,")
                .replace("count = 8", "count = 65")
                .replace("channel = \"position_mm\", signed", "channel = \"position_mm\", words = 2, signed")
                .replace("channel = \"di7\"", "channel = \"di8\"");
        assertEquals(
                List.of(
                        "sources.io.timeout_ms: found 30, allowed: a whole number from 50 to 5000",
                        "sources.io.dedicated_bus: found false, allowed: true: a question on a line that others use"
                                + " could disturb the lift",
                        "sources.io.reads[1].unit: found 0, allowed: a whole number from 1 to 247",
                        "sources.io.reads[1].count: found 65, allowed: a whole number from 1 to 64",
                        "sources.io.reads[2].words: found an unknown key, allowed: address, channel, count, mask, signed, table,"
                                + " unit, word_order; did you mean word_order?",
                        "signals.occupied.channel: found \"di8\", allowed: a channel of protocol modbus: di0,"
                                + " position_mm"),
                DeviceToml.problems(folder, text).stream()
                        .map(p -> p.replaceFirst("^device.toml:\\d+:\\d+: ", ""))
                        .toList());
    }

    @Test
    void aModbusLineThatAsksNothingIsIncomplete() throws Exception {
        String text = DeviceToml.SOUND.replace("protocol = \"sentence\"", "protocol = \"modbus\"");
        assertEquals(
                List.of(
                        "device.toml:8:1: sources.io.reads: found nothing, allowed: 1 to 32 tables [[sources.NAME.reads]]"),
                DeviceToml.problems(folder, text));
    }

    @Test
    void whatAnEncoderCannotBeSetToIsSaid() throws Exception {
        String encoder = "[sources.encoder]\nkind = \"serial\"\nport = \"/dev/e\"\n";
        String text = DeviceToml.SOUND.replace(
                "[signals.door_closed]",
                encoder + "protocol = \"slcan\"\ncan_id = 0x800\ncan_bitrate_kbit = 300\n"
                        + encoder.replace("encoder", "other").replace("/e", "/o")
                        + "protocol = \"limax\"\nresolution_um = 0\ncan_id = 5\n[signals.door_closed]");
        assertEquals(
                List.of(
                        "device.toml:12:1: sources.encoder.can_profile: found nothing, allowed: one of \"ds406\", \"cia417\"",
                        "device.toml:16:1: sources.encoder.can_id: found 2048, allowed: a whole number from 1 to 2047",
                        "device.toml:17:1: sources.encoder.can_bitrate_kbit: found 300, allowed: one of 10, 20, 50, 100,"
                                + " 125, 250, 500, 800, 1000",
                        "device.toml:22:1: sources.other.resolution_um: found 0, allowed: a number from 0.1 to 10000",
                        "device.toml:23:1: sources.other.can_id: found an unknown key, allowed: baud, dedicated_bus, kind,"
                                + " parity, port, protocol, resolution_um, stop_bits; did you mean baud?"),
                DeviceToml.problems(folder, text));
    }

    @Test
    void anEncoderSaysNothingOfDoors() throws Exception {
        String text = DeviceToml.SOUND.replace("protocol = \"sentence\"", "protocol = \"emal\"");
        assertEquals(
                List.of(
                        "device.toml:12:1: signals.door_closed.channel: found \"door_closed\" (the default), allowed: a channel of"
                                + " protocol emal: position_mm, speed_mm_s",
                        "device.toml:16:1: signals.occupied.channel: found \"occupied\" (the default), allowed: a channel of"
                                + " protocol emal: position_mm, speed_mm_s"),
                DeviceToml.problems(folder, text));
    }
}
