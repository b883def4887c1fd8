package dev.liftwatch.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the truth: who is in the car, and whether they can get out. It looks at the car and not at what any sensor makes of
 * it; of the sensors it notes only what they could have known.
 */
final class TrapWatch {
    /** People who are let out sooner than this were not trapped, ms. */
    static final long BRIEF_MS = 20_000;

    /** What was wrong with a wire is felt this long after it was mended, ms: it has to be believed again first. */
    static final long AFTERMATH_MS = 3_600_000;

    /** How long before the doors closed a restart of the box is still felt for sure, ms. */
    private static final long SHORTLY_MS = 300_000;

    private final Site site;
    private final Controller controller;
    private final Distress distress;
    private final AlarmButton button;
    private final Instruments instruments;
    private final Box box;
    private final Troubles troubles;
    private final Optional<Sighting> sighting;

    /** The same, null where there is none: it is asked at every look. */
    private final Sighting looks;

    private final List<Trapping> trappings = new ArrayList<>();
    private Trapping.Open open;
    private boolean wayOut;
    private boolean shut = true;
    private boolean openedSinceShut;
    private long closedMs;
    private double closedAtMm;
    private double wayMm;
    private boolean leftZone;
    private int boxStarts;

    TrapWatch(
            Site site,
            Controller controller,
            Distress distress,
            AlarmButton button,
            Instruments instruments,
            Box box,
            Troubles troubles,
            Optional<Sighting> sighting) {
        this.site = site;
        this.controller = controller;
        this.distress = distress;
        this.button = button;
        this.instruments = instruments;
        this.box = box;
        this.troubles = troubles;
        this.sighting = sighting;
        looks = sighting.orElse(null);
    }

    /** Every trapping that has ended. */
    List<Trapping> trappings() {
        return trappings;
    }

    /** Since when people are trapped now, ms; empty where nobody is. */
    Optional<Long> trappedSinceMs() {
        return open == null ? Optional.empty() : Optional.of(open.startMs);
    }

    void observe(long nowMs) {
        watchDoors(nowMs);
        if (box.reads() && looks != null) {
            look(looks, nowMs);
        }
        if (open == null) {
            if (people() && !wayOut && !controller.serves()) {
                begin(nowMs);
            }
        } else {
            go(nowMs);
        }
    }

    /** Whether a look at that moment, before which nobody does anything and the car goes on, would add nothing to the truth. */
    boolean canWaitUntil(long atMs) {
        return looksAgainMs() > atMs;
    }

    /** From when on one may, ms, {@link Long#MAX_VALUE} where none will. */
    long looksAgainMs() {
        return looks == null || !shut ? Long.MAX_VALUE : looks.looksAgainMs();
    }

    private void look(Sighting sensor, long nowMs) {
        boolean restarted = boxStarts != box.starts();
        boxStarts = box.starts();
        if (shut && restarted) {
            sensor.goesOn(nowMs, box.remembersUntilMs());
        }
        if (shut) {
            sensor.look(nowMs);
        }
    }

    private boolean people() {
        for (Rider rider : site.cabin().riders()) {
            if (!rider.isTechnician()) {
                return true;
            }
        }
        return false;
    }

    private void watchDoors(long nowMs) {
        boolean wasShut = shut;
        wayOut = site.machine().wayOut(nowMs);
        shut = site.machine().doorsClosed(nowMs);
        if (shut && !wasShut && openedSinceShut) {
            closedMs = nowMs;
            closedAtMm = site.machine().positionMm(nowMs);
            wayMm = 0;
            leftZone = false;
            openedSinceShut = false;
            button.forget();
            sighting.ifPresent(s -> s.begins(nowMs));
        }
        openedSinceShut |= wayOut;
        wayMm = Math.max(wayMm, Math.abs(site.machine().positionMm(nowMs) - closedAtMm));
        leftZone |= !site.machine().atLanding(nowMs);
    }

    private void begin(long nowMs) {
        Mishap mishap = controller.broken() != null
                ? controller.broken()
                : site.machine().mains() ? Mishap.PASSING_FAULT : Mishap.MAINS_CUT;
        boolean moves = site.machine().moving(nowMs);
        boolean wanders = mishap == Mishap.WANDERS;
        open = new Trapping.Open(
                mishap, wanders ? closedMs : moves ? site.machine().restsMs() : nowMs, closedMs);
        distress.begins();
        go(nowMs);
    }

    private void go(long nowMs) {
        boolean stands = !site.machine().moving(nowMs);
        if (stands && !open.standing) {
            open.standsFromMs = nowMs;
            open.mainsLostMs = Long.MAX_VALUE;
        } else if (!stands && open.standing) {
            endStand(nowMs);
        }
        open.standing = stands;
        if (!site.machine().mains()) {
            open.mainsLostMs = Math.min(open.mainsLostMs, nowMs);
        }
        if (wayOut || !people()) {
            end(nowMs);
        }
    }

    private void endStand(long nowMs) {
        open.stands.add(new Trapping.Stand(
                open.standsFromMs, nowMs, site.machine().atLanding(open.standsFromMs), open.mainsLostMs));
    }

    private void end(long nowMs) {
        if (open.standing) {
            endStand(nowMs);
        }
        distress.ends();
        if (nowMs - open.startMs >= BRIEF_MS) {
            List<Trapping.Off> boxOff = box.offBetween(open.closedMs - SHORTLY_MS, nowMs);
            long boxReadsMs = boxOff.isEmpty() ? 0 : boxOff.getLast().toMs();
            trappings.add(new Trapping(
                    open.mishap,
                    open.startMs,
                    nowMs,
                    open.closedMs,
                    wayMm,
                    leftZone,
                    open.stands,
                    button.since(open.closedMs),
                    sighting.map(Sighting::strongMs).filter(ms -> ms != Long.MAX_VALUE),
                    sighting.map(Sighting::seen).orElse(false),
                    boxOff.isEmpty()
                            ? open.closedMs
                            : sighting.map(Sighting::seenMs).orElse(open.closedMs),
                    instruments.areDead() || !box.reads(),
                    Math.max(troubles.readSinceMs(open.closedMs, nowMs), boxReadsMs),
                    troubles.between(open.closedMs - AFTERMATH_MS, nowMs),
                    boxOff));
        }
        open = null;
    }
}
