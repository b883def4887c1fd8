package dev.liftwatch.endtoend;

import static dev.liftwatch.endtoend.Patience.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.mqtt.Mosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a platform asks of the installed agent over a real broker, besides answering alarms. */
class RequestsIT {
    private static final String ALLOWED = "commands = [\"ping\", \"ack\", \"resolve\", \"snapshot\", \"self-test\","
            + " \"maintenance-start\", \"maintenance-stop\", \"advisory\", \"config-get\"]\n";

    @TempDir
    private Path folder;

    private static Map<String, Object> status(Installation installation) throws Exception {
        return JsonText.read(told(installation));
    }

    private static String told(Installation installation) throws Exception {
        return Installation.command(
                        "status",
                        "--json",
                        "--runtime-dir",
                        installation.runtimeFolder().toString())
                .out();
    }

    private static Map<?, ?> uplink(Map<String, Object> status) {
        return (Map<?, ?>) ((List<?>) status.get("uplinks")).getFirst();
    }

    @Test
    void aTestAlarmGoesTheWholeWayAndAVisitAndAWarningAreShownUntilTheyEnd() throws Exception {
        try (Mosquitto broker = Mosquitto.anonymous().start();
                Installation installation =
                        new Installation(folder, Installation.device(folder.resolve("port"), broker.port(), ALLOWED));
                Platform platform = new Platform(broker.port())) {
            Process agent = installation.run();
            platform.await("status", SOON, m -> m.text("status").equals("online"));
            assertNull(uplink(status(installation)).get("proven_s"));

            ask(platform, "r-1", "\"cmd\":\"self-test\"");
            Platform.Message test = platform.await("selftest", SOON, m -> m.is("raised"));
            platform.answer(test);
            Awaitility.await("the way is proven")
                    .atMost(SOON)
                    .until(() -> uplink(status(installation)).get("proven_s") != null);

            ask(platform, "r-2", "\"cmd\":\"maintenance-start\",\"minutes\":30,\"note\":\"oil\"");
            ask(
                    platform,
                    "r-3",
                    "\"cmd\":\"advisory\",\"type\":\"weather\",\"until\":\"2999-01-01T00:00:00Z\",\"text\":\"storm\"");
            platform.await("event", SOON, m -> m.text("kind").equals("advisory"));
            agent.destroyForcibly().waitFor();
            installation.run();
            Awaitility.await("a killed agent knows the visit and the warning, and is connected again")
                    .atMost(SOON)
                    .until(() -> {
                        String told = told(installation);
                        boolean online = told.contains("\"online\":true");
                        return online && told.contains("\"note\":\"oil\"") && told.contains("\"text\":\"storm\"");
                    });
            ask(platform, "r-4", "\"cmd\":\"maintenance-stop\"");
            platform.await("event", SOON, m -> m.is("stopped"));

            assertEquals(
                    0,
                    local(installation, "maintenance", "start", "--minutes", "5", "--by", "technician")
                            .exit());
            platform.await("event", SOON, m -> "technician".equals(m.fields().get("said_by")));
            Installation.Finished unanswered = local(installation, "selftest", "--wait", "1");
            assertEquals(1, unanswered.exit());
            assertTrue(unanswered.out().contains("NOT answered within 1 s"), unanswered.out());
            platform.answer(platform.await("selftest", SOON, m -> !m.text("id").equals(test.text("id"))));

            Platform.Message snapshot = ask(platform, "r-5", "\"cmd\":\"snapshot\"");
            assertTrue(snapshot.text("snapshot").contains("sources"));
            Platform.Message config = ask(platform, "r-6", "\"cmd\":\"config-get\"");
            Path shown = Files.writeString(folder.resolve("shown.toml"), config.text("config"));
            assertEquals(
                    DeviceConfig.load(installation.device()).uplinks(),
                    DeviceConfig.load(shown).uplinks());
        }
    }

    private static Installation.Finished local(Installation installation, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--runtime-dir", installation.runtimeFolder().toString()));
        return Installation.command(command.toArray(String[]::new));
    }

    private static Platform.Message ask(Platform platform, String id, String fields) throws Exception {
        platform.request("{\"v\":1,\"id\":\"" + id + "\",\"by\":\"test\"," + fields + "}");
        Platform.Message reply = platform.reply(id);
        assertEquals(true, reply.fields().get("ok"), reply.text());
        return reply;
    }
}
