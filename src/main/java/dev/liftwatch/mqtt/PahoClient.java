package dev.liftwatch.mqtt;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.time.Clock;
import dev.liftwatch.tls.CertificateTerm;
import dev.liftwatch.tls.Revocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.ScheduledExecutorPingSender;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: a fresh Paho client that is never connected twice. No automatic reconnect and no timer thread of Paho's
 * own, since those follow the wall clock; every token bounded; callbacks only enqueue.
 */
final class PahoClient {
    /** Shorter than the policy's own limit, so that the reason is known when the policy gives up, ms. */
    private static final long CONNECT_MS = 7000;

    /** What a broker answers where its rules do not let this user read the topic (MQTT 3.1.1, 3.9.3). */
    private static final int SUBSCRIPTION_REFUSED = 0x80;

    /** A broker has at least this long for its answer, however long it took to get there, ms. */
    private static final long LEAST_MS = 500;

    /** Paho starts its threads within this, ms. */
    private static final long STARTING_MS = 2000;

    /** Paho gets a connection that stands and an address that needs no name server. */
    private static final String NO_SERVER = "tcp://127.0.0.1:1883";

    private static final long LAST_WORDS_MS = 1000;

    /** The policy's window and as many answers to requests as a platform may ask in one burst; past this Paho refuses. */
    private static final int MOST_IN_FLIGHT = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(PahoClient.class);

    private final long session;
    private final String server;
    private final MqttSettings settings;
    private final Consumer<LinkEvent> events;
    private final ScheduledExecutorService threads;
    private final BrokerConnection connection;
    private final MqttAsyncClient client;
    private volatile boolean dropped;

    private PahoClient(
            long session,
            String server,
            MqttSettings settings,
            Consumer<LinkEvent> events,
            ScheduledExecutorService threads,
            BrokerConnection connection)
            throws MqttException {
        this.session = session;
        this.server = server;
        this.settings = settings;
        this.events = events;
        this.threads = threads;
        this.connection = connection;
        ScheduledExecutorService reporting = new ReportingThreads(threads, this::fault);
        client = new MqttAsyncClient(
                NO_SERVER,
                settings.clientId(),
                new MemoryPersistence(),
                new ScheduledExecutorPingSender(reporting),
                reporting);
    }

    /** A thread of the client has ended by a fault: the session ends with it, and nothing else does. */
    private void fault(Throwable fault) {
        if (!dropped) {
            LOG.warn("{}: the client's thread has ended by a fault", server, fault);
            events.accept(new LinkEvent.Lost(session, server + ": the client has ended by a fault: " + fault));
        }
    }

    /**
     * Connects, or tells why not; answers nothing in that case.
     *
     * @param threads the client's own, ended with it
     */
    static Optional<PahoClient> connect(
            long session,
            String server,
            MqttSettings settings,
            Clock clock,
            ScheduledExecutorService threads,
            Consumer<LinkEvent> events) {
        long beganMs = clock.tickMs();
        Optional<BrokerConnection> connection = Optional.empty();
        Optional<PahoClient> fresh = Optional.empty();
        try {
            MqttConnectOptions options = options(settings);
            connection = Optional.of(BrokerConnection.dial(server, settings.tls(), clock, threads, CONNECT_MS));
            fresh = Optional.of(new PahoClient(session, server, settings, events, threads, connection.get()));
            options.setSocketFactory(connection.get().socket().asFactory());
            long leftMs = CONNECT_MS - clock.realNanos(clock.tickMs() - beganMs) / 1_000_000;
            fresh.get().begin(options, Math.max(LEAST_MS, leftMs));
            events.accept(new LinkEvent.Connected(session));
            return fresh;
        } catch (MqttSettings.LoginException noLogin) {
            events.accept(new LinkEvent.Lost(session, noLogin.getMessage()));
        } catch (IOException refused) {
            events.accept(new LinkEvent.Lost(session, Refusal.words(refused, server)));
        } catch (MqttException | RuntimeException refused) {
            // Also what nobody foresaw in a file or a library: one platform must not end the judgement for the others.
            String words = connection.map(one -> one.words(refused)).orElseGet(() -> Refusal.words(refused, server));
            events.accept(new LinkEvent.Lost(session, words));
        }
        fresh.ifPresentOrElse(PahoClient::drop, threads::shutdownNow);
        return Optional.empty();
    }

    private void begin(MqttConnectOptions options, long boundMs) throws MqttException {
        client.setCallback(callback());
        client.connect(options).waitForCompletion(boundMs);
    }

