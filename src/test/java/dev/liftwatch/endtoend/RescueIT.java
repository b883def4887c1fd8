package dev.liftwatch.endtoend;

import static dev.liftwatch.endtoend.Patience.DUE;
import static dev.liftwatch.endtoend.Patience.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.endtoend.Platform.Message;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.serial.PtyPair;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The built launcher as a process, a real line, a real broker: from a ride to the rescue, through kills of either side. Each lift lives
 * mostly by waiting, so that they live side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class RescueIT {
    private static final long BETWEEN_LANDINGS_MM = 1500;

    @TempDir
    Path folder;

    private Mosquitto broker;
    private PtyPair line;
    private SensorBoard board;
    private Platform platform;
    private Installation installation;
    private Process agent;

    @BeforeEach
    void install() throws Exception {
        broker = Mosquitto.anonymous().start();
        line = new PtyPair(folder);
        board = new SensorBoard(line.boardEnd());
        platform = new Platform(broker.port());
        installation = new Installation(folder, Installation.device(line.agentEnd(), broker.port(), ""));
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
        board.close();
        line.close();
        broker.close();
        platform.close();
    }

    private void start() throws Exception {
        agent = installation.run();
        platform.await("status", SOON, m -> m.text("status").equals("online"));
    }

    /** Somebody boards at landing 1, and the car stops half-way to landing 2. Returns when it stopped, ms since 1970. */
    private long riderIsTrapped() throws Exception {
        board.say("mains_ok", 1, "alarm_button", 0, "position_mm", 0);
        board.say("door_closed", 0, "door_open", 1, "occupied", 1);
        platform.await("state", SOON, m -> Boolean.TRUE.equals(m.fields().get("door_open")));
        board.say("door_closed", 1, "door_open", 0);
        platform.await("state", SOON, m -> Boolean.TRUE.equals(m.fields().get("doors_closed")));
        board.travel(0, BETWEEN_LANDINGS_MM);
        return System.currentTimeMillis();
    }

    private void riderIsReleased() throws Exception {
        board.travel(BETWEEN_LANDINGS_MM, 3000);
        board.say("door_closed", 0, "door_open", 1, "occupied", 0);
    }

    private Message raised() {
        return platform.await("alarm", DUE, m -> m.is("raised"));
    }

    @Test
    void theAlarmComesAtItsTimeAgainUntilItIsAnsweredAndClosesWhenTheDoorsOpen() throws Exception {
        start();
        long stoppedMs = riderIsTrapped();
        Message suspected = platform.await("event", SOON, m -> m.is("suspected"));
        Message raised = raised();

        long occurredMs = Instant.parse(raised.text("occurred_at")).toEpochMilli();
        long decidedMs = Instant.parse(raised.text("raised_at")).toEpochMilli();
        assertEquals(occurredMs + 10_000, decidedMs, "raised after outside_raise_s, to the millisecond");
        assertTrue(Math.abs(stoppedMs - occurredMs) < 9000, "it counts from when the car stopped");
        assertTrue(raised.arrivedMs() >= decidedMs, "and is sent after that");
        assertEquals(suspected.text("incident"), raised.text("incident"));
        assertEquals("stopped-outside-door-zone", raised.text("cause"));
        assertEquals("confirmed", raised.text("certainty"));
        Map<?, ?> location = (Map<?, ?>) raised.fields().get("location");
        assertEquals("012345", location.get("rescue_code"));
        assertEquals(false, location.get("in_door_zone"));

        Message again = platform.await(
                "alarm", DUE, m -> m.text("id").equals(raised.text("id")) && m.arrivedMs() > raised.arrivedMs());
        assertEquals(raised.text().replace("\"replayed\":false", "\"replayed\":true"), again.text());
        assertTrue(again.arrivedMs() - raised.arrivedMs() >= 1000, "again after a while, as repeat_s says");

        assertEquals(true, platform.answer(again).fields().get("ok"));
        int untilAnswered = platform.all("alarm", "raised").size();
        riderIsReleased();
        Message closed = platform.await("alarm", SOON, m -> m.is("closed"));
        assertEquals(raised.text("incident"), closed.text("incident"));
        assertEquals("doors-opened-at-landing", closed.text("reason"));
        platform.answer(closed);
        Awaitility.await("nothing waits any more").atMost(SOON).until(() -> status().contains("\"waiting\":0"));
        assertEquals(untilAnswered, platform.all("alarm", "raised").size(), "not again once it was answered");
        assertSeqGapless();
    }

    private String status() throws Exception {
        return installation.status("--json");
    }

    /** Whatever came, in whatever order and however often: no number is missing. */
    private void assertSeqGapless() {
        List<Long> numbers = java.util.stream.Stream.of("alarm", "event")
                .flatMap(topic -> platform.all(topic).stream())
                .map(m -> m.number("seq"))
                .distinct()
                .sorted()
                .toList();
        List<Long> expected = java.util.stream.LongStream.rangeClosed(1, numbers.size())
                .boxed()
                .toList();
        assertEquals(expected, numbers);
    }

    @Test
    void anAgentKilledInMidIncidentGoesOnWithTheSameIncidentAndLosesNothing() throws Exception {
        start();
        riderIsTrapped();
        Message suspected = platform.await("event", SOON, m -> m.is("suspected"));
        agent.destroyForcibly().onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
        platform.await("status", DUE, m -> m.text("status").equals("offline"));

        agent = installation.run();
        Message raised = raised();
        assertEquals(suspected.text("incident"), raised.text("incident"));
        assertEquals(suspected.text("store"), raised.text("store"));

        agent.destroyForcibly().onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
        agent = installation.run();
        Message again = platform.await(
                "alarm",
                DUE,
                m -> m.text("id").equals(raised.text("id"))
                        && m.text("replayed").equals("true"));
        platform.answer(again);
        riderIsReleased();
        Message closed = platform.await("alarm", DUE, m -> m.is("closed"));
        assertEquals(raised.text("incident"), closed.text("incident"));
        assertEquals(
                1,
                platform.all("alarm", "raised").stream()
                        .map(m -> m.text("id"))
                        .distinct()
                        .count());
        assertSeqGapless();
    }

    @Test
    void aBrokerKilledAndStartedAgainIsFoundWithinFifteenSecondsAndNothingIsLost() throws Exception {
        start();
        riderIsTrapped();
        platform.await("event", SOON, m -> m.is("suspected"));
        broker.kill();
        Awaitility.await("the alarm is raised meanwhile")
                .atMost(DUE)
                .until(() -> installation.log().contains("WARN  trap raised"));
        long startedMs = System.currentTimeMillis();
        broker.start();
        Message raised = raised();
        assertTrue(
                raised.arrivedMs() - startedMs < DUE.toMillis(),
                "reconnected after " + (raised.arrivedMs() - startedMs));
        platform.answer(raised);
        riderIsReleased();
        platform.answer(platform.await("alarm", SOON, m -> m.is("closed")));
        assertSeqGapless();
    }

    @Test
    void aSensorLinePulledOutInMidIncidentAndPluggedInAgainKeepsTheIncident() throws Exception {
        start();
        riderIsTrapped();
        Message raised = raised();
        platform.answer(raised);
        line.unplug();
        Awaitility.await("the loss").atMost(SOON).until(() -> status().contains("\"state\":\"missing\""));
        line.plug();
        riderIsReleased();
        Message closed = platform.await("alarm", DUE, m -> m.is("closed"));
        assertEquals(raised.text("incident"), closed.text("incident"));
    }

    @Test
    void aHumanEndsTheIncidentAndTheOutcomeIsKept() throws Exception {
        start();
        riderIsTrapped();
        Message raised = raised();
        platform.answer(raised);
        platform.request("""
                {"v":1,"id":"r-1","cmd":"resolve","by":"desk 4","incident":"%s","outcome":"rescued","note":"by stairs"}
                """.formatted(raised.text("incident")));
        assertEquals(true, platform.reply("r-1").fields().get("ok"));
        Message closed = platform.await("alarm", SOON, m -> m.is("closed"));
        assertEquals("resolved", closed.text("reason"));
        assertEquals("rescued", ((Map<?, ?>) closed.fields().get("resolution")).get("outcome"));
    }

    @Test
    void requestsThatCannotBeCarriedOutAreRefusedWithAReason() throws Exception {
        start();
        platform.request("{\"v\":1,\"id\":\"p-1\",\"cmd\":\"ping\"}");
        assertEquals(true, platform.reply("p-1").fields().get("ok"));
        platform.request("{\"v\":1,\"id\":\"x-1\",\"cmd\":\"open-the-doors\"}");
        assertTrue(platform.reply("x-1").text("error").contains("allowed are ack, resolve"));
        platform.request("{\"v\":1,\"id\":\"x-2\",\"cmd\":\"ping\",\"lift\":\"another\"}");
        assertTrue(platform.reply("x-2").text("error").contains("is for lift another"));
        platform.request("{\"v\":1,\"id\":\"x-3\",\"cmd\":\"resolve\",\"incident\":\"none\",\"outcome\":\"test\"}");
        assertTrue(platform.reply("x-3").text("error").contains("is not open"));
        platform.request("no JSON at all");
        platform.await("reply", SOON, m -> m.text("error").startsWith("the request is not"));
    }

    @Test
    void aTermSignalEndsItWithOfflineSent() throws Exception {
        start();
        agent.destroy();
        assertTrue(agent.waitFor(Patience.SOON.toSeconds(), TimeUnit.SECONDS), "ended in time");
        Message offline = platform.await("status", SOON, m -> m.text("status").equals("offline"));
        assertEquals("stopped", offline.text("why"));
    }

    @Test
    void theLivePictureIsRetainedForWhoeverComesLater() throws Exception {
        start();
        board.say("mains_ok", 1, "door_closed", 1, "door_open", 0, "position_mm", 3000, "occupied", 0);
        Message live = platform.await("state", SOON, m -> "2".equals(m.fields().get("floor_label")));
        assertFalse(live.retained());
        try (Platform later = new Platform(broker.port())) {
            Message kept = later.await("state", SOON, m -> true);
            assertTrue(kept.retained());
            assertEquals("online", later.await("status", SOON, m -> true).text("status"));
        }
        assertTrue(JsonText.read(status()).get("picture") != null);
    }
}
