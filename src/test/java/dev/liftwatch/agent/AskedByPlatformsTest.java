package dev.liftwatch.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.commit.DecisionCommitter;
import dev.liftwatch.commit.Ids;
import dev.liftwatch.compose.MessageComposer;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.Notice;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.linux.PowerUp;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.Equipment;
import dev.liftwatch.report.LiftIdentity;
import dev.liftwatch.report.MessageSchemas;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Notices;
import dev.liftwatch.report.Texts;
import dev.liftwatch.requests.DutyHandler;
import dev.liftwatch.requests.PlatformRequests;
import dev.liftwatch.requests.RequestGate;
import dev.liftwatch.requests.WalkTests;
import dev.liftwatch.resume.ClockMarks;
import dev.liftwatch.resume.FirstStart;
import dev.liftwatch.resume.JudgementRecall;
import dev.liftwatch.resume.SavedAgentState;
import dev.liftwatch.resume.SavedJudgement;
import dev.liftwatch.resume.StateSaver;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.SteadyClock;
import dev.liftwatch.uplink.Greeting;
import dev.liftwatch.uplink.Uplink;
import dev.liftwatch.uplink.Uplinks;
import dev.liftwatch.walktest.WalkPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What platforms ask for besides answering alarms: "city" takes everything, "firm" takes usage alone. Whatever is stored or answered is
 * held against its schema.
 */
class AskedByPlatformsTest {
    private static final JudgementConfig CONFIG = new JudgementConfig(
            new LiftGeometry(1750, 200, List.of(0L, 3000L), false),
            Map.of(Signal.DOOR_CLOSED, SignalSettings.defaults(Signal.DOOR_CLOSED)),
            Optional.empty(),
            DetectionSettings.defaults());
    private static final UplinkConfig CITY = Uplinks.of("city", Set.of("alarm", "event", "selftest"));
    private static final UplinkConfig FIRM = Uplinks.of("firm", Set.of("usage"));
    private static final Duties.Settings SETTINGS =
            new Duties.Settings(List.of("city"), 0, 72 * 3_600_000L, 600_000, 300_000, Set.of());

    @TempDir
    private Path folder;

    private final Clock clock = SystemClock.startingAt(0);
    private final ScheduledExecutorService timing = Threads.timing();
    private Outbox outbox;
    private Uplink city;
    private Uplink firm;
    private DutyHandler duties;
    private PlatformRequests requests;
    private List<Notice> corrections = List.of();
    private Loop loop;

    @BeforeEach
    void open() throws Exception {
        outbox = Outbox.open(folder, "hz-1", () -> "store-1");
        city = Uplinks.unreached(CITY, outbox, clock, timing);
        firm = Uplinks.unreached(FIRM, outbox, clock, timing);
        List<Uplink> uplinks = List.of(city, firm);
        Ids ids = new Ids(clock);
        Supplier<Messages.Stamp> stamps =
                () -> new Messages.Stamp(ids.next(), new Moment(clock.tickMs(), clock.wall()));
        Messages messages = new Messages(
                new LiftIdentity("hz-1", null, null, null, null, null, null, List.of()),
                "boot",
                "1",
                Texts.in(Locale.ENGLISH),
                0);
        Judgement judgement = new Judgement(CONFIG, (at, ordinal) -> ids.next());
        judgement.apply(Reading.of(Signal.DOOR_CLOSED, 1), 0);
        judgement.judge(0);
        Duties owed = new Duties(SETTINGS, null, ids::next, 0);
        Notices notices = new Notices(messages, Texts.in(Locale.ENGLISH));
        MessageComposer composer =
                new MessageComposer(messages, notices, owed, Uplinks.audience(CITY, FIRM), clock, ids::next);
        DecisionCommitter committer = new DecisionCommitter(
                outbox,
                composer,
                judgement,
                owed,
                FirstStart.states(judgement, owed, clock),
                uplinks,
                clock,
                ids::next,
                new Recorder(folder, clock));
        duties = new DutyHandler(owed, committer, uplinks, clock, () -> corrections);
        requests = new PlatformRequests(
                new RequestGate("hz-1", clock::wall, outbox::holds),
                outbox,
                judgement,
                committer,
                duties,
                messages,
                stamps,
                new PlatformRequests.Shown(_ -> Map.of("status", "online"), _ -> "[lift]"));
        WalkTests walks = new WalkTests(
                "hz-1",
                new WalkPlan(List.of(), List.of(0L, 3000L), 200, 1750),
                Map.of(),
                owed,
                committer,
                judgement.panel()::sights,
                ids::next);
        loop = new Loop(
                clock,
                judgement,
                committer,
                requests,
                duties,
                walks,
                uplinks,
                messages,
                stamps,
                new Greeting(messages, stamps, new Equipment(List.of(), List.of())),
                new Recorder(folder, clock));
    }

