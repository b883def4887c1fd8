package dev.liftwatch.console;

import static dev.liftwatch.console.StatusAnswers.NOW_MS;
import static dev.liftwatch.console.StatusAnswers.answer;
import static dev.liftwatch.console.StatusAnswers.trapped;
import static dev.liftwatch.console.StatusAnswers.trappedAnswer;
import static dev.liftwatch.console.StatusAnswers.wire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.frame.WatchFrame;
import dev.liftwatch.health.Condition;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.text.Width;
import dev.liftwatch.time.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The live screen on a phone, a laptop and a wide window, and as plain lines, in both languages, as files to look at. */
class WatchScreensTest {
    private static final Map<String, Object> ANSWERED = Map.of(
            "uplink", "city",
            "answer", "answered",
            "by", "desk 4",
            "at", "2026-11-27T13:21:06Z",
            "eta", "2026-11-27T13:33:06Z");
    private static final int[][] SIZES = {{45, 40}, {80, 24}, {100, 30}};

    private static LiftLook look(Map<String, Object> answer) {
        return LiftLook.at("hz-xh-000123", answer);
    }

    private static void check(String name, LiftLook... looks) throws Exception {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
                Locale.setDefault(locale);
                String keys = Words.of("watch.key.signals") + " " + Words.of("watch.key.quit");
                for (int[] size : SIZES) {
                    WatchFrame.View view = new WatchFrame.View("", 0, keys);
                    Canvas canvas = WatchFrame.draw(List.of(looks), view, Screens.SHANGHAI, size[0], size[1])
                            .canvas();
                    Screens.compare(
                            name + "-" + locale.getLanguage() + "-" + size[0] + "x" + size[1] + ".txt",
                            text(canvas, size[0], size[1]));
                }
                Screens.compare(name + "-" + locale.getLanguage() + "-plain.txt", plain(looks));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String text(Canvas canvas, int columns, int rows) {
        assertEquals(rows, canvas.height());
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            String line = canvas.plain(row);
            assertTrue(Width.of(line) <= columns, line);
            text.append(line).append("\n");
        }
        return text.toString();
    }

    /** What goes to a pipe and to a terminal that cannot place text. */
    private static String plain(LiftLook... looks) {
        StringBuilder text = new StringBuilder();
        for (LiftLook look : looks) {
            if (look.seen()) {
                new ChangeLines()
                        .next(look.answer(), new Page(Page.USUAL_COLUMNS, Screens.SHANGHAI))
                        .forEach(line -> text.append(line).append("\n"));
            } else {
                text.append(look.trouble()).append("\n");
            }
        }
        return text.toString();
    }

    @Test
    void quiet() throws Exception {
        check("watch-quiet", look(answer()));
    }

    @Test
    void peopleAreTrapped() throws Exception {
        check("watch-trapped", look(trappedAnswer(Map.of("uplink", "city", "answer", "waiting"))));
    }

    @Test
    void theRescueCentreHasAnswered() throws Exception {
        check("watch-answered", look(trappedAnswer(ANSWERED)));
    }

    @Test
    void peopleAreInDanger() throws Exception {
        Map<String, Object> answer = answer(
                Condition.of(ConditionKind.TRAPPED_IN_DANGER, "", NOW_MS - 30_000)
                        .with("incident", trapped(ANSWERED).details().get("incident")),
                Condition.of(ConditionKind.MOVING_WITH_DOOR_OPEN, "", NOW_MS - 40_000));
        answer.put("picture", trappedAnswer(ANSWERED).get("picture"));
        check("watch-danger", look(answer));
    }

    @Test
    void threeWiresAreWrong() throws Exception {
        check(
                "watch-three-wires",
                look(answer(
                        wire(ConditionKind.WIRE_CHATTERING, "door_zone", "IN3", 61),
                        wire(ConditionKind.WIRE_INVERTED, "door_closed", "IN1", 9000),
                        wire(ConditionKind.WIRE_DEAD, "occupied", "occupied", 86_400))));
    }

