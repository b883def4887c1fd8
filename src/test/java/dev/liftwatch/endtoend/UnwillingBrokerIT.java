package dev.liftwatch.endtoend;

import static dev.liftwatch.endtoend.Patience.DUE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.endtoend.Platform.Message;
import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.serial.PtyPair;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built launcher and a real broker whose rules forget the topic of requests or take short packets only: people are still found. */
@Execution(ExecutionMode.CONCURRENT)
class UnwillingBrokerIT {
    private static final String PREFIX = "lift/v1/it-1/";

    @TempDir
    Path folder;

    private Mosquitto broker;
    private PtyPair line;
    private SensorBoard board;
    private Platform platform;
    private Installation installation;

    private void install(Mosquitto configured) throws Exception {
        broker = configured.start();
        line = new PtyPair(folder);
        board = new SensorBoard(line.boardEnd());
        platform = new Platform(broker.port());
        installation = new Installation(folder, Installation.device(line.agentEnd(), broker.port(), ""));
        installation.run();
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
        board.close();
        line.close();
        broker.close();
        platform.close();
    }

    private void riderIsTrapped() throws Exception {
        board.say("mains_ok", 1, "alarm_button", 0, "position_mm", 0);
        board.say("door_closed", 0, "door_open", 1, "occupied", 1).pass(2);
        board.say("door_closed", 1, "door_open", 0).pass(1);
        board.travel(0, 1500);
    }

    private String status() throws Exception {
        return installation.status();
    }

    @Test
    void theAlarmComesAgainAndAgainWhereTheBrokerDoesNotLetTheAgentReadItsRequests() throws Exception {
        install(Mosquitto.subscribable(PREFIX + "#"));
        Message event = platform.await("event", DUE, m -> "requests-unreadable".equals(m.text("kind")));
        assertEquals("refused", event.text("why"));
        riderIsTrapped();
        Message first = platform.await("alarm", DUE, m -> m.is("raised"));
        platform.await("alarm", DUE, m -> m.text("id").equals(first.text("id")) && m.arrivedMs() > first.arrivedMs());
        assertTrue(status().contains("REQUESTS CANNOT BE READ"), status());
    }

    @ParameterizedTest
    @CsvSource({"1200, brief", "900, brief", "600, least"})
    void theAlarmComesShortWhereTheBrokerEndsTheConnectionAtLongPackets(int limit, String form) throws Exception {
        install(Mosquitto.anonymousWith("max_packet_size " + limit));
        riderIsTrapped();
        Message alarm = platform.await("alarm", DUE, m -> m.is("raised"));
        assertEquals(form, alarm.text("form"));
        assertEquals("012345", ((Map<?, ?>) alarm.fields().get("location")).get("rescue_code"));
        assertEquals(true, platform.answer(alarm).fields().get("ok"));
        await().atMost(DUE).untilAsserted(() -> assertTrue(status().contains("bytes"), status()));
    }
}
