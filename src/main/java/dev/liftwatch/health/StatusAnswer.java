package dev.liftwatch.health;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.LiftConfig;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.StateDiscard;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.link.LinkTrouble;
import dev.liftwatch.outbox.Backlog;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Notices;
import dev.liftwatch.time.ClockMark;
import dev.liftwatch.time.Tick;
import dev.liftwatch.uplink.TroubleReport;
import dev.liftwatch.wire.Source;
import dev.liftwatch.wire.SourceCondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What {@code liftwatch status} is told: a tree made from snapshots, on the control thread. */
public final class StatusAnswer {
    private final DeviceConfig device;
    private final Messages messages;
    private final Supplier<Messages.Stamp> stamps;
    private final Supplier<Snapshot> snapshots;
    private final List<Source> sources;
    private final Supplier<String> store;
    private final Supplier<Optional<StateDiscard>> discarded;

    /**
     * Answers from snapshots.
     *
     * @param snapshots the newest snapshot of the loop
     * @param sources asked for their condition
     * @param store the name of the store
     * @param discarded the saved judgement that was set aside, where one is told of
     */
    public StatusAnswer(
            DeviceConfig device,
            Messages messages,
            Supplier<Messages.Stamp> stamps,
            Supplier<Snapshot> snapshots,
            List<Source> sources,
            Supplier<String> store,
            Supplier<Optional<StateDiscard>> discarded) {
        this.device = device;
        this.messages = messages;
        this.stamps = stamps;
        this.snapshots = snapshots;
        this.sources = List.copyOf(sources);
        this.store = store;
        this.discarded = discarded;
    }

    /** What whoever stands at the box is told. */
    public Map<String, Object> answer() {
        Map<String, Object> answer = answer(_ -> true);
        List<Condition> conditions = Conditions.of(
                device,
                snapshots.get(),
                sources.stream().map(Source::condition).toList(),
                discarded.get(),
                stamps.get().moment());
        answer.put(
                "floors",
                device.lift().floors().stream().map(StatusAnswer::floor).toList());
        answer.put("recent", snapshots.get().recent().tree());
        answer.put(
                "conditions",
                conditions.stream()
                        .map(one -> ConditionTree.of(one, stamps.get().moment()))
                        .toList());
        return answer;
    }

