package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * How little time this lift needs to serve a landing: to open its doors, let people through and close them. What is shorter has served
 * nobody, whatever a contact says. Learnt from services that were seen whole. Owned by one thread.
 */
public final class ServiceTime {
    /** So many services are taken to have shown it. */
    private static final int SERVICES = 3;

    /** One is not held against another to the last moment: the shortest so far is hardly the shortest there is. */
    private static final double SHARE = 0.85;

    /** A car that stands for so long after a ride, and has not opened, rests there, ms. */
    private static final long RESTS_MS = 60_000;

    /** So many services without such a rest show that the lift does not do that. */
    private static final int SERVICES_WITHOUT_REST = 20;

    private long travelMs = Tick.NONE;
    private int servicesSinceRest;
    private long notClosedMs = Tick.NONE;
    private boolean served;
    private int services;
    private long shortestStandMs = Long.MAX_VALUE;
    private long shortestOpeningMs = Long.MAX_VALUE;

    /**
     * The same, to be carried over a restart.
     *
     * @param travelMs the last travel before this stand, tick
     * @param servicesSinceRest services since the car last rested at a landing without opening
     * @param notClosedMs since when the doors are not closed, tick, or {@link Tick#NONE}
     * @param served whether the doors have been a way out at this stand
     * @param services how many services were seen
     * @param shortestStandMs the shortest stand that was one, ms
     * @param shortestOpeningMs the shortest time for which the doors were not closed in one, ms
     */
    public record SavedService(
            long travelMs,
            int servicesSinceRest,
            long notClosedMs,
            boolean served,
            int services,
            long shortestStandMs,
            long shortestOpeningMs) {}

    void update(CarPicture car) {
        if (car.lastTravelMs() > travelMs) {
            if (!served && car.lastTravelMs() - travelMs >= RESTS_MS) {
                servicesSinceRest = 0;
            } else if (served && car.doors().allClosed().isTrue()) {
                services = Math.min(SERVICES, services + 1);
                servicesSinceRest = Math.min(SERVICES_WITHOUT_REST, servicesSinceRest + 1);
                shortestStandMs = Math.min(shortestStandMs, car.lastTravelMs() - travelMs);
            }
            travelMs = car.lastTravelMs();
            notClosedMs = Tick.NONE;
            served = false;
        }
        Truth closed = car.doors().allClosed();
        boolean passable = car.doors().open().isTrue() && car.passableUnlessOutside();
        if (!car.still() || !closed.isKnown()) {
            return;
        }
        if (closed.isFalse()) {
            notClosedMs = notClosedMs == Tick.NONE ? car.nowMs() : notClosedMs;
            served |= passable;
        } else if (notClosedMs != Tick.NONE) {
            if (served) {
                shortestOpeningMs = Math.min(shortestOpeningMs, car.nowMs() - notClosedMs);
            }
            notClosedMs = Tick.NONE;
        }
    }

    /** For how long doors that serve people are not closed at least, ms; {@code orMs} where this lift has not shown it. */
    long openingMs(long orMs) {
        return known() && shortestOpeningMs != Long.MAX_VALUE ? Math.max(orMs, part(shortestOpeningMs)) : orMs;
    }

    /** For how long a car stands that serves people at least, ms; {@code orMs} where this lift has not shown it. */
    long standMs(long orMs) {
        return known() ? Math.max(orMs, part(shortestStandMs)) : orMs;
    }

    boolean neverRestsUnopened() {
        return servicesSinceRest >= SERVICES_WITHOUT_REST;
    }

    private boolean known() {
        return services >= SERVICES;
    }

    private static long part(long durationMs) {
        return Math.round(durationMs * SHARE);
    }

    /** After a time in which nothing was read nobody knows when this stand began. */
    void resumeAfterGap(long nowMs) {
        travelMs = nowMs;
        notClosedMs = Tick.NONE;
        served = false;
    }

    SavedService save() {
        return new SavedService(
                travelMs, servicesSinceRest, notClosedMs, served, services, shortestStandMs, shortestOpeningMs);
    }

    void resume(SavedService saved) {
        travelMs = saved.travelMs();
        servicesSinceRest = saved.servicesSinceRest();
        notClosedMs = saved.notClosedMs();
        served = saved.served();
        services = saved.services();
        shortestStandMs = saved.shortestStandMs();
        shortestOpeningMs = saved.shortestOpeningMs();
    }
}
