package dev.liftwatch.report;

import dev.liftwatch.incident.Explanation;
import dev.liftwatch.incident.WayOut;
import java.util.List;
import java.util.Optional;

/**
 * A human has ended an incident.
 *
 * @param request what was said
 * @param uplink over which uplink
 * @param wayOut what the doors had shown since the alarm
 * @param watchedOn whether the doors are watched on, so that the alarm comes again unless one opens
 */
public record Resolution(Request.Resolve request, String uplink, WayOut wayOut, boolean watchedOn) {
    /** What is to be said of a rescue that the doors do not show; empty where they do, or none was claimed. */
    Optional<Explanation> doubt() {
        if (!request.saysRescued()) {
            return Optional.empty();
        }
        return switch (wayOut) {
            case SEEN -> Optional.empty();
            case NOT_SEEN -> said(watchedOn ? "rescue.not-seen" : "rescue.insisted");
            case UNKNOWN -> said("rescue.unknown");
        };
    }

    private static Optional<Explanation> said(String key) {
        return Optional.of(new Explanation(List.of(new Explanation.Sentence(key, List.of(), null))));
    }
}
