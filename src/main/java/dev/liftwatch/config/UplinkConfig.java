package dev.liftwatch.config;

import dev.liftwatch.tls.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A platform that gets the messages, {@code [[uplink]]}.
 *
 * @param name its name in logs and in the store, unique in the file
 * @param servers its brokers in order of preference, {@code tcp://host:port} or {@code ssl://host:port}, at least one
 * @param clientId what the agent calls itself there
 * @param prefix what every topic begins with; ends in a slash
 * @param credentialsFile the file with user name and password, to be read by {@link Credentials} at every connect
 * @param tls the files for {@code ssl} brokers
 */
public record UplinkConfig(
        String name, List<URI> servers, String clientId, String prefix, Optional<Path> credentialsFile, TlsFiles tls) {
    public UplinkConfig {
        servers = List.copyOf(servers);
    }
}
