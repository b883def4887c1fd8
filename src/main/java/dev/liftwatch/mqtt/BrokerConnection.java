package dev.liftwatch.mqtt;

import dev.liftwatch.time.Clock;
import dev.liftwatch.tls.CertificateTerm;
import dev.liftwatch.tls.Revocation;
import dev.liftwatch.tls.ServerAddress;
import dev.liftwatch.tls.TlsClient;
import dev.liftwatch.tls.TlsFiles;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a broker, with TLS where the server says so, on which nothing has been said yet.
 *
 * @param server as configured
 * @param socket the connection
 * @param tls the agent's side of TLS, empty without
 */
record BrokerConnection(String server, BrokerSocket socket, Optional<TlsClient> tls) {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);

    /**
     * Looks the host up, connects and shakes hands. Blocks; the look-up alone is not bounded by us.
     *
     * @param timing where the bound is timed
     * @param boundMs for connection and handshake together, ms of real time
     * @throws IOException where it does not come about; the message is in plain words where {@link Refusal} has none
     */
    static BrokerConnection dial(
            String server, TlsFiles files, Clock clock, ScheduledExecutorService timing, long boundMs)
            throws IOException {
        ServerAddress broker = ServerAddress.of(server)
                .orElseThrow(() -> new BrokerProtocolException(
                        "this is no address of a broker: tcp://host:port or ssl://host:port"));
        Optional<TlsClient> tls = broker.secure() ? Optional.of(TlsClient.read(files)) : Optional.empty();
        SessionGuard guard = new SessionGuard(clock);
        Socket beneath = new MeteredSocket(guard);
        AtomicBoolean tooLong = new AtomicBoolean();
        Runnable giveUp = () -> {
            tooLong.set(true);
            close(beneath);
        };
        Future<?> bound = timing.schedule(giveUp, boundMs, TimeUnit.MILLISECONDS);
        try {
            InetSocketAddress address = new InetSocketAddress(broker.host(), broker.port());
            if (address.isUnresolved()) {
                throw new UnknownHostException(broker.host());
            }
            beneath.connect(address, Math.toIntExact(boundMs));
            Socket talk = tls.isPresent() ? tls.get().over(beneath, broker.host(), broker.port()) : beneath;
            return new BrokerConnection(server, new BrokerSocket(beneath, talk, guard, clock), tls);
        } catch (IOException failed) {
            close(beneath);
            throw refusal(failed, tls, tooLong.get() && beneath.isConnected());
        } finally {
            bound.cancel(false);
        }
    }

    private static IOException refusal(IOException failed, Optional<TlsClient> tls, boolean tooLong) {
        if (failed instanceof SocketTimeoutException || tooLong) {
            return tooLong && tls.isPresent()
                    ? new BrokerProtocolException(
                            "it accepts connections but does not finish the TLS handshake: is it the broker's TLS"
                                    + " port (mostly 8883)?")
                    : new SocketTimeoutException(failed.getMessage());
        }
        return tls.flatMap(client -> client.refusal(failed))
                .<IOException>map(BrokerProtocolException::new)
                .orElse(failed);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            LOG.debug("closing: {}", alreadyBroken.getMessage());
        }
    }

    /** Until when the certificates in use are good; none without TLS. */
    List<CertificateTerm> terms() {
        return tls.map(TlsClient::terms).orElse(List.of());
    }

    /**
     * How far the broker's certificate was checked against lists of revoked ones.
     *
     * @param epochMs wall time, empty where nobody knows it
     */
    Revocation revocation(Optional<Long> epochMs) {
        return tls.map(client -> client.revocation(epochMs)).orElse(Revocation.NONE);
    }

    /** Why the connection was lost or what was asked of it failed. */
    String words(Throwable failure) {
        if (socket.hasAnswered()) {
            boolean silent = failure instanceof MqttException mqtt
                    && mqtt.getReasonCode() == MqttException.REASON_CODE_CLIENT_TIMEOUT;
            return silent ? server + ": it has stopped answering" : Refusal.words(failure, server);
        }
        return tls.flatMap(client -> client.refusal(failure))
                .or(() -> unanswered(failure))
                .map(words -> server + ": " + words)
                .orElseGet(() -> Refusal.words(failure, server));
    }

    private Optional<String> unanswered(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean ended = cause instanceof EOFException || cause instanceof SocketException;
        return ended && tls.isEmpty()
                ? Optional.of(
                        "it ended the connection without an answer: is it the broker's port, and does that want TLS"
                                + " (then write ssl:// instead of tcp://)?")
                : Optional.empty();
    }
}
