package dev.liftwatch.gpio;

import dev.liftwatch.linux.GpioChip;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Clock;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.SourceCondition;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a real or simulated chip and prints what comes, for a bench or a virtual machine:
 * {@code RealChip SECONDS CHIP DEBOUNCE_US CHANNEL[:up|down|none]…}. Every change is printed, then the counters, the last levels, the
 * threads there are, and what it cost.
 */
public final class RealChip {
    private static final List<Signal> FLAGS = List.of(
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.DOOR_ZONE,
            Signal.ALARM_BUTTON,
            Signal.STALL,
            Signal.RUNNING,
            Signal.OCCUPIED,
            Signal.MAINS_OK);

    private static final Path PROCESS = Path.of("/proc/self");

    private final Map<Signal, Reading> last = new EnumMap<>(Signal.class);
    private final Map<Signal, Long> changes = new EnumMap<>(Signal.class);
    private long readings;
    private long greatestDelayMs;

    private RealChip() {}

    /** Reads for so long, and prints. */
    public static void main(String[] args) throws Exception {
        System.out.println("chips: " + GpioChip.list());
        List<GpioInput> inputs = new ArrayList<>();
        List<ChannelMap.Wire> wires = new ArrayList<>();
        for (String arg : List.of(args).subList(3, args.length)) {
            String[] parts = arg.split(":", 2);
            Pull pull = parts.length == 1 ? Pull.AS_IS : Pull.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT));
            wires.add(new ChannelMap.Wire(parts[0], FLAGS.get(inputs.size()), false, BigDecimal.ONE, BigDecimal.ZERO));
            inputs.add(new GpioInput(parts[0], pull));
        }
        new RealChip()
                .read(
                        Long.parseLong(args[0]) * 1000,
                        new GpioSettings(args[1], Integer.parseInt(args[2]), inputs),
                        new ChannelMap(wires));
    }

    private void read(long forMs, GpioSettings settings, ChannelMap channels) throws Exception {
        Clock clock = SystemClock.startingAt(0);
        GpioSource source = new GpioSource(
                "io", settings, KernelBank::open, channels, clock, (read, atMs) -> take(read, atMs, clock.tickMs()));
        Thread reader = new Thread(source, "gpio-io");
        reader.start();
        while (source.condition().state() == SourceCondition.State.STARTING) {
            clock.pause(50);
        }
        // The first seconds of a Java process cost more than all that follow.
        clock.pause(3000);
        System.out.println("threads: " + threads());
        System.out.println(
                "ready " + source.condition().state() + " " + source.condition().text());
        Path thread = readersThread();
        long cpu = cpu(PROCESS);
        long threadCpu = cpu(thread);
        long switches = switches(thread);
        long fromMs = clock.tickMs();
        SourceCondition before = source.condition();
        while (clock.tickMs() - fromMs < forMs) {
            clock.pause(200);
            SourceCondition now = source.condition();
            if (now.state() != before.state() || !now.text().equals(before.text())) {
                System.out.println(clock.tickMs() + " " + now.state() + " " + now.text());
                before = now;
            }
        }
        long ms = clock.tickMs() - fromMs;
        System.out.println("in " + ms + " ms: process " + (cpu(PROCESS) - cpu) * 10 + " ms of a core, reader "
                + (cpu(thread) - threadCpu) * 10 + " ms and " + (switches(thread) - switches) + " sleeps");
        source.stop();
        long stopMs = clock.tickMs();
        reader.join(2000);
        System.out.println("stopped " + !reader.isAlive() + " after " + (clock.tickMs() - stopMs) + " ms");
        System.out.println("condition " + source.condition());
        System.out.println(
                "readings " + readings + ", changes " + changes + ", greatest delay " + greatestDelayMs + " ms");
        System.out.println("last " + last);
    }

    private synchronized void take(List<Reading> read, long atMs, long nowMs) {
        greatestDelayMs = Math.max(greatestDelayMs, nowMs - atMs);
        for (Reading reading : read) {
            readings++;
            if (!reading.equals(last.put(reading.signal(), reading))) {
                changes.merge(reading.signal(), 1L, Long::sum);
                if (changes.get(reading.signal()) <= 20) {
                    System.out.println(atMs + " " + reading.signal() + " " + (reading.known() ? reading.value() : "-"));
                }
            }
        }
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
        return names;
    }

    /** Hundredths of a second that the process, or one thread of it, has used. */
    private static long cpu(Path process) throws Exception {
        String stat = Files.readString(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** How often a thread went to sleep by itself. */
    private static long switches(Path thread) throws Exception {
        return Files.readAllLines(thread.resolve("status")).stream()
                .filter(line -> line.startsWith("voluntary_ctxt_switches"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).trim()))
                .sum();
    }

    private static Path readersThread() throws Exception {
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                if (Files.readString(task.resolve("comm")).startsWith("gpio-io")) {
                    return task;
                }
            }
        }
        throw new IllegalStateException("the reader has ended");
    }
}
