package dev.liftwatch.agent;

import dev.liftwatch.entrapment.Decision;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.outbox.Applied;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Request;
import dev.liftwatch.upkeep.RequestBudget;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what platforms ask, each request once, and answers with the result or the reason. Loop thread. */
final class RequestDesk {
    /** A request longer than this is refused, characters. */
    static final int LONGEST_REQUEST = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(RequestDesk.class);

    private static final String SELF_TEST = "selftest";

    /** How many answered messages are remembered: an answer that crossed a repeat of its message comes within minutes. */
    static final int MOST_ANSWERED = 500;

    private final LinkedHashSet<Answered> answered = new LinkedHashSet<>();
    private final String lift;
    private final Outbox outbox;
    private final Judgement judgement;
    private final Registrar registrar;
    private final Messages messages;
    private final Supplier<Messages.Stamp> stamps;
    private final UpkeepDesk upkeep;
    private final Supplier<Map<String, Object>> status;
    private final String config;

    /** A message that has been answered. */
    private record Answered(String uplink, String message, String incident) {}

    /**
     * @param status what {@code status} is told
     * @param config the configuration as text
     */
    RequestDesk(
            String lift,
            Outbox outbox,
            Judgement judgement,
            Registrar registrar,
            UpkeepDesk upkeep,
            Messages messages,
            Supplier<Messages.Stamp> stamps,
            Supplier<Map<String, Object>> status,
            String config) {
        this.lift = lift;
        this.outbox = outbox;
        this.judgement = judgement;
        this.registrar = registrar;
        this.messages = messages;
        this.stamps = stamps;
        this.upkeep = upkeep;
        this.status = status;
        this.config = config;
    }

    /** Takes a message that came in and answers it. */
    void take(Uplink uplink, LinkEvent.Received received, long nowMs) throws StoreException {
        if (!received.topic().equals(uplink.requestTopic())) {
            if (uplink.budget().refuse(nowMs)) {
                LOG.warn("uplink {}: a message on {} is not for this lift", uplink.name(), received.topic());
            }
            return;
        }
        try {
            if (!uplink.budget().allows(nowMs)) {
                throw new Request.Refused(null, "too many requests: ask again in a minute");
            }
            Request request = read(received);
            Optional<String> before = outbox.appliedRequest(uplink.name(), request.id());
            String answer = before.isPresent() ? before.get() : apply(uplink, request, nowMs);
            uplink.tell(Uplink.REPLY, answer, false, nowMs);
        } catch (Request.Refused refused) {
            if (uplink.budget().refuse(nowMs)) {
                LOG.warn("uplink {}: request refused: {}", uplink.name(), refused.getMessage());
                uplink.tell(Uplink.REPLY, reply(refused.request(), refused.getMessage(), Map.of()), false, nowMs);
            }
        }
    }

    private Request read(LinkEvent.Received received) throws Request.Refused {
        if (received.text().length() > LONGEST_REQUEST) {
            throw new Request.Refused(
                    null, "a request of " + received.text().length() + " characters, allowed are " + LONGEST_REQUEST);
        }
        Map<String, Object> fields;
        try {
            fields = JsonText.read(received.text());
        } catch (JsonException notJson) {
            throw new Request.Refused(null, "the request is " + notJson.getMessage());
        }
        Request request = Request.of(fields);
        if (received.retained()) {
            throw new Request.Refused(
                    request.id(), "retained requests are refused, since they would be applied at every reconnect");
        }
        Object forLift = fields.get("lift");
        if (forLift != null && !forLift.equals(lift)) {
            throw new Request.Refused(request.id(), "the request is for lift " + forLift + ", this is " + lift);
        }
        return request;
    }

