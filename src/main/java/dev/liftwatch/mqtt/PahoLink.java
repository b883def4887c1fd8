package dev.liftwatch.mqtt;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.time.Beats;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.WallTime;
import dev.liftwatch.tls.CertificateTerm;
import dev.liftwatch.tls.FileStamps;
import dev.liftwatch.tls.Revocation;
import dev.liftwatch.tls.TermWatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the orders of one uplink's policy, one after the other, on a thread of its own: each may block for a while. */
public final class PahoLink implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PahoLink.class);

    /** Time between two rounds of the thread without an order, ms. */
    private static final long LOOK_UP_MS = 1000;

    /** Time between two looks for changed TLS files, ms: long enough for all renewed files to be written. */
    static final long FILES_MS = 10_000;

    private final MqttSettings settings;
    private final Clock clock;
    private final Supplier<ScheduledExecutorService> threads;
    private final Consumer<LinkEvent> events;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Beats beats = new Beats();
    private Optional<PahoClient> client = Optional.empty();
    private long session;
    private final TermWatch termWatch = new TermWatch();
    private FileStamps stamps = new FileStamps(Map.of());
    private long stampedMs;
    private volatile List<CertificateTerm> terms = List.of();
    private volatile Revocation revocation = Revocation.NONE;

    /** What the thread does next. */
    private sealed interface Task {
        record Carry(LinkOrder order) implements Task {}

        record End() implements Task {}
    }

    /**
     * A link that does nothing until it is ordered to.
     *
     * @param clock for pauses in real time
     * @param threads makes the threads of one client, its keep-alive timed among them on monotonic time; ended with it
     * @param events is told what happens, from several threads; it must only enqueue
     */
    public PahoLink(
            MqttSettings settings,
            Clock clock,
            Supplier<ScheduledExecutorService> threads,
            Consumer<LinkEvent> events) {
        this.settings = settings;
        this.clock = clock;
        this.threads = threads;
        this.events = events;
    }

    /** Shows that the thread is alive: it finishes a round every second, or for each order where one takes longer. */
    public Beats beats() {
        return beats;
    }

    /** Until when the certificates of the last connection are good; none without TLS. Any thread may ask. */
    public List<CertificateTerm> certificates() {
        return terms;
    }

    /** How far the broker of the last connection was checked against lists of revoked certificates. Any thread may ask. */
    public Revocation revocation() {
        return revocation;
    }

    /** Takes an order; returns at once. */
    public void order(LinkOrder order) {
        tasks.add(new Task.Carry(order));
    }

    /** Ends the thread once everything ordered before has been carried out. */
    public void end() {
        tasks.add(new Task.End());
    }

    @Override
    public void run() {
        try {
            while (true) {
                beats.beat();
                tellOfTerms();
                tellOfRevocation();
                lookAtFiles();
                Task next = tasks.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
                if (next instanceof Task.Carry carry) {
                    carryOutOrLose(carry.order());
                } else if (next instanceof Task.End) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            dropClient();
        }
    }

    /** What nobody foresaw in a library or in what a broker said ends this session; the other uplinks and the judgement go on. */
    private void carryOutOrLose(LinkOrder order) {
        try {
            carryOut(order);
        } catch (RuntimeException fault) {
            LOG.warn("{}: an order could not be carried out", settings.clientId(), fault);
            dropClient();
            events.accept(new LinkEvent.Lost(session, "the client has ended by a fault: " + fault));
        }
    }

    private void carryOut(LinkOrder order) {
        switch (order) {
            case LinkOrder.Connect connect -> connect(connect);
            case LinkOrder.Subscribe subscribe -> current(subscribe.session()).ifPresent(PahoClient::subscribe);
            case LinkOrder.Publish p ->
                current(p.session()).ifPresent(c -> c.publish(p.seq(), p.topic(), p.text(), p.retained()));
            case LinkOrder.Drop drop -> current(drop.session()).ifPresent(c -> dropClient());
            case LinkOrder.Farewell farewell ->
                current(farewell.session()).ifPresent(c -> {
                    client = Optional.empty();
                    c.farewell(farewell.topic(), farewell.text());
                });
            case LinkOrder.Greet _, LinkOrder.Forget _, LinkOrder.Note _ ->
                LOG.warn("not an order for a client: {}", order);
        }
    }

    private void tellOfTerms() {
        WallTime now = clock.wall();
        if (now.synced() && !terms.isEmpty()) {
            termWatch.look(terms, now.epochMs()).forEach(sentence -> LOG.warn("{}: {}", settings.clientId(), sentence));
        }
    }

    private void tellOfRevocation() {
        WallTime now = clock.wall();
        client.map(connected -> connected.revocation(now.synced() ? Optional.of(now.epochMs()) : Optional.empty()))
                .filter(found -> !found.equals(revocation))
                .ifPresent(found -> {
                    revocation = found;
                    if (!found.words().isEmpty()) {
                        LOG.warn("{}: {}", settings.clientId(), found.words());
                    }
                });
    }

    /** Renewed files are for a new connection; what is open goes on with the old ones. */
    private void lookAtFiles() {
        long nowMs = clock.tickMs();
        if (client.isEmpty() || nowMs - stampedMs < FILES_MS) {
            return;
        }
        stampedMs = nowMs;
        FileStamps now = FileStamps.of(settings.tls());
        if (!now.equals(stamps)) {
            stamps = now;
            events.accept(new LinkEvent.Lost(session, "the files for TLS have been changed; they are read anew"));
        }
    }

    private void connect(LinkOrder.Connect connect) {
        dropClient();
        if (tasks.contains(new Task.Carry(new LinkOrder.Drop(connect.session())))) {
            // The policy has given this session up while an earlier connect was under way.
            return;
        }
        session = connect.session();
        stamps = FileStamps.of(settings.tls());
        stampedMs = clock.tickMs();
        String server = settings.servers().get(connect.server());
        client = PahoClient.connect(session, server, settings, clock, threads.get(), events);
        client.ifPresent(connected -> terms = connected.certificates());
    }

    private Optional<PahoClient> current(long ofSession) {
        return ofSession == session ? client : Optional.empty();
    }

    private void dropClient() {
        client.ifPresent(PahoClient::drop);
        client = Optional.empty();
    }
}
