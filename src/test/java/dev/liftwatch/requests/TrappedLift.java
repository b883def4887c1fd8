package dev.liftwatch.requests;

import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.commit.DecisionCommitter;
import dev.liftwatch.commit.Ids;
import dev.liftwatch.compose.MessageComposer;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.LiftIdentity;
import dev.liftwatch.report.MessageSchemas;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Notices;
import dev.liftwatch.report.Texts;
import dev.liftwatch.report.Topics;
import dev.liftwatch.resume.FirstStart;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.uplink.Uplink;
import dev.liftwatch.uplink.Uplinks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** An agent without threads and connections, whose lift has somebody trapped in it, and the platforms that it tells. */
final class TrappedLift implements AutoCloseable {
    static final String LIFT = "hz-1";

    private final SetClock clock = new SetClock();
    private final ScheduledExecutorService timing = Executors.newSingleThreadScheduledExecutor();
    private final Outbox outbox;
    private final List<Uplink> uplinks = new ArrayList<>();
    private final Judgement judgement;
    private final DecisionCommitter committer;
    private final PlatformRequests requests;
    private final DutyHandler duties;

    TrappedLift(Path folder, List<UplinkConfig> platforms) throws Exception {
        outbox = Outbox.open(folder, LIFT, () -> "store-1");
        for (UplinkConfig platform : platforms) {
            uplinks.add(Uplinks.unreached(platform, outbox, clock, timing));
        }
        Supplier<String> ids = new Ids(clock)::next;
        Supplier<Messages.Stamp> stamps = () -> new Messages.Stamp(ids.get(), new Moment(clock.tickMs(), clock.wall()));
        Messages messages = new Messages(
                new LiftIdentity(LIFT, null, null, null, null, null, null, List.of()),
                "boot",
                "1",
                Texts.in(Locale.ENGLISH),
                0);
        judgement = new Judgement(config(), (at, ordinal) -> ids.get());
        Duties owed = new Duties(
                new Duties.Settings(
                        uplinks.stream()
                                .filter(uplink -> uplink.takes(Topics.SELF_TEST))
                                .map(Uplink::name)
                                .toList(),
                        0,
                        72 * 3_600_000L,
                        600_000,
                        300_000,
                        Set.of()),
                null,
                ids,
                0);
        MessageComposer composer = new MessageComposer(
                messages,
                new Notices(messages, Texts.in(Locale.ENGLISH)),
                owed,
                Uplinks.audience(platforms.toArray(UplinkConfig[]::new)),
                clock,
                ids);
        Recorder recorder = new Recorder(folder, clock);
        committer = new DecisionCommitter(
                outbox,
                composer,
                judgement,
                owed,
                FirstStart.states(judgement, owed, clock),
                uplinks,
                clock,
                ids,
                recorder);
        duties = new DutyHandler(owed, committer, uplinks, clock, List::of);
        requests = new PlatformRequests(
                new RequestGate(LIFT, clock::wall, outbox::holds),
                outbox,
                judgement,
                committer,
                duties,
                messages,
                stamps,
                new PlatformRequests.Shown(name -> Map.of("seen_by", name), name -> "shown to " + name));
        trap();
    }

    private static JudgementConfig config() {
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        for (Signal signal : List.of(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.POSITION_MM, Signal.ALARM_BUTTON)) {
            signals.put(signal, new SignalSettings(0, 3_600_000, false, 0));
        }
        return new JudgementConfig(
                new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false),
                signals,
                Optional.empty(),
                DetectionSettings.defaults());
    }

    private void trap() throws Exception {
        reads(1000, Signal.DOOR_OPEN, 0);
        reads(1000, Signal.DOOR_CLOSED, 1);
        reads(1000, Signal.ALARM_BUTTON, 0);
        for (long ms = 8000; ms <= 14_000; ms += 1000) {
            reads(ms, Signal.POSITION_MM, Math.min(1500, (ms - 8000) * 8 / 10));
        }
        call(15_000);
    }

    /** Somebody in the car holds the alarm button from that tick on for five seconds. */
    void call(long atMs) throws Exception {
        reads(atMs, Signal.ALARM_BUTTON, 1);
        reads(atMs + 5000, Signal.ALARM_BUTTON, 0);
    }

    /** Reads a signal. */
    void reads(long tickMs, Signal signal, long value) throws Exception {
        passTo(tickMs);
        judgement.apply(Reading.of(signal, value), tickMs);
        committer.record(judgement.judge(tickMs));
    }

    /** Time passes. */
    List<Decision> passTo(long tickMs) throws Exception {
        clock.tick(tickMs);
        List<Decision> decisions = judgement.advanceTo(tickMs);
        committer.record(decisions);
        return decisions;
    }

    SetClock clock() {
        return clock;
    }

    Uplink platform(String name) {
        return uplinks.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The incident that is open. */
    Optional<String> openIncident() {
        return judgement.trapState() instanceof TrapState.Raised raised
                ? Optional.of(raised.incident())
                : Optional.empty();
    }

    Judgement judgement() {
        return judgement;
    }

    Duties duties() {
        return duties.duties();
    }

    Outbox outbox() {
        return outbox;
    }

    /** What a platform is answered, held against its schema; empty where it is not told. */
    Optional<Map<String, Object>> ask(String platform, String request) throws Exception {
        Uplink uplink = platform(platform);
        Optional<String> answer = requests.answer(
                uplink, new LinkEvent.Received(1, uplink.requestTopic(), request, false), clock.tickMs());
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        MessageSchemas.assertValid("reply", answer.get());
        return Optional.of(JsonText.read(answer.get()));
    }

    /** The texts of what waits for a platform on a topic, each held against its schema. */
    List<String> waiting(String platform, String topic) throws Exception {
        List<String> bodies = new ArrayList<>();
        for (Stored message : outbox.pending()) {
            MessageSchemas.assertValid(message.topic(), message.body());
            if (message.uplink().equals(platform) && message.topic().equals(topic)) {
                bodies.add(message.body());
            }
        }
        return bodies;
    }

    @Override
    public void close() throws StoreException {
        timing.shutdownNow();
        outbox.close();
    }
}
