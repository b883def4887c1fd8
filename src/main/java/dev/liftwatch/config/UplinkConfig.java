package dev.liftwatch.config;

import dev.liftwatch.rights.Rights;
import dev.liftwatch.tls.ServerAddress;
import dev.liftwatch.tls.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A platform that gets the messages, {@code [[uplink]]}.
 *
 * @param name its name in logs and in the store, unique in the file
 * @param servers its brokers in order of preference, {@code tcp://host:port} or {@code ssl://host:port}, at least one
 * @param clientId what the agent calls itself there
 * @param prefix what every topic begins with; ends in a slash
 * @param rights what it may ask for
 * @param credentialsFile the file with user name and password, to be read by {@link Credentials} at every connect
 * @param classes the kinds of messages it gets, of {@link #CLASSES}
 * @param tls the files for {@code ssl} brokers
 * @param reporting how often it hears of the lift
 */
public record UplinkConfig(
        String name,
        List<URI> servers,
        String clientId,
        String prefix,
        Set<String> classes,
        Rights rights,
        Optional<Path> credentialsFile,
        TlsFiles tls,
        Reporting reporting) {
    /** The kinds of messages that may go to some platforms and not to others, by topic; status and answers go to all. */
    public static final List<String> CLASSES = List.of("alarm", "event", "state", "usage", "selftest");

    public UplinkConfig {
        servers = List.copyOf(servers);
        classes = Set.copyOf(classes);
    }

    /** Its brokers whose messages can be read and changed on their way: without TLS, and not on this box. */
    public List<URI> inClear() {
        return servers.stream().filter(UplinkConfig::isInClear).toList();
    }

    static boolean isInClear(URI server) {
        return ServerAddress.of(server.toString())
                .filter(ServerAddress::inClear)
                .isPresent();
    }
}
