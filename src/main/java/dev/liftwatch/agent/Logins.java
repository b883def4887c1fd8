package dev.liftwatch.agent;

import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.Credentials;
import dev.liftwatch.mqtt.MqttSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** From a file of credentials to what a broker is shown. */
final class Logins {
    private Logins() {}

    /**
     * The login in a file; nothing where there is no file to be read.
     *
     * @throws ConfigException with what is wrong in it
     * @throws IOException where it cannot be read, or everybody on the box may read it
     */
    static Optional<MqttSettings.Login> read(Optional<Path> file) throws ConfigException, IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Credentials credentials = Credentials.read(file.get());
        return Optional.of(new MqttSettings.Login(credentials.username(), credentials.password()));
    }
}
