package dev.liftwatch.tls;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a broker. The names that clouds give to the brokers of their customers may have an underscore, which no host name has by
 * the letter of the law and every name server knows.
 *
 * @param secure whether it is talked to over TLS
 * @param host a name, or an address without brackets
 * @param port from 1
 */
public record ServerAddress(boolean secure, String host, int port) {
    /** Whether others can read the messages on the way: the connection has no TLS and leaves this box. */
    public boolean inClear() {
        return !secure && !staysHere();
    }

    /** Whether it is this box itself; a name is not looked up. */
    private boolean staysHere() {
        if (host.equalsIgnoreCase("localhost") || host.equalsIgnoreCase("localhost.")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private static final int MOST_PORT = 65_535;
    private static final Pattern WRITTEN = Pattern.compile(
            "(tcp|ssl)://([A-Za-z0-9]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?|\\[[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9_.-]{1,20})?])"
                    + ":([0-9]{1,5})");

    /** What {@code tcp://host:port} or {@code ssl://host:port} says, empty where it is neither. */
    public static Optional<ServerAddress> of(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(4));
        return port < 1 || port > MOST_PORT
                ? Optional.empty()
                : Optional.of(new ServerAddress(
                        matcher.group(1).equals("ssl"), matcher.group(2).replaceAll("[\\[\\]]", ""), port));
    }
}
