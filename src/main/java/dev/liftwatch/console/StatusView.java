package dev.liftwatch.console;

import dev.liftwatch.text.Printable;
import java.util.List;
import java.util.Map;

/** The agent's answer as a screen for a technician: what is wrong, worst first, and then what is well. */
public final class StatusView {
    private static final List<String> OF_PEOPLE = List.of("danger", "trapped");

    private StatusView() {}

    /**
     * Puts the screen on a page.
     *
     * @param answer what the agent answers to {@code status}
     */
    public static String render(Map<String, Object> answer, Page page) {
        String name = answer.get("name") == null ? "" : " (" + text(answer.get("name")) + ")";
        page.add(Words.of("status.lift", text(answer.get("lift")) + name, text(answer.get("version"))));
        page.add(Words.of("status.clock", page.began(text(answer.get("at"))), word("clock", answer.get("clock"))));
        body(answer, page);
        return page.toString();
    }

    /** What stands below the heading: whether anybody is trapped, what is wrong, and what is well. */
    public static void body(Map<String, Object> answer, Page page) {
        List<Map<?, ?>> conditions = conditions(answer);
        verdict(page, answer, conditions);
        ConditionLines lines = new ConditionLines(page);
        boolean people = concernsPeople(conditions);
        if (people) {
            // A rescuer asks first where the car is.
            page.add(HealthyParts.car(answer));
        }
        conditions.forEach(lines::add);
        new HealthyParts(page).add(answer, !people);
    }

    /** Whether anything is wrong: for the exit code. */
    public static boolean isWrong(Map<String, Object> answer) {
        return conditions(answer).stream().anyMatch(one -> !"note".equals(one.get("level")));
    }

    /** The conditions of an answer; none from an agent that knows none yet. */
    static List<Map<?, ?>> conditions(Map<String, Object> answer) {
        return answer.get("conditions") instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList()
                : List.of();
    }

    private static void verdict(Page page, Map<String, Object> answer, List<Map<?, ?>> conditions) {
        long faults = count(conditions, "fault");
        long warnings = count(conditions, "warning");
        boolean people = concernsPeople(conditions);
        page.gap();
        if (answer.get("conditions") == null) {
            page.add(Words.of("status.older"));
        } else if (answer.get("picture") == null) {
            page.add(Words.of("status.nothing-yet"));
        } else if (faults + warnings == 0) {
            page.add(Words.of("status.quiet"));
        } else if (!people) {
            page.add(Words.of("status.wrong", faults, warnings));
        }
    }

    private static boolean concernsPeople(List<Map<?, ?>> conditions) {
        return conditions.stream().anyMatch(one -> OF_PEOPLE.contains(String.valueOf(one.get("severity"))));
    }

    private static long count(List<Map<?, ?>> conditions, String level) {
        return conditions.stream().filter(one -> level.equals(one.get("level"))).count();
    }

    /** How long ago something was, in a unit that tells something: a test of a minute ago is not one of this hour. */
    static String age(long seconds) {
        if (seconds < 2 * 60) {
            return Words.of("age.seconds", seconds);
        }
        return seconds < 2 * 3600 ? Words.of("age.minutes", seconds / 60) : Words.of("age.hours", seconds / 3600);
    }

    static String word(String kind, Object value) {
        String key = "word." + kind + "." + value;
        // An agent of another version may say what this one has no word for.
        return Words.bundle().containsKey(key) ? Words.of(key) : text(value);
    }

    /** What the agent says, in part what strangers have told it, as it may stand within a line of the screen. */
    public static String text(Object value) {
        return value == null ? Words.of("word.unknown") : Printable.text(value, Printable.NAME);
    }
}
