package dev.liftwatch.agent;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.commit.Boots;
import dev.liftwatch.commit.DecisionCommitter;
import dev.liftwatch.commit.Ids;
import dev.liftwatch.compose.MessageComposer;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.ShownConfig;
import dev.liftwatch.config.SourceConfig;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.control.ControlException;
import dev.liftwatch.control.ControlRouter;
import dev.liftwatch.control.ControlServer;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.Notice;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.health.HealthLine;
import dev.liftwatch.health.Snapshot;
import dev.liftwatch.health.StatusAnswer;
import dev.liftwatch.linux.PowerUp;
import dev.liftwatch.linux.ServiceManager;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.outbox.Bounds;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Notices;
import dev.liftwatch.report.Texts;
import dev.liftwatch.requests.DutyHandler;
import dev.liftwatch.requests.PlatformRequests;
import dev.liftwatch.requests.RequestGate;
import dev.liftwatch.requests.WalkTests;
import dev.liftwatch.resume.ClockMarks;
import dev.liftwatch.resume.FailedStarts;
import dev.liftwatch.resume.NewInstallation;
import dev.liftwatch.resume.Past;
import dev.liftwatch.resume.Resumption;
import dev.liftwatch.resume.SavedAgentState;
import dev.liftwatch.resume.SavedStart;
import dev.liftwatch.resume.SetupNote;
import dev.liftwatch.resume.StateSaver;
import dev.liftwatch.serial.ByteLine;
import dev.liftwatch.serial.SerialSource;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.SteadyClock;
import dev.liftwatch.uplink.Greeting;
import dev.liftwatch.uplink.Quarantine;
import dev.liftwatch.uplink.Uplink;
import dev.liftwatch.wire.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One agent for one lift: makes the parts, wires them, starts their threads and stops them. */
final class LiftAgent {
    /** How long an orderly end may take, ms: less than a service manager's patience, more than the last words need. */
    private static final long STOP_MS = 2500;

    /** How long a thread may take to come round once, ms; a commit to a slow card takes some seconds. */
    private static final long PATIENCE_MS = 20_000;

