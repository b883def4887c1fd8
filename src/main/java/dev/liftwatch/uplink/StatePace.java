package dev.liftwatch.uplink;

import dev.liftwatch.config.Reporting;
import dev.liftwatch.report.LivePicture;
import dev.liftwatch.report.Messages;
import java.util.concurrent.TimeUnit;

/** When a platform is told the live picture. Loop thread. */
public final class StatePace {
    private final long leastMs;
    private final Reporting.StateOn on;
    private LivePicture told;
    private long toldMs;

    /** One that has told nothing yet. */
    StatePace(Reporting reporting, long nowMs) {
        leastMs = TimeUnit.SECONDS.toMillis(reporting.stateMinS());
        on = reporting.stateOn();
        toldMs = nowMs - Math.max(leastMs, Messages.HEARTBEAT_MS);
    }

    /** Whether {@code picture} is to be told now. */
    public boolean isDue(LivePicture picture, long nowMs) {
        long sinceMs = nowMs - toldMs;
        if (sinceMs < leastMs) {
            return false;
        }
        return told == null || sinceMs >= Messages.HEARTBEAT_MS || changes(picture);
    }

    /** It has been told. */
    public void tell(LivePicture picture, long nowMs) {
        told = picture;
        toldMs = nowMs;
    }

    private boolean changes(LivePicture picture) {
        return switch (on) {
            case CHANGE -> !picture.equals(told);
            case DOORS_AND_STOPS -> !picture.doorsAndStops().equals(told.doorsAndStops());
            case HEARTBEAT -> false;
        };
    }
}
