package dev.liftwatch.evidence;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.Optional;

/**
 * Tells a genuine call for help from play, habit and a stuck button. A press counts once it was held long enough with the
 * doors closed; what follows from it depends on where the car is. It is forgotten when people can walk out.
 */
public final class ButtonWatch {
    private final long holdMs;
    private final long inZoneMs;
    private final long insistMs;
    private final long longestRunMs;
    private final boolean pressesAreSeen;
    private final ButtonTrust trust = new ButtonTrust();
    private boolean stuck;
    private long heldFromMs = Tick.NONE;
    private long genuineMs = Tick.NONE;
    private boolean insisted;
    private boolean nobodySeen;

    /** Whether a press that stands at the first reading was not seen to begin. */
    private boolean beginningUnseen;

    /** Doors that have begun to open at a landing answer the call; they get this long to be a way out, ms. */
    static final long OPENING_MS = 10_000;

    /** Beyond the longest run a car gets this much to open its doors, ms. */
    static final long AFTER_RUN_MS = 2000;

    /**
     * What is known of the button, to be carried over a restart.
     *
     * @param trust whether it can be believed
     * @param stuck whether the press outlived a way out
     * @param heldFromMs since when it is held with the doors closed, tick
     * @param genuineMs when a press counted that was not answered by a way out yet, tick
     * @param insisted whether that press was held long enough to alarm at once
     */
    public record SavedButton(
            ButtonTrust.SavedTrust trust, boolean stuck, long heldFromMs, long genuineMs, boolean insisted) {}

    /** @param presence the presence sensor, where one is wired */
    public ButtonWatch(DetectionSettings settings, long longestRunMs, Optional<PresenceSensor> presence) {
        holdMs = settings.ms(Setting.BUTTON_HOLD_S);
        inZoneMs = settings.ms(Setting.BUTTON_IN_ZONE_S);
        insistMs = settings.ms(Setting.BUTTON_INSIST_S);
        this.longestRunMs = longestRunMs;
        pressesAreSeen = presence.filter(PresenceSensor::seesWhoKeepsStill).isPresent();
    }

    /**
     * Takes the picture at its tick.
     *
     * @param emptySeen whether the presence sensor, which is believed, has seen nobody since the doors closed: only a hold that insists
     *     counts then at a landing, if the sensor has seen somebody lately
     */
    public void update(SignalPanel panel, CarPicture car, boolean emptySeen) {
        Truth pressed = panel.flag(Signal.ALARM_BUTTON);
        trust.update(pressed, panel.flag(Signal.OCCUPIED), pressesAreSeen, car.passableUnlessOutside(), car.nowMs());
        nobodySeen = emptySeen
                && trust.presenceIsAlive()
                && car.inDoorZone().isTrue()
                && car.doors().allClosed().isTrue();
        if (beginningUnseen && pressed.isKnown()) {
            beginningUnseen = false;
            stuck |= pressed.isTrue();
        }
        if (car.passableUnlessOutside()) {
            forget(pressed);
            return;
        }
        if (!pressed.isTrue()) {
            stuck &= !pressed.isFalse();
            heldFromMs = Tick.NONE;
            return;
        }
        boolean nobodyCanLeave = car.sealed().isSealed();
        if (!trust.believed() || stuck || !nobodyCanLeave) {
            heldFromMs = Tick.NONE;
            return;
        }
        if (heldFromMs == Tick.NONE) {
            heldFromMs =
                    Math.max(panel.sinceMs(Signal.ALARM_BUTTON), car.sealed().sinceMs());
        }
        if (genuineMs == Tick.NONE && countsAtMs() <= car.nowMs()) {
            genuineMs = countsAtMs();
        }
        insisted |= heldFromMs + insistMs <= car.nowMs();
    }

    /** When the present press comes to count. */
    private long countsAtMs() {
        boolean insists = trust.hasToInsist(heldFromMs) || nobodySeen;
        return heldFromMs + (insists ? Math.max(holdMs, insistMs) : holdMs);
    }

    /** A human ended the incident; a press that is still held does not call again. */
    public void forget(Truth pressed) {
        stuck |= pressed.isTrue();
        heldFromMs = Tick.NONE;
        genuineMs = Tick.NONE;
        insisted = false;
    }

    /**
     * After a time in which nothing was read nobody knows for how long the button was held. A call that counted is answered by a way out
     * within the usual time from now, or stands.
     */
    public void resumeAfterGap(long nowMs) {
        trust.resumeAfterGap();
        // A person who held it before may hold it still. Any other press counts from its beginning: it comes again, a
        // bad
        // wire does not.
        beginningUnseen = heldFromMs == Tick.NONE;
        heldFromMs = Tick.NONE;
        insisted = false;
        genuineMs = genuineMs == Tick.NONE ? Tick.NONE : nowMs;
    }

    /** The person who called may have got out unseen. A button that is held now is a call of its own. */
    public void forgetCall() {
        heldFromMs = Tick.NONE;
        genuineMs = Tick.NONE;
        insisted = false;
    }

    /** When a press counted that was not answered by a way out yet, tick, or {@link Tick#NONE}. */
    public long genuineMs() {
        return genuineMs;
    }

    /**
     * Whether the button reads pressed but is not believed: the press outlived a way out, the contact was never seen at rest, or
     * it flickers.
     */
    public boolean distrusted(SignalPanel panel) {
        return panel.flag(Signal.ALARM_BUTTON).isTrue() && (stuck || !trust.believed());
    }

    /** When the pending press alarms if nothing changes, tick, or {@link Tick#NEVER} where there is none. */
    public long raiseAtMs(CarPicture car) {
        if (genuineMs == Tick.NONE) {
            return Tick.NEVER;
        }
        if (insisted || car.stillOutside()) {
            return car.nowMs();
        }
        boolean stoodSincePress = car.stillInZone() && car.lastTravelMs() <= genuineMs;
        long dueMs = genuineMs + (stoodSincePress ? inZoneMs : longestRunMs + AFTER_RUN_MS);
        boolean doorsAreOpening =
                !car.inDoorZone().isFalse() && car.doors().allClosed().isFalse();
        return doorsAreOpening ? Math.max(dueMs, car.doors().notClosedSinceMs() + OPENING_MS) : dueMs;
    }

    /** The next tick at which a press comes to count, or never; may lie in the past. */
    public long nextDueMs() {
        if (heldFromMs == Tick.NONE) {
            return Tick.NEVER;
        }
        return genuineMs == Tick.NONE ? countsAtMs() : heldFromMs + insistMs;
    }

    /** What a restart goes on from. */
    public SavedButton save() {
        return new SavedButton(trust.save(), stuck, heldFromMs, genuineMs, insisted);
    }

    /** Goes on from what was saved. */
    public void resume(SavedButton saved) {
        trust.resume(saved.trust());
        stuck = saved.stuck();
        heldFromMs = saved.heldFromMs();
        genuineMs = saved.genuineMs();
        insisted = saved.insisted();
    }
}
