package dev.liftwatch.compose;

import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.Notice;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.outbox.Draft;
import dev.liftwatch.outbox.MessageClass;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Notices;
import dev.liftwatch.report.Resolution;
import dev.liftwatch.report.Topics;
import dev.liftwatch.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is to be stored of decisions and notices: which message, on which topic, for which platforms. Loop thread. */
public final class MessageComposer {
    private final Messages messages;
    private final Notices notices;
    private final Duties duties;
    private final Audience audience;
    private final Clock clock;
    private final Supplier<String> ids;

    /**
     * A composer that has made nothing yet.
     *
     * @param duties tells what is open around an incident: visits and warnings
     * @param audience which platform gets which messages
     * @param ids makes the ids of messages
     */
    public MessageComposer(
            Messages messages, Notices notices, Duties duties, Audience audience, Clock clock, Supplier<String> ids) {
        this.messages = messages;
        this.notices = notices;
        this.duties = duties;
        this.audience = audience;
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes the message of one decision. */
    private interface Writer {
        Map<String, Object> write(Map<String, Object> context, Messages.Stamp stamp, Messages.Filing filing);
    }

    /** The message of a decision: an alarm where it is of a trapping that was raised, else an event. */
    public Draft of(Decision decision) {
        return draft(decision, (context, stamp, filing) -> messages.incident(decision, context, stamp, filing));
    }

    /** Where the car of a decision is, as a sentence for the log. */
    public String whereabouts(Decision decision) {
        return messages.whereabouts(decision.place());
    }

    /** Why it was decided, as a sentence for the log. */
    public String reason(Decision decision) {
        return messages.reason(decision);
    }

    /** The close of an incident that a human resolved, with what the human said. */
    public Draft resolved(Decision decision, Resolution said) {
        return draft(decision, (context, stamp, filing) -> messages.resolved(decision, said, context, stamp, filing));
    }

    /** Tells every platform who has ended an incident. */
    public Draft told(Resolution said) {
        Messages.Stamp stamp = stampNow();
        return draft(
                stamp, Topics.EVENT, MessageClass.EVENT, (_, filing) -> messages.resolutionTold(said, stamp, filing));
    }

    /** What is to be said of a rescue that the doors do not show, null where they do, or none was claimed. */
    public String doubt(Resolution said) {
        return messages.doubt(said);
    }

    private Draft draft(Decision decision, Writer writer) {
        Moment now = new Moment(clock.tickMs(), clock.wall());
        Messages.Stamp stamp = new Messages.Stamp(ids.get(), new Moment(decision.atMs(), now.at(decision.atMs())));
        boolean alarm = decision.isTrap() && decision.phase() != Phase.SUSPECTED && decision.phase() != Phase.DISMISSED;
        Body body = (uplink, filing) -> writer.write(context(uplink, stamp), stamp, filing);
        if (alarm && !duties.commissioning().isLive()) {
            // It is judged, recorded and shown; who would be called by wires that nobody has proven yet would come for
            // nothing.
            return draft(stamp, Topics.ALARM, MessageClass.ALARM, _ -> false, body);
        }
        return alarm
                ? draft(stamp, Topics.ALARM, MessageClass.ALARM, body)
                : draft(stamp, Topics.EVENT, MessageClass.EVENT, body);
    }

    /** What goes on around an incident, as far as it is for that platform: what one has said never stands in the alarm of another. */
    private Map<String, Object> context(String uplink, Messages.Stamp stamp) {
        return Notices.context(duties.maintenance(uplink), duties.advisories(uplink, clock.wall()), stamp.moment());
    }

    /** The message of a notice. */
    public Draft of(Notice notice) {
        Messages.Stamp stamp = stampNow();
        Body body = (_, filing) -> notices.of(notice, stamp, filing);
        return switch (notice) {
            case Notice.SelfTest test ->
                draft(stamp, Topics.SELF_TEST, MessageClass.ALARM, test.uplinks()::contains, body);
            case Notice.Usage _ -> draft(stamp, Topics.USAGE, MessageClass.USAGE, body);
            case Notice.UplinkFaultChanged _,
                    Notice.MaintenanceChanged _,
                    Notice.StateDiscarded _,
                    Notice.Commissioned _ -> draft(stamp, Topics.EVENT, MessageClass.EVENT, body);
            case Notice.AdvisoryChanged changed ->
                draft(
                        stamp,
                        Topics.EVENT,
                        MessageClass.EVENT,
                        audience.of(Topics.EVENT).and(changed.advisory().uplink()::equals),
                        body);
            // Every platform that has received a wrong time has to learn of it.
            case Notice.TimeCorrected _ -> draft(stamp, Topics.EVENT, MessageClass.EVENT, _ -> true, body);
        };
    }

    /** An event of what happened to the store. */
    public Draft ofStore(MessageClass kind, Map<String, Object> details) {
        Messages.Stamp stamp = stampNow();
        return draft(stamp, Topics.EVENT, kind, (_, filing) -> messages.notice(details, stamp, filing));
    }

    private Messages.Stamp stampNow() {
        return new Messages.Stamp(ids.get(), new Moment(clock.tickMs(), clock.wall()));
    }

    /** Makes a message from whom it is for and where it is filed. */
    private interface Body {
        Map<String, Object> of(String uplink, Messages.Filing filing);
    }

    private Draft draft(Messages.Stamp stamp, String topic, MessageClass kind, Body body) {
        return draft(stamp, topic, kind, audience.of(topic), body);
    }

    private static Draft draft(
            Messages.Stamp stamp, String topic, MessageClass kind, Predicate<String> audience, Body body) {
        return new Draft(
                stamp.id(),
                topic,
                kind,
                audience,
                place -> JsonText.write(
                        body.of(place.uplink(), new Messages.Filing(place.store(), place.seq(), place.durable()))));
    }
}
