package dev.liftwatch.endtoend;

import static dev.liftwatch.endtoend.Patience.DUE;
import static dev.liftwatch.endtoend.Patience.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.endtoend.Platform.Message;
import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.serial.PtyPair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ride, a trapping with the encoder unplugged in the middle of it, and the release, over each protocol that says a position. */
@Execution(ExecutionMode.CONCURRENT)
class EncoderIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(FarEncoder.Protocol.class)
    void aTrappingIsSeenAndEndsThoughItsEncoderIsUnpluggedMeanwhile(FarEncoder.Protocol protocol) throws Exception {
        Path encoderEnds = Files.createDirectory(folder.resolve("encoder"));
        try (Mosquitto broker = Mosquitto.anonymous().start();
                PtyPair contacts = new PtyPair(folder);
                PtyPair line = new PtyPair(encoderEnds);
                SensorBoard board = new SensorBoard(contacts.boardEnd());
                FarEncoder encoder = new FarEncoder(line.boardEnd(), protocol);
                Platform platform = new Platform(broker.port());
                Installation installation = new Installation(folder, device(contacts, line, protocol, broker.port()))) {
            installation.run();
            board.say("mains_ok", 1, "alarm_button", 0, "door_closed", 0, "door_open", 1, "occupied", 1);
            platform.await("state", SOON, m -> position(m) == 0);
            board.say("door_closed", 1, "door_open", 0);
            encoder.travel(1500);

            Message raised = platform.await("alarm", DUE, m -> m.is("raised"));
            assertEquals("stopped-outside-door-zone", raised.text("cause"));
            assertEquals(1500, ((Number) ((Map<?, ?>) raised.fields().get("location")).get("position_mm")).intValue());

            line.unplug();
            platform.await("state", SOON, m -> m.arrivedMs() > raised.arrivedMs() && position(m) < 0);
            line.plug();
            platform.await("state", SOON, m -> m.arrivedMs() > raised.arrivedMs() && position(m) == 1500);
            assertTrue(platform.all("alarm", "closed").isEmpty(), "a lost encoder ends nothing");

            encoder.travel(3000);
            board.say("door_closed", 0, "door_open", 1, "occupied", 0);
            Message closed = platform.await("alarm", SOON, m -> m.is("closed"));
            assertEquals(raised.text("incident"), closed.text("incident"));
            assertEquals("doors-opened-at-landing", closed.text("reason"));
        }
    }

    /** The position that a live picture shows, -1 where it is not known. */
    private static int position(Message state) {
        Object mm = state.fields().get("position_mm");
        return mm instanceof Number known ? known.intValue() : -1;
    }

    private static String device(PtyPair contacts, PtyPair line, FarEncoder.Protocol protocol, int brokerPort) {
        return Installation.device(contacts.agentEnd(), brokerPort, "")
                .replace("[signals.position_mm]\nsource = \"board\"", "[signals.position_mm]\nsource = \"encoder\"")
                .replace(
                        "[signals.occupied]",
                        "[sources.encoder]\nkind = \"serial\"\nport = \"" + line.agentEnd() + "\"\n" + protocol.source
                                + "\n[signals.occupied]");
    }
}
