package dev.liftwatch.endtoend;

import static dev.liftwatch.endtoend.Patience.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.serial.PtyPair;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a device said once, said again to the installed agent with the device's own profile: it reads what is expected. A
 * device more is two files more in {@code captures}: what {@code liftwatch capture} wrote, and the readings it stands for, in order.
 */
class CaptureIT {
    private static final Path CAPTURES = Path.of("src/test/resources/captures");
    private static final String CAPTURE = ".capture.csv";

    @TempDir
    Path folder;

    static Stream<String> devices() throws IOException {
        try (Stream<Path> files = Files.list(CAPTURES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(CAPTURE))
                    .map(name -> name.substring(0, name.length() - CAPTURE.length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void theAgentReadsOfTheDeviceWhatIsExpected(String device) throws Exception {
        List<String> capture = Files.readAllLines(CAPTURES.resolve(device + CAPTURE));
        List<String> expected = Files.readAllLines(CAPTURES.resolve(device + ".expected.csv"));
        String source = capture.getFirst().substring("# source=".length());
        try (PtyPair line = new PtyPair(folder);
                Installation installation = new Installation(folder, profile(device, source, line.agentEnd()))) {
            installation.run();
            play(capture, line.boardEnd());
            String lift = Files.readAllLines(installation.device()).stream()
                    .filter(text -> text.startsWith("id = "))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("id = \"(.*)\"", "$1");
            Awaitility.await("the last reading is recorded")
                    .atMost(SOON)
                    .until(() -> recorded(lift).contains(expected.getLast()));
            assertEquals(String.join("\n", expected), String.join("\n", recorded(lift)));
        }
    }

    /** The profile as it is shipped, with this port for the source; the ports of its other sources are not there. */
    private static String profile(String device, String source, Path port) throws IOException {
        String text = Files.readString(Path.of("device-config").resolve(device + ".toml"));
        int at = text.indexOf("[sources." + source + "]");
        return text.substring(0, at) + text.substring(at).replaceFirst("port = \"[^\"]*\"", "port = \"" + port + "\"");
    }

    /** Every reading that was a change, in order: {@code signal,value}. */
    private List<String> recorded(String lift) throws IOException {
        BlackBox box = BlackBox.open(BlackBox.folder(folder.resolve("state").resolve(lift)));
        if (box.all().isEmpty()) {
            return List.of();
        }
        StringBuilder trace = new StringBuilder();
        box.export(box.all().get(), trace);
        Map<String, String> last = new HashMap<>();
        List<String> changes = new ArrayList<>();
        trace.toString().lines().filter(row -> !row.startsWith("#")).skip(1).forEach(row -> {
            String[] fields = row.split(",", 3);
            if (!fields[2].equals(last.put(fields[1], fields[2])) && !fields[2].equals("-")) {
                changes.add(fields[1] + "," + fields[2]);
            }
        });
        return changes;
    }

    /** Says what the device said, with its pauses; what the agent sent then is waited for. */
    private static void play(List<String> capture, Path end) throws Exception {
        try (OutputStream out = new FileOutputStream(end.toFile());
                InputStream in = new FileInputStream(end.toFile())) {
            long beforeMs = 0;
            for (String text : capture) {
                String[] fields = text.split(",", -1);
                if (fields.length != 3 || fields[0].equals("t_ms")) {
                    continue;
                }
                byte[] bytes = HexFormat.of().parseHex(fields[2]);
                if (fields[1].equals("1")) {
                    assertEquals(fields[2], HexFormat.of().formatHex(sent(in, bytes.length)), "what the agent sends");
                } else {
                    TimeUnit.MILLISECONDS.sleep(Long.parseLong(fields[0]) - beforeMs);
                    out.write(bytes);
                    out.flush();
                }
                beforeMs = Long.parseLong(fields[0]);
            }
        }
    }

    private static byte[] sent(InputStream in, int count) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return in.readNBytes(count);
                    } catch (IOException gone) {
                        throw new java.io.UncheckedIOException(gone);
                    }
                })
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
