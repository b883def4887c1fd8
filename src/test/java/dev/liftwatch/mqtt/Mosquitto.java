package dev.liftwatch.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real mosquitto of the test's own: on a free loopback port, remembering nothing, anonymous or with one user. It can be
 * killed hard, frozen, and started again on the same port.
 */
public final class Mosquitto implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(60);

    /** What versions of TLS a broker speaks is a matter of openssl, beneath it. */
    private static final String OPENSSL = "openssl.cnf";

    private final int port;
    private final Path folder;
    private Process process;

    private Mosquitto(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /** A broker that lets everybody in, with further lines of its configuration, e.g. another listener; not started yet. */
    public static Mosquitto anonymousWith(String... more) throws IOException {
        return configured(
                "allow_anonymous true\n" + String.join("\n", more) + "\n", Files.createTempDirectory("mosquitto"));
    }

    /** A broker that lets everybody in, publish anything and subscribe to these filters alone, not started yet. */
    public static Mosquitto subscribable(String... filters) throws IOException {
        String allowed = Stream.of(filters).map(filter -> """
                        {"acltype":"subscribeLiteral","topic":"%s","priority":0,"allow":true}""".formatted(filter)).collect(Collectors.joining(","));
        Path folder = Files.createTempDirectory("mosquitto");
        Path rights = Files.writeString(folder.resolve("rights.json"), """
                {"defaultACLAccess":{"publishClientSend":true,"publishClientReceive":true,"subscribe":false,"unsubscribe":true},
                 "clients":[],"groups":[{"groupname":"everybody","roles":[{"rolename":"reader"}]}],
                 "roles":[{"rolename":"reader","acls":[%s]}],"anonymousGroup":"everybody"}
                """.formatted(allowed));
        return configured(
                "allow_anonymous true\nplugin " + rightsPlugin() + "\nplugin_opt_config_file " + rights + "\n", folder);
    }

    /** Where Debian puts it, for whatever machine. */
    private static Path rightsPlugin() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve("mosquitto_dynamic_security.so"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A broker that lets everybody in, not started yet. */
    public static Mosquitto anonymous() throws IOException {
        return configured("allow_anonymous true\n", Files.createTempDirectory("mosquitto"));
    }

    /** A broker that lets one user in, not started yet. */
    public static Mosquitto withUser(String user, String password) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mosquitto");
        Path users = Files.writeString(folder.resolve("users"), user + ":" + password + "\n");
        run(program("mosquitto_passwd"), "-U", users.toString());
        return configured("allow_anonymous false\npassword_file " + users + "\n", folder);
    }

    /**
     * A broker that speaks TLS, not started yet.
     *
     * @param certificate its certificate, the key beside it
     * @param version the only one it speaks, as openssl calls it, e.g. {@code TLSv1.2}
     * @param more further lines of its configuration, e.g. who has to show a certificate
     */
    static Mosquitto withTls(Path certificate, String version, String... more) throws IOException {
        Path folder = Files.createTempDirectory("mosquitto");
        Files.writeString(folder.resolve(OPENSSL), """
                openssl_conf = all
                [all]
                ssl_conf = programs
                [programs]
                system_default = every
                [every]
                MinProtocol = %1$s
                MaxProtocol = %1$s
                CipherString = DEFAULT@SECLEVEL=0
                """.formatted(version));
        return configured(
                "allow_anonymous true\ncertfile " + certificate + "\nkeyfile " + Certificates.keyOf(certificate) + "\n"
                        + String.join("\n", more) + "\n",
                folder);
    }

    private static Mosquitto configured(String access, Path folder) throws IOException {
        int port = freePort();
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                String.join(
                        "\n",
                        "listener " + port + " 127.0.0.1",
                        "persistence false",
                        "max_queued_messages 0",
                        "log_dest stderr",
                        "user " + System.getProperty("user.name"),
                        access));
        return new Mosquitto(port, folder);
    }

    /** A port on which nobody listens at this moment. */
    public static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Starts it, the first time or again on the same port, and waits until it lets clients connect. */
    public Mosquitto start() throws IOException {
        Path log = folder.resolve("mosquitto.log");
        ProcessBuilder builder = new ProcessBuilder(
                program("mosquitto"), "-c", folder.resolve("mosquitto.conf").toString());
        if (Files.exists(folder.resolve(OPENSSL))) {
            builder.environment().put("OPENSSL_CONF", folder.resolve(OPENSSL).toString());
        }
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await("mosquitto on port " + port)
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("mosquitto did not start: " + Files.readString(log, UTF_8));
                    }
                    return accepts();
                });
        return this;
    }

    private boolean accepts() {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Kills it as a power cut does: no goodbye to anybody. */
    public void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Stops it in its tracks: connections stay, nothing is answered. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets a frozen one go on. */
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        run("kill", signal, Long.toString(process.pid()));
    }

    /** The port it listens on, or will. */
    public int port() {
        return port;
    }

    /** Its address as a client is given it. */
    public String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Its address as a client is given it that is to use TLS. */
    String secureUri() {
        return "ssl://127.0.0.1:" + port;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }

    /** Where a program of mosquitto's is; its broker is installed where only root's PATH looks. */
    private static String program(String name) {
        List<String> folders = new ArrayList<>(List.of(System.getenv("PATH").split(":", -1)));
        folders.addAll(List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/sbin", "/opt/homebrew/bin"));
        return folders.stream()
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not installed"))
                .toString();
    }

    @Override
    public void close() throws IOException {
        if (process != null && process.isAlive()) {
            kill();
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(Mosquitto::delete);
        }
        delete(folder);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
