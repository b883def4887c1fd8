package dev.liftwatch.duties;

import dev.liftwatch.time.Tick;
import dev.liftwatch.time.WallTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that is owed to the platforms besides the judgement, in one place. Mutable; loop thread; time is an argument. */
public final class Duties {
    private final Settings settings;
    private final Supplier<String> ids;
    private final SelfTests selfTests;
    private final UplinkFaults faults;
    private final Advisories advisories;
    private final UsageCounter usage;
    private Maintenance maintenance;
    private Commissioning commissioning = Commissioning.over();

    /**
     * How it goes about it.
     *
     * @param testedUplinks the platforms that take test alarms
     * @param share a number from 0 to 1 that is this lift's own
     * @param selfTestMs a test alarm at least this often, ms
     * @param selfTestAnswerMs a test alarm is to be answered within this, ms
     * @param alarmAnswerMs an alarm is to be answered within this, ms
     * @param uncounted the usage counters that this lift's wiring cannot count, by name
     */
    public record Settings(
            List<String> testedUplinks,
            double share,
            long selfTestMs,
            long selfTestAnswerMs,
            long alarmAnswerMs,
            Set<String> uncounted) {
        public Settings {
            testedUplinks = List.copyOf(testedUplinks);
            uncounted = Set.copyOf(uncounted);
        }
    }

    /**
     * How it stands with one platform.
     *
     * @param uplink its name
     * @param unansweredSinceMs since when its oldest unanswered alarm has waited, tick, or {@link Tick#NEVER}
     * @param dropped whether the last one that ceased to wait was dropped, not answered
     * @param troubles what is wrong with the connection to it
     * @param inOrder what is known not to be wrong with it
     */
    public record UplinkStatus(
            String uplink,
            long unansweredSinceMs,
            boolean dropped,
            List<ConnectionTrouble> troubles,
            Set<UplinkFault.Kind> inOrder) {
        public UplinkStatus {
            troubles = List.copyOf(troubles);
            inOrder = Set.copyOf(inOrder);
        }
    }

    /**
     * Something that is wrong with the connection to a platform.
     *
     * @param kind what
     * @param sinceMs since when, tick
     * @param details what is known of it besides, by the names of fields in messages
     */
    public record ConnectionTrouble(UplinkFault.Kind kind, long sinceMs, Map<String, Object> details) {
        public ConnectionTrouble {
            details = Map.copyOf(details);
        }
    }

    /**
     * When a platform last answered a test alarm.
     *
     * @param incident which test
     * @param wallMs wall clock, ms since 1970
     * @param agoMs how long ago, ms
     */
    public record Proven(String incident, long wallMs, long agoMs) {}

    /**
     * Begins, or goes on where it was.
     *
     * @param saved what was kept, null at a first start
     * @param ids makes incident ids
     */
    public Duties(Settings settings, DutiesState saved, Supplier<String> ids, long nowMs) {
        this.settings = settings;
        this.ids = ids;
        selfTests = new SelfTests(
                settings.testedUplinks(),
                settings.share(),
                settings.selfTestMs(),
                saved == null ? null : saved.selfTests(),
                nowMs);
        faults = new UplinkFaults(
                saved == null
                        ? List.of()
                        : saved.lapses().stream()
                                .map(l -> new UplinkFault(
                                        l.kind(), l.uplink(), l.incident(), Math.min(l.sinceMs(), nowMs)))
                                .toList(),
                ids);
        advisories = new Advisories(saved == null ? List.of() : saved.advisories());
        usage = new UsageCounter(saved == null ? null : saved.usage(), settings.uncounted());
        maintenance = saved == null || saved.maintenance() == null ? null : within(saved.maintenance(), nowMs);
    }

    /** Ticks of a life before, where they are beyond what a visit can last, count from now. */
    private static Maintenance within(Maintenance visit, long nowMs) {
        return new Maintenance(
                visit.id(),
                visit.by(),
                visit.note(),
                Math.min(visit.sinceMs(), nowMs),
                Math.min(visit.untilMs(), nowMs + Maintenance.MOST_MINUTES * 60_000L),
                visit.uplink());
    }

