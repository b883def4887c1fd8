package dev.liftwatch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel says of a process at one moment.
 *
 * @param threads how many it has
 * @param residentKb what it keeps in memory, kB
 * @param writtenBytes what it has made the kernel write to storage since it began; 0 on a file system in memory
 * @param saidBytes what it has handed to write calls, to files and sockets alike
 */
record ProcessFigures(long threads, long residentKb, long writtenBytes, long saidBytes) {
    static ProcessFigures of(Process process) throws IOException {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        String status = Files.readString(folder.resolve("status"));
        String io = Files.readString(folder.resolve("io"));
        return new ProcessFigures(
                number(status, "Threads:"), number(status, "VmRSS:"), number(io, "write_bytes:"), number(io, "wchar:"));
    }

    private static long number(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in " + text));
    }

    @Override
    public String toString() {
        return threads + " threads, " + residentKb / 1024 + " MB";
    }
}
