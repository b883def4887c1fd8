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

    /** How many answered messages are remembered: an answer that crossed a repeat of its message comes within minutes. */
    static final int MOST_ANSWERED = 500;

    private final LinkedHashSet<Answered> answered = new LinkedHashSet<>();
    private final String lift;
    private final Outbox outbox;
    private final Judgement judgement;
    private final Registrar registrar;
    private final Messages messages;
    private final Supplier<Messages.Stamp> stamps;

    /** A message that has been answered. */
    private record Answered(String uplink, String message, String incident) {}

    RequestDesk(
            String lift,
            Outbox outbox,
            Judgement judgement,
            Registrar registrar,
            Messages messages,
            Supplier<Messages.Stamp> stamps) {
        this.lift = lift;
        this.outbox = outbox;
        this.judgement = judgement;
        this.registrar = registrar;
        this.messages = messages;
        this.stamps = stamps;
    }

    /** Takes a message that came in and answers it. */
    void take(Uplink uplink, LinkEvent.Received received, long nowMs) throws StoreException {
        if (!received.topic().equals(uplink.requestTopic())) {
            LOG.warn("uplink {}: a message on {} is not for this lift", uplink.name(), received.topic());
            return;
        }
        try {
            Request request = read(received);
            Optional<String> before = outbox.appliedRequest(uplink.name(), request.id());
            String answer = before.isPresent() ? before.get() : apply(uplink, request, nowMs);
            uplink.tell(Uplink.REPLY, answer, false);
        } catch (Request.Refused refused) {
            LOG.warn("uplink {}: request refused: {}", uplink.name(), refused.getMessage());
            uplink.tell(Uplink.REPLY, reply(refused.request(), refused.getMessage(), Map.of()), false);
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

    private String apply(Uplink uplink, Request request, long nowMs) throws StoreException {
        LOG.info("uplink {}: {} asked by {}", uplink.name(), request.name(), request.by());
        String answer = switch (request) {
            case Request.Ack ack -> acknowledge(uplink, ack);
            case Request.Resolve resolve -> resolve(uplink, resolve, nowMs);
            case Request.Ping ping -> reply(ping.id(), null, Map.of());
        };
        // Together with what it has delivered; a resolve has remembered itself together with its close.
        outbox.requestApplied(uplink.name(), request.id(), answer);
        return answer;
    }

    private String acknowledge(Uplink uplink, Request.Ack ack) throws StoreException {
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
        return reply(ack.id(), null, Map.of());
    }

    private void remember(Answered one) {
        answered.add(one);
        if (answered.size() > MOST_ANSWERED) {
            answered.removeFirst();
        }
    }

    private String resolve(Uplink uplink, Request.Resolve resolve, long nowMs) throws StoreException {
        List<Decision> decided = judgement.resolve(resolve.incident(), nowMs);
        if (decided.isEmpty()) {
            return reply(resolve.id(), "incident " + resolve.incident() + " is not open", Map.of());
        }
        String answer = reply(resolve.id(), null, Map.of("incident", resolve.incident(), "outcome", resolve.outcome()));
        registrar.recordResolved(decided, resolve, new Applied(uplink.name(), resolve.id(), answer));
        return answer;
    }

    private String reply(String request, String error, Map<String, Object> result) {
        return JsonText.write(messages.reply(request, error, result, stamps.get()));
    }
}
