package dev.liftwatch.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders with Chinese names, under whatever locale a shell, a connection or a service manager hands on. */
class LocaleIT {
    /** The name in octal, since the locale of the tests is no better: three signs in UTF-8. */
    private static final String NAMED = "$(printf '\\344\\270\\211\\345\\217\\267\\346\\242\\257')";

    @TempDir
    Path folder;

    private String check(Map<String, String> environment) throws Exception {
        Files.writeString(folder.resolve("device.toml"), Installation.device(Path.of("/dev/null"), 1883, ""));
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                "mkdir -p \"$0/" + NAMED + "\" && cp \"$0/device.toml\" \"$0/" + NAMED + "/" + NAMED
                        + ".toml\" && exec \"$1\"" + " check --offline --config \"$0/" + NAMED + "/" + NAMED
                        + ".toml\"",
                folder.toString(),
                Installation.LAUNCHER.toString());
        String path = System.getenv("PATH");
        String java = System.getProperty("java.home");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", java);
        builder.environment().putAll(environment);
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "LC_ALL=C", "LC_ALL=POSIX", "LANG=C", "LC_CTYPE=C", "LANG=en_GB.ISO-8859-1", "LC_ALL=xx_YY"})
    void aChineseNameIsFoundAndShown(String setting) throws Exception {
        String[] parts = setting.split("=", 2);
        String said = check(setting.isEmpty() ? Map.of() : Map.of(parts[0], parts[1]));
        assertTrue(said.contains("三号梯.toml is in order"), said);
    }

    @Test
    void theLanguageOfTheUserStays() throws Exception {
        assertTrue(check(Map.of("LANG", "zh_CN.UTF-8")).contains("三号梯.toml 正确"));
        assertTrue(check(Map.of("LC_ALL", "zh_CN.GBK")).contains("三号梯.toml 正确"));
    }
}
