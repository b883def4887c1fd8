package dev.liftwatch.outbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;

/**
 * Kills a process that commits, at random moments, again and again on the same store. The main kills as often as it is told, 300
 * times without.
 */
public final class StoreKills {
    private static final int MANY = 1_000_000;

    private final Path folder;
    private final Random random;
    private final CutOffCheck aftermath = new CutOffCheck();
    private int ordinal;

    StoreKills(Path folder, long seed) {
        this.folder = folder;
        random = new Random(seed);
    }

    /** Starts, kills within the next moments, and looks; answers how many messages are certain by now. */
    int kill() throws Exception {
        Path said = folder.resolve("said");
        Files.deleteIfExists(said);
        Process busy = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyStore.class.getName(),
                        folder.resolve("store").toString(),
                        said.toString(),
                        Integer.toString(MANY),
                        Long.toString(random.nextLong()),
                        Integer.toString(ordinal))
                .inheritIO()
                .start();
        try {
            long atBytes = 1L + random.nextInt(600);
            Awaitility.await("it commits")
                    .pollInterval(Duration.ofMillis(1 + random.nextInt(7)))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Files.exists(said) && Files.size(said) >= atBytes);
        } finally {
            busy.destroyForcibly().waitFor();
        }
        List<String> lines = Files.readAllLines(said);
        aftermath.hear(lines);
        // At most the three of the commit that was killed before it was said.
        aftermath.check(folder.resolve("store"), 3);
        ordinal += 10_000;
        return aftermath.certain();
    }

    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        StoreKills store = new StoreKills(Files.createTempDirectory("liftwatch-store-kills"), seed);
        int certain = 0;
        for (int i = 1; i <= kills; i++) {
            certain = store.kill();
            if (i % 25 == 0) {
                System.err.println(i + " kills, " + certain + " messages held");
            }
        }
        System.out.println(kills + " kills (seed " + seed + "): every one of " + certain
                + " committed messages is there, none invented, in order, the file whole");
    }
}
