package dev.liftwatch.faults;

import dev.liftwatch.mqtt.Mosquitto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The door by which the agent comes to its broker. The platform on the far side always takes the plain one.
 *
 * @param broker not started yet
 * @param port where the agent's door is
 * @param scheme how the agent has to speak there
 * @param more what else {@code [[uplink]]} has to say
 */
record Entrance(Mosquitto broker, int port, String scheme, String more) {
    private static final String KEY = "-nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256";

    /** Without encryption. */
    static Entrance plain() throws IOException {
        Mosquitto broker = Mosquitto.anonymous();
        return new Entrance(broker, broker.port(), "tcp", "");
    }

    /** With TLS and certificates on both sides, all made here by an authority of the test's own. */
    static Entrance tls(Path folder) throws IOException, InterruptedException {
        Path certificates = Files.createDirectory(folder.resolve("certificates"));
        openssl(certificates, "req -x509 -days 9000 -subj /CN=authority -out ca.pem -keyout ca.key " + KEY);
        issue(certificates, "broker", "subjectAltName=IP:127.0.0.1");
        issue(certificates, "agent", "extendedKeyUsage=clientAuth");
        int port = Mosquitto.freePort();
        Mosquitto broker = Mosquitto.anonymousWith(
                "listener " + port + " 127.0.0.1",
                "cafile " + certificates.resolve("ca.pem"),
                "certfile " + certificates.resolve("broker.pem"),
                "keyfile " + certificates.resolve("broker.key"),
                "require_certificate true");
        return new Entrance(broker, port, "ssl", """
                ca_file = "%1$s/ca.pem"
                certificate_file = "%1$s/agent.pem"
                key_file = "%1$s/agent.key"
                """.formatted(certificates));
    }

    /** What {@code [[uplink]]} says where the agent comes through that port instead. */
    String uplink(int throughPort) {
        return "servers = [\"" + scheme + "://127.0.0.1:" + throughPort + "\"]\n" + more;
    }

    private static void issue(Path folder, String name, String extension) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name + ".ext"), extension + "\n");
        openssl(folder, "req -new -subj /CN=" + name + " -out " + name + ".csr -keyout " + name + ".key " + KEY);
        openssl(
                folder,
                "x509 -req -days 9000 -CA ca.pem -CAkey ca.key -CAcreateserial -in " + name + ".csr -extfile " + name
                        + ".ext -out " + name + ".pem");
    }

    /** Everything is issued in 2021 and good for long, so that a clock that is some hours off is no matter of certificates. */
    private static void openssl(Path folder, String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("faketime", "2021-01-01", "openssl"));
        command.addAll(List.of(arguments.split(" ", -1)));
        Process openssl = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (openssl.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }
}
