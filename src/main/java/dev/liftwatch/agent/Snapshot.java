package dev.liftwatch.agent;

import dev.liftwatch.car.Doubt;
import dev.liftwatch.link.LinkState;
import dev.liftwatch.report.LivePicture;
import dev.liftwatch.report.Moment;
import dev.liftwatch.signal.SignalPanel.Sight;
import dev.liftwatch.tls.CertificateTerm;
import java.util.List;

/**
 * What the loop lets others see. Immutable.
 *
 * @param picture the car and its open incident, null before anything was judged
 * @param moment when it was taken, null before anything was judged
 * @param uplinks the connections
 * @param signals every wired signal
 */
record Snapshot(LivePicture picture, Moment moment, List<UplinkView> uplinks, List<SignalView> signals) {
    static final Snapshot EMPTY = new Snapshot(null, null, List.of(), List.of());

    /**
     * One signal.
     *
     * @param sight what is read of it
     * @param doubt why it is not believed, null where it is
     * @param changesInHour how often it has changed within the last hour, or since the agent was started
     * @param jumps how many of its samples were left out since no car could have come there
     */
    record SignalView(Sight sight, Doubt doubt, int changesInHour, long jumps) {}

    /**
     * One connection.
     *
     * @param name the uplink's name
     * @param online whether it is connected
     * @param reason why not, empty where it is
     * @param waiting how many stored messages wait to be delivered
     * @param lastSeq the number given last
     * @param certificates until when the certificates in use are good, none without TLS
     */
    record UplinkView(
            String name,
            boolean online,
            String reason,
            int waiting,
            long lastSeq,
            List<CertificateTerm> certificates) {}

    static Snapshot of(LivePicture picture, Moment moment, List<Uplink> uplinks, List<SignalView> signals) {
        return new Snapshot(
                picture,
                moment,
                uplinks.stream()
                        .map(uplink -> new UplinkView(
                                uplink.name(),
                                uplink.online(),
                                reason(uplink.state()),
                                uplink.waiting(),
                                uplink.lastSeq(),
                                uplink.certificates()))
                        .toList(),
                signals);
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
