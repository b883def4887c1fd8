package dev.liftwatch.agent;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.mqtt.MqttSettings;
import dev.liftwatch.mqtt.PahoLink;
import dev.liftwatch.tls.TlsFiles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    /** A broker gives a client up that is silent for one and a half times its keep-alive of 10 s. */
    private static final Duration QUIET = Duration.ofSeconds(18);

    @Test
    void aConnectionOverWhichNothingIsSaidIsKeptAliveByTheClientsOwnThreads() throws Exception {
        List<LinkEvent> told = new CopyOnWriteArrayList<>();
        try (Mosquitto broker = Mosquitto.anonymous().start()) {
            MqttSettings settings = new MqttSettings(
                    List.of(broker.uri()), "quiet", "lift/", "#", Optional::empty, TlsFiles.NONE, 10, Optional::empty);
            PahoLink link =
                    new PahoLink(settings, SystemClock.startingAt(0), () -> Threads.client("mqtt-quiet"), told::add);
            Thread thread = Threads.daemon("mqtt-quiet", link);
            thread.start();
            link.order(new LinkOrder.Connect(1, 0));
            await().atMost(Duration.ofSeconds(10)).until(() -> told.contains(new LinkEvent.Connected(1)));
            await().during(QUIET).atMost(QUIET.plusSeconds(5)).until(() -> told.size() == 1);
            link.end();
            await().atMost(Duration.ofSeconds(10)).until(() -> !thread.isAlive());
        }
        assertEquals(List.of(new LinkEvent.Connected(1)), told);
    }
}
