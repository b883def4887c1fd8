package dev.liftwatch.faults;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * A platform on the far side of every fault: it stays connected to the broker itself, keeps the bytes of every message with their
 * time of arrival, and answers every alarm message each time it comes.
 */
final class FarSide implements AutoCloseable {
    private static final Set<String> STORED = Set.of("alarm", "event", "usage", "selftest");
    private static final int MOST_IN_FLIGHT = 1000;
    private static final long PATIENCE_MS = 10_000;

    private final String prefix;
    private final MqttAsyncClient client;
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final ExecutorService answering = Executors.newSingleThreadExecutor();
    private final AtomicBoolean cutOff = new AtomicBoolean();

    /**
     * A message as it came.
     *
     * @param topic below the lift's prefix
     * @param arrivedMs when, ms since 1970 by this machine's clock
     * @param text its bytes as text
     * @param fields the same read
     */
    record Arrival(String topic, long arrivedMs, String text, Map<String, Object> fields) {
        String text(String field) {
            return String.valueOf(fields.get(field));
        }

        long number(String field) {
            return ((Number) fields.get(field)).longValue();
        }
    }

    /** Connects and listens; returns when it does. */
    FarSide(int brokerPort, String lift) throws MqttException {
        prefix = "lift/v1/" + lift + "/";
        client = new MqttAsyncClient(
                "tcp://127.0.0.1:" + brokerPort, "far-side-" + UUID.randomUUID(), new MemoryPersistence());
        client.setCallback(new MqttCallback() {
            @Override
            public void connectionLost(Throwable cause) {
                cutOff.set(true);
            }

            @Override
            public void messageArrived(String topic, MqttMessage message) throws JsonException {
                take(topic, message);
            }

            @Override
            public void deliveryComplete(IMqttDeliveryToken token) {}
        });
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMaxInflight(MOST_IN_FLIGHT);
        client.connect(options).waitForCompletion(PATIENCE_MS);
        client.subscribe(prefix + "#", 1).waitForCompletion(PATIENCE_MS);
    }

    private void take(String topic, MqttMessage message) throws JsonException {
        String name = topic.substring(prefix.length());
        if (!name.equals("cmd")) {
            String text = new String(message.getPayload(), StandardCharsets.UTF_8);
            Arrival arrival = new Arrival(name, System.currentTimeMillis(), text, JsonText.read(text));
            arrivals.add(arrival);
            if (name.equals("alarm") || name.equals("selftest")) {
                answering.execute(() -> answer(arrival));
            }
        }
    }

    private void answer(Arrival alarm) {
        String request = """
                {"v":1,"id":"%s","cmd":"ack","by":"far side","message":"%s","incident":"%s"}
                """.formatted(UUID.randomUUID(), alarm.text("id"), alarm.text("incident"));
        try {
            client.publish(prefix + "cmd", request.getBytes(StandardCharsets.UTF_8), 1, false);
        } catch (MqttException closed) {
            cutOff.set(true);
        }
    }

    /** Everything on a topic. */
    List<Arrival> all(String topic) {
        return arrivals.stream().filter(a -> a.topic().equals(topic)).toList();
    }

    /** Every message that the agent had stored, repeats included. */
    List<Arrival> stored() {
        return arrivals.stream().filter(a -> STORED.contains(a.topic())).toList();
    }

    /** Alarm messages of a phase, without repeats. */
    List<Arrival> alarms(String phase) {
        Set<String> seen = new java.util.HashSet<>();
        return all("alarm").stream()
                .filter(a -> a.text("phase").equals(phase) && seen.add(a.text("id")))
                .toList();
    }

    /** Whether it was cut off from the broker itself, after which what it saw proves nothing. */
    boolean wasCutOff() {
        return cutOff.get();
    }

    @Override
    public void close() throws MqttException {
        answering.shutdownNow();
        client.disconnectForcibly(0, 200, false);
        client.close(true);
    }
}
