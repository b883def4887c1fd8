package dev.liftwatch.control;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the control socket answers: one question, one answer, a line of JSON each. */
public final class ControlRouter {
    private final Map<String, UnaryOperator<Map<String, Object>>> answers;

    /** @param answers what makes the answer of the whole question, by the name of the question */
    public ControlRouter(Map<String, UnaryOperator<Map<String, Object>>> answers) {
        this.answers = new TreeMap<>(answers);
    }

    /** The answer to a question of somebody of whom nothing is known. */
    public String answer(String question) {
        return answer(question, Peer.UNKNOWN);
    }

    /**
     * The answer to a question, one line of JSON. A line that cannot be understood is answered with what is wrong with it.
     *
     * @param question one line of JSON
     * @param peer who asks; the question is given it under {@code peer}
     */
    public String answer(String question, Peer peer) {
        try {
            Map<String, Object> whole = JsonText.read(question);
            // A question cannot name another person than the kernel does.
            whole.put("peer", Map.of("user", peer.user(), "group", peer.group()));
            Object asked = whole.get("ask");
            UnaryOperator<Map<String, Object>> answer = answers.get(String.valueOf(asked));
            return answer == null
                    ? error("ask: found " + asked + ", allowed: " + String.join(", ", answers.keySet()))
                    : JsonText.write(answer.apply(whole));
        } catch (JsonException noJson) {
            return error("a question is one JSON object: " + noJson.getMessage());
        }
    }

    private static String error(String text) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("v", 1);
        answer.put("error", text);
        return JsonText.write(answer);
    }
}
