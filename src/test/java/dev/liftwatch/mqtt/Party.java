package dev.liftwatch.mqtt;

import static org.awaitility.Awaitility.await;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.tls.TlsFiles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/** A link on its own thread with everything it has told so far: one side of a conversation over a broker. */
final class Party implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(15);

    private final List<LinkEvent> heard = new CopyOnWriteArrayList<>();
    private final PahoLink link;
    private final Thread thread;

    private Party(MqttSettings settings) {
        link = new PahoLink(settings, SystemClock.startingAt(0), Party::threads, heard::add);
        thread = new Thread(link, "link-" + settings.clientId());
        thread.start();
    }

    static Party of(String server, String name, String filter) {
        return with(server, name, filter, Optional::empty, Optional.empty());
    }

    static Party withWill(String server, String name, String filter, String will) {
        return with(server, name, filter, Optional::empty, Optional.of(new MqttSettings.Will("status", will)));
    }

    static Party withLogin(String server, String name, MqttSettings.LoginSource login) {
        return with(server, name, "#", login, Optional.empty());
    }

    static Party withTls(String server, String name, TlsFiles tls) {
        return new Party(new MqttSettings(
                List.of(server), name, "lift/", "#", Optional::empty, tls, MqttSettings.KEEP_ALIVE_S, Optional::empty));
    }

    private static Party with(
            String server,
            String name,
            String filter,
            MqttSettings.LoginSource login,
            Optional<MqttSettings.Will> will) {
        return new Party(new MqttSettings(
                List.of(server), name, "lift/", filter, login, TlsFiles.NONE, MqttSettings.KEEP_ALIVE_S, () -> will));
    }

    /** As many threads as a client of the agent has. */
    private static ScheduledExecutorService threads() {
        return Executors.newScheduledThreadPool(5);
    }

    PahoLink link() {
        return link;
    }

    /** Connects and subscribes; both are done when this returns. */
    void connect(long session) {
        order(session);
        await().atMost(BOUND).until(() -> heard.contains(new LinkEvent.Subscribed(session)));
    }

    /** Orders to connect and to subscribe, as the policy does. */
    void order(long session) {
        link.order(new LinkOrder.Connect(session, 0));
        link.order(new LinkOrder.Subscribe(session));
    }

    /** Orders a connect that must fail, and gives the reason. */
    String refused(long session, Duration bound) {
        order(session);
        return awaitLoss(session, bound);
    }

    String awaitLoss(long session, Duration bound) {
        await().atMost(bound).until(() -> lost(session));
        return heard.stream()
                .filter(event -> event instanceof LinkEvent.Lost && event.session() == session)
                .map(event -> ((LinkEvent.Lost) event).reason())
                .findFirst()
                .orElseThrow();
    }

    boolean lost(long session) {
        return heard.stream().anyMatch(event -> event instanceof LinkEvent.Lost && event.session() == session);
    }

    List<LinkEvent> heard() {
        return heard;
    }

    List<LinkEvent.Received> received() {
        return heard.stream()
                .filter(LinkEvent.Received.class::isInstance)
                .map(LinkEvent.Received.class::cast)
                .toList();
    }

    /** The numbers of what the broker has acknowledged. */
    Set<Long> published() {
        return heard.stream()
                .filter(LinkEvent.Published.class::isInstance)
                .map(event -> ((LinkEvent.Published) event).seq())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ends the thread once all orders have been carried out. */
    void awaitEnd() {
        awaitEnd(BOUND);
    }

    void awaitEnd(Duration bound) {
        link.end();
        await().atMost(bound).until(() -> !thread.isAlive());
    }

    @Override
    public void close() {
        awaitEnd();
    }
}
