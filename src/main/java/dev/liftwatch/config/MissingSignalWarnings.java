package dev.liftwatch.config;

import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.signal.Signal;
import java.util.EnumSet;
import java.util.Set;

/** Warns of what the agent cannot see, since the signals for it are not wired. */
final class MissingSignalWarnings {
    private static final Set<Signal> DOOR_CONTACTS =
            EnumSet.of(Signal.DOOR_CLOSED, Signal.DOOR2_CLOSED, Signal.DOOR_OPEN, Signal.DOOR2_OPEN);

    private MissingSignalWarnings() {}

    static void report(Section signals, Set<Signal> wired, DetectionSettings detection, Problems problems) {
        boolean someUnread = wired.size() != signals.size();
        if (wired.isEmpty() || someUnread || problems.textIsBroken()) {
            return;
        }
        if (DOOR_CONTACTS.stream().noneMatch(wired::contains)) {
            signals.missing(Phrase.of("found.no-door"), Phrase.of("allowed.door"));
            return;
        }
        entrance(signals, wired, detection, Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
        entrance(signals, wired, detection, Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN);
        place(signals, wired);
        people(signals, wired);
        if (!wired.contains(Signal.MAINS_OK)) {
            int seconds = detection.seconds(Setting.OUTSIDE_RAISE_S);
            int withMainsLost = detection.seconds(Setting.OUTSIDE_MAINS_LOST_RAISE_S);
            signals.warn(Phrase.of("blind.mains", seconds, withMainsLost));
        }
        if (!wired.contains(Signal.INSPECTION)) {
            signals.warn(Phrase.of("blind.inspection"));
        }
    }

    private static void entrance(
            Section signals, Set<Signal> wired, DetectionSettings detection, Signal closed, Signal open) {
        if (wired.contains(open) && !wired.contains(closed)) {
            signals.warn(Phrase.of("blind.closed", closed.code()));
        }
        if (wired.contains(closed) && !wired.contains(open)) {
            signals.warn(Phrase.of("blind.open", open.code(), detection.seconds(Setting.PASSABLE_AJAR_S)));
        }
    }

    private static void place(Section signals, Set<Signal> wired) {
        boolean upper = wired.contains(Signal.LEVEL_UPPER);
        boolean lower = wired.contains(Signal.LEVEL_LOWER);
        boolean zone = wired.contains(Signal.DOOR_ZONE) || wired.contains(Signal.POSITION_MM);
        if (!zone && upper != lower) {
            signals.warn(Phrase.of("blind.one-level", upper ? "level_lower" : "level_upper"));
        } else if (!zone && !upper) {
            signals.warn(Phrase.of("blind.zone"));
        }
        if (!wired.contains(Signal.POSITION_MM) && !wired.contains(Signal.SPEED_MM_S)) {
            signals.warn(Phrase.of("blind.motion"));
        }
    }

    private static void people(Section signals, Set<Signal> wired) {
        if (!wired.contains(Signal.OCCUPIED)) {
            signals.warn(Phrase.of("blind.presence"));
        }
        if (!wired.contains(Signal.ALARM_BUTTON)) {
            signals.warn(Phrase.of("blind.button"));
        }
    }
}
