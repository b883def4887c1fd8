package dev.liftwatch.agent;

import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.commit.DecisionCommitter;
import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.duties.Commissioning;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.health.HourlyChanges;
import dev.liftwatch.health.RecentMinutes;
import dev.liftwatch.health.Snapshot;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.json.StateText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.report.LivePicture;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Notices;
import dev.liftwatch.report.Topics;
import dev.liftwatch.requests.DutyHandler;
import dev.liftwatch.requests.PlatformRequests;
import dev.liftwatch.requests.WalkTests;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel.Sight;
import dev.liftwatch.time.Beats;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.Tick;
import dev.liftwatch.uplink.Greeting;
import dev.liftwatch.uplink.Uplink;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that judges, records and decides what is sent. Everything reaches it through its queue; it waits for
 * an event or for what is due next, whichever is first.
 */
final class Loop implements Runnable {
    /** The live picture is looked at, and told at most, this often, ms. */
    static final long STATE_AT_MOST_MS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** More events than this in the queue mean that the loop does not run any more: the process ends rather than fall behind. */
    static final int MOST_EVENTS = 20_000;

    private final BlockingQueue<LoopEvent> queue = new LinkedBlockingQueue<>(MOST_EVENTS);
    private final Clock clock;
    private final Judgement judgement;
    private final DecisionCommitter committer;
    private final PlatformRequests requests;
    private final DutyHandler duties;
    private final WalkTests walks;
    private final List<Uplink> uplinks;
    private final Messages messages;
    private final Supplier<Messages.Stamp> stamps;
    private final Recorder recorder;
    private final Beats beats = new Beats();
    private final HourlyChanges hourly = new HourlyChanges();
    private final RecentMinutes recent = new RecentMinutes();
    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private final Greeting greeting;
    private LivePicture latest;
    private Optional<Commissioning.Standing> toldCommissioning = Optional.empty();
    private long snapshotMs;
    private long judgedMs;

    Loop(
            Clock clock,
            Judgement judgement,
            DecisionCommitter committer,
            PlatformRequests requests,
            DutyHandler duties,
            WalkTests walks,
            List<Uplink> uplinks,
            Messages messages,
            Supplier<Messages.Stamp> stamps,
            Greeting greeting,
            Recorder recorder) {
        this.greeting = greeting;
        this.clock = clock;
        this.judgement = judgement;
        this.committer = committer;
        this.requests = requests;
        this.duties = duties;
        this.walks = walks;
        this.uplinks = List.copyOf(uplinks);
        this.messages = messages;
        this.stamps = stamps;
        this.recorder = recorder;
        judgedMs = clock.tickMs();
        snapshotMs = judgedMs - STATE_AT_MOST_MS;
    }

    /** Takes an event from any thread. */
    void post(LoopEvent event) {
        boolean tooMuch = event instanceof LoopEvent.Link link
                && link.event() instanceof LinkEvent.Received received
                && !link.uplink().admits(received.text());
        if (!tooMuch) {
            queue.add(event);
        }
    }

    /** That the thread goes on: it comes round once a second at least. */
    Beats beats() {
        return beats;
    }

