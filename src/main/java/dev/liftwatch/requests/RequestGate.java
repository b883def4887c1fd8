package dev.liftwatch.requests;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.report.Command;
import dev.liftwatch.report.ReplyCode;
import dev.liftwatch.report.Request;
import dev.liftwatch.rights.Freshness;
import dev.liftwatch.time.WallTime;
import dev.liftwatch.uplink.Uplink;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * Reads what came in on the topic of requests, and lets in what this platform may ask for, now and this often. Whether it has been carried
 * out before is looked up in between: a repeat gets its answer, however old it is, and costs nothing.
 */
public final class RequestGate {
    /** A request longer than this is refused, characters. */
    static final int LONGEST_REQUEST = 16 * 1024;

    /** In the text of every answer to an alarm, unless it is written with needless escapes. */
    private static final String ACK = "\"" + Command.ACK.code() + "\"";

    private final String lift;
    private final Supplier<WallTime> wall;
    private final BiPredicate<String, String> waits;

    /** @param waits whether a message, the second, is known to wait for a platform, the first, without looking far */
    public RequestGate(String lift, Supplier<WallTime> wall, BiPredicate<String, String> waits) {
        this.lift = lift;
        this.wall = wall;
        this.waits = waits;
    }

    /**
     * Somebody asks for something, and may.
     *
     * @param atMs when it was asked, wall clock, ms since 1970; null where it does not say
     */
    record Admitted(Request request, Long atMs) {}

    /** Reads a request and looks whether this platform may ask for it. */
    Admitted admit(Uplink uplink, LinkEvent.Received received, long nowMs) throws Request.Refused {
        String text = received.text();
        // Before it is read, since reading costs, too. What only pretends to answer an alarm pays for that and for
        // itself.
        boolean ack = text.contains(ACK);
        boolean paid = ack ? uplink.budget().allowsAck(nowMs) : uplink.budget().allows(nowMs);
        if (!paid && !(ack && uplink.rights().keys().isEmpty())) {
            throw busy(null, ack ? uplink.budget().retryAckS() : uplink.budget().retryS());
        }
        if (text.length() > LONGEST_REQUEST) {
            throw new Request.Refused(
                    null, "a request of " + text.length() + " characters, allowed are " + LONGEST_REQUEST);
        }
        Map<String, Object> fields = read(text);
        Request request = Request.of(fields);
        if (!paid && !answersWhatWaits(uplink, request)) {
            throw busy(request, uplink.budget().retryAckS());
        }
        if (ack && request.command() != Command.ACK && !uplink.budget().allows(nowMs)) {
            throw busy(request, uplink.budget().retryS());
        }
        if (received.retained()) {
            throw new Request.Refused(
                    request.id(),
                    ReplyCode.RETAINED,
                    "retained requests are refused, since they would be applied at every reconnect");
        }
        Object forLift = fields.get("lift");
        if (forLift != null && !forLift.equals(lift)) {
            throw new Request.Refused(request.id(), "the request is for lift " + forLift + ", this is " + lift);
        }
        uplink.rights().admit(request, fields, lift);
        if (request instanceof Request.Retire retire && !retire.confirm().equals(lift)) {
            throw new Request.Refused(request.id(), "confirm is not the id of this lift, which is " + lift);
        }
        return new Admitted(request, Request.atMs(fields));
    }

    /**
     * A flood of answers to what was never sent does not keep a true one waiting. There is no more of these than of alarms. Where they are
     * signed, checking costs more than looking, and a flood of them has to end before it.
     */
    private boolean answersWhatWaits(Uplink uplink, Request request) {
        return request instanceof Request.Ack ack && waits.test(uplink.name(), ack.message());
    }

    private static Map<String, Object> read(String text) throws Request.Refused {
        try {
            return JsonText.readUnambiguous(text);
        } catch (JsonException notJson) {
            throw new Request.Refused(null, "the request is " + notJson.getMessage());
        }
    }

    /** Looks whether a request that was not carried out before may be now. */
    void checkNow(Uplink uplink, Admitted admitted, long nowMs) throws Request.Refused {
        Request request = admitted.request();
        Command command = request.command();
        if (command != Command.ACK) {
            // That an alarm has arrived stays true.
            Freshness.check(request.id(), admitted.atMs(), wall.get());
        }
        if (command.isRationed() && !uplink.budget().allowsRationed(nowMs)) {
            throw busy(request, uplink.budget().retryRationedS());
        }
        if (command.hasLongAnswer() && !uplink.budget().allowsLongAnswer(nowMs)) {
            // Hundreds of long answers that wait for a slow broker would be more than the memory of a small box.
            throw busy(request, uplink.budget().retryLongS());
        }
    }

    private static Request.Refused busy(Request request, long retryS) {
        String what = request == null ? "requests" : request.command().code() + " requests";
        return new Request.Refused(
                request == null ? null : request.id(), "too many " + what + ": ask again in " + retryS + " s", retryS);
    }
}
