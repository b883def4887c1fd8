package dev.liftwatch.evidence;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.SealedPeriod;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;
import java.util.Optional;

/** Adds up what speaks for people in the car over a sealed period: the presence sensor, boarding, the alarm button. */
public final class EvidenceWatch {
    /** Presence between the closing doors and a departure within this time is boarding, ms. */
    static final long BOARDING_MS = 30_000;

    private final PresenceWatch sensor;
    private final boolean seesBoarding;
    private final EmptyBeforeLoss emptyBeforeLoss;
    private final PresenceMarks marks = new PresenceMarks();
    private long sealedSinceMs = Tick.NONE;
    private boolean presentBeforeDeparture;
    private boolean sensorDistrusted;
    private boolean underInspection;
    private long reclosedMs = Tick.NONE;
    private Evidence latest = Evidence.NONE;

    /**
     * The evidence, to be carried over a restart.
     *
     * @param marks what was seen
     * @param sealedSinceMs the sealed period it belongs to, tick
     * @param presentBeforeDeparture whether somebody was seen since the doors closed and before the car left
     * @param underInspection whether inspection was on
     * @param reclosedMs the opening outside every door zone whose end was seen last, tick
     * @param silentFromMs since when the sensor was silent before it was lost, tick
     * @param pir the PIR's memory, null where the sensor is another
     * @param radar the radar's or camera's memory, null where the sensor is another
     */
    public record SavedEvidence(
            Evidence marks,
            long sealedSinceMs,
            boolean presentBeforeDeparture,
            boolean underInspection,
            long reclosedMs,
            long silentFromMs,
            PirWatch.SavedPir pir,
            RadarWatch.SavedRadar radar) {}

    /** A watch that has seen nothing yet; without a presence sensor it has the button alone. */
    public EvidenceWatch(Optional<PresenceSettings> presence, DetectionSettings settings) {
        sensor = presence.map(p -> watch(p, settings)).orElseGet(NoPresenceWatch::new);
        seesBoarding = presence.map(PresenceSettings::sensor)
                .filter(PresenceSensor::seesPeople)
                .isPresent();
        boolean seesMovementOnly = presence.isPresent() && presence.get().sensor() == PresenceSensor.PIR;
        emptyBeforeLoss = new EmptyBeforeLoss(
                settings.ms(seesMovementOnly ? Setting.SEEN_EMPTY_PIR_S : Setting.SEEN_EMPTY_RADAR_S));
    }

    private static PresenceWatch watch(PresenceSettings presence, DetectionSettings settings) {
        return switch (presence.sensor()) {
            case PIR -> new PirWatch(presence.holdMs(), settings.ms(Setting.SEEN_EMPTY_PIR_S));
            case RADAR, CAMERA ->
                new RadarWatch(settings.ms(Setting.SEEN_EMPTY_RADAR_S), settings.ms(Setting.SEEN_EMPTY_PIR_S));
            case LOAD -> new LoadWatch();
        };
    }

    /**
     * Takes the picture at its tick.
     *
     * @param buttonMs when a genuine press of the alarm button counted, tick, or {@link Tick#NONE}
     */
    public Evidence update(SignalPanel panel, CarPicture car, long buttonMs) {
        Truth occupied = panel.flag(Signal.OCCUPIED);
        long sinceMs = panel.sinceMs(Signal.OCCUPIED);
        boolean distrusted = panel.isWired(Signal.OCCUPIED) && !panel.isUsed(Signal.OCCUPIED);
        if (distrusted && !sensorDistrusted) {
            begin(occupied, sinceMs, car.nowMs());
        }
        sensorDistrusted = distrusted;
        forgetWhatEnded(occupied, sinceMs, car);
        if (car.sealed().isSealed()) {
            // It may be the lobby, or somebody who comes in, that is seen as the doors part, wherever the car is said
            // to be,
            // unless somebody was seen in it before they did.
            boolean ajarWithSomebodyIn = car.doors().allClosed().isFalse() && marks.any();
            boolean doorsUnknownOutside =
                    car.stillOutside() && !car.doors().allClosed().isKnown();
            boolean counts = car.doors().allClosed().isTrue() || ajarWithSomebodyIn || doorsUnknownOutside;
            sensor.update(occupied, sinceMs, car, counts, marks);
            watchBoarding(occupied, car);
            if (buttonMs != Tick.NONE) {
                marks.strong(buttonMs);
                marks.seen(buttonMs);
            }
        }
        boolean stillEmpty = emptyBeforeLoss.update(occupied, sinceMs, car.sealed(), marks.any()) && !sensorDistrusted;
        latest = marks.evidence(occupied.isKnown() || stillEmpty, sensorDistrusted);
        return latest;
    }

