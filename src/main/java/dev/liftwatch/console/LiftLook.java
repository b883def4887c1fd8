package dev.liftwatch.console;

import java.util.List;
import java.util.Map;

/**
 * What was found when one lift of this box was looked at.
 *
 * @param lift its id
 * @param answer what its agent answers to {@code status}; empty where none answered
 * @param trouble why none answered; empty where one did
 */
public record LiftLook(String lift, Map<String, Object> answer, String trouble) {
    private static final List<String> WORST_FIRST =
            List.of("danger", "trapped", "fault", "wire", "line", "platform", "box", "note");

    /** Behind people in danger and people trapped: what is not seen may be anything. */
    private static final int UNSEEN = 2;

    private static final int ALL_WELL = 100;

    /** An agent that answered. */
    public static LiftLook at(String lift, Map<String, Object> answer) {
        return new LiftLook(lift, answer, "");
    }

    /** One that did not. */
    public static LiftLook unseen(String lift, String trouble) {
        return new LiftLook(lift, Map.of(), trouble);
    }

    /** Whether an agent answered. */
    public boolean seen() {
        return trouble.isEmpty();
    }

    /** How bad it is, the worst lowest: for the order on a screen. */
    public int rank() {
        if (!seen()) {
            return UNSEEN;
        }
        return StatusView.conditions(answer).stream()
                .filter(one -> !"note".equals(one.get("level")))
                .mapToInt(LiftLook::rank)
                .min()
                .orElse(ALL_WELL);
    }

    private static int rank(Map<?, ?> condition) {
        int severity = WORST_FIRST.indexOf(String.valueOf(condition.get("severity")));
        int usual = severity < 0 ? WORST_FIRST.size() : severity;
        return usual < UNSEEN ? usual : usual + 1;
    }

    /** The lift by its name, where it has one. */
    public String name() {
        return answer.get("name") == null ? lift : lift + " " + StatusView.text(answer.get("name"));
    }
}
