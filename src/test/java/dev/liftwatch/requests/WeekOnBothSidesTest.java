package dev.liftwatch.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.blackbox.TraceReader;
import dev.liftwatch.commit.DecisionCommitter;
import dev.liftwatch.commit.Ids;
import dev.liftwatch.compose.MessageComposer;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.Notice;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.history.IncidentPage;
import dev.liftwatch.history.IncidentStory;
import dev.liftwatch.history.Setup;
import dev.liftwatch.history.WireRecord;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.logbook.Entry;
import dev.liftwatch.logbook.Logbook;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.LiftIdentity;
import dev.liftwatch.report.LivePicture;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Notices;
import dev.liftwatch.report.Texts;
import dev.liftwatch.report.Topics;
import dev.liftwatch.resume.FirstStart;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.trial.Recording;
import dev.liftwatch.trial.TrialSpec;
import dev.liftwatch.uplink.Uplink;
import dev.liftwatch.uplink.Uplinks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated week of a lift with which something is always wrong. What somebody at the box is told of it afterwards is what the platform
 * got: every incident with all its phases, every answer with its time of arrival, and what is still open.
 */
class WeekOnBothSidesTest {
    private static final String LIFT = "hz-1";
    private static final String CITY = "city";
    private static final long EVERY_MS = 5000;

    @TempDir
    Path home;

    private final SetClock clock = new SetClock();
    private final ScheduledExecutorService timing = Executors.newSingleThreadScheduledExecutor();
    private final long seed = new Random().nextInt(1, 100_000);
    private final Random random = new Random(seed);

    /** What the platform got, by message id, and what it answered, by incident. */
    private final Map<String, Map<String, Object>> got = new LinkedHashMap<>();

    private final Map<String, List<String>> answered = new TreeMap<>();

    private Outbox outbox;
    private Uplink uplink;
    private Judgement judgement;
    private DecisionCommitter committer;
    private DutyHandler duties;
    private PlatformRequests requests;
    private Recorder recorder;
    private long lookedMs;
    private int request;

    @AfterEach
    void end() throws Exception {
        timing.shutdownNow();
        outbox.close();
    }

    private void build(DeviceConfig device) throws Exception {
        outbox = Outbox.open(home.resolve("state"), LIFT, () -> "store-1");
        UplinkConfig platform = Uplinks.of(CITY);
        uplink = Uplinks.unreached(platform, outbox, clock, timing);
        Supplier<String> ids = new Ids(clock)::next;
        Supplier<Messages.Stamp> stamps = () -> new Messages.Stamp(ids.get(), new Moment(clock.tickMs(), clock.wall()));
        Texts texts = Texts.in(Locale.ENGLISH);
        List<String> labels =
                device.lift().floors().stream().map(floor -> floor.label()).toList();
        Messages messages =
                new Messages(new LiftIdentity(LIFT, null, null, null, null, null, null, labels), "boot", "1", texts, 0);
        judgement = new Judgement(
                new JudgementConfig(
                        device.geometry(), device.replaySignalSettings(), device.presence(), device.detection()),
                (at, ordinal) -> ids.get());
        Duties owed = new Duties(
                new Duties.Settings(List.of(CITY), 0, 72 * 3_600_000L, 600_000, 300_000, Set.of()), null, ids, 0);
        MessageComposer composer = new MessageComposer(
                messages, new Notices(messages, texts), owed, Uplinks.audience(platform), clock, ids);
        recorder = new Recorder(BlackBox.folder(home.resolve("state")), clock);
        committer = new DecisionCommitter(
                outbox,
                composer,
                judgement,
                owed,
                FirstStart.states(judgement, owed, clock),
                List.of(uplink),
                clock,
                ids,
                recorder);
        duties = new DutyHandler(owed, committer, List.of(uplink), clock, List::<Notice>of);
        requests = new PlatformRequests(
                new RequestGate(LIFT, clock::wall, outbox::holds),
                outbox,
                judgement,
                committer,
                duties,
                messages,
                stamps,
                new PlatformRequests.Shown(name -> Map.of(), name -> ""));
    }

