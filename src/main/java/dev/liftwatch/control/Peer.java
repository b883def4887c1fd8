package dev.liftwatch.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * The user at the other end of a connection, as the kernel says.
 *
 * @param user the name of the user, empty where it is not known
 * @param group the name of the user's first group, empty where it is not known
 */
public record Peer(String user, String group) {
    /** One of whom nothing is known. */
    public static final Peer UNKNOWN = new Peer("", "");

    /** The one that has connected. */
    static Peer of(SocketChannel channel) {
        try {
            UnixDomainPrincipal principal = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
            return new Peer(principal.user().getName(), principal.group().getName());
        } catch (IOException | UnsupportedOperationException unknown) {
            return UNKNOWN;
        }
    }
}
