package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Follows the doors of one entrance through their cycle by its two contacts: how long an opening or a closing takes, how
 * often they try, how often they reopen. Where one contact alone is used there is no way between, only closed and open.
 */
public final class EntranceWatch {
    /** Doors that part for less than this have not tried to open: a contact that bounces, ms. */
    static final long TRY_MS = 1000;

    /** Doors that stay closed for this long have done with reopening, ms. */
    static final long AT_REST_MS = 30_000;

    /** Where in their cycle the doors are. */
    public enum Way {
        /** Not known, or not known where they came from. */
        UNKNOWN,
        CLOSED,
        /** They have left closed. */
        OPENING,
        OPEN,
        /** They have left open. */
        CLOSING
    }

    private final Signal closedContact;
    private final Signal openContact;
    private Way way = Way.UNKNOWN;
    private long sinceMs = Tick.NONE;
    private int failedTries;
    private long firstTryMs = Tick.NONE;
    private boolean openedHere;
    private boolean proven;
    private int reopenings;
    private long travelMs = Tick.NONE;

    /**
     * Where the doors are, to be carried over a restart.
     *
     * @param way where in their cycle
     * @param sinceMs since when, tick
     * @param failedTries tries to open in a row that ended closed again
     * @param firstTryMs when the first of them began, tick
     * @param openedHere whether they have opened at this landing and not rested since
     * @param proven whether the contacts have shown that they are wired the right way round
     * @param reopenings how often they have opened again since
     * @param travelMs the last travel seen, tick
     */
    public record SavedEntrance(
            Way way,
            long sinceMs,
            int failedTries,
            long firstTryMs,
            boolean openedHere,
            boolean proven,
            int reopenings,
            long travelMs) {}

    EntranceWatch(Signal closedContact, Signal openContact) {
        this.closedContact = closedContact;
        this.openContact = openContact;
    }

    /** Takes the contacts; the doors move in a door zone, and the contacts elsewhere do not make a cycle. */
    void update(SignalPanel panel, CarPicture car) {
        boolean rested = way == Way.CLOSED && car.nowMs() - sinceMs >= AT_REST_MS;
        boolean left = car.lastTravelMs() > travelMs && !car.inDoorZone().isTrue();
        if (rested || left) {
            travelMs = car.lastTravelMs();
            openedHere = false;
            reopenings = 0;
        }
        Truth closed = panel.flag(closedContact);
        Truth open = panel.flag(openContact);
        boolean both = panel.isUsed(closedContact) && panel.isUsed(openContact);
        if (left && both) {
            learnFromTravel(car.nowMs());
        }
        if (!both) {
            arriveByOneContact(panel.isUsed(closedContact) ? closed : open.not(), car.nowMs());
        } else if (!closed.isKnown() || !open.isKnown() || (closed.isTrue() && open.isTrue())) {
            arrive(Way.UNKNOWN, car.nowMs());
        } else if (closed.isTrue()) {
            close(panel.sinceMs(closedContact), !car.inDoorZone().isFalse());
        } else if (open.isTrue()) {
            open(panel.sinceMs(openContact));
        } else if (way == Way.CLOSED) {
            arrive(Way.OPENING, panel.sinceMs(closedContact));
        } else if (way == Way.OPEN) {
            arrive(Way.CLOSING, panel.sinceMs(openContact));
        }
    }

    /** A car travels with closed doors: contacts that say otherwise are wrong, or there is worse than a sticking door. */
    private void learnFromTravel(long nowMs) {
        proven = way == Way.CLOSED;
        if (!proven) {
            arrive(Way.UNKNOWN, nowMs);
        }
    }

    private void arriveByOneContact(Truth closed, long nowMs) {
        switch (closed) {
            case TRUE -> close(nowMs, true);
            case FALSE -> open(nowMs);
            case UNKNOWN -> arrive(Way.UNKNOWN, nowMs);
        }
    }

    private void close(long atMs, boolean atLanding) {
        boolean tried = proven && way == Way.OPENING && atMs - sinceMs >= TRY_MS && atLanding;
        if (tried) {
            firstTryMs = failedTries == 0 ? sinceMs : firstTryMs;
            failedTries++;
        }
        arrive(Way.CLOSED, atMs);
    }

    private void open(long atMs) {
        if (way != Way.OPEN) {
            reopenings += openedHere && way != Way.UNKNOWN ? 1 : 0;
            openedHere = true;
            proven |= way == Way.OPENING;
            failedTries = 0;
            firstTryMs = Tick.NONE;
        }
        arrive(Way.OPEN, atMs);
    }

    private void arrive(Way there, long atMs) {
        if (way != there) {
            way = there;
            sinceMs = atMs;
        }
    }

    Way way() {
        return way;
    }

    /** Since when the doors are where they are, tick. */
    long sinceMs() {
        return sinceMs;
    }

    /** Whether the contacts are wired the right way round: they read closed in a run, or went through a whole opening. */
    boolean proven() {
        return proven;
    }

    int failedTries() {
        return failedTries;
    }

    /** From when a failing opening counts: the first try, or this one, tick. */
    long openingSinceMs() {
        return failedTries > 0 ? firstTryMs : sinceMs;
    }

    int reopenings() {
        return reopenings;
    }

    /** After a time in which nothing was read nobody knows where the doors came from. */
    void resumeAfterGap(long nowMs) {
        arrive(Way.UNKNOWN, nowMs);
        failedTries = 0;
        firstTryMs = Tick.NONE;
        openedHere = false;
        reopenings = 0;
        travelMs = nowMs;
    }

    SavedEntrance save() {
        return new SavedEntrance(way, sinceMs, failedTries, firstTryMs, openedHere, proven, reopenings, travelMs);
    }

    void resume(SavedEntrance saved) {
        way = saved.way();
        sinceMs = saved.sinceMs();
        failedTries = saved.failedTries();
        firstTryMs = saved.firstTryMs();
        openedHere = saved.openedHere();
        proven = saved.proven();
        reopenings = saved.reopenings();
        travelMs = saved.travelMs();
    }
}
