package dev.liftwatch.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.commit.DecisionCommitter;
import dev.liftwatch.commit.Ids;
import dev.liftwatch.compose.MessageComposer;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.outbox.Bounds;
import dev.liftwatch.outbox.Draft;
import dev.liftwatch.outbox.MessageClass;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.LiftIdentity;
import dev.liftwatch.report.MessageSchemas;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Notices;
import dev.liftwatch.report.Request;
import dev.liftwatch.report.Texts;
import dev.liftwatch.resume.FirstStart;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.time.Clock;
import dev.liftwatch.uplink.Uplink;
import dev.liftwatch.uplink.Uplinks;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of two platforms, "a" and "b", that both wait for their answer to one alarm. */
class PlatformRequestsTest {
    private static final String ALARM = "m-1";

    @TempDir
    private Path folder;

    private final Clock clock = SystemClock.startingAt(0);
    private final ScheduledExecutorService timing = Executors.newSingleThreadScheduledExecutor();
    private Outbox outbox;
    private Uplink a;
    private Uplink b;
    private Duties duties;
    private PlatformRequests requests;
    private final Map<String, String> answers = new HashMap<>();

    @BeforeEach
    void store() throws Exception {
        outbox = Outbox.open(folder, "hz-1", () -> "store-1");
        List<Stored> stored = outbox.commit(
                List.of(new Draft(
                        ALARM,
                        "alarm",
                        MessageClass.ALARM,
                        place -> "{\"incident\":\"i-1\",\"seq\":" + place.seq() + ",\"replayed\":false}")),
                List.of("a", "b"),
                new Outbox.SavedState("none", 0));
        a = uplink("a");
        b = uplink("b");
        a.add(stored.getFirst(), 0);
        b.add(stored.getLast(), 0);
        Supplier<String> ids = new Ids(clock)::next;
        Supplier<Messages.Stamp> stamps = () -> new Messages.Stamp(ids.get(), new Moment(clock.tickMs(), clock.wall()));
        Messages messages = new Messages(
                new LiftIdentity("hz-1", null, null, null, null, null, null, List.of()),
                "boot",
                "1",
                Texts.in(Locale.ENGLISH),
                0);
        Judgement judgement = new Judgement(
                new JudgementConfig(
                        new LiftGeometry(1750, 200, List.of(0L, 3000L), false),
                        Map.of(Signal.DOOR_CLOSED, SignalSettings.defaults(Signal.DOOR_CLOSED)),
                        Optional.empty(),
                        DetectionSettings.defaults()),
                (at, ordinal) -> ids.get());
        duties = new Duties(
                new Duties.Settings(List.of("a", "b"), 0, 72 * 3_600_000L, 600_000, 300_000, Set.of()), null, ids, 0);
        Notices notices = new Notices(messages, Texts.in(Locale.ENGLISH));
        MessageComposer composer = new MessageComposer(
                messages, notices, duties, Uplinks.audience(Uplinks.of("a"), Uplinks.of("b")), clock, ids);
        DecisionCommitter committer = new DecisionCommitter(
                outbox,
                composer,
                judgement,
                duties,
                FirstStart.states(judgement, duties, clock),
                List.of(a, b),
                clock,
                ids,
                new Recorder(folder, clock));
        DutyHandler dutyHandler = new DutyHandler(duties, committer, List.of(a, b), clock, List::of);
        requests = new PlatformRequests(
                new RequestGate("hz-1", clock::wall, outbox::holds),
                outbox,
                judgement,
                committer,
                dutyHandler,
                messages,
                stamps,
                new PlatformRequests.Shown(_ -> Map.of("status", "online"), _ -> "[lift]"));
    }

    private Uplink uplink(String name) throws Exception {
        return Uplinks.unreached(Uplinks.of(name), outbox, clock, timing);
    }

    @AfterEach
    void close() throws Exception {
        timing.shutdownNow();
        outbox.close();
    }