    /** What others may see. Any thread may ask. */
    Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public void run() {
        try {
            if (!duties.duties().commissioning().isLive()) {
                // A new installation that is cut off at once is still not live.
                committer.save(clock.tickMs());
            }
            while (true) {
                beats.beat();
                LoopEvent event = queue.poll(clock.realNanos(waitMs()), TimeUnit.NANOSECONDS);
                if (event instanceof LoopEvent.Stop) {
                    stop();
                    return;
                }
                handle(event);
            }
        } catch (StoreException lost) {
            throw new IllegalStateException(
                    "what was decided cannot be stored; the agent ends so that it is started again: "
                            + lost.getMessage(),
                    lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(LoopEvent event) throws StoreException {
        long nowMs = clock.tickMs();
        switch (event) {
            case null -> judgeTime(nowMs);
            case LoopEvent.Readings r -> judgeReadings(r.readings(), r.atMs());
            case LoopEvent.Link l -> {
                takeEvent(l.uplink(), l.event(), nowMs);
                // A broker that talks without end must not keep the timers waiting; readings that wait go first.
                if (queue.isEmpty()) {
                    judgeTime(nowMs);
                }
            }
            case LoopEvent.LocalRequest asked -> {
                judgeTime(nowMs);
                asked.outcome().complete(duties.local(asked.request(), nowMs));
            }
            case LoopEvent.WalkQuestion asked -> {
                judgeTime(nowMs);
                asked.answer().complete(walks.answer(asked.question(), nowMs));
            }
            case LoopEvent.Stop _ -> throw new IllegalStateException("the end is handled before");
        }
        committer.saveWhenDue(nowMs);
        committer.keepStore(nowMs);
        for (Uplink uplink : uplinks) {
            uplink.step(nowMs);
        }
        committer.noteLinks();
        tellState(nowMs);
    }

    private void judgeTime(long nowMs) throws StoreException {
        judgedMs = Math.max(judgedMs, nowMs);
        judgement.clockIsSynced(clock.wall().synced());
        committer.record(judgement.advanceTo(judgedMs + 1));
    }

    private void judgeReadings(List<Reading> readings, long atMs) throws StoreException {
        judgedMs = Math.max(judgedMs, atMs);
        judgement.clockIsSynced(clock.wall().synced());
        committer.record(judgement.advanceTo(judgedMs));
        recordReadings(readings);
        walks.read(readings, judgedMs);
        for (Reading reading : readings) {
            judgement.apply(reading, judgedMs);
        }
        committer.record(judgement.judge(judgedMs));
    }

    private void recordReadings(List<Reading> readings) {
        if (recorder.isDue(judgedMs)) {
            recorder.begin(
                    judgedMs,
                    clock.wall().plusMs(-clock.tickMs()),
                    judgement.picture() == null ? Optional.empty() : Optional.of(StateText.write(judgement.save())),
                    judgement.panel().sights());
        }
        recorder.read(readings, judgedMs);
    }

    private void takeEvent(Uplink uplink, LinkEvent event, long nowMs) throws StoreException {
        uplink.take(event, nowMs);
        if (event instanceof LinkEvent.Received received) {
            uplink.hasRead(received.text());
            judgeTime(nowMs);
            requests.take(uplink, received, judgedMs);
        }
    }

    private void tellState(long nowMs) throws StoreException {
        if (nowMs - snapshotMs >= STATE_AT_MOST_MS) {
            snapshotMs = nowMs;
            LivePicture picture = judgement.picture() == null ? null : LivePicture.of(judgement);
            duties.step(nowMs, picture);
            walks.step(nowMs);
            snapshot = Snapshot.of(picture, moment(), uplinks, signals(nowMs), duties.duties(), nowMs)
                    .with(
                            judgement.openIncidents(),
                            requests.acknowledgements(),
                            committer.commitsToCard(),
                            picture == null ? RecentMinutes.View.NONE : recent.look(picture, nowMs));
            latest = picture;
            for (Uplink uplink : uplinks) {
                if (picture != null && uplink.takesState() && uplink.pace().isDue(picture, nowMs)) {
                    tellState(uplink, picture);
                }
            }
        }
        Optional<Commissioning.Standing> commissioning =
                duties.duties().commissioning().standing();
        boolean changed = !commissioning.equals(toldCommissioning);
        toldCommissioning = commissioning;
        for (Uplink uplink : uplinks) {
            boolean greet = uplink.takeGreet();
            greeting.tellAbout(uplink, nowMs);
            if (changed && !greet && uplink.online()) {
                greeting.tellStatus(uplink, commissioning(), nowMs);
            }
            if (greet) {
                greeting.greet(uplink, commissioning(), nowMs);
                if (latest != null && uplink.takesState()) {
                    tellState(uplink, latest);
                }
            }
        }
    }

    /** Where the lift is not live yet: since when, until when, what is proven. */
    private Optional<Map<String, Object>> commissioning() {
        return duties.duties().commissioning().standing().map(now -> Notices.commissioning(now, moment()));
    }

    private List<Snapshot.SignalView> signals(long nowMs) {
        List<Sight> sights = judgement.panel().sights();
        recorder.look(sights, judgedMs);
        Map<Signal, Integer> changes = hourly.update(sights, nowMs);
        Map<Signal, Doubt> doubts = new EnumMap<>(Signal.class);
        judgement.doubts().forEach(doubt -> doubts.put(doubt.signal(), doubt));
        return sights.stream()
                .map(sight -> new Snapshot.SignalView(
                        sight,
                        doubts.get(sight.signal()),
                        changes.get(sight.signal()),
                        sight.signal() == Signal.POSITION_MM ? judgement.positionsLeftOut() : 0,
                        sight.signal() == Signal.POSITION_MM ? judgement.placeLostSinceMs() : Tick.NONE))
                .toList();
    }

    private void tellState(Uplink uplink, LivePicture picture) throws StoreException {
        long nowMs = clock.tickMs();
        uplink.pace().tell(picture, nowMs);
        String text = JsonText.write(messages.state(picture, stamps.get(), uplink.lastSeq()));
        uplink.tell(Topics.STATE, text, true, nowMs);
    }

    private Moment moment() {
        return new Moment(clock.tickMs(), clock.wall());
    }

    /** Until the next thing is due; never longer than the live picture is to be looked at again. */
    private long waitMs() {
        long dueMs = Math.min(judgement.nextDueMs(), clock.tickMs() + STATE_AT_MOST_MS);
        for (Uplink uplink : uplinks) {
            dueMs = Math.min(dueMs, uplink.nextDueMs(clock.tickMs()));
        }
        return Math.max(0, dueMs - clock.tickMs());
    }

    private void stop() throws StoreException {
        LOG.info("stopping");
        committer.save(clock.tickMs());
        committer.note(Map.of("kind", "stop"));
        for (Uplink uplink : uplinks) {
            uplink.stop(JsonText.write(messages.status(false, "stopped", stamps.get(), uplink.lastSeq())));
        }
    }
}
