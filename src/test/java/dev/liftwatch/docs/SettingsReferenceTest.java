package dev.liftwatch.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents and the example say of settings is what the code has. */
class SettingsReferenceTest {
    private static final Path REFERENCE = Path.of("src/docs/configuration.md");
    private static final Path EXAMPLE = Path.of("device-config/example.toml");
    private static final String BEGIN = "<!-- settings: begin -->\n";
    private static final String END = "<!-- settings: end -->\n";

    /** The table is made here; where the test fails, what it expects is what belongs between the marks. */
    private static String table() {
        StringJoiner table =
                new StringJoiner("\n", "| setting | default | allowed | meaning |\n|---|---|---|---|\n", "\n");
        for (Setting setting : Setting.values()) {
            table.add("| `" + setting.key() + "` | " + setting.defaultValue() + " | " + setting.least() + " to "
                    + setting.most() + " | " + setting.meaning() + " |");
        }
        return table.toString();
    }

    @Test
    void theReferenceListsEverySettingWithItsDefaultAndBounds() throws IOException {
        String document = Files.readString(REFERENCE);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        assertEquals(table(), document.substring(begin, document.indexOf(END)));
    }

    @Test
    void theReferenceNamesEverySignal() throws IOException {
        String document = Files.readString(REFERENCE);
        for (Signal signal : Signal.values()) {
            assertTrue(document.contains("`" + signal.code() + "`"), signal.code());
        }
    }

    @Test
    void theExampleIsInOrderAndShowsEverySettingWithItsDefault() throws Exception {
        DeviceConfig example = DeviceConfig.load(EXAMPLE);
        assertEquals(DetectionSettings.defaults(), example.detection());
        String text = Files.readString(EXAMPLE);
        for (Setting setting : Setting.values()) {
            assertTrue(
                    text.matches("(?s).*\n" + setting.key() + " = " + setting.defaultValue() + " .*"), setting.key());
        }
    }

    @Test
    void everyProfileIsInOrder() throws Exception {
        try (Stream<Path> profiles = Files.list(EXAMPLE.getParent())) {
            List<Path> files = profiles.filter(file -> file.toString().endsWith(".toml"))
                    .sorted()
                    .toList();
            assertTrue(files.size() > 1, "there are profiles beside the example");
            for (Path file : files) {
                assertFalse(DeviceConfig.load(file).signals().isEmpty(), file.toString());
            }
        }
    }
}
