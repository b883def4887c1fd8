package dev.liftwatch.endtoend;

import static dev.liftwatch.endtoend.Patience.DUE;
import static dev.liftwatch.endtoend.Patience.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.endtoend.Platform.Message;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.serial.PtyPair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The installed agent is stopped, its box is off for a time, something is changed meanwhile, and it is started again: a real process, a
 * real store, real debounce. How long the box was off is written into the account of the clocks that the agent saved. Each lift lives
 * mostly by waiting, so that they live side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class RestartIT {
    private static final long HALF_AN_HOUR_MS = 1_800_000;

    /** Beyond every time to an alarm that these lifts are configured with, and the proof that they stand, ms. */
    private static final long LONG_ENOUGH_MS = 18_000;

    @TempDir
    Path folder;

    private Mosquitto broker;
    private PtyPair line;
    private SensorBoard board;
    private Platform platform;
    private Installation installation;
    private Process agent;
    private String boot;

    @BeforeEach
    void install() throws Exception {
        broker = Mosquitto.anonymous().start();
        line = new PtyPair(folder);
        board = new SensorBoard(line.boardEnd());
        platform = new Platform(broker.port());
        installation = new Installation(folder, contacts(""));
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
        board.close();
        line.close();
        broker.close();
        platform.close();
    }

    /** One door contact, a zone contact, a radar: the usual kit, with short times. */
    private String contacts(String more, String... without) {
        StringBuilder signals = new StringBuilder();
        for (String signal : List.of("door_closed", "door_open", "door_zone", "mains_ok", "alarm_button")) {
            if (!List.of(without).contains(signal)) {
                signals.append("[signals.").append(signal).append("]\nsource = \"board\"\n");
                signals.append(more.startsWith(signal) ? more.substring(signal.length()) + "\n" : "");
            }
        }
        return """
                [lift]
                id = "it-1"
                rescue_code = "012345"
                rated_speed_mps = 1.75
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 3000 } ]
                [sources.board]
                kind = "serial"
                port = "%s"
                protocol = "sentence"
                %s
                [signals.occupied]
                source = "board"
                sensor = "radar"
                [detection]
                outside_suspect_s = 5
                outside_raise_s = 10
                inside_suspect_s = 5
                inside_raise_s = 35
                [[uplink]]
                servers = ["tcp://127.0.0.1:%d"]
                """.formatted(line.agentEnd(), signals, broker.port());
    }

    private void start() throws Exception {
        int before = platform.all("status").size();
        agent = installation.run();
        Awaitility.await("the agent is online")
                .atMost(DUE)
                .until(() -> platform.all("status").stream()
                        .skip(before)
                        .anyMatch(m -> m.text("status").equals("online")));
        boot = platform.all("status").getLast().text("boot");
    }

    private void stop() throws Exception {
        agent.destroy();
        assertTrue(agent.waitFor(Patience.SOON.toSeconds(), TimeUnit.SECONDS), "ended in time");
    }

    /** Changes what the agent has saved. */
    private void editSaved(UnaryOperator<String> edit) throws Exception {
        Path state = folder.resolve("state").resolve("it-1");
        try (Outbox outbox = Outbox.open(state, "it-1", () -> "none")) {
            Outbox.SavedState saved = outbox.savedState().orElseThrow();
            outbox.saveState(new Outbox.SavedState(edit.apply(saved.text()), saved.wallMs()));
        }
    }

    /** The box was off for so long, by its monotonic clock. */
    private void boxWasOffForMs(long offMs) throws Exception {
        editClocks((clocks, fields) -> fields.put("kernelMs", clocks - offMs));
    }

    /** The box lost its power, and its clock is behind the saved one since. */
    private void boxWasOffAndItsClockWentBack() throws Exception {
        editClocks((clocks, fields) -> {
            fields.put("kernelBoot", "another time since the box was switched on");
            fields.put("machineMs", ((Number) fields.get("machineMs")).longValue() + 7_200_000);
        });
    }

    private interface ClockEdit {
        void edit(long kernelMs, Map<String, Object> fields);
    }

    private void editClocks(ClockEdit edit) throws Exception {
        editSaved(text -> {
            List<String> parts = new ArrayList<>(text.lines().toList());
            try {
                Map<String, Object> fields = JsonText.read(parts.get(2));
                edit.edit(((Number) fields.get("kernelMs")).longValue(), fields);
                parts.set(2, JsonText.write(fields));
            } catch (dev.liftwatch.json.JsonException impossible) {
                throw new AssertionError(impossible);
            }
            return String.join("\n", parts);
        });
    }

    private void standsOpen() throws Exception {
        board.say("mains_ok", 1, "alarm_button", 0, "door_zone", 1, "occupied", 0);
        board.say("door_closed", 0, "door_open", 1);
        platform.await(
                "state",
                SOON,
                m -> m.text("boot").equals(boot)
                        && Boolean.TRUE.equals(m.fields().get("door_open")));
    }

    /** Somebody has got in, and the doors close. */
    private void boards() throws Exception {
        board.say("occupied", 1).pass(2);
        board.say("door_open", 0).say("door_closed", 1);
        platform.await(
                "state",
                SOON,
                m -> m.text("boot").equals(boot)
                        && Boolean.TRUE.equals(m.fields().get("doors_closed")));
        board.pass(1.5);
    }

    private void parksEmptyAtALanding() {
        board.say("door_zone", 1, "occupied", 0, "door_closed", 1, "door_open", 0);
    }

    private void letsThemOut() throws Exception {
        board.say("door_zone", 1)
                .pass(1)
                .say("door_closed", 0, "door_open", 1)
                .pass(2)
                .say("occupied", 0);
    }

    /** The agent of this start has judged for longer than any of its times. */
    private void watchesForLongEnough() {
        platform.await(
                "state",
                Duration.ofMinutes(2),
                m -> m.text("boot").equals(boot) && m.number("uptime_ms") > LONG_ENOUGH_MS);
    }

    private List<Message> ofThisStart(String topic, String phase) {
        return platform.all(topic, phase).stream()
                .filter(m -> m.text("boot").equals(boot))
                .toList();
    }

    private void nothingIsSuspectedOrRaised() {
        watchesForLongEnough();
        assertEquals(List.of(), ofThisStart("alarm", "raised"));
        assertEquals(List.of(), ofThisStart("event", "suspected"));
    }

    @Test
    void aChatteringInputThatIsTakenOutOfTheConfigurationNeverEndsTheAgent() throws Exception {
        start();
        standsOpen();
        for (int i = 0; i < 50; i++) {
            board.say("mains_ok", i % 2).pass(0.15);
        }
        platform.await(
                "event",
                SOON,
                m -> m.text("kind").equals("signal-contradictory")
                        && m.text("signal").equals("mains_ok"));
        stop();
        // Longer than a chattering contact must be calm.
        boxWasOffForMs(20 * 60_000);
        Files.writeString(installation.device(), contacts("", "mains_ok"));
        for (int starts = 0; starts < 2; starts++) {
            start();
            standsOpen();
            watchesForLongEnough();
            assertTrue(agent.isAlive());
            assertFalse(installation.log().contains("has ended by a fault"), installation.log());
            stop();
            boxWasOffForMs(20 * 60_000);
        }
    }

    @Test
    void aRideThatEndedWhileTheBoxWasOffForHalfAnHourIsNoTrapping() throws Exception {
        start();
        standsOpen();
        boards();
        board.say("door_zone", 0).pass(1);
        stop();
        parksEmptyAtALanding();
        boxWasOffForMs(HALF_AN_HOUR_MS);
        start();
        nothingIsSuspectedOrRaised();
    }

    @Test
    void norIsOneThatEndedInHalfAMinute() throws Exception {
        start();
        standsOpen();
        boards();
        board.say("door_zone", 0).pass(1);
        stop();
        parksEmptyAtALanding();
        boxWasOffForMs(30_000);
        start();
        nothingIsSuspectedOrRaised();
    }

    @Test
    void peopleMayHaveGotOutWhileTheClockWentBack() throws Exception {
        start();
        standsOpen();
        boards();
        board.say("door_zone", 0).pass(3).say("door_zone", 1);
        // The radar is sure of people after half a minute.
        board.pass(29);
        stop();
        board.say("occupied", 0);
        boxWasOffAndItsClockWentBack();
        start();
        nothingIsSuspectedOrRaised();
    }

    private Message isSuspected() throws Exception {
        start();
        standsOpen();
        boards();
        board.say("door_zone", 0);
        return platform.await("event", DUE, m -> m.is("suspected"));
    }

    private void isRaisedAndClosedUnderTheIdOf(Message suspected) throws Exception {
        Message raised = platform.await("alarm", DUE, m -> m.is("raised"));
        assertEquals(suspected.text("incident"), raised.text("incident"));
        letsThemOut();
        Message closed = platform.await("alarm", SOON, m -> m.is("closed"));
        assertEquals(suspected.text("incident"), closed.text("incident"));
        assertEquals(List.of(), platform.all("event", "dismissed"));
    }

    @Test
    void aStateInWhichAFieldIsMissingKeepsTheSuspicion() throws Exception {
        Message suspected = isSuspected();
        stop();
        editSaved(text -> text.replaceFirst("\"stood\":(true|false),", "").replace("\"resolvedMs\":-1,", ""));
        start();
        isRaisedAndClosedUnderTheIdOf(suspected);
        assertTrue(installation.log().contains("is missing"), installation.log());
    }

    @Test
    void soDoesOneThatAnEarlierVersionWroteInAnotherForm() throws Exception {
        Message suspected = isSuspected();
        stop();
        editSaved(text -> {
            List<String> parts = text.lines().toList();
            String earlier =
                    parts.get(0).replaceAll(",\"flutter\":\\[[^]]*]", "").replace(",\"resolvedMs\":-1", "");
            return earlier + "\n" + parts.get(1) + "\n" + parts.get(2);
        });
        start();
        isRaisedAndClosedUnderTheIdOf(suspected);
    }

    @Test
    void andOneOfWhichOnlyTheKeptPartIsWhole() throws Exception {
        Message suspected = isSuspected();
        stop();
        editSaved(text -> text.substring(400));
        start();
        isRaisedAndClosedUnderTheIdOf(suspected);
    }

    /** A ride from landing to landing that lets somebody in and out. */
    private void rideServes(int closed, int open) throws Exception {
        board.say("occupied", 1).pass(1);
        board.say("door_open", 0).pass(0.5).say("door_closed", closed).pass(1);
        board.say("door_zone", 0).pass(3).say("door_zone", 1).pass(2);
        board.say("door_closed", open)
                .pass(0.5)
                .say("door_open", 1)
                .pass(2)
                .say("occupied", 0)
                .pass(1);
    }

    @Test
    void aContactThatIsTurnedAsTheAgentToldIsReadAsItIs() throws Exception {
        start();
        board.say("mains_ok", 1, "alarm_button", 0, "door_zone", 1, "occupied", 0, "door_open", 1, "door_closed", 1);
        for (int ride = 0;
                ride < 5 && platform.all("event", "raised").stream().noneMatch(RestartIT::isInverted);
                ride++) {
            rideServes(0, 1);
        }
        platform.await("event", SOON, RestartIT::isInverted);
        stop();
        Files.writeString(installation.device(), contacts("door_closedactive = \"low\""));
        start();
        for (int ride = 0; ride < 3; ride++) {
            rideServes(0, 1);
        }
        watchesForLongEnough();
        assertEquals(List.of(), ofThisStart("event", "raised"));
        assertEquals(List.of(), ofThisStart("alarm", "raised"));
        assertTrue(installation.log().contains("door_closed is wired or read another way than before"));
    }

    private static boolean isInverted(Message event) {
        return event.text("kind").equals("signal-inverted")
                && event.text("signal").equals("door_closed");
    }

    @Test
    void afterThreeStartsThatFailedTheEpisodeAloneGoesOnAndPlatformsAndTechniciansHearOfIt() throws Exception {
        Message suspected = isSuspected();
        stop();
        Path failed = folder.resolve("state").resolve("it-1").resolve("failed-starts.json");
        Files.writeString(failed, "{\"version\":1,\"failed\":3,\"reason\":\"java.lang.NullPointerException\"}");
        start();
        Message discarded = platform.await("event", SOON, m -> m.text("kind").equals("state-discarded"));
        assertEquals("raised", discarded.text("phase"));
        assertEquals("episode", discarded.text("went_on_with"));
        assertTrue(Files.exists(failed.resolveSibling(discarded.text("set_aside"))));
        String status = installation.status();
        // The temporary folder's path is longer than a line of the screen.
        assertTrue(status.replaceAll("\\s+", "").contains(discarded.text("set_aside")), status);
        isRaisedAndClosedUnderTheIdOf(suspected);
    }

    @Test
    void afterOneMoreNothingOfItDoes() throws Exception {
        isSuspected();
        stop();
        Path failed = folder.resolve("state").resolve("it-1").resolve("failed-starts.json");
        Files.writeString(failed, "{\"version\":1,\"failed\":4,\"reason\":\"java.lang.NullPointerException\"}");
        start();
        Message discarded = platform.await("event", SOON, m -> m.text("kind").equals("state-discarded"));
        assertEquals("nothing", discarded.text("went_on_with"));
        letsThemOut();
        platform.await(
                "state", SOON, m -> m.text("boot").equals(boot) && m.fields().get("incident") == null);
        stop();
        assertEquals(0, JsonText.read(Files.readString(failed)).get("failed") instanceof Number n ? n.intValue() : -1);
    }
}
