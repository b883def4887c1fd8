package dev.liftwatch.receiver;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.link.LinkSession;
import dev.liftwatch.mqtt.MqttSettings;
import dev.liftwatch.mqtt.PahoLink;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.Tick;
import dev.liftwatch.tls.TlsFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The least that a platform does: it receives what agents send, hands it on as it came, and answers every alarm message and
 * every test alarm with an {@code ack}, once for each time it comes. The worked example for platform builders, the demo's rescue centre, and the
 * far end in the end-to-end tests.
 */
public final class ReferenceReceiver {
    /** The topics whose messages are to be answered. */
    private static final List<String> ANSWERED = List.of("alarm", "selftest");

    private static final long LOOK_MS = 1000;

    private final Clock clock;
    private final Supplier<String> ids;
    private final PahoLink link;
    private final LinkSession session =
            new LinkSession(1, () -> ThreadLocalRandom.current().nextDouble());
    private final BlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();
    private final Handlers handlers;
    private final boolean answers;
    private volatile boolean stopped;
    private boolean connectedOnce;

    /**
     * Where a receiver listens.
     *
     * @param server {@code tcp://host:port} or {@code ssl://host:port}
     * @param filter the topics it subscribes to, e.g. {@code lift/v1/+/#}
     * @param login who it is to the broker
     * @param tls the files for an {@code ssl} server
     * @param answers whether it answers alarm messages
     */
    public record Settings(
            String server, String filter, MqttSettings.LoginSource login, TlsFiles tls, boolean answers) {}

    /**
     * The listeners.
     *
     * @param received takes every message
     * @param answered takes the topic and the text of every answer sent
     * @param notes takes what a person should know of the connection
     */
    public record Handlers(
            Consumer<LinkEvent.Received> received, Consumer<LinkOrder.Publish> answered, Consumer<String> notes) {}

    /**
     * A receiver that is not connected yet.
     *
     * @param ids makes the ids of its answers
     * @param threads makes the threads of one client
     */
    public ReferenceReceiver(
            Settings settings,
            Handlers handlers,
            Clock clock,
            Supplier<String> ids,
            Supplier<ScheduledExecutorService> threads) {
        this.clock = clock;
        this.handlers = handlers;
        this.answers = settings.answers();
        this.ids = ids;
        MqttSettings mqtt = new MqttSettings(
                List.of(settings.server()),
                "liftwatch-listen-" + ids.get(),
                "",
                settings.filter(),
                settings.login(),
                settings.tls(),
                MqttSettings.KEEP_ALIVE_S,
                Optional::empty);
        link = new PahoLink(mqtt, clock, threads, events::add);
    }

    /** The part that talks to the broker, for a thread of its own. */
    public Runnable link() {
        return link;
    }

    /** Lets {@link #run} end within a second. Any thread may ask. */
    public void stop() {
        stopped = true;
    }

    /**
     * Receives until {@code untilMs} or until stopped; connects and connects again meanwhile.
     *
     * @param untilMs tick, {@link Tick#NEVER} for no end
     * @return whether it was ever connected
     */
    public boolean run(long untilMs) throws InterruptedException {
        while (!stopped && clock.tickMs() < untilMs) {
            long nowMs = clock.tickMs();
            session.step(nowMs).forEach(this::carryOut);
            long waitMs = Math.clamp(Math.min(session.nextDueMs(), untilMs) - nowMs, 0, LOOK_MS);
            LinkEvent event = events.poll(clock.realNanos(waitMs), TimeUnit.NANOSECONDS);
            if (event != null) {
                take(event);
            }
        }
        link.end();
        return connectedOnce;
    }

    private void take(LinkEvent event) {
        connectedOnce |= event instanceof LinkEvent.Connected;
        session.step(event, clock.tickMs()).forEach(this::carryOut);
        if (event instanceof LinkEvent.Received received) {
            handlers.received().accept(received);
            String topic = received.topic();
            if (answers && ANSWERED.contains(topic.substring(topic.lastIndexOf('/') + 1))) {
                answer(received);
            }
        }
    }

    private void answer(LinkEvent.Received alarm) {
        Map<String, Object> message;
        try {
            message = JsonText.read(alarm.text());
        } catch (JsonException strange) {
            handlers.notes().accept(alarm.topic() + ": " + strange.getMessage());
            return;
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("v", 1);
        request.put("id", ids.get());
        request.put("cmd", "ack");
        request.put("by", "liftwatch listen");
        request.put("at", clock.wall().rfc3339());
        request.put("message", message.get("id"));
        request.put("incident", message.get("incident"));
        String topic = alarm.topic().substring(0, alarm.topic().lastIndexOf('/')) + "/cmd";
        LinkOrder.Publish publish =
                new LinkOrder.Publish(session.onlineSession(), 0, topic, JsonText.write(request), false);
        link.order(publish);
        handlers.answered().accept(publish);
    }

    private void carryOut(LinkOrder order) {
        switch (order) {
            case LinkOrder.Connect _,
                    LinkOrder.Subscribe _,
                    LinkOrder.Drop _,
                    LinkOrder.Publish _,
                    LinkOrder.Farewell _ -> link.order(order);
            case LinkOrder.Note note -> handlers.notes().accept(note.text());
            case LinkOrder.Greet _, LinkOrder.Forget _ -> {
                // A receiver stores nothing and has no status to tell.
            }
        }
    }
}
