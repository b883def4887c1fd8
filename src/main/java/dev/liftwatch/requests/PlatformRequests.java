package dev.liftwatch.requests;

import dev.liftwatch.commit.DecisionCommitter;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.WayOut;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.outbox.Applied;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.Resent;
import dev.liftwatch.outbox.SequenceGap;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.Acknowledgement;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.ReplyCode;
import dev.liftwatch.report.Request;
import dev.liftwatch.report.Resolution;
import dev.liftwatch.report.Topics;
import dev.liftwatch.text.Printable;
import dev.liftwatch.uplink.Uplink;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what platforms ask, each request once, and answers with the result or the reason. Loop thread. */
public final class PlatformRequests {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformRequests.class);

    /** How many answered messages are remembered: an answer that crossed a repeat of its message comes within minutes. */
    static final int MOST_ANSWERED = 500;

    private final LinkedHashSet<Answered> answered = new LinkedHashSet<>();

    /** The test alarm that was answered last. */
    private String lastTest = "";

    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final RequestGate gate;
    private final Outbox outbox;
    private final Judgement judgement;
    private final DecisionCommitter committer;
    private final Messages messages;
    private final Supplier<Messages.Stamp> stamps;
    private final DutyHandler duties;
    private final Shown shown;

    /** A message that has been answered. */
    private record Answered(String uplink, String message, String incident) {}

    /**
     * What a platform may see of the agent. Each asks by the name of its uplink, and sees nothing of another.
     *
     * @param status what {@code status} is told
     * @param config the configuration as text
     */
    public record Shown(Function<String, Map<String, Object>> status, Function<String, String> config) {}

    /**
     * One that has answered nothing yet.
     *
     * @param stamps makes the id and the time of each answer
     * @param shown what platforms may see of the agent
     */
    public PlatformRequests(
            RequestGate gate,
            Outbox outbox,
            Judgement judgement,
            DecisionCommitter committer,
            DutyHandler duties,
            Messages messages,
            Supplier<Messages.Stamp> stamps,
            Shown shown) {
        this.gate = gate;
        this.outbox = outbox;
        this.judgement = judgement;
        this.committer = committer;
        this.messages = messages;
        this.stamps = stamps;
        this.duties = duties;
        this.shown = shown;
    }

    /** Takes a message that came in and answers it. */
    public void take(Uplink uplink, LinkEvent.Received received, long nowMs) throws StoreException {
        Optional<String> answer = answer(uplink, received, nowMs);
        if (answer.isPresent()) {
            uplink.tell(Topics.REPLY, answer.get(), false, nowMs);
        }
    }

    /** Carries out what came in; answers what is to be said, nothing where nobody is told. */
    Optional<String> answer(Uplink uplink, LinkEvent.Received received, long nowMs) throws StoreException {
        if (!received.topic().equals(uplink.requestTopic())) {
            uplink.budget().refuse(nowMs);
            tell(uplink, "a message on " + received.topic() + " is not for this lift", false, nowMs);
            return Optional.empty();
        }
        try {
            RequestGate.Admitted admitted = gate.admit(uplink, received, nowMs);
            Request request = admitted.request();
            if (request.command().isAppliedOnce()) {
                Optional<String> before = outbox.appliedRequest(uplink.name(), request.id());
                if (before.isPresent()) {
                    return before;
                }
            }
            gate.checkNow(uplink, admitted, nowMs);
            return Optional.of(apply(uplink, request, nowMs));
        } catch (Request.Refused refused) {
            tell(uplink, "request refused: " + refused.getMessage(), refused.code() == ReplyCode.BUSY, nowMs);
            return uplink.budget().refuse(nowMs) ? Optional.of(reply(refused)) : Optional.empty();
        }
    }

    /** In the log once in a while, however often it happens. */
    private static void tell(Uplink uplink, String what, boolean busy, long nowMs) {
        OptionalLong before = uplink.budget().log(busy, nowMs);
        if (before.isPresent() && before.getAsLong() == 0) {
            LOG.warn("uplink {}: {}", uplink.name(), what);
        } else if (before.isPresent()) {
            LOG.warn(
                    "uplink {}: {}; {} more were refused before and not logged",
                    uplink.name(),
                    what,
                    before.getAsLong());
        }
    }

    private String apply(Uplink uplink, Request request, long nowMs) throws StoreException {
        if (request.command().isRationed()) {
            LOG.info(
                    "uplink {}: {} asked by {}",
                    uplink.name(),
                    request.command().code(),
                    request.by());
        }
        return switch (request) {
            case Request.Ack ack -> acknowledge(uplink, ack, nowMs);
            case Request.Resolve resolve -> resolve(uplink, resolve, nowMs);
            case Request.SelfTest test ->
                applied(uplink, test.id(), duties.selfTest(Optional.of(uplink.name()), nowMs));
            case Request.MaintenanceStart start ->
                applied(uplink, start.id(), duties.startMaintenance(start, uplink.name(), nowMs));
            case Request.MaintenanceStop stop ->
                applied(uplink, stop.id(), duties.stopMaintenance(stop, uplink.name()));
            case Request.Advise advise -> applied(uplink, advise.id(), duties.advise(advise, uplink.name()));
            // A repeated question is answered again each time.
            case Request.Ping ping -> done(ping, Map.of());
            case Request.Snapshot snapshot ->
                done(snapshot, Map.of("snapshot", shown.status().apply(uplink.name())));
            case Request.Open open -> {
                uplink.sendUnansweredAgain(nowMs);
                yield done(
                        open,
                        Map.of("unanswered", uplink.backlog(nowMs).backlog().alarms()));
            }
            case Request.Resend resend -> applied(uplink, resend.id(), resent(uplink, resend));
            case Request.Retire retire -> {
                uplink.retire(!retire.undo(), nowMs);
                LOG.warn(
                        "uplink {}: {}",
                        uplink.name(),
                        retire.undo()
                                ? "the lift is back on this platform"
                                : "the lift was taken out of this platform; alarms go on");
                yield remembered(uplink, retire.id(), done(retire, Map.of("retired", !retire.undo())));
            }
            case Request.ConfigGet get ->
                done(get, Map.of("config", shown.config().apply(uplink.name())));
        };
    }

    /** What is not there any more is named in the answer and on record, as what a full store had to drop. */
    private DutyHandler.Outcome resent(Uplink uplink, Request.Resend asked) throws StoreException {
        Resent.Range range = new Resent.Range(uplink.name(), asked.store(), asked.fromSeq(), asked.toSeq());
        if (asked.store().equals(outbox.store()) && asked.toSeq() > uplink.lastSeq()) {
            return new DutyHandler.Outcome.Refused(
                    ReplyCode.BAD_FIELD,
                    "to_seq is " + asked.toSeq() + ", the last number of this store is " + uplink.lastSeq());
        }
        Resent resent = uplink.resend(range);
        // An alarm among them waits for its answer again.
        answered.removeIf(one -> one.uplink().equals(uplink.name()));
        List<SequenceGap.Range> gone = resent.gone(range);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("resent", resent.again().size());
        result.put("waiting", resent.waiting().size());
        result.put("gone", gone.stream().map(PlatformRequests::range).toList());
        return new DutyHandler.Outcome.Done(result, List.of());
    }

    private static Map<String, Object> range(SequenceGap.Range range) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("first", range.first());
        m.put("last", range.last());
        return m;
    }

    private String remembered(Uplink uplink, String request, String answer) throws StoreException {
        outbox.requestApplied(uplink.name(), request, answer);
        return answer;
    }

    private String applied(Uplink uplink, String request, DutyHandler.Outcome outcome) throws StoreException {
        return switch (outcome) {
            case DutyHandler.Outcome.Refused refused ->
                remembered(uplink, request, refused(request, refused.code(), refused.reason()));
            case DutyHandler.Outcome.Done done -> {
                String answer = reply(request, ReplyCode.OK, null, done.result());
                duties.record(done, new Applied(uplink.name(), request, answer));
                yield answer;
            }
        };
    }

    /** What delivers a message goes on record together with it. What delivers none is answered and leaves nothing behind. */
    private String acknowledge(Uplink uplink, Request.Ack ack, long nowMs) throws StoreException {
        Answered pair = new Answered(uplink.name(), ack.message(), ack.incident());
        if (answered.contains(pair)) {
            if (acknowledgements.add(uplink.name(), ack, nowMs)) {
                committer.note(answerNote(uplink, ack, ack.incident().equals(lastTest)));
            }
            return done(ack, Map.of());
        }
        Optional<Stored> message = outbox.waiting(uplink.name(), ack.message());
        if (message.isEmpty()) {
            return refused(
                    ack.id(),
                    ReplyCode.UNKNOWN_MESSAGE,
                    "no message " + ack.message() + " waits for an answer: it has one, or was never sent");
        }
        if (!message.get().body().contains("\"incident\":\"" + ack.incident() + "\"")) {
            return refused(
                    ack.id(),
                    ReplyCode.UNKNOWN_INCIDENT,
                    "message " + ack.message() + " is not of incident " + ack.incident());
        }
        LOG.info("uplink {}: ack of {} by {}", uplink.name(), ack.message(), Printable.text(ack.by(), Printable.NAME));
        uplink.answered(message.get());
        acknowledgements.add(uplink.name(), ack, nowMs);
        remember(pair);
        String answer = done(ack, Map.of());
        if (message.get().topic().equals(Topics.SELF_TEST)) {
            duties.selfTestAnswered(uplink.name(), ack.incident(), nowMs);
            // The test that is answered and the message that is delivered are forgotten together.
            duties.record(
                    new DutyHandler.Outcome.Done(Map.of(), List.of()), new Applied(uplink.name(), ack.id(), answer));
            lastTest = ack.incident();
            committer.note(answerNote(uplink, ack, true));
            return answer;
        }
        remembered(uplink, ack.id(), answer);
        committer.note(answerNote(uplink, ack, false));
        return answer;
    }

    private static Map<String, Object> answerNote(Uplink uplink, Request.Ack ack, boolean test) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("kind", "answer");
        note.put("incident", ack.incident());
        note.put("uplink", uplink.name());
        note.put("message", ack.message());
        note.put("by", ack.by());
        note.put("eta_min", ack.etaMin());
        note.put("note", ack.note());
        note.put("test", test ? true : null);
        return note;
    }

    /** What platforms have answered to alarms since the start. */
    public List<Acknowledgement> acknowledgements() {
        return acknowledgements.all();
    }

    private void remember(Answered one) {
        answered.add(one);
        if (answered.size() > MOST_ANSWERED) {
            answered.removeFirst();
        }
    }

    private String resolve(Uplink uplink, Request.Resolve resolve, long nowMs) throws StoreException {
        WayOut wayOut = judgement.wayOut();
        List<Decision> decided = judgement.resolve(resolve.incident(), resolve.saysRescued(), nowMs);
        if (decided.isEmpty()) {
            return remembered(
                    uplink,
                    resolve.id(),
                    refused(
                            resolve.id(),
                            ReplyCode.UNKNOWN_INCIDENT,
                            "incident " + resolve.incident() + " is not open"));
        }
        Resolution said = new Resolution(resolve, uplink.name(), wayOut, judgement.rescueNotSeen());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("incident", resolve.incident());
        result.put("outcome", resolve.outcome());
        result.put("way_out", wayOut.code());
        result.put("watched_on", said.watchedOn());
        result.put("explanation", messages.doubt(said));
        String answer = done(resolve, result);
        committer.recordResolved(decided, said, new Applied(uplink.name(), resolve.id(), answer));
        return answer;
    }

    private String done(Request request, Map<String, Object> result) {
        return reply(request.id(), ReplyCode.OK, null, result);
    }

    private String refused(String request, ReplyCode code, String why) {
        return reply(request, code, why, Map.of());
    }

    private String reply(Request.Refused refused) {
        Map<String, Object> retry = refused.retryS() == 0 ? Map.of() : Map.of("retry_s", refused.retryS());
        return reply(refused.request(), refused.code(), refused.getMessage(), retry);
    }

    private String reply(String request, ReplyCode code, String error, Map<String, Object> result) {
        return JsonText.write(messages.reply(request, code, error, result, stamps.get()));
    }
}