    @AfterEach
    void close() throws Exception {
        timing.shutdownNow();
        outbox.close();
    }

    private Map<String, Object> ask(String id, String fields) throws Exception {
        String request = "{\"v\":1,\"id\":\"" + id + "\",\"by\":\"desk 4\"," + fields + "}";
        requests.take(city, new LinkEvent.Received(1, "city/cmd", request, false), clock.tickMs());
        String answer = outbox.appliedRequest("city", id).orElse("{}");
        if (!answer.equals("{}")) {
            MessageSchemas.assertValid("reply", answer);
        }
        return JsonText.read(answer);
    }

    /** What waits for the platforms, each held against its schema. */
    private List<Map<String, Object>> waiting(String topic) throws Exception {
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (Stored message : outbox.pending()) {
            MessageSchemas.assertValid(message.topic(), message.body());
            if (message.topic().equals(topic)) {
                bodies.add(JsonText.read(message.body()));
            }
        }
        return bodies;
    }

    @Test
    void aTestAlarmThatWasAskedForGoesToThosePlatformsThatTakeItAndIsProvenByItsAnswer() throws Exception {
        Map<String, Object> answer = ask("r-1", "\"cmd\":\"self-test\"");
        assertEquals(true, answer.get("begun"));
        Map<String, Object> test = waiting("selftest").getFirst();
        assertEquals(answer.get("incident"), test.get("incident"));
        assertEquals("requested", test.get("why"));
        assertEquals(
                List.of("city"), outbox.pending().stream().map(Stored::uplink).toList());
        assertTrue(duties.duties().proven("city", clock.tickMs()).isEmpty());
        ask(
                "r-2",
                "\"cmd\":\"ack\",\"message\":\"" + test.get("id") + "\",\"incident\":\"" + test.get("incident") + "\"");
        assertTrue(duties.duties().proven("city", clock.tickMs()).isPresent());
        assertEquals(List.of(), outbox.pending());
    }

    @Test
    void aTestThatIsAnsweredIsNotOwedAnyMoreAfterAPowerCutInTheNextInstant() throws Exception {
        ask("r-1", "\"cmd\":\"self-test\"");
        Map<String, Object> test = waiting("selftest").getFirst();
        ask(
                "r-2",
                "\"cmd\":\"ack\",\"message\":\"" + test.get("id") + "\",\"incident\":\"" + test.get("incident") + "\"");
        SavedAgentState agentState =
                SavedAgentState.read(outbox.savedState().orElseThrow().text());
        assertEquals(List.of(), agentState.duties().orElseThrow().selfTests().open());
    }

    @Test
    void aSecondRequestForATestWhileOneIsUnansweredNamesThatOne() throws Exception {
        Object incident = ask("r-1", "\"cmd\":\"self-test\"").get("incident");
        Map<String, Object> second = ask("r-2", "\"cmd\":\"self-test\"");
        assertEquals(false, second.get("begun"));
        assertEquals(incident, second.get("incident"));
        assertEquals(1, waiting("selftest").size());
    }

