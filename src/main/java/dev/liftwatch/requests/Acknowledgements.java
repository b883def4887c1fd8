package dev.liftwatch.requests;

import dev.liftwatch.report.Acknowledgement;
import dev.liftwatch.report.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The newest answer of each platform to each incident, since the start. Loop thread. */
final class Acknowledgements {
    /** Answers are kept for this many pairs of platform and incident, the newest ones. */
    static final int MOST = 100;

    private record About(String uplink, String incident) {}

    private final Map<About, Acknowledgement> newest = new LinkedHashMap<>();

    /**
     * Takes an answer in the place of the one before; an answer without a time of arrival keeps the time that was said.
     *
     * @return whether it says anything that the one before did not
     */
    boolean add(String uplink, Request.Ack ack, long nowMs) {
        About about = new About(uplink, ack.incident());
        Acknowledgement before = newest.remove(about);
        boolean keepsTime = ack.etaMin() == null && before != null && before.etaMin() != null;
        newest.put(
                about, keepsTime ? before : new Acknowledgement(uplink, ack.incident(), ack.by(), nowMs, ack.etaMin()));
        if (newest.size() > MOST) {
            newest.remove(newest.keySet().iterator().next());
        }
        boolean sameTime =
                ack.etaMin() == null || (before != null && ack.etaMin().equals(before.etaMin()));
        return before == null || !sameTime || !Objects.equals(ack.by(), before.by());
    }

    List<Acknowledgement> all() {
        return List.copyOf(newest.values());
    }
}
