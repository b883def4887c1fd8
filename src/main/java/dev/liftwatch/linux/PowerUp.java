package dev.liftwatch.linux;

import dev.liftwatch.time.ClockMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel knows of the time since the box was switched on. */
public final class PowerUp {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** No process outlives the time it was started in. */
    private static final String ID = read();

    private PowerUp() {}

    private static String read() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException notGiven) {
            return "";
        }
    }

    /** The id of this time, empty where the kernel gives none. */
    public static String id() {
        return ID;
    }

    /** How long it has been on, ms, by the monotonic clock. */
    public static long sinceMs() {
        return SystemClock.monotonicNanos() / 1_000_000;
    }

    /** Where the box's clocks stand before there is an agent. */
    public static ClockMark mark() {
        return new ClockMark(id(), sinceMs(), SystemClock.wallNow().epochMs(), 0, List.of());
    }
}
