package dev.liftwatch.mqtt;

import dev.liftwatch.tls.TlsFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a broker is reached.
 *
 * @param servers {@code tcp://host:port} or {@code ssl://host:port}, at least one
 * @param clientId what we call ourselves
 * @param prefix what is put before the topic of every message that goes out
 * @param filter what is subscribed to, whole
 * @param login asked at every connect, so that a changed password needs no restart
 * @param tls the files for {@code ssl} servers, read at every connect
 * @param keepAliveS the connection is tried after so long without a message, s
 * @param will what the broker says when we are gone; asked at every connect
 */
public record MqttSettings(
        List<String> servers,
        String clientId,
        String prefix,
        String filter,
        LoginSource login,
        TlsFiles tls,
        int keepAliveS,
        Supplier<Optional<Will>> will) {
    /** What holds where nobody says otherwise, s. */
    public static final int KEEP_ALIVE_S = 30;

    public MqttSettings {
        servers = List.copyOf(servers);
    }

    /** Says who we are. */
    @FunctionalInterface
    public interface LoginSource {
        /**
         * The user name and password, nothing where none are needed.
         *
         * @throws LoginException where they cannot be read; the message is for a technician and holds no secret
         */
        Optional<Login> login() throws LoginException;
    }

    /**
     * A user.
     *
     * @param username the name
     * @param password never printed
     */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    /** A login that cannot be read. */
    public static final class LoginException extends Exception {
        private static final long serialVersionUID = 1;

        public LoginException(String message) {
            super(message);
        }
    }

    /**
     * The last will, retained, QoS 1.
     *
     * @param topic below the prefix
     * @param text the JSON text
     */
    public record Will(String topic, String text) {}
}
