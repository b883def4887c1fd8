package dev.liftwatch.console;

import static dev.liftwatch.console.StatusAnswers.NOW_MS;
import static dev.liftwatch.console.StatusAnswers.answer;
import static dev.liftwatch.console.StatusAnswers.trappedAnswer;
import static dev.liftwatch.console.StatusAnswers.wire;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.health.Condition;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a technician sees at the box, on a phone and on a laptop, in both languages. */
class StatusScreensTest {
    private static void check(String name, Map<String, Object> answer) throws Exception {
        Screens.check(name, page -> StatusView.render(answer, page));
    }

    @Test
    void quiet() throws Exception {
        check("status-quiet", answer());
    }

    @Test
    void peopleAreTrappedAndNobodyHasAnswered() throws Exception {
        check("status-trapped", trappedAnswer(Map.of("uplink", "city", "answer", "waiting")));
    }

    @Test
    void theRescueCentreHasAnswered() throws Exception {
        check(
                "status-answered",
                trappedAnswer(Map.of(
                        "uplink",
                        "city",
                        "answer",
                        "answered",
                        "by",
                        "desk 4",
                        "at",
                        "2026-11-27T13:21:06Z",
                        "eta",
                        "2026-11-27T13:33:06Z")));
    }

    @Test
    void threeWiresAreWrong() throws Exception {
        check(
                "status-three-wires",
                answer(
                        wire(ConditionKind.WIRE_CHATTERING, "door_zone", "IN3", 61),
                        wire(ConditionKind.WIRE_INVERTED, "door_closed", "IN1", 9000),
                        wire(ConditionKind.WIRE_DEAD, "occupied", "occupied", 86_400)));
    }

    @Test
    void aSilentLineIsOneFindingAndNotOneForEachWire() throws Exception {
        Map<String, Object> answer = answer(
                wire(ConditionKind.WIRE_LOST, "door_zone", "IN3", 61),
                wire(ConditionKind.WIRE_LOST, "door_closed", "IN1", 61),
                wire(ConditionKind.WIRE_UNREAD, "occupied", "IN5", 61),
                Condition.of(ConditionKind.LINE_SILENT, "board", NOW_MS - 70_000)
                        .with("troubles", List.of(Map.of("key", "line.silent", "arguments", List.of()))));
        answer.put("sources", List.of(Map.of("name", "board", "state", "silent", "frames", 12_345L)));
        check("status-silent-line", answer);
    }

    @Test
    void noPlatformIsReached() throws Exception {
        Map<String, Object> answer = answer(
                Condition.of(ConditionKind.NETWORK_LOST, "", Tick.NONE),
                Condition.of(ConditionKind.PLATFORM_OFFLINE, "city", Tick.NONE, 3, "there is no route to it"),
                Condition.of(ConditionKind.PLATFORM_OFFLINE, "maker", Tick.NONE, 3, "there is no route to it"),
                Condition.of(ConditionKind.ALARM_UNANSWERED, "city", NOW_MS - 300_000),
                Condition.of(ConditionKind.CLOCK_UNSET, "", Tick.NONE));
        answer.put(
                "uplinks",
                List.of(
                        Map.of(
                                "name",
                                "city",
                                "online",
                                false,
                                "waiting",
                                3L,
                                "waiting_alarms",
                                1L,
                                "oldest_alarm_s",
                                300L),
                        Map.of("name", "maker", "online", false, "waiting", 3L)));
        check("status-no-platform", answer);
    }

    @Test
    void aVisitIsNoFault() throws Exception {
        Map<String, Object> answer =
                answer(Condition.of(ConditionKind.VISIT, "", NOW_MS - 60_000, "li", "2026-11-27T17:23:40Z"));
        check("status-visit", answer);
        assertEquals(false, StatusView.isWrong(answer));
    }

    @Test
    void everyFaultAndWarningMakesTheExitCodeOne() {
        List<ConditionKind> silent = new ArrayList<>();
        for (ConditionKind kind : ConditionKind.values()) {
            boolean wrong = StatusView.isWrong(answer(Condition.of(kind, "x", Tick.NONE)));
            if (wrong == (kind.level() == ConditionKind.Level.NOTE)) {
                silent.add(kind);
            }
        }
        assertEquals(List.of(), silent);
    }
}
