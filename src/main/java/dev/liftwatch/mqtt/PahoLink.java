package dev.liftwatch.mqtt;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.time.Beats;
import dev.liftwatch.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the orders of one uplink's policy, one after the other, on a thread of its own: each may block for a while. */
public final class PahoLink implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PahoLink.class);

    /** Without an order the thread comes round this often, ms. */
    private static final long LOOK_UP_MS = 1000;

    private final MqttSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService pings;
    private final Consumer<LinkEvent> events;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Beats beats = new Beats();
    private Optional<PahoClient> client = Optional.empty();
    private long session;

    /** What the thread does next. */
    private sealed interface Task {
        record Carry(LinkOrder order) implements Task {}

        record End() implements Task {}
    }

    /**
     * A link that does nothing until it is ordered to.
     *
     * @param clock for pauses in real time
     * @param pings where the keep-alive is timed, on monotonic time
     * @param events is told what happens, from several threads; it must only enqueue
     */
    public PahoLink(MqttSettings settings, Clock clock, ScheduledExecutorService pings, Consumer<LinkEvent> events) {
        this.settings = settings;
        this.clock = clock;
        this.pings = pings;
        this.events = events;
    }

    /** That the thread goes on: it comes round once a second, or once an order where one takes longer. */
    public Beats beats() {
        return beats;
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
                Task next = tasks.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
                if (next instanceof Task.Carry carry) {
                    carryOut(carry.order());
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

    private void carryOut(LinkOrder order) {
        switch (order) {
            case LinkOrder.Connect connect -> connect(connect);
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

    private void connect(LinkOrder.Connect connect) {
        dropClient();
        session = connect.session();
        String server = settings.servers().get(connect.server());
        client = PahoClient.connect(session, server, settings, clock, pings, events);
    }

    private Optional<PahoClient> current(long ofSession) {
        return ofSession == session ? client : Optional.empty();
    }

    private void dropClient() {
        client.ifPresent(PahoClient::drop);
        client = Optional.empty();
    }
}
