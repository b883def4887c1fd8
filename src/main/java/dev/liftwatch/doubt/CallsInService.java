package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Finds an alarm button that reads pressed in ride after ride, each of which serves people all the same: it is wired as something else, or
 * its contact closes when the lift runs. Somebody may hold the button in one ride; nobody does so in every ride.
 */
public final class CallsInService {
    /** Shorter presses in a ride are play, ms. */
    private static final long HELD_MS = 3000;

    /** After this many rides without one the count begins anew. */
    private static final int CALM_RIDES = 2;

    /** After this many the button is believed again. */
    private static final int CALM_FOR_GOOD = 8;

    /** A button that was not pressed for this long is believed again, ms. */
    private static final long CALM_MS = 3_600_000;

    private long pressedMs = Tick.NONE;
    private boolean heldInRide;
    private long servedMs = Tick.NONE;
    private int calmRides;

    /**
     * What is remembered, to be carried over a restart.
     *
     * @param pressedMs when the button was last pressed, tick, or {@link Tick#NONE}
     * @param heldInRide whether it was held in a ride since the last landing that was served
     * @param servedMs the last travel before that landing, tick
     * @param calmRides rides in a row in which it was not
     */
    public record SavedCalls(long pressedMs, boolean heldInRide, long servedMs, int calmRides) {}

    void update(SignalPanel panel, CarPicture car, RunCheck.Opening opening, Leaving.Word people, Verdicts verdicts) {
        Truth pressed = panel.readFlag(Signal.ALARM_BUTTON);
        if (pressed.isTrue()) {
            pressedMs = car.nowMs();
            heldInRide |= car.lastTravelMs() - panel.sinceMs(Signal.ALARM_BUTTON) >= HELD_MS;
        } else if (pressed.isFalse() && pressedMs != Tick.NONE && car.nowMs() - pressedMs >= CALM_MS) {
            believe(verdicts);
            pressedMs = Tick.NONE;
        }
        boolean serves = opening.afterRun() || people.isOfLeaving();
        if (serves && car.lastTravelMs() > servedMs && pressed.isKnown()) {
            servedMs = car.lastTravelMs();
            countRide(verdicts);
        }
    }

    private void countRide(Verdicts verdicts) {
        if (heldInRide) {
            calmRides = 0;
            verdicts.charge(Signal.ALARM_BUTTON, SignalFault.CONTRADICTORY, Surprise.CALLS_IN_SERVICE);
        } else {
            calmRides = Math.min(CALM_FOR_GOOD, calmRides + 1);
            if (calmRides == CALM_RIDES) {
                verdicts.clear(Signal.ALARM_BUTTON, Surprise.Matter.CALLS);
            } else if (calmRides == CALM_FOR_GOOD) {
                believe(verdicts);
            }
        }
        heldInRide = false;
    }

    private static void believe(Verdicts verdicts) {
        verdicts.clear(Signal.ALARM_BUTTON, Surprise.Matter.CALLS);
        verdicts.trust(Signal.ALARM_BUTTON, SignalFault.CONTRADICTORY);
    }

    /** After a time in which nothing was read no press has been seen to last. */
    void resumeAfterGap(long nowMs) {
        heldInRide = false;
        servedMs = nowMs;
    }

    SavedCalls save() {
        return new SavedCalls(pressedMs, heldInRide, servedMs, calmRides);
    }

    void resume(SavedCalls saved) {
        pressedMs = saved.pressedMs();
        heldInRide = saved.heldInRide();
        servedMs = saved.servedMs();
        calmRides = saved.calmRides();
    }
}