    /** Asks for requests; what the broker answers is told as an event, and nothing waits for it. */
    void subscribe() {
        try {
            client.subscribe(settings.filter(), 1, null, new IMqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    int[] granted = token.getGrantedQos();
                    boolean refused = granted != null && granted.length > 0 && granted[0] >= SUBSCRIPTION_REFUSED;
                    events.accept(
                            refused ? new LinkEvent.SubscriptionRefused(session) : new LinkEvent.Subscribed(session));
                }

                @Override
                public void onFailure(IMqttToken token, Throwable failure) {
                    // The connection has ended; the callback tells it.
                    LOG.debug("{}: not subscribed: {}", server, failure.getMessage());
                }
            });
        } catch (MqttException failed) {
            events.accept(new LinkEvent.Lost(session, connection.words(failed)));
        }
    }

    private static MqttConnectOptions options(MqttSettings settings) throws MqttSettings.LoginException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setAutomaticReconnect(false);
        options.setCleanSession(true);
        // A frozen broker is noticed after twice this.
        options.setKeepAliveInterval(settings.keepAliveS());
        options.setConnectionTimeout(Math.toIntExact(CONNECT_MS / 1000));
        options.setMaxInflight(MOST_IN_FLIGHT);
        settings.login().login().ifPresent(login -> {
            options.setUserName(login.username());
            options.setPassword(login.password().toCharArray());
        });
        settings.will()
                .get()
                .ifPresent(will -> options.setWill(
                        settings.prefix() + will.topic(), will.text().getBytes(StandardCharsets.UTF_8), 1, true));
        return options;
    }

    /** As {@link BrokerConnection#revocation}. */
    Revocation revocation(Optional<Long> epochMs) {
        return connection.revocation(epochMs);
    }

    /** Until when the certificates of this connection are good; none without TLS. */
    List<CertificateTerm> certificates() {
        return connection.terms();
    }

    /** Sends with QoS 1; what becomes of it is told as an event. */
    void publish(long seq, String topic, String text, boolean retained) {
        try {
            MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8));
            message.setQos(1);
            message.setRetained(retained);
            client.publish(settings.prefix() + topic, message, null, new IMqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    events.accept(new LinkEvent.Published(session, seq));
                }

                @Override
                public void onFailure(IMqttToken token, Throwable failure) {
                    events.accept(new LinkEvent.Lost(session, connection.words(failure), Refusal.isEnd(failure)));
                }
            });
        } catch (MqttException failed) {
            events.accept(new LinkEvent.Lost(session, connection.words(failed)));
        }
    }

    /** Says the last words and disconnects in good order, each within its bound. */
    void farewell(String topic, String text) {
        try {
            MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8));
            message.setQos(1);
            message.setRetained(true);
            client.publish(settings.prefix() + topic, message).waitForCompletion(LAST_WORDS_MS);
            client.disconnect(500).waitForCompletion(LAST_WORDS_MS);
            client.close();
            threads.shutdownNow();
        } catch (MqttException late) {
            LOG.debug("{}: not disconnected in good order: {}", server, late.getMessage());
            drop();
        }
    }

    /** Gives the connection up without waiting for the broker; afterwards none of its threads is left. */
    void drop() {
        dropped = true;
        try {
            if (!connection.socket().isInUseWithin(STARTING_MS)) {
                LOG.debug("{}: the client never began", server);
            }
            connection.socket().close();
            client.disconnectForcibly(0, 500, false);
        } catch (IOException | MqttException alreadyGone) {
            LOG.debug("{}: {}", server, alreadyGone.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        try {
            client.close(true);
        } catch (MqttException alreadyClosed) {
            LOG.debug("{}: {}", server, alreadyClosed.getMessage());
        }
        threads.shutdownNow();
    }

    private MqttCallback callback() {
        return new MqttCallback() {
            @Override
            public void connectionLost(Throwable cause) {
                if (dropped) {
                    return;
                }
                String reason = cause == null ? server + ": the connection ended" : connection.words(cause);
                events.accept(new LinkEvent.Lost(session, reason, cause == null || Refusal.isEnd(cause)));
            }

            @Override
            public void messageArrived(String topic, MqttMessage message) {
                String text = new String(message.getPayload(), StandardCharsets.UTF_8);
                events.accept(new LinkEvent.Received(session, topic, text, message.isRetained()));
            }

            @Override
            public void deliveryComplete(IMqttDeliveryToken token) {
                // The listener of each publish tells it with the message's number.
            }
        };
    }
}
