package dev.liftwatch.receiver;

import dev.liftwatch.tls.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be received.
 *
 * @param server {@code tcp://host:port} or {@code ssl://host:port}
 * @param lift the lift's id, {@code +} for every lift
 * @param credentials a file with user name and password
 * @param tls the files for an {@code ssl} server
 * @param answer whether alarms are answered
 * @param seconds for how long, 0 for ever
 */
public record ListenOrder(
        String server, String lift, Optional<Path> credentials, TlsFiles tls, boolean answer, long seconds) {}
