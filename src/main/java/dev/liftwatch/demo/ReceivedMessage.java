package dev.liftwatch.demo;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What came over MQTT, as the platform has it: read from the messages themselves, not from the agent's inside. */
sealed interface ReceivedMessage {
    /** The agent is there. */
    record Online() implements ReceivedMessage {}

    /**
     * The live picture.
     *
     * @param stoodMs how long ago the car last travelled, ms
     */
    record LivePicture(long stoodMs) implements ReceivedMessage {}

    /**
     * A suspicion or an alarm has begun, changed or ended.
     *
     * @param id the message's own id
     * @param phase {@code suspected}, {@code dismissed}, {@code raised}, {@code updated} or {@code closed}
     * @param fields the whole message
     */
    record Incident(String id, String phase, Map<String, Object> fields) implements ReceivedMessage {}

    /**
     * The platform answers an alarm message.
     *
     * @param request the answer's own id
     * @param message the id of the message it answers
     */
    record Answer(String request, String message) implements ReceivedMessage {}

    /**
     * The agent has taken an answer, or refused it.
     *
     * @param request the id of the answer
     */
    record Reply(String request, boolean taken) implements ReceivedMessage {}

    /**
     * Reads a message; nothing where the demo does not show its kind.
     *
     * @param topic the whole topic
     * @throws JsonException where it is not the JSON the contract promises
     */
    static Optional<ReceivedMessage> of(String topic, String text) throws JsonException {
        Map<String, Object> fields = JsonText.read(text);
        return switch (topic.substring(topic.lastIndexOf('/') + 1)) {
            case "status" -> "online".equals(fields.get("status")) ? Optional.of(new Online()) : Optional.empty();
            case "state" -> stood(fields);
            case "event", "alarm" ->
                "trap".equals(fields.get("kind"))
                        ? Optional.of(new Incident(text(fields, "id"), text(fields, "phase"), fields))
                        : Optional.empty();
            case "cmd" -> Optional.of(new Answer(text(fields, "id"), text(fields, "message")));
            case "reply" -> Optional.of(new Reply(text(fields, "request"), Boolean.TRUE.equals(fields.get("ok"))));
            default -> Optional.empty();
        };
    }

    private static Optional<ReceivedMessage> stood(Map<String, Object> fields) {
        if (!(fields.get("at") instanceof String at) || !(fields.get("last_travel_at") instanceof String travelled)) {
            return Optional.empty();
        }
        try {
            long stoodMs = Duration.between(Instant.parse(travelled), Instant.parse(at))
                    .toMillis();
            return Optional.of(new LivePicture(Math.max(0, stoodMs)));
        } catch (DateTimeException | ArithmeticException noTime) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, Object> fields, String key) {
        return String.valueOf(fields.get(key));
    }
}