    private void ask(Uplink uplink, String request) throws Exception {
        requests.answer(uplink, new LinkEvent.Received(1, uplink.requestTopic(), request, false), clock.tickMs())
                .ifPresent(answer -> answers.put(uplink.name(), answer));
    }

    private static String ack(String id, String incident) {
        String request = "{\"v\":1,\"id\":\"" + id + "\",\"cmd\":\"ack\",\"message\":\"" + ALARM + "\",\"incident\":\""
                + incident + "\"}";
        MessageSchemas.assertValid("cmd", request);
        return request;
    }

    /** What a platform was answered last. */
    private Map<String, Object> answer(String uplink, String id) throws Exception {
        String answer = answers.get(uplink);
        MessageSchemas.assertValid("reply", answer);
        Map<String, Object> fields = JsonText.read(answer);
        assertEquals(id, fields.get("request"));
        return fields;
    }

    @Test
    void anAnswerDeliversTheAlarmToThatPlatformAlone() throws Exception {
        ask(a, ack("r-1", "i-1"));
        assertEquals(true, answer("a", "r-1").get("ok"));
        assertEquals(0, a.waiting());
        assertEquals(1, b.waiting());
        assertEquals(List.of("b"), outbox.pending().stream().map(Stored::uplink).toList());
    }

