package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadDeviceTomlTest {
    @TempDir
    Path folder;

    /** One line of a sound file is replaced; nothing but the named problem may be found. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id = "hz-xh-000123"                | id = "hz/1"            | 2:1: lift.id: found "hz/1", allowed: 1 to 64 of A-Z a-z 0-9 _ -
            id = "hz-xh-000123"                | id = 7                 | 2:1: lift.id: found 7, allowed: 1 to 64 of A-Z a-z 0-9 _ -
            id = "hz-xh-000123"                | #                      | 1:1: lift.id: found nothing, allowed: 1 to 64 of A-Z a-z 0-9 _ -
            rated_speed_mps = 1.75             | rated_speed_mps = "fast" | 3:1: lift.rated_speed_mps: found "fast", allowed: a number from 0.05 to 15
            rated_speed_mps = 1.75             | rated_speed_mps = 0.04 | 3:1: lift.rated_speed_mps: found 0.04, allowed: a number from 0.05 to 15
            rated_speed_mps = 1.75             | rated_speed_mps = nan  | 3:1: lift.rated_speed_mps: found NaN, allowed: a number from 0.05 to 15
            rated_speed_mps = 1.75             | rated_speed_mps = 1750 | 3:1: lift.rated_speed_mps: found 1750, allowed: a number from 0.05 to 15
            rated_speed_mps = 1.75             | rated_speed_mps = 1.75\\ndoor_zone_mm = 1001 | 4:1: lift.door_zone_mm: found 1001, allowed: a whole number from 10 to 1000
            rated_speed_mps = 1.75             | rated_speed_mps = 1.75\\ndoor_zone_mm = 200.5 | 4:1: lift.door_zone_mm: found 200.5, allowed: a whole number from 10 to 1000
            rated_speed_mps = 1.75             | rated_speed_mps = 1.75\\n  doors = "swing" | 4:3: lift.doors: found "swing", allowed: one of "automatic", "manual"
            rated_speed_mps = 1.75             | rated_speed_mps = 1.75\\nlatitude = 91\\nlongitude = 0 | 4:1: lift.latitude: found 91, allowed: a number from -90 to 90
            rated_speed_mps = 1.75             | rated_speed_mps = 1.75\\nlatitude = 30 | 1:1: lift.longitude: found nothing, allowed: latitude and longitude together, or neither
            rated_speed_mps = 1.75             | rated_speed_mps = 1.75\\nname = "" | 4:1: lift.name: found "", allowed: a text of 1 to 100 characters
            rated_speed_mps = 1.75             | rated_speed_mps = 1.75\\nname = "a\\\\tb" | 4:1: lift.name: found "a\\u0009b", allowed: a text of 1 to 100 characters
            rated_speed_mps = 1.75             | rated_speed_mps = 1.75\\ndoor_zone = 200 | 4:1: lift.door_zone: found an unknown key, allowed: address, door_zone_mm, doors, floors, id, latitude, longitude, name, rated_speed_mps, registration_code, rescue_code; did you mean door_zone_mm?
            { label = "B1", position_mm = 0 }, | #                      | 4:1: lift.floors: found a list of 1, allowed: a list of 2 to 256 tables such as { label = "1", position_mm = 0 }
            { label = "1", position_mm = 4200 }, | { label = "1", position_mm = 0 }, | 6:18: lift.floors[2].position_mm: found 0, allowed: a height above 0, the floor before: floors ascend
            { label = "1", position_mm = 4200 }, | { label = "1" },     | 6:3: lift.floors[2].position_mm: found nothing, allowed: a whole number from -1000000 to 1000000
            { label = "1", position_mm = 4200 }, | { label = 1, position_mm = 4200 }, | 6:5: lift.floors[2].label: found 1, allowed: a text of 1 to 16 characters
            { label = "1", position_mm = 4200 }, | 4200,                | 4:1: lift.floors: found a list of 2, allowed: a list of 2 to 256 tables such as { label = "1", position_mm = 0 }
            kind = "serial"                    | kind = "can"           | 9:1: sources.io.kind: found "can", allowed: one of "serial", "gpio"
            kind = "serial"                    | #                      | 8:1: sources.io.kind: found nothing, allowed: one of "serial", "gpio"
            port = "/dev/ttyUSB0"              | port = "ttyUSB0"       | 10:1: sources.io.port: found "ttyUSB0", allowed: a path from the root, such as /dev/serial/by-id/usb-...
            protocol = "sentence"              | protocol = "profibus"  | 11:1: sources.io.protocol: found "profibus", allowed: one of "sentence", "limax", "emal", "slcan", "modbus"
            protocol = "sentence"              | protocol = "sentence"\\nresolution_um = 10 | 12:1: sources.io.resolution_um: found an unknown key, allowed: baud, dedicated_bus, kind, parity, port, protocol, stop_bits; did you mean dedicated_bus?
            protocol = "sentence"              | protocol = "sentence"\\nbaud = 115201 | 12:1: sources.io.baud: found 115201, allowed: one of 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600
            protocol = "sentence"              | protocol = "sentence"\\ndedicated_bus = "no" | 12:1: sources.io.dedicated_bus: found "no", allowed: true or false
            protocol = "sentence"              | protocol = "sentence"\\nparity = "mark" | 12:1: sources.io.parity: found "mark", allowed: one of "none", "even", "odd"
            protocol = "sentence"              | protocol = "sentence"\\nstop_bits = 3 | 12:1: sources.io.stop_bits: found 3, allowed: a whole number from 1 to 2
            protocol = "sentence"              | protocol = "sentence"\\n[sources.two]\\nkind = "serial"\\nport = "/dev/ttyUSB0"\\nprotocol = "sentence" | 14:1: sources.two.port: found "/dev/ttyUSB0", allowed: a port of its own: source io has this one
            protocol = "sentence"              | protocol = "sentence"\\n[sources."a b"]\\nkind = "serial"\\nport = "/dev/x"\\nprotocol = "sentence" | 12:1: sources."a b": found "a b", allowed: 1 to 32 of A-Z a-z 0-9 _ -
            [signals.door_closed]              | [signals.door_closed]\\nactive = "hi" | 13:1: signals.door_closed.active: found "hi", allowed: one of "high", "low"
            [signals.door_closed]              | [signals.door_closed]\\ndebounce_ms = 5001 | 13:1: signals.door_closed.debounce_ms: found 5001, allowed: a whole number from 0 to 5000
            [signals.door_closed]              | [signals.door_closed]\\nstale_after_s = 0.05 | 13:1: signals.door_closed.stale_after_s: found 0.05, allowed: a number from 0.1 to 3600
            [signals.door_closed]              | [signals.door_closed]\\nscale = 2 | 13:1: signals.door_closed.scale: found 2, allowed: only for numbers
            [signals.door_closed]              | [signals.door_closed]\\npull = "up" | 13:1: signals.door_closed.pull: found "up", allowed: only for gpio sources
            [signals.door_closed]              | [signals.door_closed]\\nsensor = "pir" | 13:1: signals.door_closed.sensor: found "pir", allowed: only for [signals.occupied]
            [signals.door_closed]              | [signals.door_closed]\\nchannel = "di3" | 13:1: signals.door_closed.channel: found "di3", allowed: a name that sensor sentences use for such a value: alarm_button, door2_closed, door2_open, door_closed, door_open, door_zone, earthquake, fire_service, inspection, level_lower, level_upper, limit_bottom, limit_top, mains_ok, occupied, running, safety_chain, stall, ups_battery_low, ups_on_battery
            [signals.door_closed]              | [signals.door_closed]\\nchannel = "occupied" | 17:1: signals.occupied.channel: found "occupied" (the default), allowed: a channel of its own: signal door_closed is wired to this one of source io
            [signals.door_closed]              | [signals.limit_top]    | 12:1: signals: found no door contact, allowed: at least one of door_closed, door_open, door2_closed, door2_open: without doors nothing can be judged
            [signals.door_closed]              | [signals.dor_closed]   | 12:1: signals.dor_closed: found an unknown key, allowed: alarm_button, direction, door2_closed, door2_open, door_closed, door_open, door_zone, earthquake, fire_service, floor, inspection, level_lower, level_upper, limit_bottom, limit_top, load_kg, machine_room_temp_c, mains_ok, occupied, position_mm, running, safety_chain, speed_mm_s, stall, ups_battery_low, ups_on_battery; did you mean door_closed?
            [signals.position_mm]              | [signals.position_mm]\\nactive = "low" | 15:1: signals.position_mm.active: found "low", allowed: only for flags (0 or 1)
            [signals.position_mm]              | [signals.position_mm]\\ndebounce_ms = 20 | 15:1: signals.position_mm.debounce_ms: found 20, allowed: only for flags (0 or 1)
            [signals.position_mm]              | [signals.position_mm]\\nscale = 0 | 15:1: signals.position_mm.scale: found 0, allowed: a number from -1000000 to 1000000 other than 0
            sensor = "pir"                     | sensor = "ir"          | 18:1: signals.occupied.sensor: found "ir", allowed: one of "pir", "radar", "load", "camera"
            sensor = "pir"                     | #                      | 16:1: signals.occupied.sensor: found nothing, allowed: one of "pir", "radar", "load", "camera"
            sensor = "pir"                     | sensor = "pir"\\nhold_s = 0 | 19:1: signals.occupied.hold_s: found 0, allowed: a number from 0.1 to 600
            [[uplink]]                         | [detection]\\noutside_raise_s = 9\\n[[uplink]] | 20:1: detection.outside_raise_s: found 9, allowed: a whole number from 10 to 1800
            [[uplink]]                         | [detection]\\noutside_raise_s = 60.0\\n[[uplink]] | 20:1: detection.outside_raise_s: found 60.0, allowed: a whole number from 10 to 1800
            [[uplink]]                         | [uplink]               | 19:1: uplink: found a table, allowed: at most 8 tables [[uplink]]
            [[uplink]]                         | [[uplink]]\\nprefix = "lift/+/" | 20:1: uplink[1].prefix: found "lift/+/", allowed: topic levels each followed by /, without + and #, not beginning with $SYS/, $share/ or $queue/, at most 200 characters
            [[uplink]]                         | [[uplink]]\\nprefix = "lift" | 20:1: uplink[1].prefix: found "lift", allowed: topic levels each followed by /, without + and #, not beginning with $SYS/, $share/ or $queue/, at most 200 characters
            [[uplink]]                         | [[uplink]]\\nclient_id = "a b" | 20:1: uplink[1].client_id: found "a b", allowed: 1 to 64 printable ASCII characters without spaces
            [[uplink]]                         | [[uplink]]\\nname = "city"\\nservers = ["tcp://h:1"]\\n[[uplink]]\\nname = "city" | 23:1: uplink[2].name: found "city", allowed: a name no other uplink has
            [[uplink]]                         | [[uplink]]\\nservers = ["tcp://127.0.0.1:1883"]\\nprefix = "a/"\\n[[uplink]] | 22:1: uplink[2].client_id: found "liftwatch-hz-xh-000123" (the default), allowed: an id of its own: uplink uplink-1 uses this one at tcp://127.0.0.1:1883 too, and the broker would cut off one for the other
            [[uplink]]                         | [[uplink]]\\nservers = ["tcp://127.0.0.1:1883"]\\nclient_id = "b"\\n[[uplink]] | 22:1: uplink[2].prefix: found "lift/v1/hz-xh-000123/" (the default), allowed: a prefix of its own: uplink uplink-1 uses this one at tcp://127.0.0.1:1883 too, and every request there would be carried out twice
            [[uplink]] | [[uplink]]\\ncommands = ["unlock"] | 20:13: uplink[1].commands[1]: found "unlock", allowed: one of "ack", "resolve", "ping", "snapshot", "self-test", "maintenance-start", "maintenance-stop", "advisory", "config-get", "resend", "open", "retire"
            [[uplink]] | [[uplink]]\\nclasses = ["event"]\\ncommands = ["resolve"] | 21:1: uplink[1].commands: found a list of 1, allowed: no resolve for a platform that does not take alarm: add it to classes
            servers = ["tcp://127.0.0.1:1883"] | servers = ["tcp://127.0.0.1:1883"]\\n[[uplink.keys]]\\nid = "a" | 21:1: uplink[1].keys[1].public_key: found nothing, allowed: a public key of Ed25519: the output of openssl pkey -pubout without its first and last line
            servers = ["tcp://127.0.0.1:1883"] | servers = ["tcp://127.0.0.1:1883"]\\n[[uplink.keys]]\\nid = "a"\\npublic_key = "MCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" | 23:1: uplink[1].keys[1].public_key: found "MCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", allowed: a public key of Ed25519: the output of openssl pkey -pubout without its first and last line
            servers = ["tcp://127.0.0.1:1883"] | servers = ["tcp://127.0.0.1:1883"]\\ncommands = ["ping", "ack"]\\n[[uplink.keys]]\\nid = "a"\\npublic_key = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="\\ncommands = ["resolve"] | 25:1: uplink[1].keys[1].commands: found a list of 1, allowed: some of the commands that this uplink may have: ack, ping
            servers = ["tcp://127.0.0.1:1883"] | servers = []           | 20:1: uplink[1].servers: found a list of 0, allowed: a list of 1 to 8 entries, each tcp://host:port or ssl://host:port
            servers = ["tcp://127.0.0.1:1883"] | #                      | 19:1: uplink[1].servers: found nothing, allowed: a list of 1 to 8 entries, each tcp://host:port or ssl://host:port
            servers = ["tcp://127.0.0.1:1883"] | servers = "tcp://h:1"  | 20:1: uplink[1].servers: found "tcp://h:1", allowed: a list of 1 to 8 entries, each tcp://host:port or ssl://host:port
            servers = ["tcp://127.0.0.1:1883"] | servers = ["tcp://h:1", "tls://h:8883"] | 20:25: uplink[1].servers[2]: found "tls://h:8883", allowed: tcp://host:port or ssl://host:port
            servers = ["tcp://127.0.0.1:1883"] | servers = ["tcp://h:1"]\\nca_file = "a" | 21:1: uplink[1].ca_file: found "a", allowed: only with an ssl:// server
            servers = ["tcp://127.0.0.1:1883"] | servers = ["ssl://h:1"]\\ncertificate_file = "a" | 19:1: uplink[1].key_file: found nothing, allowed: a file, which goes with certificate_file
            servers = ["tcp://127.0.0.1:1883"] | servers = ["ssl://h:1"]\\nkey_file = "a" | 19:1: uplink[1].certificate_file: found nothing, allowed: a file, which goes with key_file
            servers = ["tcp://127.0.0.1:1883"] | servers = ["ssl://h:1"]\\nkey_password_file = "a" | 21:1: uplink[1].key_password_file: found "a", allowed: only with a key_file or a keystore_file
            servers = ["tcp://127.0.0.1:1883"] | servers = ["ssl://h:1"]\\nkeystore_file = "a" | 19:1: uplink[1].key_password_file: found nothing, allowed: a file, which goes with keystore_file
            servers = ["tcp://127.0.0.1:1883"] | servers = ["ssl://h:1"]\\nkey_password_file = "p"\\nkeystore_file = "a"\\nca_file = "c"\\nkey_file = "k" | 24:1: uplink[1].key_file: found "k", allowed: keystore_file alone, or certificate_file with key_file
            servers = ["tcp://127.0.0.1:1883"] | servers = ["tcp://h"]  | 20:12: uplink[1].servers[1]: found "tcp://h", allowed: tcp://host:port or ssl://host:port
            servers = ["tcp://127.0.0.1:1883"] | servers = ["tcp://h:70000"] | 20:12: uplink[1].servers[1]: found "tcp://h:70000", allowed: tcp://host:port or ssl://host:port
            servers = ["tcp://127.0.0.1:1883"] | servers = ["tcp://u:p@h:1"] | 20:12: uplink[1].servers[1]: found "tcp://u:p@h:1", allowed: tcp://host:port or ssl://host:port
            servers = ["tcp://127.0.0.1:1883"] | servers = ["h:1883"]   | 20:12: uplink[1].servers[1]: found "h:1883", allowed: tcp://host:port or ssl://host:port
            [lift]                             | [logging]\\n[lift]     | 1:1: logging: found an unknown key, allowed: commissioning, delivery, detection, lift, signals, sources, store, uplink; did you mean lift?
            """)
    void namesThePlaceWhatWasFoundAndWhatIsAllowed(String line, String instead, String problem) throws IOException {
        assertTrue(DeviceToml.SOUND.contains(line), line);
        String text =
                DeviceToml.SOUND.replace(line, instead.replace("\\n", "\n").replace("\\\\t", "\\t"));

        assertEquals(List.of("device.toml:" + problem), DeviceToml.problems(folder, text));
    }

    @Test
    void aKeyThatSignsForOnePlatformSignsForNoOther() throws IOException {
        String keys =
                "[[uplink.keys]]\nid = \"a\"\npublic_key = \"MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\"\n";
        String text = DeviceToml.SOUND.stripTrailing() + "\nname = \"city\"\n" + keys
                + "[[uplink]]\nname = \"firm\"\nservers = [\"tcp://127.0.0.1:1\"]\n" + keys;
        assertEquals(
                List.of(
                        "allowed: a key of its own: uplink city has this one, and a request signed for one platform would"
                                + " be valid for the other"),
                DeviceToml.problems(folder, text).stream()
                        .map(problem -> problem.substring(problem.indexOf("allowed:")))
                        .toList());
    }

    @Test
    void anUndeclaredSourceIsNamedWithTheDeclaredOnes() throws IOException {
        String text = DeviceToml.SOUND.replaceFirst("(?s)(door_closed]\\s+source = )\"io\"", "$1\"oi\"");

        assertEquals(
                List.of(
                        "device.toml:13:1: signals.door_closed.source: found \"oi\", allowed: a source of this file: io"),
                DeviceToml.problems(folder, text));
    }

    @Test
    void anEmptyFileLacksTheLiftAndTheSignals() throws IOException {
        assertEquals(
                List.of(
                        "device.toml:1:1: lift: found nothing, allowed: a table [lift]",
                        "device.toml:1:1: signals: found nothing, allowed: a table [signals]"),
                DeviceToml.problems(folder, ""));
    }

    @Test
    void aTableOfSignalsWithoutSignalsIsNotEnough() throws IOException {
        String text = DeviceToml.SOUND.replaceAll("(?s)\\[signals\\.door_closed].*", "[signals]\n");

        assertEquals(
                List.of("device.toml:12:1: signals: found nothing, allowed: at least one table such as"
                        + " [signals.door_closed]"),
                DeviceToml.problems(folder, text));
    }

    @Test
    void everythingWrongIsSaidAtOnceInTheOrderOfTheFile() throws IOException {
        String text = """
                [lift]
                id = "a b"
                rated_speed = 1.75
                door_zone_mm = 5
                floors = [ { label = "1", position_mm = 10 }, { label = "2", position_mm = "x" } ]
                [sources.io]
                kind = "gpoi"
                [signals.door_closed]
                source = "oi"
                [signals.occupied]
                [detection]
                outside_rise_s = 60
                [[uplink]]
                servers = ["tls://h:1", 5]
                """;

        assertEquals(
                List.of(
                        "1:1 lift.rated_speed_mps",
                        "2:1 lift.id",
                        "3:1 lift.rated_speed",
                        "4:1 lift.door_zone_mm",
                        "5:62 lift.floors[2].position_mm",
                        "7:1 sources.io.kind",
                        "9:1 signals.door_closed.source",
                        "10:1 signals.occupied.source",
                        "10:1 signals.occupied.sensor",
                        "12:1 detection.outside_rise_s",
                        "14:12 uplink[1].servers[1]",
                        "14:25 uplink[1].servers[2]"),
                places(text));
    }

    @Test
    void linesThatAreNotTomlAreReportedTogetherWithBadValuesAndNothingIsCalledMissing() throws IOException {
        String text = """
                [lift]
                id =
                rated_speed_mps = "fast"
                floors = [ 5, 6
                door_zone_mm = 1 2
                """;
        List<String> problems = DeviceToml.problems(folder, text);

        assertEquals("device.toml:2:5: found Unexpected end of line, allowed: a value", problems.getFirst());
        assertTrue(
                problems.contains(
                        "device.toml:3:1: lift.rated_speed_mps: found \"fast\", allowed: a number from 0.05 to 15"),
                problems.toString());
        assertTrue(problems.stream().noneMatch(p -> p.contains("found nothing")), problems.toString());
    }

    @Test
    void keysAfterABrokenTableHeaderAreNotCalledUnknown() throws IOException {
        String text = DeviceToml.SOUND.replace("[[uplink]]", "[[uplink]");

        assertEquals(
                List.of("device.toml:19:10: found Unexpected end of line, allowed: ]] or ."),
                DeviceToml.problems(folder, text).stream()
                        .map(p -> p.replaceFirst(
                                "19:\\d+: found .*, allowed: .*",
                                "19:10: found Unexpected end of line, allowed: ]] or ."))
                        .toList());
    }

    @Test
    void aKeyWrittenTwiceIsNamed() throws IOException {
        String text = DeviceToml.SOUND.replace("rated_speed_mps = 1.75", "id = \"b\"\nrated_speed_mps = 1.75");

        assertEquals(
                List.of("device.toml:3:1: found id previously defined at line 2, column 1, allowed: valid TOML"),
                DeviceToml.problems(folder, text));
    }

    @Test
    void aFileThatIsNoTextIsRefusedWithTheFirstBadPlace() throws IOException {
        Path file = folder.resolve("device.toml");
        Files.write(file, new byte[] {'[', 'a', ']', '\n', 'b', '=', (byte) 0xff});

        ConfigException refused = assertThrows(ConfigException.class, () -> DeviceConfig.load(file));
        assertEquals(
                file
                        + ":2:3: found bytes that are not UTF-8, allowed: a text in UTF-8: save the file with this encoding",
                refused.problems().getFirst().toString());
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        assertEquals(
                List.of("device.toml:1:1: found a file too large for a configuration, allowed: at most 256 KiB"),
                DeviceToml.problems(folder, "#".repeat(TomlFile.MOST_BYTES + 1)));
    }

    @Test
    void aFileFullOfProblemsNamesTheFirstHundred() throws IOException {
        StringBuilder text = new StringBuilder(DeviceToml.SOUND);
        for (int i = 0; i < 150; i++) {
            text.append("[x").append(i).append("]\n");
        }
        assertEquals(Problems.MOST, DeviceToml.problems(folder, text.toString()).size());
    }

    @Test
    void speaksChineseToThoseWhoReadIt() throws IOException {
        Path file = DeviceToml.write(folder, DeviceToml.SOUND.replace("1.75", "\"fast\""));

        ConfigException refused = assertThrows(ConfigException.class, () -> DeviceConfig.load(file));
        assertEquals(
                file + ":3:1：lift.rated_speed_mps：发现 \"fast\"，允许：0.05 到 15 的数",
                refused.problems().getFirst().in(Locale.SIMPLIFIED_CHINESE));
    }

    private List<String> places(String text) throws IOException {
        Path file = DeviceToml.write(folder, text);
        ConfigException refused = assertThrows(ConfigException.class, () -> DeviceConfig.load(file));
        return refused.problems().stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.key())
                .toList();
    }

    @Test
    void bracketsWithinBracketsAreNamedAndExhaustNothing() throws Exception {
        for (String nested :
                List.of("[".repeat(100_000), "a = " + "[".repeat(100_000), "a = " + "{b=".repeat(50_000))) {
            Path file = Files.writeString(folder.resolve("device.toml"), nested);
            ConfigException refused = assertTimeoutPreemptively(
                    Duration.ofSeconds(60), () -> assertThrows(ConfigException.class, () -> DeviceConfig.load(file)));
            assertTrue(
                    refused.problems().size() <= Problems.MOST,
                    () -> refused.problems().size() + " problems");
        }
    }

    @Test
    void aPipeADeviceAndAFolderAreNoConfiguration() throws Exception {
        Path pipe = folder.resolve("pipe.toml");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        for (Path none : List.of(pipe, Path.of("/dev/zero"), folder)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThrows(
                            dev.liftwatch.file.RefusedFileKindException.class, () -> DeviceConfig.load(none)));
        }
    }

    @Test
    void aPipeBesideTheFileHoldsUpNoCheck() throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", folder.resolve("other.toml").toString())
                        .start()
                        .waitFor());
        Path file = DeviceToml.write(folder, DeviceToml.SOUND);
        DeviceConfig device = DeviceConfig.load(file);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Leftovers.of(device, file));
    }

    @Test
    void whatCannotBeShownIsQuotedByItsNumber() throws Exception {
        String text = DeviceToml.SOUND.replace(
                "rated_speed_mps = 1.75", "rated_speed_mps = \"\\u001b[2J\\u009b\\u202e\\u2028x\"");
        Path file = DeviceToml.write(folder, text);
        String words = assertThrows(ConfigException.class, () -> DeviceConfig.load(file))
                .getMessage();
        assertTrue(words.contains("\\u001b[2J\\u009b\\u202e\\u2028x"), words);
        words.lines().forEach(line -> assertEquals("", dev.liftwatch.text.HostileTexts.complaint(line)));
    }
}
