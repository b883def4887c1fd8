package dev.liftwatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A shell in a pseudo-terminal that socat holds: a test types into it and reads what it shows. */
final class PseudoTerminal implements AutoCloseable {
    private final Process socat;
    private final OutputStream keys;
    private final StringBuilder shown = new StringBuilder();
    private final Path device;

    /** Starts the lines of {@code script} in a shell with job control, in a terminal of 80 x 24. */
    PseudoTerminal(Path folder, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        Path name = folder.resolve("tty-name");
        Path start = Files.writeString(
                folder.resolve("start.sh"), "tty > " + name + "\nstty cols 80 rows 24\nexec bash -m " + file + "\n");
        socat = new ProcessBuilder(List.of("socat", "-", "EXEC:bash " + start + ",pty,setsid,ctty,stderr,echo=1"))
                .redirectErrorStream(true)
                .start();
        keys = socat.getOutputStream();
        Thread reader = new Thread(this::readAll, "pseudo-terminal");
        reader.setDaemon(true);
        reader.start();
        Awaitility.await("the shell says its terminal")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(name) && Files.readString(name).endsWith("\n"));
        device = Path.of(Files.readString(name).strip());
    }

    private void readAll() {
        try (InputStream in = socat.getInputStream()) {
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                synchronized (shown) {
                    shown.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException _) {
            // The terminal was closed.
        }
    }

    void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** Another size, as when a window is drawn larger. */
    void resize(int columns, int rows) throws IOException {
        run("stty", "-F", device.toString(), "cols", String.valueOf(columns), "rows", String.valueOf(rows));
    }

    /** The mode of the terminal as stty(1) prints it. */
    String mode() throws IOException {
        return run("stty", "-F", device.toString(), "-a");
    }

    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        return said.strip();
    }

    void awaitText(String text) {
        await(text, () -> shown().contains(text));
    }

    void await(String what, java.util.concurrent.Callable<Boolean> until) {
        try {
            Awaitility.await(what).atMost(Duration.ofSeconds(60)).until(until);
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(what + " is not in:\n" + shown(), late);
        }
    }

    String shown() {
        synchronized (shown) {
            return shown.toString();
        }
    }

    /** Forgets what was shown until now. */
    void forget() {
        synchronized (shown) {
            shown.setLength(0);
        }
    }

    /** Closes the terminal's other end, as a connection does that breaks. */
    void hangUp() {
        socat.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        socat.descendants().forEach(ProcessHandle::destroy);
        socat.destroy();
        keys.close();
    }
}
