package dev.liftwatch.health;

import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.duties.Advisory;
import dev.liftwatch.duties.Commissioning;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.Maintenance;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.link.LinkState;
import dev.liftwatch.link.LinkTrouble;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.report.Acknowledgement;
import dev.liftwatch.report.LivePicture;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Topics;
import dev.liftwatch.signal.SignalPanel.Sight;
import dev.liftwatch.time.Tick;
import dev.liftwatch.tls.CertificateTerm;
import dev.liftwatch.tls.Revocation;
import dev.liftwatch.uplink.BacklogTrend;
import dev.liftwatch.uplink.Uplink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the loop lets others see. Immutable.
 *
 * @param picture the car and its open incident, null before anything was judged
 * @param moment when it was taken, null before anything was judged
 * @param uplinks the connections
 * @param signals every wired signal
 * @param surroundings what is open beside the judgement
 * @param incidents the open incidents as they stand
 * @param acknowledgements what platforms have answered to alarms since the start
 * @param onCard whether messages are stored on the card, not in memory alone
 * @param recent the car in the last minutes
 */
public record Snapshot(
        LivePicture picture,
        Moment moment,
        List<UplinkView> uplinks,
        List<SignalView> signals,
        Surroundings surroundings,
        List<Decision> incidents,
        List<Acknowledgement> acknowledgements,
        boolean onCard,
        RecentMinutes.View recent) {
    /** Nothing was judged yet. */
    public static final Snapshot EMPTY = new Snapshot(
            null, null, List.of(), List.of(), Surroundings.NONE, List.of(), List.of(), true, RecentMinutes.View.NONE);

    /**
     * One signal.
     *
     * @param sight what is read of it
     * @param doubt why it is not believed, null where it is
     * @param changesInHour how often it has changed within the last hour, or since the agent was started
     * @param jumps how many of its samples were left out since no car could have come there
     * @param placeLostSinceMs since when no place is known though samples come, tick, or {@link dev.liftwatch.time.Tick#NONE}
     */
    public record SignalView(Sight sight, Doubt doubt, int changesInHour, long jumps, long placeLostSinceMs) {}

    /**
     * One connection.
     *
     * @param name the uplink's name
     * @param online whether it is connected
     * @param reason why not, empty where it is
     * @param waiting the stored messages that wait to be delivered
     * @param lastSeq the number given last
     * @param server which of its servers is meant, from 0
     * @param refused how many requests were refused
     * @param tested whether it takes test alarms
     * @param proven when the platform last answered a test alarm
     * @param certificates until when the certificates in use are good, none without TLS
     * @param revocation how far the broker's certificate was checked against lists of revoked ones
     * @param troubles what is wrong with the connection although there is, again and again, one
     */
    record UplinkView(
            String name,
            boolean online,
            String reason,
            BacklogTrend.View waiting,
            long lastSeq,
            int server,
            long refused,
            Unanswered unanswered,
            boolean tested,
            Optional<Duties.Proven> proven,
            List<CertificateTerm> certificates,
            Revocation revocation,
            List<LinkTrouble> troubles) {}

    /**
     * How long its oldest alarm has waited for an answer.
     *
     * @param any whether one waits
     * @param seenMs as far as this start has seen, ms
     * @param older whether it was there before this start
     */
    record Unanswered(boolean any, long seenMs, boolean older) {}

    /**
     * What goes on beside the judgement.
     *
     * @param maintenance the technician's visit that goes on
     * @param advisories the warnings that hold
     * @param uplinkFaults what is wrong with the way to the platforms
     * @param commissioning how it stands with a lift that is not live, empty where it is
     */
    record Surroundings(
            Optional<Maintenance> maintenance,
            List<Advisory> advisories,
            List<UplinkFault> uplinkFaults,
            Optional<Commissioning.Standing> commissioning) {
        static final Surroundings NONE = new Surroundings(Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /**
     * What stands so now.
     *
     * @param picture the car and its open incident, null before anything was judged
     * @param nowMs tick
     * @throws StoreException where the store cannot say what waits
     */
    public static Snapshot of(
            LivePicture picture,
            Moment moment,
            List<Uplink> uplinks,
            List<SignalView> signals,
            Duties duties,
            long nowMs)
            throws StoreException {
        List<UplinkView> views = new ArrayList<>();
        for (Uplink uplink : uplinks) {
            views.add(new UplinkView(
                    uplink.name(),
                    uplink.online(),
                    reason(uplink.state()),
                    uplink.backlog(nowMs),
                    uplink.lastSeq(),
                    uplink.server(),
                    uplink.refused(),
                    new Unanswered(
                            uplink.unanswered().oldestMs() != Tick.NEVER,
                            uplink.unanswered().ageMs(nowMs),
                            uplink.unanswered().isOlder()),
                    uplink.takes(Topics.SELF_TEST),
                    duties.proven(uplink.name(), nowMs),
                    uplink.certificates(),
                    uplink.revocation(),
                    uplink.troubles()));
        }
        Surroundings surroundings = new Surroundings(
                duties.maintenance(),
                duties.advisories(moment.wall()),
                duties.uplinkFaults(),
                duties.commissioning().standing());
        return new Snapshot(
                picture,
                moment,
                List.copyOf(views),
                signals,
                surroundings,
                List.of(),
                List.of(),
                true,
                RecentMinutes.View.NONE);
    }

    /**
     * The same with the incidents that are open and the answers that platforms have given to alarms since the start.
     *
     * @param onCard whether messages are stored on the card
     * @param lately the car in the last minutes
     */
    public Snapshot with(
            List<Decision> open, List<Acknowledgement> answers, boolean onCard, RecentMinutes.View lately) {
        return new Snapshot(
                picture,
                moment,
                uplinks,
                signals,
                surroundings,
                List.copyOf(open),
                List.copyOf(answers),
                onCard,
                lately);
    }

    private static String reason(LinkState state) {
        return switch (state) {
            case LinkState.Waiting waiting -> waiting.reason();
            case LinkState.Connecting _ -> "connecting";
            case LinkState.Online _ -> "";
            case LinkState.Stopped _ -> "stopped";
        };
    }
}
