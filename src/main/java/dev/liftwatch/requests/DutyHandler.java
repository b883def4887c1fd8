package dev.liftwatch.requests;

import dev.liftwatch.commit.DecisionCommitter;
import dev.liftwatch.duties.Advisory;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.Maintenance;
import dev.liftwatch.duties.Notice;
import dev.liftwatch.outbox.Applied;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.report.LivePicture;
import dev.liftwatch.report.ReplyCode;
import dev.liftwatch.report.Request;
import dev.liftwatch.time.Clock;
import dev.liftwatch.uplink.TroubleReport;
import dev.liftwatch.uplink.UnansweredAlarms;
import dev.liftwatch.uplink.Uplink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what is owed to the platforms besides the judgement, and carries out what they ask of it: test alarms, visits, warnings. What is
 * said goes on record first, together with the request it came from. Loop thread.
 */
public final class DutyHandler {
    /** It looks this often, ms. */
    static final long LOOK_MS = 1000;

    private static final long MINUTE_MS = 60_000;
    private static final long LONGEST_ADVISORY_MS = 366L * 86_400_000;

    private final Duties duties;
    private final DecisionCommitter committer;
    private final List<Uplink> uplinks;
    private final Clock clock;
    private final Supplier<List<Notice>> corrections;
    private long lookedMs;

    /** What a request of this desk came to. */
    public sealed interface Outcome {
        /** Done: what the answer says beside. */
        record Done(Map<String, Object> result, List<Notice> notices) implements Outcome {}

        /** Not done, and why. */
        record Refused(ReplyCode code, String reason) implements Outcome {}
    }

    /** @param corrections answers once what is to be corrected after the clock has become right */
    public DutyHandler(
            Duties duties,
            DecisionCommitter committer,
            List<Uplink> uplinks,
            Clock clock,
            Supplier<List<Notice>> corrections) {
        this.duties = duties;
        this.committer = committer;
        this.uplinks = uplinks;
        this.clock = clock;
        this.corrections = corrections;
        lookedMs = clock.tickMs() - LOOK_MS;
    }

    /** What is owed to the platforms. */
    public Duties duties() {
        return duties;
    }

    /** Says what is due. */
    public void step(long nowMs, LivePicture picture) throws StoreException {
        if (nowMs - lookedMs < LOOK_MS) {
            return;
        }
        lookedMs = nowMs;
        List<Notice> notices = new ArrayList<>(corrections.get());
        List<Duties.UplinkStatus> statuses = new ArrayList<>();
        for (Uplink uplink : uplinks) {
            UnansweredAlarms alarms = uplink.unanswered();
            statuses.add(new Duties.UplinkStatus(
                    uplink.name(),
                    alarms.oldestMs(),
                    alarms.lastWasDropped(),
                    uplink.troubles().stream().map(TroubleReport::asDutyTrouble).toList(),
                    uplink.inOrder(nowMs)));
        }
        notices.addAll(duties.step(nowMs, clock.wall(), statuses));
        if (picture != null) {
            notices.addAll(duties.look(
                    nowMs,
                    clock.wall(),
                    picture.lastTravelMs(),
                    picture.doorOpen().isKnown() ? picture.doorOpen().isTrue() : null,
                    picture.place().positionMm()));
        }
        committer.recordNotices(notices, Optional.empty());
    }

    /** A platform has answered a test alarm. */
    void selfTestAnswered(String uplink, String incident, long nowMs) {
        duties.selfTestAnswered(uplink, incident, nowMs, clock.wall());
    }

    /** Puts on record what a request has led to, with its answer. */
    void record(Outcome.Done done, Applied applied) throws StoreException {
        committer.recordNotices(done.notices(), Optional.of(applied));
    }

    /** What somebody at the box asked for: carried out and on record when this returns. */
    public Outcome local(Request request, long nowMs) throws StoreException {
        Outcome outcome = switch (request) {
            case Request.SelfTest _ -> selfTest(Optional.empty(), nowMs);
            case Request.MaintenanceStart start -> startMaintenance(start, null, nowMs);
            case Request.MaintenanceStop stop -> stopMaintenance(stop, null);
            case Request.Ack _,
                    Request.Resolve _,
                    Request.Ping _,
                    Request.Snapshot _,
                    Request.Advise _,
                    Request.ConfigGet _,
                    Request.Resend _,
                    Request.Open _,
                    Request.Retire _ ->
                new Outcome.Refused(ReplyCode.NOT_ALLOWED, request.command().code() + " is for platforms");
        };
        if (outcome instanceof Outcome.Done done) {
            committer.recordNotices(done.notices(), Optional.empty());
        }
        return outcome;
    }

    /**
     * A test alarm now.
     *
     * @param uplink to the platform that asks for it and to no other; to all where it is asked for at the box
     */
    Outcome selfTest(Optional<String> uplink, long nowMs) {
        Optional<Notice> begun = duties.requestSelfTest(uplink, nowMs);
        String incident = duties.selfTestIncident(uplink);
        if (begun.isEmpty() && incident.isEmpty()) {
            return new Outcome.Refused(ReplyCode.NOT_ALLOWED, "no uplink takes test alarms");
        }
        if (begun.isEmpty()) {
            // A person waits for the answer now; the pause before the next repeat may be minutes.
            uplinks.forEach(one -> one.hurry(incident, nowMs));
        }
        return new Outcome.Done(
                Map.of("incident", incident, "begun", begun.isPresent()),
                begun.map(List::of).orElse(List.of()));
    }

    /** @param uplink the platform that says so, null where it is said at the box */
    Outcome startMaintenance(Request.MaintenanceStart request, String uplink, long nowMs) {
        long minutes = request.minutes() == null ? Maintenance.USUAL_MINUTES : request.minutes();
        Maintenance visit =
                new Maintenance(request.id(), request.by(), request.note(), nowMs, nowMs + minutes * MINUTE_MS, uplink);
        List<Notice> notices = duties.startMaintenance(visit);
        return new Outcome.Done(
                Map.of("until", clock.wall().plusMs(minutes * MINUTE_MS).rfc3339()), notices);
    }

    /** @param uplink the platform that says so, null where it is said at the box */
    Outcome stopMaintenance(Request.MaintenanceStop request, String uplink) {
        List<Notice> notices = duties.stopMaintenance(request.by(), uplink);
        return notices.isEmpty()
                ? new Outcome.Refused(ReplyCode.CLOSED, "no maintenance goes on")
                : new Outcome.Done(Map.of(), notices);
    }

    Outcome advise(Request.Advise request, String uplink) {
        long nowMs = clock.wall().epochMs();
        if (clock.wall().synced() && request.untilMs() <= nowMs) {
            return new Outcome.Refused(ReplyCode.BAD_FIELD, "until is past");
        }
        if (clock.wall().synced() && request.untilMs() > nowMs + LONGEST_ADVISORY_MS) {
            return new Outcome.Refused(ReplyCode.BAD_FIELD, "until is more than a year away");
        }
        if (!duties.hasRoomForAdvisory(uplink)) {
            return new Outcome.Refused(ReplyCode.BUSY, "as many warnings are kept already as can be");
        }
        Advisory advisory = new Advisory(
                request.id(),
                request.type(),
                request.fromMs() == null ? nowMs : request.fromMs(),
                request.untilMs(),
                request.text(),
                request.by(),
                uplink);
        return new Outcome.Done(Map.of(), duties.advise(advisory));
    }
}