    /** The evidence at the last instant. */
    public Evidence latest() {
        return latest;
    }

    /** What was seen until now counts no more: a human ended the incident it spoke for. */
    public void forget(SignalPanel panel, long nowMs) {
        begin(panel.flag(Signal.OCCUPIED), panel.sinceMs(Signal.OCCUPIED), nowMs);
    }

    /** After a time in which nothing was read: a sensor that is high has not been seen to stay high meanwhile. */
    public void resumeAfterGap(Gap gap) {
        sensor.resumeAfterGap(gap);
        emptyBeforeLoss.forget();
        presentBeforeDeparture = false;
    }

    /**
     * The car is outside every landing after a time in which people may have got out unseen. That somebody was in it before says no more
     * than that somebody boarded: enough for a car that stands there, and not for one that comes to a landing.
     */
    public void keepAsBoarding(SignalPanel panel, CarPicture car) {
        boolean somebody = marks.any();
        begin(panel.flag(Signal.OCCUPIED), panel.sinceMs(Signal.OCCUPIED), car.nowMs());
        sealedSinceMs = car.sealed().sinceMs();
        reclosedMs = car.reclosedMs();
        if (somebody && car.sealed().isSealed()) {
            marks.boarded(car.sealed().sinceMs());
        }
    }

    private void forgetWhatEnded(Truth occupied, long sinceMs, CarPicture car) {
        SealedPeriod sealed = car.sealed();
        boolean inspectionEnded = underInspection && !car.inspection().isTrue();
        underInspection = car.inspection().isTrue();
        boolean othersMayBeIn = sealed.sinceMs() != sealedSinceMs || car.reclosedMs() != reclosedMs;
        if (othersMayBeIn) {
            sealedSinceMs = sealed.sinceMs();
            reclosedMs = car.reclosedMs();
            begin(occupied, sinceMs, car.nowMs());
            if (sealed.isSealed() && seesBoarding && occupied.isTrue()) {
                marks.boarded(car.nowMs());
            }
        } else if (inspectionEnded) {
            begin(occupied, sinceMs, car.nowMs());
        }
    }

    private void begin(Truth occupied, long sinceMs, long nowMs) {
        marks.clear();
        presentBeforeDeparture = false;
        sensor.begin(occupied, sinceMs, nowMs);
    }

    private void watchBoarding(Truth occupied, CarPicture car) {
        SealedPeriod sealed = car.sealed();
        boolean inTime = car.nowMs() <= sealed.sinceMs() + BOARDING_MS;
        if (!seesBoarding || !inTime) {
            return;
        }
        if (!sealed.hasRide()) {
            presentBeforeDeparture |= occupied.isTrue();
        } else if (presentBeforeDeparture) {
            marks.boarded(sealed.firstDepartureMs());
            presentBeforeDeparture = false;
        }
    }

    /** The next tick at which evidence arises by itself, or never; may lie in the past. */
    public long nextDueMs(long nowMs) {
        return sealedSinceMs == Tick.NONE ? Tick.NEVER : sensor.nextDueMs(nowMs);
    }

    /** What a restart goes on from. */
    public SavedEvidence save() {
        return new SavedEvidence(
                marks.evidence(latest.presenceKnown(), sensorDistrusted),
                sealedSinceMs,
                presentBeforeDeparture,
                underInspection,
                reclosedMs,
                emptyBeforeLoss.save(),
                sensor instanceof PirWatch pir ? pir.save() : null,
                sensor instanceof RadarWatch radar ? radar.save() : null);
    }

    /** Goes on from what was saved. */
    public void resume(SavedEvidence saved) {
        marks.resume(saved.marks());
        latest = saved.marks();
        sensorDistrusted = saved.marks().sensorDistrusted();
        sealedSinceMs = saved.sealedSinceMs();
        presentBeforeDeparture = saved.presentBeforeDeparture();
        underInspection = saved.underInspection();
        reclosedMs = saved.reclosedMs();
        emptyBeforeLoss.resume(saved.silentFromMs());
        if (sensor instanceof PirWatch pir && saved.pir() != null) {
            pir.resume(saved.pir());
        }
        if (sensor instanceof RadarWatch radar && saved.radar() != null) {
            radar.resume(saved.radar());
        }
    }
}