    /** From now on the lift is live as this says. */
    public void follow(Commissioning of) {
        commissioning = of;
    }

    /** Whether the lift is live. */
    public Commissioning commissioning() {
        return commissioning;
    }

    /** What is to be said at this instant; call it about once a second. */
    public List<Notice> step(long nowMs, WallTime wall, List<UplinkStatus> statuses) {
        List<Notice> notices = new ArrayList<>();
        if (selfTests.takeDue(nowMs)) {
            notices.add(selfTest("scheduled", selfTests.free(), nowMs));
        }
        for (UplinkStatus status : statuses) {
            selfTestFault(status.uplink(), nowMs).ifPresent(notices::add);
            alarmFault(status, nowMs).ifPresent(notices::add);
            notices.addAll(connectionFaults(status));
        }
        notices.addAll(faults.withdrawAllBut(
                statuses.stream().map(UplinkStatus::uplink).collect(Collectors.toSet())));
        notices.addAll(advisories.expire(wall));
        commissioning.step(nowMs).ifPresent(notices::add);
        if (maintenance != null && maintenance.untilMs() <= nowMs) {
            notices.addAll(stopMaintenance(null, null));
        }
        return notices;
    }

    private Optional<Notice> selfTestFault(String uplink, long nowMs) {
        UplinkFault.Kind kind = UplinkFault.Kind.SELF_TEST_FAILED;
        boolean answered = faults.open(kind, uplink)
                .map(fault -> selfTests.answeredSince(uplink, fault.sinceMs()))
                .orElse(false);
        return lapse(kind, uplink, selfTests.owedSinceMs(uplink), settings.selfTestAnswerMs(), nowMs, answered);
    }

    private Optional<Notice> alarmFault(UplinkStatus status, long nowMs) {
        return lapse(
                UplinkFault.Kind.ALARM_UNANSWERED,
                status.uplink(),
                status.unansweredSinceMs(),
                settings.alarmAnswerMs(),
                nowMs,
                !status.dropped());
    }

    /** After a restart it is not known at once whether what was wrong still is: it stays until the contrary is known. */
    private List<Notice> connectionFaults(UplinkStatus status) {
        List<Notice> notices = new ArrayList<>();
        for (ConnectionTrouble trouble : status.troubles()) {
            faults.note(
                            trouble.kind(),
                            status.uplink(),
                            true,
                            trouble.sinceMs(),
                            UplinkFault.Transition.MENDED,
                            trouble.details())
                    .ifPresent(notices::add);
        }
        for (UplinkFault.Kind kind : status.inOrder()) {
            if (status.troubles().stream().noneMatch(trouble -> trouble.kind() == kind)) {
                faults.note(kind, status.uplink(), false, Tick.NEVER, UplinkFault.Transition.MENDED, Map.of())
                        .ifPresent(notices::add);
            }
        }
        return notices;
    }

    /** After a restart it is not known how long an alarm has waited: what was too long before still is. */
    private Optional<Notice> lapse(
            UplinkFault.Kind kind, String uplink, long sinceMs, long limitMs, long nowMs, boolean answered) {
        boolean owed = sinceMs != Tick.NEVER;
        boolean wrong = owed && (faults.open(kind, uplink).isPresent() || nowMs - sinceMs >= limitMs);
        UplinkFault.Transition ended = answered ? UplinkFault.Transition.ANSWERED : UplinkFault.Transition.WITHDRAWN;
        return faults.note(kind, uplink, wrong, sinceMs, ended, Map.of());
    }

    /**
     * A test alarm now, for those that owe no answer to one; empty where all do, or where none takes any.
     *
     * @param uplink for this platform alone, for all where empty
     */
    public Optional<Notice> requestSelfTest(Optional<String> uplink, long nowMs) {
        List<String> free = selfTests.free().stream()
                .filter(one -> uplink.isEmpty() || uplink.get().equals(one))
                .toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(selfTest("requested", free, nowMs));
    }

