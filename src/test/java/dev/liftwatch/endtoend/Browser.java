package dev.liftwatch.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen (Chromium), which {@code ./dev test} installs. It loads nothing from a network. */
public final class Browser implements AutoCloseable {
    private static final Pattern WIDTH = Pattern.compile("data-width=\"(\\d+)\"");

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    /** @param folder where it keeps what it needs */
    public Browser(Path folder) {
        this.folder = folder;
    }

    /** How wide a page becomes in a window of that width, px: more than the window where it would scroll sideways. */
    public int widthNeeded(Path page, int width) throws IOException, InterruptedException {
        // The page itself has no script: a copy of it tells its width to the page around it, which is as wide as is
        // wanted.
        Path copy = folder.resolve("copy-" + width + ".html");
        Files.writeString(copy, Files.readString(page).replace("</body>", """
                <script>addEventListener("load", () => parent.postMessage(document.documentElement.scrollWidth, "*"));</script></body>"""));
        Path around =
                Files.writeString(folder.resolve("around-" + width + ".html"), """
                <!DOCTYPE html><html><body><script>addEventListener("message",
                  message => document.body.setAttribute("data-width", message.data));</script>
                <iframe width="%d" height="900" src="%s"></iframe></body></html>
                """.formatted(width, copy.toUri()));
        Path out = folder.resolve("dom-" + width + ".html");
        run(out, "--virtual-time-budget=5000", "--dump-dom", around.toUri().toString());
        Matcher found = WIDTH.matcher(Files.readString(out));
        if (!found.find()) {
            throw new AssertionError("the browser did not show " + page + ":\n" + Files.readString(out));
        }
        return Integer.parseInt(found.group(1));
    }

    private void run(Path out, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("browser")));
        command.addAll(List.of(more));
        Process browser = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("browser.log").toFile())
                .start();
        started.add(browser);
        if (!browser.waitFor(Patience.DUE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the browser did not end");
        }
    }

    @Override
    public void close() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }
}