    @Test
    void twoPlatformsThatCountTheirRequestsAlikeBothDeliver() throws Exception {
        ask(a, ack("1", "i-1"));
        ask(b, ack("1", "i-1"));
        assertEquals(0, a.waiting());
        assertEquals(0, b.waiting());
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswer() throws Exception {
        ask(a, ack("r-1", "i-1"));
        Map<String, Object> first = answer("a", "r-1");
        ask(a, ack("r-1", "i-1"));
        assertEquals(first, answer("a", "r-1"));
    }

    @Test
    void anAnswerThatCrossedARepeatOfItsAlarmIsAsGoodAsTheFirst() throws Exception {
        ask(a, ack("r-1", "i-1"));
        ask(a, ack("r-2", "i-1"));
        assertEquals(true, answer("a", "r-2").get("ok"));
    }

    @Test
    void anAnswerToAnAlarmThatWasNeverSentIsToldSo() throws Exception {
        ask(a, ack("r-1", "i-1").replace(ALARM, "m-2"));
        assertEquals(
                "no message m-2 waits for an answer: it has one, or was never sent",
                answer("a", "r-1").get("error"));
    }

    @Test
    void anAnswerThatNamesAnotherIncidentDeliversNothing() throws Exception {
        ask(a, ack("r-1", "i-2"));
        assertEquals("message m-1 is not of incident i-2", answer("a", "r-1").get("error"));
        assertEquals(1, a.waiting());
    }

    @Test
    void aResolutionOfAnIncidentThatIsNotOpenIsToldSo() throws Exception {
        ask(a, "{\"v\":1,\"id\":\"r-1\",\"cmd\":\"resolve\",\"incident\":\"i-1\",\"outcome\":\"rescued\"}");
        assertEquals("incident i-1 is not open", answer("a", "r-1").get("error"));
        assertEquals(1, a.waiting());
    }

    @Test
    void aRetainedRequestIsNotAppliedAndTheSameOneAfterwardsIs() throws Exception {
        requests.take(a, new LinkEvent.Received(1, "a/cmd", ack("r-1", "i-1"), true), clock.tickMs());
        assertTrue(outbox.appliedRequest("a", "r-1").isEmpty());
        assertEquals(1, a.waiting());
        ask(a, ack("r-1", "i-1"));
        assertEquals(0, a.waiting());
    }

    @Test
    void aRequestForAnotherLiftIsNotApplied() throws Exception {
        ask(a, ack("r-1", "i-1").replace("\"v\":1", "\"v\":1,\"lift\":\"hz-2\""));
        requests.take(a, new LinkEvent.Received(1, "b/cmd", ack("r-1", "i-1"), false), clock.tickMs());
        assertEquals(1, a.waiting());
        assertTrue(outbox.appliedRequest("a", "r-1").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"v\":1,\"id\":7}",
                "{\"v\":1,\"id\":\"r-1\",\"cmd\":[]}",
                "{\"v\":\"1\",\"id\":\"r-1\",\"cmd\":\"ping\"}",
                "{\"v\":1e999,\"id\":\"r-1\",\"cmd\":\"ping\"}",
                "{\"v\":1,\"id\":\"\\ud83d\",\"cmd\":\"ping\"}",
                "{\"v\":1,\"id\":\"r-1\",\"lift\":{},\"cmd\":\"ping\"}",
                "{\"v\":1,\"id\":\"r-1\",\"cmd\":\"ack\",\"message\":{\"a\":[]},\"incident\":true}",
                "{\"v\":1,\"id\":\"r-1\",\"cmd\":\"ack\",\"message\":\"m-1\",\"incident\":\"i-1\",\"eta_min\":1e999}"
            })
    void nonsenseIsRefusedAndNeitherAppliedNorRemembered(String request) throws Exception {
        boolean halfCharacter = request.contains("ud83d"); // which no schema sees
        assertEquals(halfCharacter, MessageSchemas.problems("cmd", request).isEmpty());
        ask(a, request);
        assertEquals(1, a.waiting());
        assertTrue(outbox.appliedRequest("a", "r-1").isEmpty());
    }

    @Test
    void aRequestThatNestsWithoutEndDoesNotEndTheLoop() throws Exception {
        ask(a, "{\"v\":" + "[".repeat(16_000));
        assertEquals(1, a.waiting());
    }

    private String asked(String fields) throws Exception {
        ask(a, "{\"v\":1,\"id\":\"q-" + answers.size() + fields.hashCode() + "\"," + fields + "}");
        return answers.get("a");
    }

    private void deliver(int events) throws Exception {
        for (int i = 0; i < events; i++) {
            Stored event = outbox.commit(
                            List.of(new Draft(
                                    "e-" + i,
                                    "event",
                                    MessageClass.EVENT,
                                    place -> "{\"kind\":\"x\",\"seq\":" + place.seq() + ",\"replayed\":false}")),
                            List.of("a"),
                            new Outbox.SavedState("none", 0))
                    .getFirst();
            a.add(event, clock.tickMs());
            outbox.delivered("a", event.number());
        }
        a.step(clock.tickMs());
    }

    private List<Long> waiting() throws Exception {
        return outbox.others("a", 0, 1000).stream().map(Stored::seq).toList();
    }

    @Test
    void whatABrokerHasLostIsSentAgainUnderItsOldNumbers() throws Exception {
        deliver(10);
        assertEquals(List.of(), waiting());
        String answer = asked("\"cmd\":\"resend\",\"store\":\"store-1\",\"from_seq\":3,\"to_seq\":6");
        assertTrue(answer.contains("\"ok\":true") && answer.contains("\"resent\":4,\"waiting\":0,\"gone\":[]"), answer);
        assertEquals(List.of(3L, 4L, 5L, 6L), waiting());
        for (Stored one : outbox.others("a", 0, 1000)) {
            outbox.delivered("a", one.number());
        }
        asked("\"cmd\":\"resend\",\"store\":\"store-1\",\"from_seq\":3,\"to_seq\":6");
        assertEquals(List.of(3L, 4L, 5L, 6L), waiting(), "as often as it is asked for");
    }

    @Test
    void anAlarmThatIsSentAgainOnRequestIsAnsweredOnceMoreAndThenDone() throws Exception {
        ask(a, ack("r-1", "i-1"));
        assertEquals(List.of(), outbox.alarms("a", 0, 10));
        asked("\"cmd\":\"resend\",\"store\":\"store-1\",\"from_seq\":1,\"to_seq\":1");
        assertEquals(1, outbox.alarms("a", 0, 10).size());
        ask(a, ack("r-2", "i-1"));
        assertEquals(List.of(), outbox.alarms("a", 0, 10), "its answer counts");
    }

    @RepeatedTest(10)
    void whateverIsAskedForComesAgainOrIsNamedAsGone(RepetitionInfo turn) throws Exception {
        Random random = new Random(turn.getCurrentRepetition());
        int events = 1 + random.nextInt(400);
        deliver(events);
        int from = 1 + random.nextInt(events);
        int to = Math.min(events + 1, from + random.nextInt(Request.MOST_RESENT));
        Map<String, Object> answer = JsonText.read(
                asked("\"cmd\":\"resend\",\"store\":\"store-1\",\"from_seq\":" + from + ",\"to_seq\":" + to));
        long gone = 0;
        for (Object range : (List<?>) answer.get("gone")) {
            gone += number(range, "last") - number(range, "first") + 1;
        }
        assertEquals(to - from + 1, number(answer, "resent") + number(answer, "waiting") + gone, answer::toString);
        assertEquals(number(answer, "resent"), waiting().size());
    }

    private static long number(Object object, String field) {
        return ((Number) ((Map<?, ?>) object).get(field)).longValue();
    }

    @Test
    void whatIsNotThereAnyMoreIsNamedInTheAnswerAndOnRecord() throws Exception {
        outbox.bound(
                Bounds.onCard(1 << 20),
                gap -> new Draft(
                        "gap-1",
                        "event",
                        MessageClass.GAP,
                        place -> "{\"kind\":\"gap\",\"ranges\":" + gap.count() + "}"));
        String answer = asked("\"cmd\":\"resend\",\"store\":\"an-old-one\",\"from_seq\":3,\"to_seq\":6");
        assertTrue(answer.contains("\"resent\":0,\"waiting\":0,\"gone\":[{\"first\":3,\"last\":6}]"), answer);
        assertEquals(
                List.of("{\"kind\":\"gap\",\"ranges\":4}"),
                outbox.others("a", 0, 10).stream().map(Stored::body).toList());
    }

    @Test
    void numbersThatWereNeverGivenAndTooManyAtOnceAreRefused() throws Exception {
        assertTrue(asked("\"cmd\":\"resend\",\"store\":\"store-1\",\"from_seq\":1,\"to_seq\":9")
                .contains("to_seq is 9, the last number of this store is 1"));
        assertTrue(asked("\"cmd\":\"resend\",\"store\":\"store-1\",\"from_seq\":1,\"to_seq\":501")
                .contains("are 501 messages, allowed are 500"));
        assertTrue(asked("\"cmd\":\"resend\",\"store\":\"store-1\",\"from_seq\":5,\"to_seq\":4")
                .contains("\"code\":\"bad-field\""));
    }

    @Test
    void aPlatformThatBeginsAnewHearsHowManyAlarmsWaitForItsAnswer() throws Exception {
        assertTrue(asked("\"cmd\":\"open\"").contains("\"unanswered\":1"));
    }

    @Test
    void aLiftIsTakenOutOfAPlatformOnlyByItsOwnNameAndComesBack() throws Exception {
        assertTrue(asked("\"cmd\":\"retire\",\"confirm\":\"hz-2\"").contains("\"ok\":false"));
        assertFalse(a.isRetired());
        assertTrue(asked("\"cmd\":\"retire\",\"confirm\":\"hz-1\"").contains("\"retired\":true"));
        assertTrue(a.isRetired());
        assertFalse(b.isRetired(), "it is one platform's own matter");
        assertTrue(uplink("a").isRetired(), "over a start, too");
        assertTrue(
                asked("\"cmd\":\"retire\",\"confirm\":\"hz-1\",\"undo\":true").contains("\"retired\":false"));
        assertFalse(uplink("a").isRetired());
    }
}
