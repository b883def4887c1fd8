package dev.liftwatch.agent;

import dev.liftwatch.cli.Roles;
import dev.liftwatch.linux.GpioChip;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.serial.JsscLine;
import dev.liftwatch.setup.Found;
import dev.liftwatch.setup.LineSearch;
import dev.liftwatch.tls.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The box that a lift is set up on: its ports and chips, its person, its services. */
final class SetupSite implements Roles.Site {
    /** Stable names first: the same adapter is taken once. */
    private static final List<String> PORTS = List.of("/dev/serial/by-id", "/dev/serial/by-path");

    private static final String OWN_PORTS = "{ttyUSB*,ttyACM*,ttyAMA*}";

    /** More ports than any box has: what else is there is not listened to. */
    private static final int MOST_PORTS = 16;

    /** One port takes fifteen seconds at most, and all are listened to at once, s. */
    private static final long SEARCH_S = 25;

    private static final int CONNECT_MS = 4000;
    private static final long SYSTEMCTL_S = 90;
    private static final Path CONFIGURATIONS = Path.of("/etc/liftwatch");
    private static final Path SYSTEMD = Path.of("/run/systemd/system");
    private static final Pattern CHIP = Pattern.compile("\\S+ \\((.+), (\\d+) lines\\)");

    @Override
    public List<Found> find(Optional<String> port, boolean ownBus) {
        List<String> ports = port.map(List::of).orElseGet(SetupSite::ports);
        Map<String, Found> heard = new ConcurrentHashMap<>();
        List<Thread> searches = new ArrayList<>();
        for (String one : ports) {
            Thread search = Threads.daemon("setup-" + searches.size(), () -> listen(one, ownBus, heard));
            search.start();
            searches.add(search);
        }
        try {
            for (Thread search : searches) {
                search.join(TimeUnit.SECONDS.toMillis(SEARCH_S));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        List<Found> found = new ArrayList<>();
        ports.stream().filter(heard::containsKey).map(heard::get).forEach(found::add);
        if (port.isEmpty()) {
            found.addAll(chips());
        }
        return found;
    }

    private static void listen(String port, boolean ownBus, Map<String, Found> heard) {
        try {
            heard.put(port, new LineSearch(SystemClock.startingAt(0), JsscLine::open).look(port, ownBus));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> ports() {
        Map<Path, String> byDevice = new LinkedHashMap<>();
        for (String folder : PORTS) {
            add(Path.of(folder), "*", byDevice);
        }
        add(Path.of("/dev"), OWN_PORTS, byDevice);
        return byDevice.values().stream().limit(MOST_PORTS).toList();
    }

    private static void add(Path folder, String names, Map<Path, String> byDevice) {
        try (var files = Files.newDirectoryStream(folder, names)) {
            Stream<Path> sorted = java.util.stream.StreamSupport.stream(files.spliterator(), false)
                    .sorted();
            for (Path file : sorted.toList()) {
                byDevice.putIfAbsent(file.toRealPath(), file.toString());
            }
        } catch (IOException none) {
            // A box without adapters has no such folder.
        }
    }

    private static List<Found> chips() {
        List<Found> chips = new ArrayList<>();
        for (String chip : GpioChip.list()) {
            Matcher shape = CHIP.matcher(chip);
            if (shape.matches()) {
                chips.add(new Found.Chip(shape.group(1), Integer.parseInt(shape.group(2))));
            }
        }
        return chips;
    }

    @Override
    public boolean reaches(String server) {
        Optional<ServerAddress> address = ServerAddress.of(server);
        try (Socket socket = new Socket()) {
            if (address.isEmpty()) {
                return false;
            }
            socket.connect(
                    new InetSocketAddress(address.get().host(), address.get().port()), CONNECT_MS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public Optional<BufferedReader> person() {
        return System.console().isTerminal()
                ? Optional.of(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    @Override
    public void whenStopped(Runnable work) {
        Runtime.getRuntime().addShutdownHook(Threads.daemon("shutdown", work));
    }

    @Override
    public Roles.Finding start(Path config) {
        Path file = config.toAbsolutePath();
        String name = file.getFileName().toString();
        if (!CONFIGURATIONS.equals(file.getParent()) || !name.endsWith(".toml")) {
            return new Roles.Finding("start-by-hand", List.of(config.toString()));
        }
        String unit = "liftwatch@" + name.substring(0, name.length() - ".toml".length());
        if (!Files.isDirectory(SYSTEMD)) {
            return new Roles.Finding("start-no-systemd", List.of(config.toString()));
        }
        Optional<String> trouble = systemctl("enable", unit).or(() -> systemctl("restart", unit));
        return trouble.map(words -> new Roles.Finding("start-failed", List.of(unit, words)))
                .orElseGet(() -> new Roles.Finding("started", List.of(unit)));
    }

    /** What went wrong, if anything did. */
    private static Optional<String> systemctl(String verb, String unit) {
        try {
            Process process = new ProcessBuilder("systemctl", verb, unit)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String said = new String(process.getInputStream().readNBytes(2000), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(SYSTEMCTL_S, TimeUnit.SECONDS)) {
                process.destroy();
                return Optional.of("systemctl does not end");
            }
            return process.exitValue() == 0 ? Optional.empty() : Optional.of(said);
        } catch (IOException missing) {
            return Optional.of(String.valueOf(missing.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
