package dev.liftwatch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.terminal.Columns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WalkViewTest {
    private static Map<String, Object> wire(String signal, String standing, String reason, String other) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("signal", signal);
        wire.put("terminal", "IN1");
        wire.put("standing", standing);
        wire.put("reason", reason);
        wire.put("other", other);
        wire.put("step", "top");
        wire.put("seen_0", true);
        wire.put("seen_1", true);
        wire.put("changes", 41);
        wire.put("agreed", 4);
        return wire;
    }

    private static String shown(int columns) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("step", "top");
        answer.put(
                "wires",
                List.of(
                        wire("door_open", "ok", null, null),
                        wire("door_closed", "bad", "inverted", null),
                        wire("door_zone", "bad", "loose", null),
                        wire("alarm_button", "bad", "swapped", "inspection"),
                        wire("occupied", "waiting", null, null)));
        return new WalkView(answer, Set.of("occupied"), Locale.getDefault()).render("hz-xh-000123", columns);
    }

    @Test
    void noLineIsWiderThanItsScreen() {
        for (int columns : new int[] {45, 80, 100}) {
            shown(columns).lines().forEach(line -> assertTrue(Columns.of(line) <= columns, line));
        }
    }

    @Test
    void whatIsWrongStandsFirstWithWhatIsToBeDone() {
        List<String> lines = shown(100).lines().toList();
        assertTrue(lines.get(2).contains("IN1"), lines.get(2));
        assertTrue(lines.get(3).contains("active = \"low\""), lines.get(3));
        assertEquals(1, lines.stream().filter(line -> line.contains("41")).count());
    }
}