    private void live(Path trace) throws Exception {
        TraceReader.read(trace, (atMs, reading) -> {
            try {
                passTo(atMs);
                apply(reading, atMs);
            } catch (Exception failed) {
                throw new IllegalStateException("seed " + seed, failed);
            }
        });
        committer.keepStore(clock.tickMs());
        platformTakesWhatWaits();
    }

    private void passTo(long atMs) throws Exception {
        while (atMs - lookedMs >= EVERY_MS) {
            lookedMs += EVERY_MS;
            clock.tick(lookedMs);
            committer.record(judgement.advanceTo(lookedMs));
            duties.step(lookedMs, judgement.picture() == null ? null : LivePicture.of(judgement));
            if (lookedMs % 10_000 == 0) {
                platformTakesWhatWaits();
            }
        }
        clock.tick(atMs);
    }

    private void apply(Reading reading, long atMs) throws Exception {
        if (recorder.isDue(atMs)) {
            recorder.begin(
                    atMs,
                    clock.wall().plusMs(-atMs),
                    Optional.empty(),
                    judgement.panel().sights());
        }
        committer.record(judgement.advanceTo(atMs));
        recorder.read(List.of(reading), atMs);
        judgement.apply(reading, atMs);
        committer.record(judgement.judge(atMs));
    }

    /** The platform keeps every message under its id, and answers alarms and tests as people do: some late, some twice. */
    private void platformTakesWhatWaits() throws Exception {
        for (Stored message : outbox.pending()) {
            Map<String, Object> fields = JsonText.read(message.body());
            if (!message.topic().equals(Topics.USAGE)) {
                got.put(message.id(), fields);
            }
            if (!message.needsAnswer()) {
                outbox.delivered(CITY, message.number());
            } else if (random.nextInt(3) == 0) {
                answer(message.id(), String.valueOf(fields.get("incident")));
            }
        }
    }

    private void answer(String message, String incident) throws Exception {
        Integer minutes = random.nextBoolean() ? 5 + random.nextInt(20) : null;
        String by = "desk " + random.nextInt(3);
        Map<String, Object> ack = new LinkedHashMap<>();
        ack.put("v", 1);
        ack.put("id", "r" + request++);
        ack.put("cmd", "ack");
        ack.put("by", by);
        ack.put("message", message);
        ack.put("incident", incident);
        ack.put("eta_min", minutes);
        Map<String, Object> reply = JsonText.read(requests.answer(
                        uplink,
                        new LinkEvent.Received(1, uplink.requestTopic(), JsonText.write(ack), false),
                        clock.tickMs())
                .orElseThrow());
        assertEquals(true, reply.get("ok"), () -> "seed " + seed + ": " + reply);
        answered.computeIfAbsent(incident, _ -> new ArrayList<>()).add(by + " " + minutes);
    }

    private static String said(Map<String, Object> fields) {
        return fields.get("id") + " " + fields.get("at") + " " + fields.get("kind") + " " + fields.get("phase") + " "
                + fields.get("incident") + " " + fields.get("cause") + " " + fields.get("reason");
    }

