package dev.liftwatch.entrapment;

import dev.liftwatch.car.Aftermath;
import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.CarWatch;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.car.PlausiblePosition;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.doubt.Onboard;
import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.doubt.SignalTrust;
import dev.liftwatch.evidence.ButtonWatch;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.evidence.EvidenceWatch;
import dev.liftwatch.incident.Change;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;
import java.util.Optional;

/** Everything that watches the lift, in the order in which one builds on the other; it decides nothing. */
final class SignalWatches {
    private final LiftGeometry geometry;
    private final SignalPanel panel;
    private final CarWatch car;
    private final SignalTrust trust;
    private final PlausiblePosition plausible;
    private final EvidenceWatch evidence;
    private final ButtonWatch button;
    private boolean doorsStandOpen;

    private final WireStanding wires = new WireStanding() {
        @Override
        public boolean speaks(Signal signal) {
            return panel.isKnown(signal);
        }

        @Override
        public int against(Signal signal) {
            return trust.against(signal);
        }
    };

    SignalWatches(JudgementConfig config) {
        geometry = config.geometry();
        DetectionSettings settings = config.settings();
        panel = new SignalPanel(config.signals());
        car = new CarWatch(
                geometry,
                new CarWatch.Times(
                        settings.ms(Setting.PASSABLE_OPENING_S),
                        settings.ms(Setting.PASSABLE_AJAR_S),
                        settings.ms(Setting.STALLED_S)));
        Optional<PresenceSensor> presence = config.presence().map(PresenceSettings::sensor);
        trust = new SignalTrust(
                geometry, presence.filter(PresenceSensor::seesWhoKeepsStill).isPresent());
        plausible = new PlausiblePosition(geometry);
        evidence = new EvidenceWatch(config.presence(), settings);
        button = new ButtonWatch(settings, geometry.longestRunMs(), presence);
    }

    /** Takes one reading; a position that the car cannot have come to is left out, and where it goes on no position is known. */
    void apply(Reading reading, long atMs) {
        if (reading.signal() != Signal.POSITION_MM || !reading.known()) {
            panel.apply(reading, atMs);
            return;
        }
        boolean afterSilence = !panel.isRead(Signal.POSITION_MM);
        switch (plausible.look(reading.value(), atMs, afterSilence, doorsStandOpen)) {
            case PLAUSIBLE -> panel.apply(reading, atMs);
            case PASSED_OVER -> {}
            case LOST -> panel.apply(Reading.lost(Signal.POSITION_MM), plausible.lostSinceMs());
        }
    }

    /**
     * All that can be said at {@code nowMs}.
     *
     * @param resolvedMs when a human last ended an incident, tick
     * @param alarmOpen whether an alarm for people stands
     */
    JudgementInput look(long nowMs, long resolvedMs, boolean alarmOpen) {
        Evidence before = evidence.latest();
        panel.settle(nowMs);
        CarPicture picture = car.update(panel, nowMs);
        if (trust.update(panel, picture, new Onboard(before.people(), alarmOpen))) {
            picture = car.update(panel, nowMs);
        }
        doorsStandOpen = picture.doors().passable(nowMs);
        remember(picture);
        button.update(panel, picture, before.presenceKnown() && !before.seen() && !before.any());
        Evidence people = evidence.update(panel, picture, button.genuineMs());
        return new JudgementInput(
                picture,
                people,
                panel.shaftUnpowered(),
                doorsBorneOut(),
                perhapsAttended(),
                trust.wouldDoubt(Signal.OCCUPIED),
                geometry.manualDoors(),
                button.genuineMs(),
                button.raiseAtMs(picture),
                resolvedMs,
                Tick.NONE,
                wires);
    }

    /** A sensor that never lets go is stuck, or there is always somebody in the car: then a lift that always opens and does not is news. */
    private boolean perhapsAttended() {
        return panel.readFlag(Signal.OCCUPIED).isTrue()
                && !panel.isUsed(Signal.OCCUPIED)
                && trust.isDoubtedAs(Signal.OCCUPIED, SignalFault.STUCK)
                && trust.neverRestsUnopened();
    }

    private boolean doorsBorneOut() {
        boolean first = panel.isKnown(Signal.DOOR_CLOSED) && panel.isKnown(Signal.DOOR_OPEN);
        boolean second = !panel.isWired(Signal.DOOR2_CLOSED)
                || (panel.isKnown(Signal.DOOR2_CLOSED) && panel.isKnown(Signal.DOOR2_OPEN));
        return first && second;
    }