    @Test
    void aLineIsSilent() throws Exception {
        Map<String, Object> answer = answer(
                wire(ConditionKind.WIRE_LOST, "door_zone", "IN3", 61),
                Condition.of(ConditionKind.LINE_SILENT, "board", NOW_MS - 70_000)
                        .with("troubles", List.of(Map.of("key", "line.silent", "arguments", List.of()))));
        answer.put("sources", List.of(Map.of("name", "board", "state", "silent", "frames", 12_345L)));
        Map<String, Object> picture = new LinkedHashMap<>(cast(answer.get("picture")));
        picture.put("position_mm", null);
        picture.put("floor_label", null);
        picture.put("in_door_zone", null);
        picture.put("doors_closed", null);
        answer.put("picture", picture);
        check("watch-silent-line", look(answer));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object tree) {
        return (Map<String, Object>) tree;
    }

    @Test
    void noPlatformIsReached() throws Exception {
        Map<String, Object> answer = answer(
                Condition.of(ConditionKind.NETWORK_LOST, "", Tick.NONE),
                Condition.of(ConditionKind.PLATFORM_OFFLINE, "city", Tick.NONE, 3, "there is no route to it"),
                Condition.of(ConditionKind.PLATFORM_OFFLINE, "maker", Tick.NONE, 3, "there is no route to it"));
        answer.put("uplinks", List.of(Map.of("name", "city", "online", false, "waiting", 3L)));
        check("watch-no-platform", look(answer));
    }

    @Test
    void aVisitIsNoFault() throws Exception {
        check(
                "watch-visit",
                look(answer(Condition.of(ConditionKind.VISIT, "", NOW_MS - 60_000, "li", "2026-11-27T17:23:40Z"))));
    }

    @Test
    void severalLiftsStandWorstFirstAndTheWorstIsOpen() throws Exception {
        Map<String, Object> second = trappedAnswer(ANSWERED);
        second.put("lift", "hz-xh-000124");
        second.put("name", "Building 3, goods lift");
        check(
                "watch-several",
                look(answer()),
                LiftLook.at("hz-xh-000124", second),
                LiftLook.unseen("hz-xh-000125", Words.of("watch.gone")));
    }

    @Test
    void anAgentThatHasStoppedIsSaidToHaveStopped() throws Exception {
        check("watch-stopped", LiftLook.unseen("hz-xh-000123", "(why it does not answer)"));
    }

    @Test
    void everyLiftIsRankedByItsWorst() {
        LiftLook well = look(answer());
        LiftLook wire = look(answer(wire(ConditionKind.WIRE_DEAD, "occupied", "IN5", 60)));
        LiftLook unseen = LiftLook.unseen("x", "gone");
        LiftLook people = look(trappedAnswer(ANSWERED));

        assertEquals(List.of(people, unseen, wire, well), LiftsView.worstFirst(List.of(well, wire, people, unseen)));
    }

    @Test
    void anySizeOfScreenIsDrawnAndScrollingReachesTheLastLine() {
        Random random = new Random();
        for (int round = 0; round < 300; round++) {
            int columns = 1 + random.nextInt(160);
            int rows = 1 + random.nextInt(60);
            WatchFrame.View view = new WatchFrame.View("", random.nextInt(200) - 20, "[q]");
            WatchFrame.Frame frame = WatchFrame.draw(
                    List.of(look(trappedAnswer(ANSWERED)), LiftLook.unseen("b", "gone")),
                    view,
                    Screens.SHANGHAI,
                    columns,
                    rows);
            assertTrue(frame.farthest() >= 0);
            assertTrue(frame.canvas().height() >= rows && frame.canvas().width() >= columns);
        }
    }

    @Test
    void plainLinesTellWhatIsNewAndWhatIsOver() {
        ChangeLines changes = new ChangeLines();
        Page page = new Page(Page.USUAL_COLUMNS, Screens.SHANGHAI);
        Map<String, Object> quiet = answer();
        changes.next(quiet, page);

        assertEquals(List.of(), changes.next(quiet, page));
        List<String> trapped = changes.next(trappedAnswer(ANSWERED), page);
        assertTrue(trapped.getFirst().startsWith("21:23:40 !! "), trapped.toString());
        assertTrue(changes.next(quiet, page).getFirst().startsWith("21:23:40 over: "));
    }

    @Test
    void timeThatPassesIsNoChange() {
        Map<String, Object> later = answer();
        later.put("at", "2026-11-27T13:23:41Z");
        later.put("uptime_ms", 77L);

        assertEquals(ChangeLines.essence(answer()), ChangeLines.essence(later));
        assertTrue(!ChangeLines.essence(answer()).equals(ChangeLines.essence(trappedAnswer(ANSWERED))));
    }
}
