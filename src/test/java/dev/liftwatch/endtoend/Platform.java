package dev.liftwatch.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.report.MessageSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * A rescue platform that a test plays: it keeps every message with its time of arrival and answers when told to. Whatever
 * passes is held against the schemas; what was wrong fails the test at its end.
 */
final class Platform implements AutoCloseable {
    private static final String PREFIX = "lift/v1/it-1/";
    private static final Pattern REQUEST_ID = Pattern.compile("\"id\":\"([^\"]*)\"");

    private final String server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final Map<Object, String> requests = new ConcurrentHashMap<>();
    private final Map<Object, String> answers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService connecting = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> attempts;
    private volatile MqttClient client;

    /**
     * A message as it came.
     *
     * @param topic below the lift's prefix
     * @param retained whether the broker had kept it
     * @param arrivedMs when, ms since 1970
     * @param text the bytes as text
     * @param fields the same read
     */
    record Message(String topic, boolean retained, long arrivedMs, String text, Map<String, Object> fields) {
        String text(String field) {
            return String.valueOf(fields.get(field));
        }

        long number(String field) {
            return ((Number) fields.get(field)).longValue();
        }

        boolean is(String phase) {
            return phase.equals(fields.get("phase"));
        }
    }

    Platform(int port) {
        server = "tcp://127.0.0.1:" + port;
        attempts = connecting.scheduleWithFixedDelay(this::connect, 0, 100, TimeUnit.MILLISECONDS);
        Awaitility.await("the platform is connected").atMost(Patience.SOON).until(this::connected);
    }

    boolean connected() {
        return client != null && client.isConnected();
    }

    private void connect() {
        if (connected()) {
            return;
        }
        try {
            MqttClient fresh = new MqttClient(server, "platform-" + UUID.randomUUID(), new MemoryPersistence());
            fresh.setCallback(new MqttCallback() {
                @Override
                public void connectionLost(Throwable cause) {}

                @Override
                public void messageArrived(String topic, MqttMessage message) throws JsonException {
                    take(topic, message);
                }

                @Override
                public void deliveryComplete(IMqttDeliveryToken token) {}
            });
            MqttConnectOptions options = new MqttConnectOptions();
            options.setConnectionTimeout(2);
            fresh.connect(options);
            fresh.subscribe(PREFIX + "#", 1);
            client = fresh;
        } catch (MqttException notYet) {
            // The broker is down: tried again by the schedule.
        }
    }

    private void take(String topic, MqttMessage message) throws JsonException {
        if (topic.equals(PREFIX + "cmd")) {
            return;
        }
        String text = new String(message.getPayload(), StandardCharsets.UTF_8);
        String name = topic.substring(PREFIX.length());
        check(name, text);
        Message taken = new Message(
                name,
                message.isRetained(),
                System.currentTimeMillis(),
                text,
                text.isEmpty() ? Map.of() : JsonText.read(text));
        messages.add(taken);
        String answer = name.equals("alarm") ? answers.get(taken.text("id")) : null;
        if (answer != null) {
            // An answer that came while the broker had ended the box's connection is lost: the alarm comes again.
            connecting.execute(() -> answerAgain(answer));
        }
        if (name.equals("reply") && Boolean.TRUE.equals(taken.fields().get("ok"))) {
            check("cmd", requests.get(taken.fields().get("request")));
        }
    }

    /** A retained message that was taken back is empty, and a request that somebody else made is not ours to check. */
    private void check(String topic, String text) {
        if (text != null && !text.isEmpty()) {
            MessageSchemas.problems(topic, text).forEach(problem -> wrong.add(topic + ": " + problem + " in " + text));
        }
    }

    List<Message> all(String topic) {
        return messages.stream().filter(m -> m.topic().equals(topic)).toList();
    }

    List<Message> all(String topic, String phase) {
        return all(topic).stream().filter(m -> m.is(phase)).toList();
    }

    /** Waits for a message. */
    Message await(String topic, Duration atMost, Predicate<Message> wanted) {
        Awaitility.await("a message on " + topic)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> find(topic, wanted).isPresent());
        return find(topic, wanted).orElseThrow();
    }

    private Optional<Message> find(String topic, Predicate<Message> wanted) {
        return all(topic).stream().filter(wanted).findFirst();
    }

    /** Answers an alarm message, whenever it comes again, too, and waits for the agent's reply. */
    Message answer(Message alarm) throws MqttException {
        String id = UUID.randomUUID().toString();
        String text = """
                {"v":1,"id":"%s","cmd":"ack","by":"test","message":"%s","incident":"%s"}
                """.formatted(id, alarm.text("id"), alarm.text("incident"));
        answers.put(alarm.text("id"), text);
        request(text);
        return reply(id);
    }

    private void answerAgain(String text) {
        try {
            request(text);
        } catch (MqttException brokerIsDown) {
            // Whoever waits for the reply fails if none comes: the alarm comes once more before that.
        }
    }

    Message reply(String request) {
        return await("reply", Patience.SOON, m -> request.equals(m.fields().get("request")));
    }

    void request(String text) throws MqttException {
        Matcher id = REQUEST_ID.matcher(text);
        if (id.find()) {
            requests.put(id.group(1), text);
        }
        client.publish(PREFIX + "cmd", text.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    @Override
    public void close() throws MqttException {
        attempts.cancel(false);
        connecting.shutdownNow();
        if (client != null) {
            client.disconnectForcibly(0, 200, false);
            client.close(true);
        }
        assertEquals(List.of(), wrong, "what is not as its schema says");
    }
}
