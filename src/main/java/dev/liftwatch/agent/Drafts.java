package dev.liftwatch.agent;

import dev.liftwatch.entrapment.Decision;
import dev.liftwatch.entrapment.Phase;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.outbox.Draft;
import dev.liftwatch.outbox.MessageClass;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Notices;
import dev.liftwatch.report.Request;
import dev.liftwatch.time.Clock;
import dev.liftwatch.upkeep.Notice;
import dev.liftwatch.upkeep.Upkeep;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is to be stored of decisions and notices: which message, on which topic, for which platforms. Loop thread. */
final class Drafts {
    private static final String EVENT = "event";
    static final String SELF_TEST = "selftest";
    private static final String USAGE = "usage";

    private final Messages messages;
    private final Notices notices;
    private final Upkeep upkeep;
    private final List<Uplink> uplinks;
    private final Clock clock;
    private final Ids ids;

    Drafts(Messages messages, Notices notices, Upkeep upkeep, List<Uplink> uplinks, Clock clock, Ids ids) {
        this.messages = messages;
        this.notices = notices;
        this.upkeep = upkeep;
        this.uplinks = uplinks;
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes the message of one decision. */
    private interface Writer {
        Map<String, Object> write(Messages.Stamp stamp, Messages.Filing filing);
    }

    Draft of(Decision decision) {
        return draft(decision, (stamp, filing) -> messages.incident(decision, context(stamp), stamp, filing));
    }

    /** Where the car of a decision is, in words for the log. */
    String whereabouts(Decision decision) {
        return messages.whereabouts(decision.place());
    }

    /** Why it was decided, in words for the log. */
    String reason(Decision decision) {
        return messages.reason(decision);
    }

    /** The close of an incident that a human resolved, with what the human said. */
    Draft resolved(Decision decision, Request.Resolve request) {
        return draft(decision, (stamp, filing) -> messages.resolved(decision, request, context(stamp), stamp, filing));
    }

    private Draft draft(Decision decision, Writer writer) {
        Moment now = new Moment(clock.tickMs(), clock.wall());
        Messages.Stamp stamp = new Messages.Stamp(ids.next(), new Moment(decision.atMs(), now.at(decision.atMs())));
        boolean alarm = decision.isTrap() && decision.phase() != Phase.SUSPECTED && decision.phase() != Phase.DISMISSED;
        return alarm
                ? draft(stamp, Uplink.ALARM, MessageClass.ALARM, filing -> writer.write(stamp, filing))
                : draft(stamp, EVENT, MessageClass.EVENT, filing -> writer.write(stamp, filing));
    }

    private Map<String, Object> context(Messages.Stamp stamp) {
        return Notices.context(upkeep.maintenance(), upkeep.advisories(clock.wall()), stamp.moment());
    }

    Draft of(Notice notice) {
        Messages.Stamp stamp = stampNow();
        Body body = filing -> notices.of(notice, stamp, filing);
        return switch (notice) {
            case Notice.SelfTest test -> draft(stamp, SELF_TEST, MessageClass.ALARM, test.uplinks()::contains, body);
            case Notice.Usage _ -> draft(stamp, USAGE, MessageClass.USAGE, body);
            case Notice.LapseChanged _,
                    Notice.MaintenanceChanged _,
                    Notice.AdvisoryChanged _,
                    Notice.StateDiscarded _ -> draft(stamp, EVENT, MessageClass.EVENT, body);
            // Whoever has got a wrong time has to hear of it.
            case Notice.TimeCorrected _ -> draft(stamp, EVENT, MessageClass.EVENT, _ -> true, body);
        };
    }

    /** An event of what happened to the store. */
    Draft ofStore(MessageClass kind, Map<String, Object> details) {
        Messages.Stamp stamp = stampNow();
        return draft(stamp, EVENT, kind, filing -> messages.notice(details, stamp, filing));
    }

    private Messages.Stamp stampNow() {
        return new Messages.Stamp(ids.next(), new Moment(clock.tickMs(), clock.wall()));
    }

    /** Makes a message from where it is filed. */
    private interface Body {
        Map<String, Object> of(Messages.Filing filing);
    }

    private Draft draft(Messages.Stamp stamp, String topic, MessageClass kind, Body body) {
        Predicate<String> whoTakesIt =
                name -> uplinks.stream().anyMatch(uplink -> uplink.name().equals(name) && uplink.takes(topic));
        return draft(stamp, topic, kind, whoTakesIt, body);
    }

    private static Draft draft(
            Messages.Stamp stamp, String topic, MessageClass kind, Predicate<String> audience, Body body) {
        return new Draft(
                stamp.id(),
                topic,
                kind,
                audience,
                place -> JsonText.write(body.of(new Messages.Filing(place.store(), place.seq(), place.durable()))));
    }
}
