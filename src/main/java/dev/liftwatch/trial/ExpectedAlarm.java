package dev.liftwatch.trial;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.sim.AlarmButton;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Trapping;
import java.util.OptionalLong;

/**
 * When a trapping has to have been raised at the latest, by what physically happened and by what its installation can see.
 * Written from the table of causes as it stands in the documents, not from the code that is being held to it.
 */
final class ExpectedAlarm {
    /** What debounce, samples and a sensor's hold time may add, ms. */
    private static final long SLACK_MS = 15_000;

    /** More than travel needs, mm. */
    private static final double SHORT_MM = 200;

    private static final long RASH_MS = 45_000;

    /** No rule sees it; small enough to be added to a time, ms. */
    private static final long NEVER_MS = Long.MAX_VALUE / 4;

    private static final long OUTSIDE_MS = 60_000;
    private static final long OUTSIDE_MAINS_LOST_MS = 90_000;
    private static final long OUTSIDE_UNKNOWN_MS = 120_000;
    private static final long INSIDE_MS = 90_000;
    private static final long BOARDED_MS = 180_000;
    private static final long BOARDED_MAINS_LOST_MS = 90_000;
    private static final long CLOSED_TOO_LONG_MS = 600_000;
    private static final long BUTTON_HOLD_MS = 3200;
    private static final long BUTTON_IN_ZONE_MS = 10_000;
    private static final long BLIND_MS = 120_000;
    private static final long BLIND_MARGIN_MS = 30_000;

    private final Trapping trapping;
    private final Kit kit;
    private final LiftGeometry geometry;

    private ExpectedAlarm(Trapping trapping, Kit kit, LiftGeometry geometry) {
        this.trapping = trapping;
        this.kit = kit;
        this.geometry = geometry;
    }

    /** The latest moment, ms; empty where nothing has to be raised before the people were let out. */
    static OptionalLong latestMs(Trapping trapping, Kit kit, LiftGeometry geometry) {
        long dueMs = new ExpectedAlarm(trapping, kit, geometry).dueMs();
        return dueMs < trapping.releaseMs() ? OptionalLong.of(dueMs) : OptionalLong.empty();
    }

    private long dueMs() {
        long dueMs = Math.min(byButtonMs(), closedTooLongMs());
        long inZoneMs = 0;
        for (Trapping.Stand stood : trapping.stands()) {
            Trapping.Stand stand = asRead(stood);
            long lastsMs = stand.toMs() - stand.fromMs();
            if (stand.atLanding()) {
                long ruleMs = ruleInZoneMs(stand);
                if (inZoneMs + lastsMs > ruleMs) {
                    long atMs = stand.fromMs() + Math.max(0, ruleMs - inZoneMs);
                    long sureMs = trapping.strongMs().orElse(NEVER_MS);
                    dueMs = Math.min(dueMs, within(stand, Math.max(atMs, sureMs) + SLACK_MS));
                }
                inZoneMs += lastsMs;
            } else {
                long ruleMs = stand.fromMs() + ruleOutsideMs(stand);
                dueMs = Math.min(dueMs, within(stand, Math.max(ruleMs, trapping.seenMs()) + SLACK_MS));
            }
        }
        return dueMs;
    }

    /** While nothing was read nobody could see it stand. */
    private Trapping.Stand asRead(Trapping.Stand stood) {
        long fromMs = Math.clamp(trapping.readSinceMs(), stood.fromMs(), stood.toMs());
        return new Trapping.Stand(fromMs, stood.toMs(), stood.atLanding(), stood.mainsLostMs());
    }

    private boolean isAtFault(String signal) {
        return trapping.troubles().stream().anyMatch(trouble -> trouble.startsWith(signal + " "));
    }

    private boolean seesPeople() {
        return kit.seesPeople() && !isAtFault("occupied");
    }

    private static long within(Trapping.Stand stand, long atMs) {
        return atMs < stand.toMs() ? atMs : Long.MAX_VALUE;
    }

    /** Doors that people open by hand say nothing; and weight alone never is enough. */
    private long ruleInZoneMs(Trapping.Stand stand) {
        if (!seesPeople() || geometry.manualDoors()) {
            return NEVER_MS;
        }
        if (hadRide()) {
            return blindAsWell(INSIDE_MS, stand);
        }
        long mainsLostMs = stand.mainsLostMs() - stand.fromMs();
        return blindAsWell(Math.min(BOARDED_MS, Math.max(BOARDED_MAINS_LOST_MS, mainsLostMs)), stand);
    }

