package dev.liftwatch.endtoend;

import static dev.liftwatch.endtoend.Patience.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.endtoend.Installation.Finished;
import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.serial.PtyPair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and lines get wrong: each a clear message and the right exit code, and no crash for what may mend itself. */
class BadInputIT {
    private static final int NO_BROKER = 1;

    @TempDir
    Path folder;

    private static void logSays(Installation installation, String text) {
        Awaitility.await("the log says: " + text)
                .atMost(SOON)
                .until(() -> installation.log().contains(text));
    }

    private static String status(Installation installation) throws Exception {
        return Installation.command(
                        "status", "--runtime-dir", installation.runtimeFolder().toString(), "--json")
                .out();
    }

    @Test
    void everyMistakeOfAFileIsNamedWithItsPlaceAndTheAgentDoesNotStart() throws Exception {
        String text = Installation.device(folder.resolve("port"), NO_BROKER, "")
                .replace("outside_raise_s = 10", "outside_rise_s = 10\ninside_raise_s = \"long\"");
        try (Installation installation = new Installation(folder, text)) {
            Process agent = installation.run();
            assertTrue(agent.waitFor(Patience.SOON.toSeconds(), TimeUnit.SECONDS));
            assertEquals(2, agent.exitValue());
            assertTrue(installation.log().contains("detection.outside_rise_s"), installation.log());
            assertTrue(installation.log().contains("did you mean outside_raise_s?"), installation.log());
            assertTrue(installation.log().contains("detection.inside_raise_s: found \"long\""), installation.log());

            Finished check = Installation.command(
                    "check", "--config", installation.device().toString());
            assertEquals(1, check.exit());
            assertTrue(check.err().contains("did you mean outside_raise_s?"), check.err());
            assertEquals("", check.out());
        }
    }

    @Test
    void aMissingFileIsWrongUse() throws Exception {
        Finished run = Installation.command(
                "run", "--config", folder.resolve("none.toml").toString());
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("There is no file"), run.err());
        assertEquals(2, Installation.command("fly").exit());
    }

    @Test
    void aMissingPortAndARefusingBrokerAreConditionsAndTheAgentLivesOn() throws Exception {
        Path port = folder.resolve("not-plugged-in");
        try (Installation installation = new Installation(folder, Installation.device(port, NO_BROKER, ""))) {
            Process agent = installation.run();
            logSays(installation, "does not exist: is the adapter plugged in?");
            logSays(installation, "nothing accepts connections there (refused)");
            assertTrue(agent.isAlive());
            assertTrue(status(installation).contains("\"state\":\"missing\""));
            agent.destroy();
            assertTrue(agent.waitFor(Patience.SOON.toSeconds(), TimeUnit.SECONDS), "and ends in time when told to");
        }
    }

    @Test
    void wrongCredentialsAreToldInWordsAndThePasswordNever() throws Exception {
        Path secret = Files.writeString(
                folder.resolve("credentials.toml"), "username = \"agent\"\npassword = \"not-the-one-7731\"\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        try (Mosquitto broker = Mosquitto.withUser("agent", "right").start();
                Installation installation = new Installation(
                        folder,
                        Installation.device(
                                folder.resolve("port"), broker.port(), "credentials_file = \"" + secret + "\""))) {
            Process agent = installation.run();
            logSays(installation, "can be read by every user of this box: chmod o= " + secret);
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
            logSays(installation, "check the credentials file");
            Files.writeString(secret, "username = \"agent\"\npassword = \"right\"\n");
            logSays(installation, "uplink uplink-1: connected");
            assertTrue(agent.isAlive());
            assertTrue(!installation.log().contains("7731"), "no secret in a log");
        }
    }

    @Test
    void garbageOnTheLineIsNamedAndTheSentencesBetweenAreRead() throws Exception {
        try (PtyPair line = new PtyPair(folder);
                SensorBoard board = new SensorBoard(line.boardEnd());
                Installation installation =
                        new Installation(folder, Installation.device(line.agentEnd(), NO_BROKER, ""))) {
            installation.run();
            Awaitility.await("sentences among garbage")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> {
                        board.noise(new byte[] {0, (byte) 0xff, '$', 'L', 'W', ',', '\n', '*'});
                        board.noise("$LW,001,door_closed=7*00\r\n".getBytes(StandardCharsets.US_ASCII));
                        board.say("door_closed", 1, "position_mm", 3000);
                        String told = status(installation);
                        return told.contains("\"floor_label\":\"2\"")
                                && told.contains("a second device talks on this line")
                                && told.contains("\"state\":\"impaired\"");
                    });
        }
    }

    @Test
    void aSecondAgentOnTheSameStoreIsTurnedAwayAndTheFirstGoesOn() throws Exception {
        try (Installation installation =
                new Installation(folder, Installation.device(folder.resolve("port"), NO_BROKER, ""))) {
            Process first = installation.run();
            logSays(installation, "judging lift it-1");
            Process second = installation.run();
            assertTrue(second.waitFor(Patience.SOON.toSeconds(), TimeUnit.SECONDS));
            assertEquals(1, second.exitValue());
            assertTrue(installation.log().contains("another agent already runs"), installation.log());
            assertTrue(first.isAlive());
        }
    }

    @Test
    void aMalformedRowOfATraceIsNamedByFileAndLineAndNothingIsGuessed() throws Exception {
        Path trace =
                Files.writeString(folder.resolve("bad.csv"), "t_ms,signal,value\n0,door_closed,1\n5,door_closed,2\n");
        Path device = Files.writeString(
                folder.resolve("device.toml"), Installation.device(folder.resolve("port"), NO_BROKER, ""));
        Finished replay = Installation.command("replay", "--config", device.toString(), trace.toString());
        assertEquals(2, replay.exit());
        assertTrue(replay.err().contains("bad.csv:3: door_closed is \"2\""), replay.err());
        assertEquals("", replay.out());
    }

    @Test
    void statusWithoutAnAgentSaysSo() throws Exception {
        Finished status = Installation.command("status", "--runtime-dir", folder.toString());
        assertEquals(3, status.exit());
        assertTrue(status.err().contains("No agent runs here"), status.err());
    }
}
