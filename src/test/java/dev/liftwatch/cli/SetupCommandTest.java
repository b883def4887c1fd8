package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.edit.LockedFile;
import dev.liftwatch.setup.Found;
import dev.liftwatch.signal.Signal;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {
    private static final Found BOARD = new Found.Line(
            "/dev/serial/by-id/usb-board",
            "sentence",
            115_200,
            List.of("door_closed", "door_open", "position_mm", "occupied"),
            "");
    private static final Found CHIP = new Found.Chip("pinctrl-rp1", 54);

    @TempDir
    private Path folder;

    private final List<Path> started = new ArrayList<>();

    private Roles.Site site(List<Found> found, String... answers) {
        return new NoSite() {
            @Override
            public List<Found> find(Optional<String> port, boolean ownBus) {
                return found;
            }

            @Override
            public Optional<BufferedReader> person() {
                return answers.length == 0
                        ? Optional.empty()
                        : Optional.of(new BufferedReader(new StringReader(String.join("\n", answers) + "\n")));
            }

            @Override
            public Roles.Finding start(Path config) {
                started.add(config);
                return super.start(config);
            }
        };
    }

    private Path file() {
        return folder.resolve("device.toml");
    }

    private Terminal byOptions(List<Found> found, String... more) {
        List<String> arguments = new ArrayList<>(List.of("setup", "--config", file().toString()));
        arguments.addAll(List.of(more));
        return Terminal.at(site(found), arguments.toArray(String[]::new));
    }

    private static final String[] ALL = {
        "--lift",
        "hz-1",
        "--name",
        "3 号楼客梯",
        "--floors",
        "B1,1-3",
        "--speed",
        "1.75",
        "--server",
        "ssl://mq.example:8883"
    };

    @Test
    void aScriptSetsUpALiftByOptionsAndTheFileIsInOrder() throws Exception {
        Terminal terminal = byOptions(List.of(BOARD), ALL);
        assertEquals(0, terminal.exit(), terminal.err());
        DeviceConfig device = DeviceConfig.load(file());
        assertEquals("hz-1", device.lift().id());
        assertEquals(4, device.lift().floors().size());
        assertEquals(
                Set.of(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.POSITION_MM, Signal.OCCUPIED),
                device.signals().keySet());
        assertTrue(Files.readString(file()).contains("[commissioning]\nhours = 24"));
        assertEquals(List.of(file()), started);
    }

    @Test
    void aMissingAnswerIsNamedWithItsOptionAndNothingIsWritten() {
        Terminal terminal = byOptions(List.of(BOARD), "--lift", "hz-1");
        assertEquals(2, terminal.exit());
        assertTrue(terminal.err().contains("--floors"), terminal.err());
        assertFalse(Files.exists(file()));
    }

    @Test
    void liveLeavesTheTableOutAndTakesItAway() throws Exception {
        List<String> live = new ArrayList<>(List.of(ALL));
        byOptions(List.of(BOARD), ALL);
        assertEquals(0, byOptions(List.of(), "--live", "--plain").exit());
        assertFalse(Files.readString(file()).contains("commissioning"));
        Files.delete(file());
        live.add("--live");
        byOptions(List.of(BOARD), live.toArray(String[]::new));
        assertFalse(Files.readString(file()).contains("commissioning"));
    }

    @Test
    void aPersonIsAskedAndWrongAnswersAreAskedAgain() throws Exception {
        Terminal terminal = Terminal.at(
                site(
                        List.of(CHIP),
                        "9",
                        "1",
                        "door_closed=17,door_open=17",
                        "door_closed=17:low,door_open=27,occupied=25",
                        "no id!",
                        "hz-2",
                        "",
                        "12-1",
                        "1-3",
                        "",
                        "mq.example",
                        "tcp://127.0.0.1:1883",
                        "",
                        ""),
                "setup",
                "--config",
                file().toString());
        assertEquals(0, terminal.exit(), terminal.err() + terminal.out());
        DeviceConfig device = DeviceConfig.load(file());
        assertEquals(
                Set.of(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.OCCUPIED),
                device.signals().keySet());
        assertEquals(Optional.of("hz-2"), device.lift().name());
        assertTrue(terminal.out().contains("1-12"), "says how floors are written");
        assertTrue(terminal.out().contains("Nothing is sent"), "says what it does");
        assertFalse(terminal.out().contains("setup."), "no key of a word is shown: " + terminal.out());
    }

    @Test
    void anExistingFileIsChangedInPlaceAndKeptBeside() throws Exception {
        byOptions(List.of(BOARD), ALL);
        String text = Files.readString(file()).replace("[lift]", "# ours\n[lift]  # and this");
        Files.writeString(file(), text);
        assertEquals(0, byOptions(List.of(), "--name", "North", "--plain").exit());
        assertEquals(text.replace("\"3 号楼客梯\"", "\"North\""), Files.readString(file()));
        assertEquals(text, Files.readString(folder.resolve("device.toml.bak")));
    }

    @Test
    void whoGoesAwayInTheMiddleLeavesNothing() throws Exception {
        Terminal terminal = Terminal.at(site(List.of(BOARD), "1", "hz-3"), "setup", "--config", file().toString());
        assertEquals(1, terminal.exit());
        assertFalse(Files.exists(file()));
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aSecondSessionIsTurnedAway() throws Exception {
        try (LockedFile first = LockedFile.take(file())) {
            Terminal terminal = byOptions(List.of(BOARD), ALL);
            assertEquals(2, terminal.exit());
            assertTrue(terminal.err().contains("another session"), terminal.err());
            assertTrue(first.text().isEmpty());
        }
    }

    @Test
    void theCommentsOfTheFileAreInTheInstallersLanguage() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            byOptions(List.of(BOARD), ALL);
        } finally {
            Locale.setDefault(before);
        }
        assertTrue(Files.readString(file()).startsWith("# 由 liftwatch setup 写入"));
    }

    @Test
    void aSilentBusIsAskedOnlyAfterSomebodySaysThatItIsTheAgentsOwn() throws Exception {
        List<Boolean> asked = new ArrayList<>();
        for (String answer : List.of("", "n", "y")) {
            asked.clear();
            Roles.Site bus = new NoSite() {
                @Override
                public List<Found> find(Optional<String> port, boolean ownBus) {
                    asked.add(ownBus);
                    return List.of(new Found.Line(
                            "/dev/ttyUSB0", ownBus ? "modbus" : "silent", ownBus ? 9600 : 0, List.of(), ""));
                }

                @Override
                public Optional<BufferedReader> person() {
                    return Optional.of(new BufferedReader(new StringReader(answer + "\n")));
                }
            };
            Terminal.at(bus, "setup", "--config", file().toString());
            assertEquals(answer.equals("y") ? List.of(false, true) : List.of(false), asked, answer);
        }
    }

    @Test
    void anEncoderTakesTheContactsThatAreThereBesides() throws Exception {
        Found encoder = new Found.Line("/dev/ttyUSB0", "emal", 9600, List.of("position_mm"), "");
        assertEquals(0, byOptions(List.of(encoder, CHIP), ALL).exit());
        DeviceConfig device = DeviceConfig.load(file());
        assertEquals(Set.of("encoder", "pins"), device.sources().keySet());
        assertTrue(Files.readString(file()).contains("chip = \"pinctrl-rp1\""));
        Files.delete(file());
        assertEquals(0, byOptions(List.of(encoder, BOARD), ALL).exit());
        assertTrue(Files.readString(file()).contains("port = \"/dev/serial/by-id/usb-board\""));
    }

    @Test
    void everyKitMakesAFileThatIsInOrder() throws Exception {
        List<Found> all = List.of(
                CHIP,
                new Found.Line("/dev/ttyUSB0", "limax", 19_200, List.of("position_mm"), ""),
                new Found.Line("/dev/ttyUSB0", "emal", 9600, List.of("position_mm"), ""),
                new Found.Line("/dev/ttyUSB0", "slcan", 115_200, List.of("position_mm"), ""),
                new Found.Line("/dev/ttyUSB0", "modbus", 9600, List.of("di0"), ""),
                new Found.Line("/dev/ttyUSB0", "silent", 0, List.of(), ""));
        for (Found found : all) {
            Files.deleteIfExists(file());
            Terminal terminal = byOptions(List.of(found), ALL);
            assertEquals(0, terminal.exit(), found + terminal.err());
            DeviceConfig.load(file());
        }
    }
}