    /** The same where a card that is being rearranged is waited for. */
    private static final long CARD_PATIENCE_MS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiftAgent.class);

    private final DeviceConfig device;
    private final Clock clock;
    private final Outbox outbox;
    private final Recorder recorder;
    private final Thread recording;
    private final Loop loop;
    private final ControlServer control;
    private final StatusAnswer status;
    private final FailedStarts starts;
    private final Quarantine quarantine;
    private final Platforms platforms;
    private final List<Source> sources = new ArrayList<>();
    private final List<SerialSource> lines = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Watchdog.Watched> watched = new ArrayList<>();
    private final ScheduledExecutorService timing;

    /**
     * Where an agent lives.
     *
     * @param stateFolder the lift's own folder for its store
     * @param socket the socket that {@code status} asks
     */
    record Places(Path stateFolder, Path socket) {}

    private LiftAgent(
            DeviceConfig device,
            Places places,
            Clock machineClock,
            Outbox outbox,
            Past past,
            boolean isNew,
            String configText,
            Function<SourceConfig.Serial, ByteLine.Opener> openers)
            throws StoreException, ControlException {
        this.device = device;
        SteadyClock steady = new SteadyClock(machineClock);
        clock = steady;
        this.outbox = outbox;
        starts = past.starts();
        timing = Threads.timing();
        Ids ids = new Ids(clock);
        Supplier<Messages.Stamp> stamps =
                () -> new Messages.Stamp(ids.next(), new Moment(clock.tickMs(), clock.wall()));
        String boot = Boots.draw();
        ClockMarks marks =
                new ClockMarks(steady, PowerUp::mark, boot, past.agentState().clocks());
        Messages messages = new Messages(
                PartSettings.identity(device), boot, Version.TEXT, Texts.in(Locale.ENGLISH), clock.tickMs());
        SavedStart from = resumed(past, ids);
        Judgement judgement = from.judgement();
        Duties duties = duties(past, ids);
        duties.follow(NewInstallation.begin(
                past,
                isNew,
                device.commissioning(),
                device.signals().keySet().stream().map(Signal::code).toList(),
                clock.tickMs()));
        quarantine = Quarantine.open(
                places.socket().resolveSibling(device.lift().id() + ".uplinks.json"),
                PartSettings.quarantined(device),
                clock.tickMs());
        Greeting greeting = new Greeting(messages, stamps, PartSettings.equipment(device));
        platforms = new Platforms(device, outbox, quarantine, clock, greeting, this::post);
        List<Uplink> uplinks = platforms.uplinks();
        forgetLostTests(uplinks, duties);
        recorder = new Recorder(BlackBox.folder(places.stateFolder()), clock);
        recording = new Thread(recorder.writer(), "blackbox");
        DecisionCommitter committer = committer(from, duties, marks, messages, ids);
        noteStart(committer, places);
        DutyHandler dutyHandler = dutyHandler(duties, committer, marks);
        PlatformRequests requests = requests(judgement, committer, dutyHandler, messages, stamps, configText);
        WalkTests walks = new WalkTests(
                device.lift().id(),
                PartSettings.walk(device),
                PartSettings.terminals(device),
                duties,
                committer,
                judgement.panel()::sights,
                ids::next);
        loop = new Loop(
                clock,
                judgement,
                committer,
                requests,
                dutyHandler,
                walks,
                uplinks,
                messages,
                stamps,
                greeting,
                recorder);
        addSources(openers);
        status = new StatusAnswer(device, messages, stamps, loop::snapshot, sources, outbox::store, starts::open);
        ControlRouter router =
                BoxAnswers.of(device, stamps, status::answer, loop::snapshot, lines, recorder, this::post);
        control = ControlServer.open(places.socket(), (question, peer) -> router.answer(question, peer), timing);
        watchThreads();
    }

    private SavedStart resumed(Past past, Ids ids) {
        JudgementConfig config = new JudgementConfig(
                device.geometry(), device.liveSignalSettings(), device.presence(), device.detection());
        return SavedStart.of(device, config, past, ids::next, clock);
    }

    private Duties duties(Past past, Ids ids) {
        return new Duties(
                PartSettings.duties(device), past.agentState().duties().orElse(null), ids::next, clock.tickMs());
    }

    /** A test whose message was lost with its store cannot be answered any more. */
    private static void forgetLostTests(List<Uplink> uplinks, Duties duties) {
        uplinks.stream()
                .filter(uplink -> !uplink.holdsSelfTest())
                .forEach(uplink -> duties.selfTestLost(uplink.name()));
    }

    private DecisionCommitter committer(SavedStart from, Duties duties, ClockMarks marks, Messages messages, Ids ids) {
        Judgement judgement = from.judgement();
        Notices notices = new Notices(messages, Texts.in(Locale.ENGLISH));
        MessageComposer composer =
                new MessageComposer(messages, notices, duties, PartSettings.audience(device), clock, ids::next);
        StateSaver saver = new StateSaver(judgement, from.before(), from.origin(), duties, marks, clock);
        DecisionCommitter committer = new DecisionCommitter(
                outbox, composer, judgement, duties, saver, platforms.uplinks(), clock, ids::next, recorder);
        outbox.bound(Bounds.onCard(device.store().eventBytes()), committer::gap);
        return committer;
    }

    private void noteStart(DecisionCommitter committer, Places places) {
        SetupNote.of(device, BlackBox.logbook(BlackBox.folder(places.stateFolder())))
                .ifPresent(committer::note);
        committer.note(Map.of("kind", "start", "version", Version.TEXT));
    }

    private DutyHandler dutyHandler(Duties duties, DecisionCommitter committer, ClockMarks marks) {
        return new DutyHandler(duties, committer, platforms.uplinks(), clock, () -> {
            List<Notice> own = new ArrayList<>(marks.takeCorrections());
            own.addAll(starts.takeNotices(clock.tickMs()));
            return own;
        });
    }

    private PlatformRequests requests(
            Judgement judgement,
            DecisionCommitter committer,
            DutyHandler dutyHandler,
            Messages messages,
            Supplier<Messages.Stamp> stamps,
            String configText) {
        RequestGate gate = new RequestGate(device.lift().id(), clock::wall, outbox::holds);
        List<String> names = device.uplinks().stream().map(UplinkConfig::name).toList();
        PlatformRequests.Shown shown = new PlatformRequests.Shown(
                uplink -> status.answerFor(uplink), ShownConfig.byUplink(configText, names)::get);
        return new PlatformRequests(gate, outbox, judgement, committer, dutyHandler, messages, stamps, shown);
    }

    private void addSources(Function<SourceConfig.Serial, ByteLine.Opener> openers) {
        Wiring wiring =
                new Wiring(device, openers, clock, (readings, atMs) -> post(new LoopEvent.Readings(readings, atMs)));
        for (SourceConfig source : device.sources().values()) {
            wiring.source(source).ifPresent(this::add);
        }
    }

    private void watchThreads() {
        watched.addAll(platforms.watched());
        watched.add(new Watchdog.Watched("loop", loop.beats(), PATIENCE_MS));
        watched.add(new Watchdog.Watched("control", control.beats(), PATIENCE_MS));
        watched.add(new Watchdog.Watched("blackbox", recorder.beats(), CARD_PATIENCE_MS));
    }

    /**
     * Opens the store, resumes what stands in it, and makes the parts; {@link #start} lets them go.
     *
     * @param configText the configuration as it was read, for platforms that ask for it
     * @param clocks makes the clock from the tick it is to begin at
     * @param openers how the lines are opened
     */
    static LiftAgent open(
            DeviceConfig device,
            String configText,
            Places places,
            Function<Long, Clock> clocks,
            Function<SourceConfig.Serial, ByteLine.Opener> openers)
            throws AgentException {
        boolean isNew = NewInstallation.isIn(places.stateFolder());
        try {
            Outbox outbox = Outbox.open(
                    places.stateFolder(),
                    device.lift().id(),
                    () -> java.util.UUID.randomUUID().toString());
            try {
                Optional<Outbox.SavedState> saved = outbox.savedState();
                SavedAgentState agentState =
                        saved.map(state -> SavedAgentState.read(state.text())).orElse(SavedAgentState.NONE);
                Resumption resumption = saved.map(state -> Resumption.of(
                                agentState,
                                state.wallMs(),
                                PowerUp.mark(),
                                SystemClock.wallNow().synced()))
                        .orElse(Resumption.FIRST);
                Past past = new Past(
                        agentState,
                        saved.map(Outbox.SavedState::text).orElse(""),
                        resumption,
                        FailedStarts.open(places.stateFolder(), resumption.firstTickMs()));
                return new LiftAgent(
                        device,
                        places,
                        clocks.apply(resumption.firstTickMs()),
                        outbox,
                        past,
                        isNew && outbox.isOnCard(),
                        configText,
                        openers);
            } catch (ControlException | StoreException failed) {
                outbox.close();
                throw failed;
            }
        } catch (ControlException | StoreException failed) {
            throw new AgentException(failed.getMessage());
        }
    }

    private void post(LoopEvent event) {
        loop.post(event);
    }

    private void add(Source source) {
        sources.add(source);
        String role = "source-" + source.condition().name();
        threads.add(new Thread(source, role));
        watched.add(new Watchdog.Watched(role, source.beats(), PATIENCE_MS));
        if (source instanceof SerialSource line) {
            lines.add(line);
        }
    }

    /** What watches the threads, for a thread of its own. */
    Watchdog watchdog(Optional<ServiceManager> manager) {
        return Watchdog.under(manager, loop.beats(), watched, new HealthLine(sources, loop::snapshot), clock);
    }

    /** Lets the threads go. */
    void start() {
        threads.add(new Thread(control, "control"));
        threads.forEach(LiftAgent::start);
        platforms.start(LiftAgent::endProcess);
        Thread judging = new Thread(loop, "loop");
        threads.add(judging);
        judging.setUncaughtExceptionHandler((thread, fault) -> {
            boolean ofJudgement =
                    fault instanceof StackOverflowError || (fault instanceof RuntimeException && !isOfStore(fault));
            if (ofJudgement) {
                starts.failed(fault);
            }
            endProcess(thread, fault);
        });
        judging.start();
        start(recording);
        LOG.info(
                "judging lift {} from {} source(s) to {} uplink(s)",
                device.lift().id(),
                sources.size(),
                platforms.uplinks().size());
    }

    private static boolean isOfStore(Throwable fault) {
        return fault.getCause() instanceof StoreException;
    }

    /** Starts a thread without which the agent must not go on. */
    static void start(Thread thread) {
        thread.setUncaughtExceptionHandler(LiftAgent::endProcess);
        thread.start();
    }

    /** A thread that has ended by a fault leaves an agent that looks alive and is not: end it, so that it is started again. */
    private static void endProcess(Thread thread, Throwable fault) {
        LOG.error(
                "thread {} has ended by a fault; the agent ends so that it is started again", thread.getName(), fault);
        Runtime.getRuntime().halt(1);
    }

    /** Ends in good order: sources first, then the loop with its last words, all within a bound. */
    void stop() throws StoreException, InterruptedException {
        sources.forEach(Source::stop);
        control.close();
        loop.post(new LoopEvent.Stop());
        long deadlineMs = clock.tickMs() + STOP_MS;
        for (Thread thread : threads) {
            join(thread, deadlineMs);
        }
        for (Thread thread : platforms.threads()) {
            join(thread, deadlineMs);
        }
        recorder.stop();
        join(recording, deadlineMs);
        timing.shutdownNow();
        starts.lived();
        quarantine.stopped();
        outbox.close();
    }

    private void join(Thread thread, long deadlineMs) throws InterruptedException {
        long leftMs = Math.max(1, clock.realNanos(deadlineMs - clock.tickMs()) / 1_000_000);
        thread.join(leftMs);
        if (thread.isAlive()) {
            LOG.warn("thread {} did not end in time", thread.getName());
        }
    }

    /** What the agent lets others see. */
    Snapshot snapshot() {
        return loop.snapshot();
    }
}
