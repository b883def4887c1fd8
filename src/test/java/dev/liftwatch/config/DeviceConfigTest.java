package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.report.Command;
import dev.liftwatch.rights.Rights;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.tls.TlsFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceConfigTest {
    private static final Set<Command> USUAL = Set.of(
            Command.PING,
            Command.ACK,
            Command.RESOLVE,
            Command.SNAPSHOT,
            Command.SELF_TEST,
            Command.RESEND,
            Command.OPEN);

    @TempDir
    Path folder;

    @Test
    void takesTheDefaultsOfEverythingThatIsNotWritten() throws Exception {
        DeviceConfig config = load(DeviceToml.SOUND);

        LiftConfig lift = config.lift();
        assertEquals("hz-xh-000123", lift.id());
        assertEquals(1750, lift.ratedSpeedMmS());
        assertEquals(200, lift.doorZoneMm());
        assertFalse(lift.manualDoors());
        assertEquals(Optional.empty(), lift.name());
        assertEquals(Optional.empty(), lift.coordinates());
        assertEquals(
                Map.of(
                        "io",
                        new SourceConfig.Serial(
                                "io",
                                "/dev/ttyUSB0",
                                new Protocol.Sentence(),
                                115_200,
                                SourceConfig.Parity.NONE,
                                1,
                                true)),
                config.sources());
        assertEquals("door_closed", config.signals().get(Signal.DOOR_CLOSED).channel());
        assertEquals(DetectionSettings.defaults(), config.detection());
        assertEquals(Optional.of(new PresenceSettings(PresenceSensor.PIR, 10_000)), config.presence());
        assertEquals(
                List.of(new UplinkConfig(
                        "uplink-1",
                        List.of(URI.create("tcp://127.0.0.1:1883")),
                        "liftwatch-hz-xh-000123",
                        "lift/v1/hz-xh-000123/",
                        Set.copyOf(UplinkConfig.CLASSES),
                        new Rights(USUAL, List.of()),
                        Optional.empty(),
                        TlsFiles.NONE,
                        Reporting.USUAL)),
                config.uplinks());
    }

    @Test
    void readsEverythingThatIsWritten() throws Exception {
        DeviceConfig config = load("""
                [lift]
                id = "A_1-b"
                name = "3号楼客梯"
                registration_code = "31103301062019050001"
                rescue_code = "012345"
                address = "Hangzhou"
                latitude = 30.2741
                longitude = 120
                rated_speed_mps = 2
                door_zone_mm = 350
                doors = "manual"
                floors = [ { label = "B1", position_mm = -3000 }, { label = "1", position_mm = 0 } ]
                [sources.board]
                kind = "serial"
                port = "/dev/serial/by-id/usb-x"
                protocol = "sentence"
                baud = 9600
                parity = "even"
                stop_bits = 2
                dedicated_bus = false
                [signals.door_closed]
                source = "board"
                channel = "door2_closed"
                active = "low"
                debounce_ms = 0
                stale_after_s = 1.5
                [signals.position_mm]
                source = "board"
                scale = 0.5
                offset = -100
                stale_after_s = 2
                [signals.occupied]
                source = "board"
                sensor = "radar"
                hold_s = 2.5
                [detection]
                outside_raise_s = 61
                [[uplink]]
                name = "city"
                servers = ["tcp://a.example:1883", "tcp://[::1]:1884"]
                insecure = true
                client_id = "lift-7"
                prefix = "city/7/"
                classes = ["alarm", "state"]
                state_min_s = 5
                state_on = "doors-and-stops"
                keep_alive_s = 60
                will = "whole"
                credentials_file = "city.toml"
                [[uplink]]
                servers = ["ssl://b.example:8883"]
                credentials_file = "/etc/liftwatch/b.toml"
                ca_file = "ca.pem"
                certificate_file = "/etc/liftwatch/lift.pem"
                key_file = "lift.key"
                key_password_file = "lift.pass"
                """);

        LiftConfig lift = config.lift();
        assertEquals(Optional.of("3号楼客梯"), lift.name());
        assertEquals(Optional.of("31103301062019050001"), lift.registrationCode());
        assertEquals(Optional.of("012345"), lift.rescueCode());
        assertEquals(Optional.of(new LiftConfig.Coordinates(30.2741, 120)), lift.coordinates());
        assertEquals(2000, config.geometry().ratedSpeedMmS());
        assertEquals(350, config.geometry().doorZoneMm());
        assertEquals(List.of(-3000L, 0L), config.geometry().landings());
        assertTrue(config.geometry().manualDoors());
        assertEquals(
                new SourceConfig.Serial(
                        "board",
                        "/dev/serial/by-id/usb-x",
                        new Protocol.Sentence(),
                        9600,
                        SourceConfig.Parity.EVEN,
                        2,
                        false),
                config.sources().get("board"));
        assertEquals("door2_closed", config.signals().get(Signal.DOOR_CLOSED).channel());
        assertEquals(Optional.of(new PresenceSettings(PresenceSensor.RADAR, 2500)), config.presence());
        assertEquals(61, config.detection().seconds(Setting.OUTSIDE_RAISE_S));
        assertEquals(
                List.of(
                        new UplinkConfig(
                                "city",
                                List.of(URI.create("tcp://a.example:1883"), URI.create("tcp://[::1]:1884")),
                                "lift-7",
                                "city/7/",
                                Set.of("alarm", "state"),
                                new Rights(
                                        Set.of(
                                                Command.PING,
                                                Command.ACK,
                                                Command.RESOLVE,
                                                Command.SNAPSHOT,
                                                Command.RESEND,
                                                Command.OPEN),
                                        List.of()),
                                Optional.of(folder.resolve("city.toml")),
                                TlsFiles.NONE,
                                new Reporting(5, Reporting.StateOn.DOORS_AND_STOPS, 60, true)),
                        new UplinkConfig(
                                "uplink-2",
                                List.of(URI.create("ssl://b.example:8883")),
                                "liftwatch-A_1-b",
                                "lift/v1/A_1-b/",
                                Set.copyOf(UplinkConfig.CLASSES),
                                new Rights(USUAL, List.of()),
                                Optional.of(Path.of("/etc/liftwatch/b.toml")),
                                new TlsFiles(
                                        Optional.of(folder.resolve("ca.pem")),
                                        Optional.of(Path.of("/etc/liftwatch/lift.pem")),
                                        Optional.of(folder.resolve("lift.key")),
                                        Optional.empty(),
                                        Optional.of(folder.resolve("lift.pass"))),
                                Reporting.USUAL)),
                config.uplinks());
    }

    @Test
    void aFlagAgesLiveBecauseSentencesRepeatItAndNeverInReplay() throws Exception {
        DeviceConfig config = load(DeviceToml.SOUND.replace(
                "[signals.door_closed]", "[signals.door_closed]\nactive = \"low\"\nstale_after_s = 3"));

        assertEquals(
                new SignalSettings(20, 3000, true, 1),
                config.liveSignalSettings().get(Signal.DOOR_CLOSED));
        assertEquals(
                new SignalSettings(20, 3000, false, 1),
                config.replaySignalSettings().get(Signal.DOOR_CLOSED));
    }

    @Test
    void aNumberAgesLiveAndInReplay() throws Exception {
        DeviceConfig config = load(DeviceToml.SOUND);

        assertTrue(config.liveSignalSettings().get(Signal.POSITION_MM).ages());
        assertTrue(config.replaySignalSettings().get(Signal.POSITION_MM).ages());
        assertEquals(5000, config.replaySignalSettings().get(Signal.POSITION_MM).staleAfterMs());
    }

    @Test
    void replayTakesSourcesOfAnyKindAndNoSourcesAtAll() throws Exception {
        String gpio = DeviceToml.SOUND
                .replace("kind = \"serial\"", "kind = \"gpio\"\nchip = 0")
                .replace("[signals.door_closed]", "[signals.door_closed]\npull = \"up\"\nchannel = \"17\"");
        String none = DeviceToml.SOUND
                .replaceAll("(?s)\\[sources\\.io].*?\\[signals\\.door", "[signals.door")
                .replace("source = \"io\"", "source = \"replay\"")
                .replace("tcp://127.0.0.1:1883", "ssl://broker.example:8883");

        for (String text : List.of(gpio, none)) {
            DeviceConfig config = DeviceConfig.loadForReplay(DeviceToml.write(folder, text));
            assertEquals(3, config.signals().size());
            assertEquals(Map.of(), config.sources());
        }
    }

    @Test
    void theSameSignalsMayShareAChannelInReplayOnly() throws Exception {
        String text = DeviceToml.SOUND + "[signals.door_open]\nsource = \"io\"\nchannel = \"door_closed\"\n";

        assertEquals(List.of(), DeviceToml.problemsForReplay(folder, text));
        assertEquals(1, DeviceToml.problems(folder, text).size());
    }

    @Test
    void readsPolarityAndScale() throws Exception {
        DeviceConfig config = load(DeviceToml.SOUND
                .replace("[signals.door_closed]", "[signals.door_closed]\nactive = \"low\"")
                .replace("[signals.position_mm]", "[signals.position_mm]\nscale = 0.5\noffset = -100"));

        assertTrue(config.signals().get(Signal.DOOR_CLOSED).activeLow());
        assertEquals(
                new BigDecimal("0.5"), config.signals().get(Signal.POSITION_MM).scale());
        assertEquals(
                new BigDecimal("-100"), config.signals().get(Signal.POSITION_MM).offset());
    }

    @Test
    void saysWhereNobodyWouldHearOfTrappedPeople() throws Exception {
        DeviceConfig config = load(DeviceToml.SOUND.replace("[[uplink]]", "[[uplink]]\nclasses = [\"usage\"]"));
        assertTrue(
                config.warnings().stream()
                        .anyMatch(warning -> warning.toString().contains("nobody would hear of trapped people")),
                config.warnings().toString());
    }

    @Test
    void warnsOfSeveralPlatformsWithoutNamesSinceTheirPlaceInTheFileNamesThem() throws Exception {
        DeviceConfig config = load(DeviceToml.SOUND.replace(
                "[[uplink]]", "[[uplink]]\nservers = [\"tcp://127.0.0.1:1884\"]\n[[uplink]]\nname = \"city\""));
        assertEquals(
                List.of("uplink[1]"),
                config.warnings().stream()
                        .filter(warning -> warning.toString().contains("is called uplink-1"))
                        .map(Warning::key)
                        .toList());
    }

    @Test
    void saysWhatItCannotSee() throws Exception {
        DeviceConfig config = load(DeviceToml.SOUND.replaceAll("(?s)\\[signals\\.position_mm].*", ""));

        assertEquals(
                List.of(
                        "1:1: uplink: no [[uplink]]: the agent judges and stores, and sends nothing",
                        "12:1: signals: door_open is not wired: the agent does not see doors fully open and takes doors"
                                + " not closed for 5 s for a way out",
                        "12:1: signals: none of door_zone, position_mm, or level_upper with level_lower is wired: the"
                                + " agent cannot tell whether the car is at a landing, and does not see people who are stuck"
                                + " between floors",
                        "12:1: signals: neither position_mm nor speed_mm_s is wired: the agent sees motion only"
                                + " as the car passes landings, and takes longer to be sure that it stands",
                        "12:1: signals: occupied is not wired: a stop with people in the car looks like one"
                                + " without, and only the alarm button shows people shut in at a landing",
                        "12:1: signals: alarm_button is not wired: people in the car cannot call through the agent",
                        "12:1: signals: mains_ok is not wired: power failures are not seen; a rescue device gets 60 s"
                                + " instead of 90 s before the alarm",
                        "12:1: signals: inspection is not wired: technicians at work may look like trapped people"),
                config.warnings().stream()
                        .map(w -> w.toString().substring(w.file().toString().length() + 1))
                        .toList());
    }

    @Test
    void warnsOfASourceNobodyReadsAndOfFloorsThatRunIntoEachOther() throws Exception {
        DeviceConfig config = load(
                DeviceToml.SOUND
                        .replace("position_mm = 4200", "position_mm = 400")
                        .replace("label = \"1\"", "label = \"B1\"")
                        .replace(
                                "[signals.door_closed]",
                                "[sources.spare]\nkind = \"serial\"\nport = \"/dev/b\"\nprotocol = \"sentence\"\n[signals.door_closed]"));

        List<String> keys = config.warnings().stream().map(Warning::key).toList();
        assertEquals(
                List.of("lift.floors[2].label", "lift.floors[2].position_mm", "sources.spare"), keys.subList(0, 3));
    }

    @Test
    void aFileSavedByWindowsIsTheSameFile() throws Exception {
        DeviceConfig plain = load(DeviceToml.SOUND);
        assertEquals(plain, load("\uFEFF" + DeviceToml.SOUND.replace("\n", "\r\n")));
    }

    @Test
    void aMissingFileIsNotABadFile() {
        assertThrows(NoSuchFileException.class, () -> DeviceConfig.load(folder.resolve("none.toml")));
        assertThrows(IOException.class, () -> DeviceConfig.load(folder));
    }

    private DeviceConfig load(String text) throws Exception {
        return DeviceConfig.load(DeviceToml.write(folder, text));
    }
}