    private static Map<String, Object> floor(LiftConfig.Floor floor) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("label", floor.label());
        tree.put("position_mm", floor.positionMm());
        return tree;
    }

    /** What a platform is told: nothing of the others. */
    public Map<String, Object> answerFor(String uplink) {
        return answer(uplink::equals);
    }

    private Map<String, Object> answer(Predicate<String> uplinks) {
        Snapshot snapshot = snapshots.get();
        Messages.Stamp stamp = stamps.get();
        Map<String, Object> answer = messages.status(true, "running", stamp, 0);
        answer.remove("last_seq");
        answer.put("name", device.lift().name().orElse(null));
        answer.put("store", store.get());
        answer.put(
                "picture",
                snapshot.picture() == null
                        ? null
                        : messages.state(snapshot.picture(), new Messages.Stamp(stamp.id(), snapshot.moment()), 0));
        answer.put(
                "sources",
                sources.stream().map(s -> source(s.condition(), stamp)).toList());
        answer.put(
                "uplinks",
                snapshot.uplinks().stream()
                        .filter(view -> uplinks.test(view.name()))
                        .map(view -> inClear(uplink(view, stamp)))
                        .toList());
        Snapshot.Surroundings around = snapshot.surroundings();
        answer.putAll(Notices.context(
                around.maintenance().filter(visit -> visit.uplink() == null || uplinks.test(visit.uplink())),
                around.advisories().stream()
                        .filter(advisory -> uplinks.test(advisory.uplink()))
                        .toList(),
                stamp.moment()));
        around.commissioning()
                .ifPresent(now -> answer.put("commissioning", Notices.commissioning(now, stamp.moment())));
        answer.put(
                "lapses",
                around.uplinkFaults().stream()
                        .filter(fault -> uplinks.test(fault.uplink()))
                        .map(fault -> uplinkFault(fault, stamp))
                        .toList());
        answer.put(
                "state_discarded",
                discarded.get().map(one -> discard(one, stamp)).orElse(null));
        return answer;
    }

    /** Adds to what is said of an uplink which of its servers others can listen to on the way. */
    private Map<String, Object> inClear(Map<String, Object> uplink) {
        uplink.put(
                "in_clear",
                device.uplinks().stream()
                        .filter(config -> config.name().equals(uplink.get("name")))
                        .flatMap(config -> config.inClear().stream())
                        .map(Object::toString)
                        .toList());
        return uplink;
    }

    private static Map<String, Object> discard(StateDiscard discard, Messages.Stamp stamp) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("incident", discard.incident());
        m.put("since_s", Math.max(0, stamp.moment().tickMs() - discard.sinceMs()) / 1000);
        m.put("went_on_with", discard.wentOnWith());
        m.put("set_aside", discard.setAside());
        m.put("reason", discard.reason());
        return m;
    }

    private static Map<String, Object> uplinkFault(UplinkFault fault, Messages.Stamp stamp) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("kind", fault.kind().code());
        m.put("uplink", fault.uplink());
        m.put("incident", fault.incident());
        m.put("since_s", Math.max(0, stamp.moment().tickMs() - fault.sinceMs()) / 1000);
        return m;
    }

    private static Map<String, Object> source(SourceCondition condition, Messages.Stamp stamp) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("name", condition.name());
        source.put("state", condition.state().name().toLowerCase(java.util.Locale.ROOT));
        source.put("since_s", Tick.elapsed(condition.sinceMs(), stamp.moment().tickMs()) / 1000);
        source.put("text", condition.text());
        source.put(
                "troubles",
                condition.trouble().sentences().stream()
                        .map(one -> Map.of("key", one.key(), "arguments", one.arguments()))
                        .toList());
        source.put("frames", condition.counters().frames());
        source.put("bad_checks", condition.counters().badChecks());
        source.put("malformed", condition.counters().malformed());
        source.put("gaps", condition.counters().gaps());
        source.put("noise_bytes", condition.counters().noiseBytes());
        source.put("rejected", condition.rejected());
        source.put("repeated", condition.counters().repeated());
        source.put("late", condition.counters().late());
        source.put("resyncs", condition.counters().resyncs());
        source.put("time_error_ms", condition.timeErrorMs());
        return source;
    }

    private static Map<String, Object> uplink(Snapshot.UplinkView view, Messages.Stamp stamp) {
        Backlog backlog = view.waiting().backlog();
        Map<String, Object> uplink = new LinkedHashMap<>();
        uplink.put("name", view.name());
        uplink.put("online", view.online());
        uplink.put("reason", view.reason());
        uplink.put("waiting", backlog.messages());
        uplink.put("waiting_bytes", backlog.bytes());
        uplink.put("hours_left", view.waiting().hoursLeft());
        uplink.put("waiting_alarms", backlog.alarms());
        uplink.put("oldest_alarm_s", ageS(view.unanswered(), backlog.oldestAlarmMs(), stamp));
        uplink.put("last_seq", view.lastSeq());
        uplink.put("server", view.server());
        uplink.put("requests_refused", view.refused());
        uplink.put("tested", view.tested());
        uplink.put("proven_incident", view.proven().map(Duties.Proven::incident).orElse(null));
        uplink.put(
                "proven_s", view.proven().map(proven -> proven.agoMs() / 1000).orElse(null));
        uplink.put(
                "certificate_days_left",
                view.certificates().stream()
                        .map(term -> term.daysLeft(stamp.moment().wall().epochMs()))
                        .min(Long::compare)
                        .orElse(null));
        uplink.put("revocation", view.revocation().state().code());
        uplink.put(
                "troubles",
                view.troubles().stream().map(trouble -> trouble(trouble, stamp)).toList());
        return uplink;
    }

    private static Map<String, Object> trouble(LinkTrouble trouble, Messages.Stamp stamp) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("kind", TroubleReport.kind(trouble).code());
        m.put("since_s", Math.max(0, stamp.moment().tickMs() - trouble.sinceMs()) / 1000);
        m.putAll(TroubleReport.details(trouble));
        return m;
    }

    /** As this start has seen it; where it is older, by the wall clock, unless that was wrong when it was stored. */
    private static Long ageS(Snapshot.Unanswered alarm, long storedMs, Messages.Stamp stamp) {
        if (!alarm.any()) {
            return null;
        }
        long byWallMs = alarm.older() && storedMs > 0
                ? ClockMark.believableGapMs(stamp.moment().wall().epochMs() - storedMs)
                : 0;
        return Math.max(alarm.seenMs(), byWallMs) / 1000;
    }
}