    private Notice selfTest(String why, List<String> free, long nowMs) {
        String incident = ids.get();
        selfTests.begin(incident, free, nowMs);
        return new Notice.SelfTest(incident, why, free);
    }

    /** A platform has answered a test alarm. */
    public void selfTestAnswered(String uplink, String incident, long nowMs, WallTime wall) {
        selfTests.answered(uplink, incident, nowMs, wall.epochMs());
    }

    /** What a platform is to answer does not stand in the store any more. */
    public void selfTestLost(String uplink) {
        selfTests.lost(uplink);
    }

    /**
     * The id of the test alarm under way, empty where there is none.
     *
     * @param uplink with this platform, with any where empty
     */
    public String selfTestIncident(Optional<String> uplink) {
        return selfTests.incident(uplink);
    }

    /** When a platform last answered a test alarm. */
    public Optional<Proven> proven(String uplink, long nowMs) {
        return Optional.ofNullable(selfTests.proof(uplink))
                .map(p -> new Proven(p.incident(), p.wallMs(), nowMs - p.atMs()));
    }

    /** Whether one more warning of that platform can be kept. */
    public boolean hasRoomForAdvisory(String uplink) {
        return advisories.hasRoom(uplink);
    }

    /** A warning has come; there has to be room for it. */
    public List<Notice> advise(Advisory advisory) {
        return advisories.add(advisory);
    }

    /** The warnings that hold now, of whichever platform: they are shown at the box. */
    public List<Advisory> advisories(WallTime wall) {
        return advisories.holding(wall);
    }

    /** Those that came from one platform, which alone is shown them. */
    public List<Advisory> advisories(String uplink, WallTime wall) {
        return advisories.carried(uplink, wall);
    }

    /** A technician's visit begins; one that went on ends. */
    public List<Notice> startMaintenance(Maintenance visit) {
        List<Notice> notices = new ArrayList<>(stopMaintenance(visit.by(), visit.uplink()));
        maintenance = visit;
        notices.add(new Notice.MaintenanceChanged(visit, true, visit.by(), visit.uplink()));
        return notices;
    }

    /**
     * It ends; nothing is said where none went on.
     *
     * @param uplink the platform that says so, null where it is said at the box or its time is up
     */
    public List<Notice> stopMaintenance(String by, String uplink) {
        if (maintenance == null) {
            return List.of();
        }
        Maintenance ended = maintenance;
        maintenance = null;
        return List.of(new Notice.MaintenanceChanged(ended, false, by, uplink));
    }

    /** The visit that goes on. */
    public Optional<Maintenance> maintenance() {
        return Optional.ofNullable(maintenance);
    }

    /** The visit that the alarms of one platform carry: its own, or one that began at the box. Nobody writes into another's alarms. */
    public Optional<Maintenance> maintenance(String uplink) {
        return maintenance()
                .filter(visit -> visit.uplink() == null || visit.uplink().equals(uplink));
    }

    /**
     * Takes a look at the car for the counters.
     *
     * @param lastTravelMs the last sign of travel, tick, or {@link Tick#NONE}
     * @param doorOpen whether a door is open, null where not known
     * @param positionMm where the car is, mm, null where not known
     */
    public List<Notice> look(long nowMs, WallTime wall, long lastTravelMs, Boolean doorOpen, Long positionMm) {
        return usage.look(new UsageCounter.Look(nowMs, lastTravelMs, doorOpen, positionMm), wall);
    }

    /** An incident was raised. */
    public void raised(boolean trapping, WallTime wall) {
        usage.raised(trapping, wall);
    }

    /** What is open. */
    public List<UplinkFault> uplinkFaults() {
        return faults.open();
    }

    /** What is to be kept over a restart. */
    public DutiesState save() {
        return new DutiesState(
                DutiesState.VERSION, selfTests.save(), faults.open(), advisories.kept(), maintenance, usage.save());
    }
}
