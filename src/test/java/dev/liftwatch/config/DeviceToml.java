package dev.liftwatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small correct device.toml for tests to break, and what was said of it. */
final class DeviceToml {
    static final String SOUND = """
            [lift]
            id = "hz-xh-000123"
            rated_speed_mps = 1.75
            floors = [
              { label = "B1", position_mm = 0 },
              { label = "1", position_mm = 4200 },
            ]
            [sources.io]
            kind = "serial"
            port = "/dev/ttyUSB0"
            protocol = "sentence"
            [signals.door_closed]
            source = "io"
            [signals.position_mm]
            source = "io"
            [signals.occupied]
            source = "io"
            sensor = "pir"
            [[uplink]]
            servers = ["tcp://127.0.0.1:1883"]
            """;

    private DeviceToml() {}

    static Path write(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("device.toml"), text);
    }

    /** What loading for the live agent says is wrong, without the folder; empty where nothing is. */
    static List<String> problems(Path folder, String text) throws IOException {
        try {
            DeviceConfig.load(write(folder, text));
            return List.of();
        } catch (ConfigException refused) {
            return withoutFolder(refused, folder);
        }
    }

    static List<String> problemsForReplay(Path folder, String text) throws IOException {
        try {
            DeviceConfig.loadForReplay(write(folder, text));
            return List.of();
        } catch (ConfigException refused) {
            return withoutFolder(refused, folder);
        }
    }

    private static List<String> withoutFolder(ConfigException refused, Path folder) {
        return refused.problems().stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }
}
