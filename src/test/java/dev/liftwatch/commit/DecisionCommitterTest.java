package dev.liftwatch.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.compose.MessageComposer;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.duties.Commissioning;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.LiftIdentity;
import dev.liftwatch.report.MessageSchemas;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Notices;
import dev.liftwatch.report.Texts;
import dev.liftwatch.resume.FirstStart;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.time.Clock;
import dev.liftwatch.uplink.Uplink;
import dev.liftwatch.uplink.Uplinks;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which topic a decision goes to, and whether a platform has to answer it. */
class DecisionCommitterTest {
    @TempDir
    private Path folder;

    private final Clock clock = SystemClock.startingAt(0);
    private final ScheduledExecutorService timing = Executors.newSingleThreadScheduledExecutor();
    private Outbox outbox;
    private Judgement judgement;
    private DecisionCommitter committer;
    private Duties duties;

    @BeforeEach
    void store() throws Exception {
        outbox = Outbox.open(folder, "hz-1", () -> "store-1");
        Supplier<String> ids = new Ids(clock)::next;
        judgement = new Judgement(
                new JudgementConfig(
                        new LiftGeometry(1750, 200, List.of(0L, 3000L), false),
                        Map.of(
                                Signal.DOOR_CLOSED, SignalSettings.defaults(Signal.DOOR_CLOSED),
                                Signal.MAINS_OK, SignalSettings.defaults(Signal.MAINS_OK),
                                Signal.ALARM_BUTTON, SignalSettings.defaults(Signal.ALARM_BUTTON)),
                        Optional.empty(),
                        DetectionSettings.defaults()),
                (at, ordinal) -> "incident-" + ordinal);
        Messages messages = new Messages(
                new LiftIdentity("hz-1", null, null, null, null, null, null, List.of()),
                "boot",
                "1",
                Texts.in(Locale.ENGLISH),
                0);
        Uplink uplink = Uplinks.unreached(Uplinks.of("a"), outbox, clock, timing);
        duties = new Duties(
                new Duties.Settings(List.of("a"), 0, 72 * 3_600_000L, 600_000, 300_000, Set.of()), null, ids, 0);
        Notices notices = new Notices(messages, Texts.in(Locale.ENGLISH));
        MessageComposer composer =
                new MessageComposer(messages, notices, duties, Uplinks.audience(Uplinks.of("a")), clock, ids);
        committer = new DecisionCommitter(
                outbox,
                composer,
                judgement,
                duties,
                FirstStart.states(judgement, duties, clock),
                List.of(uplink),
                clock,
                ids,
                new Recorder(folder, clock));
        judgement.apply(Reading.of(Signal.DOOR_CLOSED, 1), 0);
        judgement.apply(Reading.of(Signal.ALARM_BUTTON, 0), 0);
        judgement.apply(Reading.of(Signal.MAINS_OK, 1), 0);
        judgement.judge(0);
    }

    @AfterEach
    void close() throws Exception {
        timing.shutdownNow();
        outbox.close();
    }

    /** The messages that follow from a reading within a minute. */
    private List<Stored> messagesAfter(Signal signal, long value) throws Exception {
        judgement.apply(Reading.of(signal, value), 1000);
        judgement.judge(1000);
        List<Decision> decisions = judgement.advanceTo(60_000);
        committer.record(decisions);
        List<Stored> stored = outbox.pending();
        stored.forEach(message -> MessageSchemas.assertValid(message.topic(), message.body()));
        return stored;
    }

    @Test
    void anIncidentWithoutTrappedPeopleIsAnEventThatNeedsNoAnswer() throws Exception {
        List<Stored> messages = messagesAfter(Signal.MAINS_OK, 0);
        assertEquals(1, messages.size());
        Stored message = messages.getFirst();
        assertEquals("event", message.topic());
        assertFalse(message.needsAnswer());
        assertTrue(message.body().contains("\"kind\":\"power-lost\",\"phase\":\"raised\",\"cause\":null"));
    }

    @Test
    void aTrappingIsAnAlarmUntilItIsAnswered() throws Exception {
        List<Stored> messages = messagesAfter(Signal.ALARM_BUTTON, 1);
        assertEquals("event", messages.getFirst().topic(), "its suspicion");
        Stored message = messages.getLast();
        assertEquals("alarm", message.topic());
        assertTrue(message.needsAnswer());
        assertTrue(message.body().contains("\"kind\":\"trap\",\"phase\":\"raised\",\"cause\":\"alarm-button\""));
    }

    @Test
    void noAlarmOfALiftThatIsNotLiveGoesOut() throws Exception {
        duties.follow(Commissioning.begun(0, 3_600_000, List.of("alarm_button")));

        List<Stored> messages = messagesAfter(Signal.ALARM_BUTTON, 1);

        assertTrue(messages.stream().noneMatch(message -> message.topic().equals("alarm")));
        assertTrue(
                judgement.openIncidents().stream().anyMatch(Decision::isTrap), "it is judged and shown all the same");
    }

    @Test
    void aTrappingThatIsOpenWhenTheLiftGoesLiveIsRaisedAtThatMoment() throws Exception {
        duties.follow(Commissioning.begun(0, 3_600_000, List.of("alarm_button")));
        messagesAfter(Signal.ALARM_BUTTON, 1);

        committer.recordNotices(
                List.of(duties.commissioning().end(Commissioning.End.DECLARED, "Li", Map.of("mains_ok", "not tried"))),
                Optional.empty());

        List<Stored> messages = outbox.pending();
        messages.forEach(message -> MessageSchemas.assertValid(message.topic(), message.body()));
        Stored live = messages.get(messages.size() - 2);
        assertTrue(live.body().contains("\"kind\":\"commissioned\""), live.body());
        assertTrue(live.body().contains("\"reason\":\"declared\""), live.body());
        Stored alarm = messages.getLast();
        assertEquals("alarm", alarm.topic());
        assertTrue(alarm.needsAnswer());
        assertTrue(alarm.body().contains("\"phase\":\"raised\""), alarm.body());
    }
}
