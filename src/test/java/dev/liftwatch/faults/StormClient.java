package dev.liftwatch.faults;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.link.LinkSession;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.mqtt.MqttSettings;
import dev.liftwatch.mqtt.PahoLink;
import dev.liftwatch.time.Clock;
import dev.liftwatch.tls.TlsFiles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One of many agents, without a lift: the policy of its connection and the client that carries it out, as the agent joins them. */
final class StormClient {
    private static final long LOOK_MS = 200;
    private static final String STATUS = "{\"v\":1,\"status\":\"online\"}";

    private final Clock clock = SystemClock.startingAt(0);
    private final LinkSession session =
            new LinkSession(1, () -> ThreadLocalRandom.current().nextDouble());
    private final BlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();
    private final PahoLink link;
    private final Thread carrying;
    private final Thread deciding;
    private final AtomicLong greetedNanos = new AtomicLong();
    private volatile boolean stopped;

    StormClient(int number, String server, TlsFiles files) {
        String prefix = "lift/v1/storm-" + number + "/";
        link = new PahoLink(
                new MqttSettings(
                        List.of(server),
                        "storm-" + number,
                        prefix,
                        prefix + "cmd",
                        Optional::empty,
                        files,
                        MqttSettings.KEEP_ALIVE_S,
                        () -> Optional.of(new MqttSettings.Will("status", "{\"v\":1,\"status\":\"offline\"}"))),
                clock,
                () -> Executors.newScheduledThreadPool(5),
                events::add);
        carrying = Thread.ofPlatform().name("storm-link-" + number).start(link);
        deciding = Thread.ofVirtual().name("storm-" + number).start(this::run);
    }

    private void run() {
        try {
            while (!stopped) {
                long nowMs = clock.tickMs();
                session.step(nowMs).forEach(this::carryOut);
                long waitMs = Math.clamp(session.nextDueMs() - nowMs, 0, LOOK_MS);
                LinkEvent event = events.poll(waitMs, TimeUnit.MILLISECONDS);
                if (event != null) {
                    take(event);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(LinkEvent event) {
        if (event instanceof LinkEvent.Published published && published.session() == session.onlineSession()) {
            greetedNanos.set(System.nanoTime());
        }
        session.step(event, clock.tickMs()).forEach(this::carryOut);
    }

    private void carryOut(LinkOrder order) {
        switch (order) {
            case LinkOrder.Connect _,
                    LinkOrder.Subscribe _,
                    LinkOrder.Drop _,
                    LinkOrder.Publish _,
                    LinkOrder.Farewell _ -> link.order(order);
            case LinkOrder.Greet greet -> link.order(new LinkOrder.Publish(greet.session(), 0, "status", STATUS, true));
            case LinkOrder.Forget _, LinkOrder.Note _ -> {
                // It stores nothing and logs nothing.
            }
        }
    }

    /** When the broker last acknowledged its greeting, {@code System.nanoTime}, or 0. */
    long greetedNanos() {
        return greetedNanos.get();
    }

    void stop() throws InterruptedException {
        stopped = true;
        deciding.join(5000);
        link.end();
    }

    void awaitEnd() throws InterruptedException {
        carrying.join(20_000);
    }
}
