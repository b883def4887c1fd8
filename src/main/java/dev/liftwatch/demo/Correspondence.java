package dev.liftwatch.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which alarm messages have come, and which of them were answered to the agent's satisfaction. */
final class Correspondence {
    private final Map<String, String> phaseByMessage = new HashMap<>();
    private final Map<String, String> messageByAnswer = new HashMap<>();
    private final Set<String> delivered = new HashSet<>();

    /** Takes note of a message; false where it was here before, since an unanswered alarm is sent again. */
    boolean isNew(ReceivedMessage.Incident incident) {
        return phaseByMessage.putIfAbsent(incident.id(), incident.phase()) == null;
    }

    void take(ReceivedMessage.Answer answer) {
        messageByAnswer.put(answer.request(), answer.message());
    }

    /** Takes note of a reply; true where it makes a message delivered that was not. */
    boolean delivers(ReceivedMessage.Reply reply) {
        String message = messageByAnswer.get(reply.request());
        return reply.taken() && message != null && delivered.add(message);
    }

    /** The phase of the message that an answer was for. */
    String phaseAnsweredBy(String request) {
        return phaseByMessage.get(messageByAnswer.get(request));
    }

    boolean hasCome(String phase) {
        return phaseByMessage.containsValue(phase);
    }

    /** Whether a message of that phase has come and has been answered. */
    boolean isDelivered(String phase) {
        return delivered.stream().anyMatch(message -> phase.equals(phaseByMessage.get(message)));
    }
}