    private String apply(Uplink uplink, Request request, long nowMs) throws StoreException, Request.Refused {
        LOG.info("uplink {}: {} asked by {}", uplink.name(), request.name(), request.by());
        return switch (request) {
            // Together with what it has delivered.
            case Request.Ack ack -> remembered(uplink, ack.id(), acknowledge(uplink, ack, nowMs));
            case Request.Resolve resolve -> resolve(uplink, resolve, nowMs);
            case Request.SelfTest test -> applied(uplink, test.id(), upkeep.selfTest(nowMs));
            case Request.MaintenanceStart start -> applied(uplink, start.id(), upkeep.startMaintenance(start, nowMs));
            case Request.MaintenanceStop stop -> applied(uplink, stop.id(), upkeep.stopMaintenance(stop));
            case Request.Advise advise -> applied(uplink, advise.id(), upkeep.advise(advise));
            // What only asks is answered anew each time.
            case Request.Ping ping -> reply(ping.id(), null, Map.of());
            case Request.Snapshot snapshot -> {
                chargeLongAnswer(uplink, snapshot, nowMs);
                yield reply(snapshot.id(), null, Map.of("snapshot", status.get()));
            }
            case Request.ConfigGet get -> {
                chargeLongAnswer(uplink, get, nowMs);
                yield reply(get.id(), null, Map.of("config", config));
            }
        };
    }

    /** Hundreds of long answers that wait for a slow broker would be more than the memory of a small box. */
    private static void chargeLongAnswer(Uplink uplink, Request request, long nowMs) throws Request.Refused {
        if (!uplink.budget().allows(RequestBudget.LONG_ANSWER - 1, nowMs)) {
            throw new Request.Refused(request.id(), "too many requests with long answers: ask again in a minute");
        }
    }

    private String remembered(Uplink uplink, String request, String answer) throws StoreException {
        outbox.requestApplied(uplink.name(), request, answer);
        return answer;
    }

    private String applied(Uplink uplink, String request, UpkeepDesk.Outcome outcome) throws StoreException {
        return switch (outcome) {
            case UpkeepDesk.Outcome.Refused refused ->
                remembered(uplink, request, reply(request, refused.reason(), Map.of()));
            case UpkeepDesk.Outcome.Done done -> {
                String answer = reply(request, null, done.result());
                upkeep.record(done, new Applied(uplink.name(), request, answer));
                yield answer;
            }
        };
    }

    private String acknowledge(Uplink uplink, Request.Ack ack, long nowMs) throws StoreException {
        if (answered.contains(new Answered(uplink.name(), ack.message(), ack.incident()))) {
            return reply(ack.id(), null, Map.of());
        }
        Optional<Stored> message = outbox.waiting(uplink.name(), ack.message());
        if (message.isEmpty()) {
            return reply(
                    ack.id(),
                    "no message " + ack.message() + " waits for an answer: it has one, or was never sent",
                    Map.of());
        }
        if (!message.get().body().contains("\"incident\":\"" + ack.incident() + "\"")) {
            return reply(ack.id(), "message " + ack.message() + " is not of incident " + ack.incident(), Map.of());
        }
        uplink.answered(message.get());
        remember(new Answered(uplink.name(), ack.message(), ack.incident()));
        String answer = reply(ack.id(), null, Map.of());
        if (message.get().topic().equals(SELF_TEST)) {
            upkeep.selfTestAnswered(uplink.name(), ack.incident(), nowMs);
            // The test that is answered and the message that is delivered are forgotten together.
            upkeep.record(
                    new UpkeepDesk.Outcome.Done(Map.of(), List.of()), new Applied(uplink.name(), ack.id(), answer));
        }
        return answer;
    }

    private void remember(Answered one) {
        answered.add(one);
        if (answered.size() > MOST_ANSWERED) {
            answered.removeFirst();
        }
    }

    private String resolve(Uplink uplink, Request.Resolve resolve, long nowMs) throws StoreException {
        List<Decision> decided = judgement.resolve(resolve.incident(), resolve.outcome().equals("rescued"), nowMs);
        if (decided.isEmpty()) {
            String refusal = reply(resolve.id(), "incident " + resolve.incident() + " is not open", Map.of());
            return remembered(uplink, resolve.id(), refusal);
        }
        String answer = reply(resolve.id(), null, Map.of("incident", resolve.incident(), "outcome", resolve.outcome()));
        registrar.recordResolved(decided, resolve, new Applied(uplink.name(), resolve.id(), answer));
        return answer;
    }

    private String reply(String request, String error, Map<String, Object> result) {
        return JsonText.write(messages.reply(request, error, result, stamps.get()));
    }
}