    @Test
    void aVisitIsToldWhenItBeginsAndWhenItEnds() throws Exception {
        assertEquals(
                true,
                ask("r-1", "\"cmd\":\"maintenance-start\",\"minutes\":90,\"note\":\"oil\"")
                        .get("ok"));
        assertEquals(true, ask("r-2", "\"cmd\":\"maintenance-stop\"").get("ok"));
        assertEquals(
                List.of("started", "stopped"),
                waiting("event").stream().map(event -> event.get("phase")).toList());
        assertEquals(
                "no maintenance goes on",
                ask("r-3", "\"cmd\":\"maintenance-stop\"").get("error"));
    }

    @Test
    void theSameRequestAgainBeginsNoSecondVisit() throws Exception {
        ask("r-1", "\"cmd\":\"maintenance-start\"");
        Map<String, Object> first = ask("r-1", "\"cmd\":\"maintenance-start\"");
        assertEquals(first, ask("r-1", "\"cmd\":\"maintenance-start\""));
        assertEquals(1, waiting("event").size());
    }

    @Test
    void aWarningIsTakenDownAndOneThatIsPastIsRefusedWhereTheTimeIsKnown() throws Exception {
        ask(
                "r-1",
                "\"cmd\":\"advisory\",\"type\":\"power-outage\",\"until\":\"2999-01-01T00:00:00Z\",\"text\":\"work\"");
        Map<?, ?> advisory = (Map<?, ?>) waiting("event").getFirst().get("advisory");
        assertEquals("power-outage", advisory.get("type"));
        assertEquals(1, duties.duties().advisories(clock.wall()).size());
        Object error = ask("r-2", "\"cmd\":\"advisory\",\"type\":\"weather\",\"until\":\"2001-01-01T00:00:00Z\"")
                .get("error");
        assertEquals(clock.wall().synced() ? "until is past" : null, error);
    }

    @Test
    void questionsAreAnsweredAnewEachTimeAndFillNoStore() throws Exception {
        for (String command : List.of("ping", "snapshot", "config-get")) {
            ask("r-1", "\"cmd\":\"" + command + "\"");
            assertTrue(outbox.appliedRequest("city", "r-1").isEmpty(), command);
        }
    }

    @Test
    void aFloodOfRequestsIsRefusedAndCounted() throws Exception {
        for (int i = 0; i < 2000; i++) {
            requests.take(
                    city, new LinkEvent.Received(1, "city/cmd", "{\"v\":1,\"id\":\"p\",\"cmd\":\"ping\"}", false), 0);
        }
        assertEquals(1400, city.budget().refused());
        assertEquals(1380, city.budget().unanswered());
    }

    @Test
    void aBurstOfQuestionsWithLongAnswersIsRefusedBeforeTheAnswersFillTheMemory() throws Exception {
        for (int i = 0; i < 600; i++) {
            String command = i % 2 == 0 ? "snapshot" : "config-get";
            requests.take(
                    city,
                    new LinkEvent.Received(1, "city/cmd", "{\"v\":1,\"id\":\"p\",\"cmd\":\"" + command + "\"}", false),
                    0);
        }
        assertEquals(571, city.budget().refused());
    }

    @Test
    void longRequestsThatComeFasterThanTheyAreReadAreThrownAwayBeforeTheyFillTheMemory() {
        LinkEvent.Received request = new LinkEvent.Received(1, "city/cmd", "x".repeat(16 * 1024), false);
        for (int i = 0; i < 1000; i++) {
            loop.post(new LoopEvent.Link(city, request));
        }
        assertEquals(1000 - 31, city.refused());
        for (int i = 0; i < 30_000; i++) {
            loop.post(new LoopEvent.Link(city, new LinkEvent.Received(1, "city/cmd", "", false)));
        }
        loop.post(new LoopEvent.Link(firm, new LinkEvent.Received(1, "firm/cmd", "the other has its own room", false)));
        assertEquals(0, firm.refused());
        loop.post(new LoopEvent.Link(city, new LinkEvent.Lost(1, "what is short always finds room")));
    }