    /** What was known before a gap counts as far as the car that was found after it lets it. */
    private void remember(CarPicture picture) {
        Aftermath aftermath = car.takeAftermath();
        switch (aftermath) {
            case NONE, SAME_STAND -> {}
            case ELSEWHERE_OUTSIDE -> {
                evidence.keepAsBoarding(panel, picture);
                button.forgetCall();
            }
            case AT_LANDING -> {
                evidence.forget(panel, picture.nowMs());
                button.forgetCall();
            }
        }
    }

    /** What was seen until now counts no more: a human ended the incident it spoke for. */
    void forget(long nowMs) {
        button.forget(panel.flag(Signal.ALARM_BUTTON));
        evidence.forget(panel, nowMs);
    }

    /** An alarm that was most likely a bad wire, and has ended as it does then, says something of that wire. */
    void learnFrom(Change closed, boolean byService, JudgementInput input) {
        Signal wire = OtherExplanations.wireBehind(closed.cause(), input);
        if (wire != null && (byService || closed.reason() == Reason.DOORS_OPENED_AT_LANDING)) {
            trust.belie(wire, byService);
        }
    }

    /** Nothing was read from the tick {@code fromMs} to {@code nowMs}. */
    void resumeAfterGap(long fromMs, long nowMs, Gap gap) {
        panel.resumeAfterGap(nowMs);
        car.resumeAfterGap(fromMs, nowMs, gap);
        trust.resumeAfterGap(nowMs);
        plausible.resumeAfterGap();
        evidence.resumeAfterGap(gap);
        button.resumeAfterGap(nowMs);
    }

    /** When the signals alone change something by themselves, tick, or never; may lie in the past. */
    long signalsDueMs(long nowMs) {
        return panel.nextDueMs(nowMs);
    }

    /** The next tick after {@code nowMs} at which anything here changes by itself, or never. */
    long nextDueMs(long nowMs) {
        long due = later(signalsDueMs(nowMs), nowMs);
        due = Math.min(due, later(car.nextDueMs(), nowMs));
        due = Math.min(due, later(trust.nextDueMs(), nowMs));
        due = Math.min(due, later(evidence.nextDueMs(nowMs), nowMs));
        return Math.min(due, later(button.nextDueMs(), nowMs));
    }

    /** A due time that has passed has had its effect. */
    static long later(long dueMs, long nowMs) {
        return dueMs > nowMs ? dueMs : Tick.NEVER;
    }

    SignalPanel panel() {
        return panel;
    }

    /** How many positions were left out since no car could have come to them. */
    long positionsLeftOut() {
        return plausible.rejected();
    }

    /** Since when positions come that no car can have come to, so that none is known, tick, or {@link Tick#NONE}. */
    long placeLostSinceMs() {
        return plausible.lostSinceMs();
    }

    /** Whether people were seen to leave the car where it stands. */
    boolean seenToLeave() {
        return trust.seenToLeave();
    }

    /** Whether that is beyond doubt. */
    boolean sureThatTheyLeft() {
        return trust.sureThatTheyLeft();
    }

    SignalTrust trust() {
        return trust;
    }

    /** Whether the alarm button reads pressed and is not believed. */
    boolean buttonDistrusted() {
        return button.distrusted(panel);
    }

    /** Where the car is, as far as known. */
    Decision.Place place(Truth inDoorZone) {
        Long position = panel.isKnown(Signal.POSITION_MM) ? panel.value(Signal.POSITION_MM) : null;
        Integer floor = null;
        if (panel.isKnown(Signal.FLOOR)) {
            floor = (int) panel.value(Signal.FLOOR);
        } else if (position != null) {
            floor = geometry.nearestLanding(position);
        }
        return new Decision.Place(position, floor, inDoorZone);
    }

    JudgementState.Watches save() {
        return new JudgementState.Watches(
                panel.save(), car.save(), trust.save(panel), plausible.save(), evidence.save(), button.save());
    }

    void resume(JudgementState.Watches saved) {
        panel.resume(saved.panel());
        car.resume(saved.car());
        trust.resume(saved.trust(), panel);
        plausible.resume(saved.plausible());
        evidence.resume(saved.evidence());
        button.resume(saved.button());
    }
}