    /** A few centimetres are no ride, and by contacts alone only leaving the zone is one. */
    private boolean hadRide() {
        if (trapping.boxOffSinceClosed()) {
            // Whatever ride there was may have been before the restart, or unseen.
            return false;
        }
        return motionShows() ? trapping.wayMm() > SHORT_MM : trapping.leftZone();
    }

    private long ruleOutsideMs(Trapping.Stand stand) {
        boolean sensorWorks = kit.presence().isPresent() && !isAtFault("occupied");
        if (sensorWorks && !trapping.boardedSeen()) {
            return NEVER_MS;
        }
        long ruleMs = seesPeople() && trapping.boardedSeen() ? OUTSIDE_MS : OUTSIDE_UNKNOWN_MS;
        if (mainsLostWithin(stand, ruleMs)) {
            ruleMs = Math.max(ruleMs, OUTSIDE_MAINS_LOST_MS);
        }
        return blindAsWell(Math.max(ruleMs, proofMs(stand)), stand);
    }

    /** Without a position or a speed stillness is proven by the time in which no edge comes. */
    private long proofMs(Trapping.Stand stand) {
        long passagesMs = geometry.slowestPassageMs() * 3 / 2;
        return motionShows() ? 0 : mainsLostWithin(stand, passagesMs) ? 2 * passagesMs : passagesMs;
    }

    private boolean motionShows() {
        return switch (kit) {
            case ENCODER, FULL, CONTROLLER, NO_PRESENCE -> true;
            case CONTACTS, CONTACTS_RADAR, LEVELS, CAMERA, LOAD, NO_PRESENCE_CONTACTS -> false;
        };
    }

    private static boolean mainsLostWithin(Trapping.Stand stand, long durationMs) {
        return stand.mainsLostMs() < Long.MAX_VALUE && stand.mainsLostMs() - stand.fromMs() <= durationMs;
    }

    /** With something wrong with its wires, or their supply gone, the agent may have to go by what it saw before. */
    private long blindAsWell(long ruleMs, Trapping.Stand stand) {
        long blindMs = Math.max(BLIND_MS, geometry.longestRunMs() + BLIND_MARGIN_MS);
        if (!trapping.troubles().isEmpty()) {
            return Math.max(ruleMs, blindMs);
        }
        boolean supplyLost = mainsLostWithin(stand, ruleMs);
        return supplyLost ? Math.max(ruleMs, stand.mainsLostMs() - stand.fromMs() + blindMs) : ruleMs;
    }

    private long byButtonMs() {
        long dueMs = Long.MAX_VALUE;
        for (AlarmButton.Press press : trapping.presses()) {
            if (isAtFault("alarm_button") || press.fromMs() < trapping.readSinceMs()) {
                continue;
            }
            long countsMs = Math.max(press.fromMs() + BUTTON_HOLD_MS, trapping.startMs());
            if (press.heldMs() >= BUTTON_HOLD_MS) {
                long waitMs = Math.max(BUTTON_IN_ZONE_MS, geometry.longestRunMs() + 2000);
                dueMs = Math.min(dueMs, countsMs + Math.max(waitMs, geometry.slowestPassageMs() * 3) + SLACK_MS);
            }
        }
        return dueMs;
    }

    private long closedTooLongMs() {
        boolean sure = seesPeople() && trapping.strongMs().isPresent() && !geometry.manualDoors();
        return sure
                ? Math.max(trapping.strongMs().get(), trapping.readSinceMs()) + CLOSED_TOO_LONG_MS + 2 * SLACK_MS
                : Long.MAX_VALUE;
    }

    /**
     * The earliest moment at which an alarm without the button is not rash, ms. By contacts alone the time counts from the last
     * edge, which may be a passage before the stop.
     */
    static long earliestMs(Trapping trapping, Kit kit, LiftGeometry geometry) {
        ExpectedAlarm due = new ExpectedAlarm(trapping, kit, geometry);
        return trapping.startMs() + RASH_MS - (due.motionShows() ? 0 : geometry.slowestPassageMs());
    }
}