    @Test
    void aClockThatHasBecomeRightIsToldOnceToEveryPlatform() throws Exception {
        corrections = List.of(new Notice.TimeCorrected("boot", 5000, 0, -61_250));
        duties.step(clock.tickMs(), null);
        corrections = List.of();
        duties.step(clock.tickMs() + 5000, null);
        assertEquals(
                List.of(-61_250L, -61_250L),
                waiting("event").stream().map(event -> event.get("offset_ms")).toList());
        assertEquals(
                List.of("city", "firm"),
                outbox.pending().stream().map(Stored::uplink).sorted().toList());
    }

    @Test
    void whatIsOwedOutlivesARestartTogetherWithTheJudgement() throws Exception {
        ask("r-1", "\"cmd\":\"maintenance-start\",\"note\":\"oil\"");
        SavedAgentState agentState =
                SavedAgentState.read(outbox.savedState().orElseThrow().text());
        assertFalse(agentState.judgement().judgementFields().isEmpty());
        assertFalse(agentState.judgement().wholeFields().isEmpty());
        assertEquals(
                Optional.of("oil"),
                agentState.duties().map(owed -> owed.maintenance().note()));
    }

    @Test
    void aMemoryOfAnEarlierVersionKeepsWhatItHas() throws Exception {
        ask("r-1", "\"cmd\":\"maintenance-start\"");
        List<String> parts = outbox.savedState().orElseThrow().text().lines().toList();
        assertEquals(4, parts.size());
        SavedAgentState first = SavedAgentState.read(parts.getFirst());
        assertFalse(first.judgement().wholeFields().isEmpty());
        assertEquals(1, first.judgement().version());
        assertEquals(Optional.empty(), first.duties());
        SavedAgentState second = SavedAgentState.read(parts.get(0) + "\n" + parts.get(1));
        assertTrue(second.duties().isPresent());
        assertEquals(Optional.empty(), second.clocks());
        SavedAgentState damaged =
                SavedAgentState.read(parts.get(0) + "\n" + parts.get(1) + "garbage\n" + parts.get(2) + "garbage");
        assertFalse(damaged.judgement().wholeFields().isEmpty());
        assertEquals(Optional.empty(), damaged.duties());
        assertEquals(Optional.empty(), damaged.clocks());
    }

    @Test
    void whatIsSavedBeforeTheFirstSignalOfAStartKeepsTheJudgementOfTheLast() throws Exception {
        ask("r-1", "\"cmd\":\"ping\"");
        ask("r-2", "\"cmd\":\"maintenance-start\"");
        SavedAgentState left =
                SavedAgentState.read(outbox.savedState().orElseThrow().text());
        JudgementRecall recall = new JudgementRecall(CONFIG, (at, ordinal) -> "i", left.judgement());
        Judgement resumed = recall.at(90_000, true, Map.of(), "", JudgementRecall.Extent.WHOLE);
        Duties owed = new Duties(SETTINGS, left.duties().orElseThrow(), () -> "i", 90_000);
        owed.stopMaintenance("desk 5", null);
        ClockMarks marks = new ClockMarks(new SteadyClock(clock), PowerUp::mark, "boot-2", left.clocks());
        SavedJudgement.Origin origin = new SavedJudgement.Origin(Map.of(), "", Map.of());
        SavedAgentState next =
                SavedAgentState.read(new StateSaver(resumed, left.judgement(), origin, owed, marks, clock)
                        .now()
                        .text());
        assertEquals(left.judgement(), next.judgement());
        assertNull(next.duties().orElseThrow().maintenance(), "the end of the visit is kept");
    }
}