    @Test
    void whatTheBoxTellsOfAWeekIsWhatThePlatformGot() throws Exception {
        Path lift = home.resolve("lift");
        Recording.write(new TrialSpec(seed, Kit.CONTACTS_RADAR, true, 7), lift);
        build(DeviceConfig.loadForReplay(lift.resolve("device.toml")));
        Thread writer = Thread.ofPlatform().name("blackbox").start(recorder.writer());
        live(lift.resolve("trace.csv.gz"));
        recorder.stop();
        writer.join();

        Path folder = BlackBox.folder(home.resolve("state"));
        List<Entry> entries = Logbook.open(BlackBox.logbook(folder))
                .find(Logbook.Search.newest(Integer.MAX_VALUE))
                .reversed();
        // Answers stand in the logbook alone; everything else in it was sent.
        List<Entry> sent =
                entries.stream().filter(entry -> !entry.kind().equals("answer")).toList();
        assertTrue(got.size() > 20, () -> "seed " + seed + ": " + got.size() + " messages");
        Set<String> told = sent.stream().map(entry -> said(entry.fields())).collect(Collectors.toSet());
        Set<String> received =
                got.values().stream().map(WeekOnBothSidesTest::said).collect(Collectors.toSet());
        assertEquals(new TreeSet<>(received), new TreeSet<>(told), () -> "seed " + seed);
        assertEquals(answered, answersOf(entries), () -> "seed " + seed);
        assertEquals(
                openOf(got.values()), openOf(sent.stream().map(Entry::fields).toList()), () -> "seed " + seed);
        Set<String> open = openOf(got.values());
        Set<String> shown = judgement.openIncidents().stream()
                .map(Decision::incident)
                .filter(open::contains)
                .collect(Collectors.toSet());
        assertEquals(judged(open), new TreeSet<>(shown), () -> "what status shows as open, seed " + seed);
        reportsAgree(entries, BlackBox.open(folder));
    }

    /** Those of the open incidents that the judgement knows: tests and connections are not among them. */
    private Set<String> judged(Set<String> open) {
        Set<String> others = got.values().stream()
                .filter(message -> message.get("signals") == null)
                .map(message -> String.valueOf(message.get("incident")))
                .collect(Collectors.toSet());
        return open.stream().filter(id -> !others.contains(id)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, List<String>> answersOf(List<Entry> entries) {
        Map<String, List<String>> answers = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.kind().equals("answer")) {
                answers.computeIfAbsent(entry.incident(), _ -> new ArrayList<>())
                        .add(entry.text("by") + " " + entry.whole("eta_min").orElse(null));
            }
        }
        return answers;
    }

    private static Set<String> openOf(java.util.Collection<Map<String, Object>> messages) {
        Set<String> open = new TreeSet<>();
        for (Map<String, Object> message : messages) {
            String incident = String.valueOf(message.get("incident"));
            if ("raised".equals(message.get("phase"))) {
                open.add(incident);
            } else if ("closed".equals(message.get("phase"))) {
                open.remove(incident);
            }
        }
        return open;
    }

    /** The report of every trapping names each of its phases at the time that the platform was told, and who answered. */
    private void reportsAgree(List<Entry> entries, BlackBox box) throws Exception {
        Set<String> traps = entries.stream()
                .filter(entry -> entry.kind().equals("trap") && entry.phase().equals("raised"))
                .map(Entry::incident)
                .collect(Collectors.toSet());
        for (String incident : traps) {
            List<Entry> steps = entries.stream()
                    .filter(entry -> entry.incident().equals(incident))
                    .toList();
            IncidentStory story =
                    new IncidentStory(LIFT, incident, steps, Setup.UNKNOWN, new WireRecord(entries.reversed()), "1");
            String page = IncidentPage.of(
                    story, box, ZoneOffset.UTC, Instant.parse(clock.wall().rfc3339()), "1", Locale.ENGLISH);
            for (Map<String, Object> message : got.values()) {
                if (incident.equals(message.get("incident"))) {
                    String time = String.valueOf(message.get("at")).substring(11, 19);
                    assertTrue(
                            page.contains(time), () -> "seed " + seed + ": " + incident + " without " + said(message));
                }
            }
            for (String by : answered.getOrDefault(incident, List.of())) {
                assertTrue(page.contains("city has answered, " + by.substring(0, 6)), () -> "seed " + seed + ": " + by);
            }
            assertTrue(page.length() < 300_000, () -> page.length() + " characters");
        }
    }
}
