package dev.liftwatch.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code liftwatch demo} as somebody runs it who has just unpacked it, its output going to a file. */
class DemoIT {
    private static final Path LAUNCHER = Path.of("target/dist/bin/liftwatch").toAbsolutePath();

    /** It takes half a minute; a busy machine is late. */
    private static final long LONGEST_S = 180;

    private static final Pattern SUMMARY = Pattern.compile("Suspected (\\d+) s and raised (\\d+) s");

    @TempDir
    private Path folder;

    @Test
    void tellsTheStoryFromTheRideToTheCloseAndLeavesNothingBehind() throws IOException, InterruptedException {
        Finished demo = run("C.UTF-8");
        assertEquals(0, demo.exit(), demo::everything);
        assertInOrder(
                demo.out(),
                "Time runs 6 times faster",
                "A rider gets in",
                "The car rides up",
                "the car stops between 3 and 4",
                "Suspicion",
                "ALARM",
                "has stood outside every door zone",
                "rescue code 012345",
                "BETWEEN FLOORS, nearest 3",
                "confirmed",
                "rescuers are sent",
                "Has the answer",
                "Rescuers arrive",
                "The doors open",
                "Closed: the doors opened at a landing");
        // A busy machine tells later, and tells so.
        Matcher summary = SUMMARY.matcher(demo.out());
        assertTrue(summary.find(), demo::everything);
        assertTrue(Integer.parseInt(summary.group(1)) >= 30, summary.group());
        assertTrue(Integer.parseInt(summary.group(2)) >= 60, summary.group());
        assertFalse(demo.out().contains("\u001b"), "no escape sequences where there is no terminal");
        assertEquals("", demo.err());
        assertEquals(List.of(), entries("work"));
        assertEquals(List.of(), entries("tmp"));
    }

    @Test
    void speaksChineseToThoseWhoReadIt() throws IOException, InterruptedException {
        Finished demo = run("zh_CN.UTF-8");
        assertEquals(0, demo.exit(), demo::everything);
        assertInOrder(demo.out(), "6 倍速", "轿厢上行", "怀疑", "报警", "救援识别码 012345", "应答", "救援人员", "解除");
    }

    private static void assertInOrder(String text, String... parts) {
        int from = 0;
        for (String part : parts) {
            int at = text.indexOf(part, from);
            assertTrue(at >= 0, () -> "\"" + part + "\" does not follow in\n" + text);
            from = at;
        }
    }

    private Finished run(String language) throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "demo")
                .directory(Files.createDirectory(folder.resolve("work")).toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().put("LANG", language);
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(LONGEST_S, TimeUnit.SECONDS), "ends by itself within " + LONGEST_S + " s");
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private List<Path> entries(String name) throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve(name))) {
            return entries.toList();
        }
    }

    /** A demo that has ended. */
    private record Finished(int exit, String out, String err) {
        String everything() {
            return out + err;
        }
    }
}
