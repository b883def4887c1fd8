package dev.liftwatch.bench;

import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What this process has used so far.
 *
 * @param atMs the tick at which it was looked at
 * @param ticks processor time, {@link #TICKS_A_SECOND} of them are a second of a core
 * @param switches how often each thread that is there has gone to sleep or was put aside
 * @param megabytes the memory it holds
 */
record ProcessCost(long atMs, long ticks, Map<Path, Long> switches, double megabytes) {
    /** So many ticks of /proc/PID/stat are a second, on every Linux. */
    private static final double TICKS_A_SECOND = 100;

    private static final Path PROCESS = Path.of("/proc/self");

    static ProcessCost now(Clock clock) throws IOException {
        String stat = Files.readString(PROCESS.resolve("stat"));
        // The second field, a name in brackets, may have spaces of its own.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        Map<Path, Long> switches = new HashMap<>();
        try (var threads = Files.list(PROCESS.resolve("task"))) {
            for (Path thread : threads.toList()) {
                Path status = thread.resolve("status");
                switches.put(thread, number(status, "voluntary_ctxt_") + number(status, "nonvoluntary_ctxt_"));
            }
        }
        return new ProcessCost(
                clock.tickMs(),
                Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                switches,
                number(PROCESS.resolve("status"), "VmRSS:") / 1024.0);
    }

    private static long number(Path status, String named) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(named))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** A row: share of a core, switches a second of the threads that are there still, threads, memory. */
    String since(ProcessCost before) {
        double seconds = (atMs - before.atMs) / 1000.0;
        long switched = switches.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.switches.getOrDefault(thread.getKey(), 0L))
                .sum();
        return String.format(
                Locale.ROOT,
                "%8.2f %% %12.1f %9d %7.0f MB",
                (ticks - before.ticks) / TICKS_A_SECOND / seconds * 100,
                switched / seconds,
                switches.size(),
                megabytes);
    }
}
