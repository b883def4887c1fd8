package dev.liftwatch.faults;

import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The door by which the agent comes to its broker. The platform on the far side always takes the plain one.
 *
 * @param broker not started yet
 * @param port where the agent's door is
 * @param scheme how the agent has to speak there
 * @param files what it has to show and to trust there
 */
record Entrance(Mosquitto broker, int port, String scheme, TlsFiles files) {
    /** The host by which every agent reaches the broker. */
    static final String HERE = "subjectAltName=IP:127.0.0.1";

    /** The usual one, in whichever way the stage wants it. */
    static Entrance of(Scenario.Stage stage) throws IOException, InterruptedException {
        return stage.tls() ? tls(stage.folder()) : plain();
    }

    /** Without encryption. */
    static Entrance plain() throws IOException {
        Mosquitto broker = Mosquitto.anonymous();
        return new Entrance(broker, broker.port(), "tcp", TlsFiles.NONE);
    }

    /** With TLS and certificates on both sides, all made here by an authority of the test's own. */
    static Entrance tls(Path folder) throws IOException, InterruptedException {
        Authority authority = new Authority(folder.resolve("certificates"), "authority");
        Path certificate = authority.issue("broker", HERE);
        Path own = authority.issue("agent", Authority.CLIENT);
        int port = Mosquitto.freePort();
        Mosquitto broker = Mosquitto.anonymousWith(door(port, authority, certificate));
        return new Entrance(
                broker,
                port,
                "ssl",
                new TlsFiles(
                        Optional.of(authority.certificate()),
                        Optional.of(own),
                        Optional.of(Authority.keyOf(own)),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** What mosquitto's configuration says of a port with that certificate, where clients have to show one of the authority's. */
    static String door(int port, Authority authority, Path certificate) {
        return String.join(
                "\n",
                "listener " + port + " 127.0.0.1",
                "cafile " + authority.certificate(),
                "certfile " + certificate,
                "keyfile " + Authority.keyOf(certificate),
                "require_certificate true");
    }

    /** What {@code [[uplink]]} says where the agent comes through that port instead. */
    String uplink(int throughPort) {
        return "servers = [\"" + scheme + "://127.0.0.1:" + throughPort + "\"]\n" + line("ca_file", files.ca())
                + line("certificate_file", files.certificate())
                + line("key_file", files.key());
    }

    private static String line(String key, Optional<Path> file) {
        return file.map(path -> key + " = \"" + path + "\"\n").orElse("");
    }

    /** Where the agent comes straight to the broker. */
    String server() {
        return scheme + "://127.0.0.1:" + port;
    }
}
