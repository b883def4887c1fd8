package dev.liftwatch.endtoend;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.blackbox.TraceReader;
import dev.liftwatch.serial.PtyPair;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Kills the installed agent while it records fifty positions a second, again and again on the same record, and looks whether
 * the export can be read and how much of what was read before the kill is missing. {@code ./dev kills} runs it.
 */
public final class RecorderKills implements AutoCloseable {
    private static final long EVERY_MS = 20;

    private final Path folder;
    private final PtyPair line;
    private final SensorBoard board;
    private final Installation installation;
    private final ScheduledExecutorService encoder = Executors.newSingleThreadScheduledExecutor();
    private final Random random;
    private final AtomicInteger said = new AtomicInteger();
    private final ScheduledFuture<?> motion;

    RecorderKills(Path folder, long seed) throws Exception {
        this.folder = folder;
        random = new Random(seed);
        line = new PtyPair(folder);
        board = new SensorBoard(line.boardEnd());
        // Nothing listens on the discard port: the platform is away all the time.
        installation = new Installation(folder, Installation.device(line.agentEnd(), 9, ""));
        board.say("mains_ok", 1, "alarm_button", 0, "door_closed", 1, "door_open", 0, "occupied", 0);
        motion = encoder.scheduleAtFixedRate(
                () -> board.say("position_mm", said.incrementAndGet()), EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts the agent, kills it a while later, and reads the record.
     *
     * @return how long before the kill the last recorded reading was said, ms
     * @throws AssertionError where the record cannot be read or lacks what it must have
     */
    long kill() throws Exception {
        int beforeMm = said.get();
        long beforeMs = box().all().map(BlackBox.Span::toMs).orElse(0L);
        Process agent = installation.run();
        Awaitility.await("readings are recorded")
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> recordedAfter(beforeMs).stream().anyMatch(mm -> mm > beforeMm));
        // Not to wait for anything: a kill comes when it comes.
        Thread.sleep(random.nextInt(3000));
        Instant killed = Instant.now();
        agent.destroyForcibly().waitFor();
        Set<Integer> recorded = recordedAfter(beforeMs);
        int firstMm = recorded.stream()
                .filter(mm -> mm > beforeMm)
                .mapToInt(mm -> mm)
                .min()
                .orElseThrow();
        int lastMm = recorded.stream().mapToInt(mm -> mm).max().orElseThrow();
        for (int mm = firstMm; mm <= lastMm; mm++) {
            if (!recorded.contains(mm)) {
                throw new AssertionError(mm + " mm is missing between " + firstMm + " and " + lastMm);
            }
        }
        // The positions come without a pause, so what was read after the last one is what is missing.
        BlackBox box = box();
        return Duration.between(box.wall(box.all().orElseThrow().toMs()), killed)
                .toMillis();
    }

    private BlackBox box() throws IOException {
        return BlackBox.open(BlackBox.folder(folder.resolve("state").resolve("it-1")));
    }

    /** Every position in the export of what was recorded later. */
    private Set<Integer> recordedAfter(long beforeMs) throws Exception {
        BlackBox box = box();
        Set<Integer> positions = new HashSet<>();
        long toMs = box.all().map(BlackBox.Span::toMs).orElse(0L);
        if (toMs > beforeMs) {
            StringBuilder text = new StringBuilder();
            box.export(new BlackBox.Span(beforeMs + 1, toMs), text);
            Path trace = Files.writeString(folder.resolve("part.csv"), text);
            TraceReader.read(trace, (tick, reading) -> {
                if (reading.signal() == Signal.POSITION_MM && reading.known()) {
                    positions.add((int) reading.value());
                }
            });
        }
        return positions;
    }

    @Override
    public void close() throws IOException {
        motion.cancel(false);
        encoder.shutdownNow();
        installation.close();
        // First the line: a board whose line nobody reads any more waits in its writing.
        line.close();
        board.close();
    }

    /** Kills as often as the argument says, a hundred times without. */
    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Path folder = Files.createTempDirectory("liftwatch-kills");
        long longestMs = 0;
        try (RecorderKills recorder = new RecorderKills(folder, seed)) {
            for (int i = 1; i <= kills; i++) {
                longestMs = Math.max(longestMs, recorder.kill());
                if (i % 10 == 0) {
                    System.err.println(i + " kills, at most the last " + longestMs + " ms lost");
                }
            }
        }
        System.out.println(kills + " kills (seed " + seed + "): every export readable, at most the last " + longestMs
                + " ms before a kill missing");
    }
}
