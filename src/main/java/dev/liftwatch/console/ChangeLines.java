package dev.liftwatch.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What has changed from one answer to {@code status} to the next: as lines for a reader, and as a mark for a program. */
public final class ChangeLines {
    /** Ends of keys whose numbers grow by themselves. */
    private static final List<String> RUNNING = List.of("_s", "_ms");

    /** What changes with every answer, and says nothing of the lift. */
    private static final Set<String> ALWAYS_NEW = Set.of(
            "at", "id", "uptime_ms", "recent", "frames", "last_seq", "last_travel_at", "noise_bytes", "hours_left");

    private Set<String> before = new LinkedHashSet<>();
    private String car = "";

    /** A line for everything that is new or over since the last time, each with the time of the answer. */
    public List<String> next(Map<String, Object> answer, Page page) {
        String time = page.clock(StatusView.text(answer.get("at")));
        page.began(StatusView.text(answer.get("at")));
        Set<String> now = new LinkedHashSet<>();
        for (Map<?, ?> condition : StatusView.conditions(answer)) {
            now.add(ConditionLines.mark(condition) + " " + ConditionLines.what(condition));
            now.addAll(ConditionLines.told(condition, page));
        }
        List<String> lines = new ArrayList<>();
        now.stream().filter(one -> !before.contains(one)).forEach(one -> lines.add(time + " " + one));
        before.stream()
                .filter(one -> !now.contains(one) && isCondition(one))
                .forEach(one -> lines.add(
                        time + " " + Words.of("watch.over", one.substring(2).strip())));
        String moved = HealthyParts.car(answer);
        if (!moved.equals(car)) {
            lines.add(time + " " + moved);
        }
        before = now;
        car = moved;
        return lines;
    }

    private static boolean isCondition(String line) {
        return line.startsWith("!!") || line.startsWith(" !") || line.startsWith(" -");
    }

    /** What of an answer does not change by itself: two answers of which it is the same say the same. */
    public static Object essence(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> essence = new TreeMap<>();
            map.forEach((key, value) -> {
                String name = String.valueOf(key);
                boolean running = value instanceof Number && RUNNING.stream().anyMatch(name::endsWith);
                if (!ALWAYS_NEW.contains(name) && !running) {
                    essence.put(name, String.valueOf(essence(value)));
                }
            });
            return essence;
        }
        return tree instanceof List<?> list
                ? list.stream().map(ChangeLines::essence).toList()
                : tree;
    }
}
