package dev.liftwatch.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.report.Command;
import dev.liftwatch.rights.Rights;
import dev.liftwatch.rights.Signer;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.uplink.Uplinks;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How old, how often and how many times: "city" signs its requests, "firm" does not; both may ask for everything. */
class RequestBoundsTest {
    private static final Set<Command> EVERY = EnumSet.allOf(Command.class);
    private static final Set<String> ALL = Set.copyOf(UplinkConfig.CLASSES);

    @TempDir
    private Path folder;

    private Signer signer;
    private TrappedLift lift;

    @BeforeEach
    void open() throws Exception {
        signer = new Signer("desk");
        lift = new TrappedLift(
                folder,
                List.of(
                        Uplinks.of("city", ALL, new Rights(EVERY, List.of(signer.key(EVERY)))),
                        Uplinks.of("firm", ALL, new Rights(EVERY, List.of()))));
    }

    @AfterEach
    void close() throws Exception {
        lift.close();
    }

    private Map<String, Object> request(String id, String command) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("v", 1);
        fields.put("id", id);
        fields.put("lift", TrappedLift.LIFT);
        fields.put("at", lift.clock().wall().rfc3339());
        fields.put("cmd", command);
        return fields;
    }

    private Map<String, Object> resolve(String id, String outcome) {
        Map<String, Object> fields = request(id, "resolve");
        fields.put("incident", lift.openIncident().orElseThrow());
        fields.put("outcome", outcome);
        return fields;
    }

    private Map<String, Object> ack(String id, String alarm) throws Exception {
        Map<String, Object> message = JsonText.read(alarm);
        Map<String, Object> fields = request(id, "ack");
        fields.put("message", message.get("id"));
        fields.put("incident", message.get("incident"));
        return fields;
    }

    private String code(String platform, String request) throws Exception {
        return lift.ask(platform, request)
                .map(answer -> String.valueOf(answer.get("code")))
                .orElse("nothing");
    }

    private String code(String platform, Map<String, Object> request) throws Exception {
        return code(platform, JsonText.write(request));
    }

    @Test
    void whatWasSignedIsCarriedOutOnceHoweverOftenItIsSent() throws Exception {
        String visit = signer.sign(request("r-1", "maintenance-start"));
        Map<String, Object> first = lift.ask("city", visit).orElseThrow();
        assertEquals("ok", first.get("code"));
        assertEquals("ok", code("city", signer.sign(request("r-2", "maintenance-stop"))));
        lift.clock().tick(3_600_000);
        assertEquals(Optional.of(first), lift.ask("city", visit), "the answer of the first time, however late");
        assertTrue(lift.duties().maintenance().isEmpty());
    }

    @Test
    void whatWasSignedForOneUplinkDoesNotHoldOnAnother() throws Exception {
        Signer other = new Signer("desk");
        lift.close();
        lift = new TrappedLift(
                folder.resolve("second"),
                List.of(
                        Uplinks.of("city", ALL, new Rights(EVERY, List.of(signer.key(EVERY)))),
                        Uplinks.of("firm", ALL, new Rights(EVERY, List.of(other.key(EVERY))))));
        assertEquals("not-allowed", code("firm", signer.sign(resolve("r-1", "rescued"))));
        assertEquals("ok", code("city", signer.sign(resolve("r-1", "rescued"))));
    }

    @Test
    void aRequestThatABrokerHasKeptForTooLongIsRefusedAndSoIsOneFromTheFuture() throws Exception {
        Map<String, Object> old = resolve("r-1", "other");
        Map<String, Object> ahead = resolve("r-2", "other");
        old.put("at", lift.clock().wall().plusMs(-601_000).rfc3339());
        ahead.put("at", lift.clock().wall().plusMs(301_000).rfc3339());
        assertEquals("stale", code("firm", old));
        assertEquals("stale", code("firm", ahead));
        assertTrue(lift.openIncident().isPresent());
        assertTrue(lift.outbox().appliedRequest("firm", "r-1").isEmpty());
        old.put("at", lift.clock().wall().plusMs(-599_000).rfc3339());
        assertEquals("ok", code("firm", old));
    }

    @Test
    void anAnswerToAnAlarmIsTakenHoweverOldItIs() throws Exception {
        String alarm = lift.waiting("city", "alarm").getFirst();
        Map<String, Object> ack = ack("r-1", alarm);
        ack.put("at", lift.clock().wall().plusMs(-86_400_000).rfc3339());
        assertEquals("ok", code("city", signer.sign(ack)));
        assertEquals(List.of(), lift.waiting("city", "alarm"));
    }

    @Test
    void aClockThatNobodyVouchesForRefusesNothing() throws Exception {
        lift.clock().trusted(false);
        Map<String, Object> old = resolve("r-1", "other");
        old.put("at", "2001-01-01T00:00:00Z");
        assertEquals("ok", code("city", signer.sign(old)));
    }

    @Test
    void anAnswerThatSomebodyElseSendsLeavesTheAlarmWaiting() throws Exception {
        String alarm = lift.waiting("city", "alarm").getFirst();
        assertEquals("not-allowed", code("city", ack("r-1", alarm)));
        assertEquals(List.of(alarm), lift.waiting("city", "alarm"));
    }

    @Test
    void aNameThatStandsTwiceIsRefused() throws Exception {
        assertEquals(
                "bad-field",
                code("firm", JsonText.write(resolve("r-1", "test")).replace("}", ",\"outcome\":\"rescued\"}")));
        assertTrue(lift.openIncident().isPresent());
    }

    @Test
    void requestsThatWriteAreTenAtOnceAndBeyondThatTheAnswerSaysWhenToAskAgain() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertEquals("ok", code("firm", request("r-" + i, "maintenance-start")));
        }
        Map<String, Object> refused = lift.ask("firm", JsonText.write(request("r-10", "maintenance-start")))
                .orElseThrow();
        assertEquals("busy", refused.get("code"));
        assertEquals("ok", code("firm", request("r-0", "maintenance-start")), "a repeat costs nothing");
        assertEquals(
                "ok", code("city", signer.sign(request("r-0", "maintenance-start"))), "another has its own budget");
        lift.clock().tick(lift.clock().tickMs() + 1000 * (Long) refused.get("retry_s"));
        assertEquals("ok", code("firm", request("r-10", "maintenance-start")));
    }

    @Test
    void aFloodOfWhateverKindKeepsNoAnswerToAnAlarmWaiting() throws Exception {
        String alarm = lift.waiting("firm", "alarm").getFirst();
        for (int i = 0; i < 5000; i++) {
            lift.ask("firm", JsonText.write(request("f-" + i, i % 2 == 0 ? "maintenance-start" : "config-get")));
            lift.ask("firm", "{\"v\":1,\"id\":\"f\",\"cmd\":\"open-the-doors\"}");
        }
        lift.ask("firm", JsonText.write(ack("r-1", alarm)));
        assertEquals(List.of(), lift.waiting("firm", "alarm"));
    }

    @Test
    void norDoesAFloodOfAnswersToWhatWasNeverSent() throws Exception {
        String alarm = lift.waiting("firm", "alarm").getFirst();
        Map<String, Object> forged = ack("f", alarm);
        forged.put("message", "never-sent");
        String text = JsonText.write(forged);
        for (int i = 0; i < 5000; i++) {
            lift.ask("firm", text);
        }
        lift.ask("firm", JsonText.write(ack("r-1", alarm)));
        assertEquals(List.of(), lift.waiting("firm", "alarm"));
    }

    @Test
    void anAnswerToWhatWasNeverSentLeavesNothingBehind() throws Exception {
        Map<String, Object> ack = ack("r-1", lift.waiting("firm", "alarm").getFirst());
        ack.put("message", "m-unknown");
        assertEquals("unknown-message", code("firm", ack));
        assertTrue(lift.outbox().appliedRequest("firm", "r-1").isEmpty());
    }

    @Test
    void whoAsksSeesWhatIsShownToItAlone() throws Exception {
        assertEquals(
                Map.of("seen_by", "firm"),
                lift.ask("firm", JsonText.write(request("r-1", "snapshot")))
                        .orElseThrow()
                        .get("snapshot"));
        assertEquals(
                "shown to firm",
                lift.ask("firm", JsonText.write(request("r-2", "config-get")))
                        .orElseThrow()
                        .get("config"));
    }

    @Test
    void aRescueThatTheDoorsDoNotShowIsToldInTheAnswerAndInTheEventAndTheAlarmComesAgain() throws Exception {
        Map<String, Object> answer =
                lift.ask("firm", JsonText.write(resolve("r-1", "rescued"))).orElseThrow();
        assertEquals("not-seen", answer.get("way_out"));
        assertEquals(true, answer.get("watched_on"));
        assertTrue(lift.openIncident().isEmpty());
        assertTrue(lift.waiting("city", "event").getLast().contains("\"watched_on\":true"));
        lift.passTo(lift.clock().tickMs() + 121_000);
        Map<String, Object> again = JsonText.read(lift.waiting("city", "alarm").getLast());
        assertEquals("raised", again.get("phase"));
        assertEquals("rescue-not-seen", again.get("cause"));
        assertEquals("possible", again.get("certainty"));
        Map<String, Object> insists =
                lift.ask("firm", JsonText.write(resolve("r-2", "rescued"))).orElseThrow();
        assertEquals(false, insists.get("watched_on"));
        assertTrue(String.valueOf(insists.get("explanation")).contains("free twice"));
    }

    @Test
    void aRescueThatTheDoorsShowIsToldAsSuch() throws Exception {
        long nowMs = lift.clock().tickMs();
        lift.reads(nowMs + 1000, Signal.DOOR_CLOSED, 0);
        lift.reads(nowMs + 30_000, Signal.DOOR_CLOSED, 1);
        Map<String, Object> answer =
                lift.ask("firm", JsonText.write(resolve("r-1", "rescued"))).orElseThrow();
        assertEquals("seen", answer.get("way_out"));
        assertEquals(false, answer.get("watched_on"));
        assertEquals(null, answer.get("explanation"));
    }

    @Test
    void aWarningIsToldToWhoeverSentItAndStandsInItsAlarmsAlone() throws Exception {
        Map<String, Object> advisory = request("r-1", "advisory");
        advisory.put("type", "weather");
        advisory.put("text", "storm");
        advisory.put("until", lift.clock().wall().plusMs(3_600_000).rfc3339());
        assertEquals("ok", code("firm", advisory));
        lift.ask("firm", JsonText.write(resolve("r-2", "other")));
        lift.call(lift.clock().tickMs() + 60_000);
        assertTrue(lift.waiting("firm", "alarm").getLast().contains("storm"));
        assertFalse(lift.waiting("city", "alarm").getLast().contains("storm"));
        assertEquals(1, lift.duties().advisories(lift.clock().wall()).size(), "and it is shown at the box");
    }
}
