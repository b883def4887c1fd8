package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the signals against each other and leaves out whoever is wrong (an inverted one it turns), until it behaves. A lift
 * that serves its landings is the witness: one odd ride may be people forcing the doors, a few in a row are a bad wire. Owned by one thread.
 */
public final class SignalTrust {
    /** Sensors that were calm for this long are believed again, ms. */
    private static final long CALM_MS = 20_000;

    /** Those that cannot be calm are tried again after this, ms. */
    private static final long RETRY_MS = 10 * 60_000;

    private final LiftGeometry geometry;
    private final RunCheck runs;
    private final PositionCheck position = new PositionCheck();
    private final HabitCheck habits = new HabitCheck();
    private final FlickerCheck flicker;
    private final PresenceHabit presence;
    private final InspectionPolarity inspection = new InspectionPolarity();
    private final FlutterCheck flutter = new FlutterCheck();
    private final Map<Signal, Doubt> doubts = new EnumMap<>(Signal.class);

    /**
     * What is remembered of the signals, to be carried over a restart.
     *
     * @param doubts who is left out
     * @param runs what runs have shown
     * @param position what they have shown of the position
     * @param habits what shows over many of them
     * @param flicker how often sensors have changed
     * @param presence how the presence sensor has done in parked cars
     * @param inspection which way round the inspection input is wired
     * @param flutter how quickly contacts have changed again
     */
    public record SavedTrust(
            List<Doubt> doubts,
            RunCheck.SavedRun runs,
            PositionCheck.SavedPositionCheck position,
            HabitCheck.SavedHabits habits,
            List<FlickerCheck.Count> flicker,
            PresenceHabit.SavedPresence presence,
            InspectionPolarity.SavedPolarity inspection,
            List<FlutterCheck.Flutter> flutter) {}

    /** @param seesWhoKeepsStill whether the presence sensor is a radar or a camera */
    public SignalTrust(LiftGeometry geometry, boolean seesWhoKeepsStill) {
        this.geometry = geometry;
        presence = new PresenceHabit(seesWhoKeepsStill);
        runs = new RunCheck(geometry);
        flicker = new FlickerCheck(geometry);
    }

    /**
     * Takes the picture at its tick.
     *
     * @return whether a signal has been left out or taken in again, so that the picture must be drawn anew
     */
    public boolean update(SignalPanel panel, CarPicture car) {
        Finder finder = new Finder(panel, car.nowMs());
        RunCheck.Opening opening = runs.update(panel, car, finder);
        position.update(panel, car, geometry, opening, finder);
        habits.update(panel, car, geometry, runs, opening, finder);
        flicker.update(panel, car, finder);
        presence.update(panel, car, finder);
        inspection.update(panel, car, opening.afterRun(), finder);
        flutter.update(panel, car, finder);
        giveChatterersAChance(panel, car.nowMs(), finder);
        return finder.changed;
    }

    private void giveChatterersAChance(SignalPanel panel, long nowMs, Finder finder) {
        if (doubts.isEmpty()) {
            return;
        }
        for (Doubt doubt : List.copyOf(doubts.values())) {
            if (flicker.flickers(doubt.signal()) || flutter.flutters(doubt.signal())) {
                continue;
            }
            boolean calm = nowMs - panel.sinceMs(doubt.signal()) >= CALM_MS;
            if (doubt.fault() == SignalFault.CHATTERING && (calm || nowMs - doubt.sinceMs() >= RETRY_MS)) {
                finder.trust(doubt.signal(), SignalFault.CHATTERING);
            }
        }
    }

    /** The signals that are left out now, in the order of {@link Signal}. */
    public List<Doubt> doubts() {
        return doubts.isEmpty() ? List.of() : List.copyOf(doubts.values());
    }

    /** After a time in which nothing was read: what was learnt stays, what was under way is over. */
    public void bridgeGap(long nowMs) {
        runs.bridgeGap(nowMs);
        position.bridgeGap();
        habits.bridgeGap(nowMs);
        flicker.bridgeGap(nowMs);
        presence.bridgeGap();
        flutter.bridgeGap(nowMs);
    }

    public SavedTrust save(SignalPanel panel) {
        return new SavedTrust(
                new ArrayList<>(doubts.values()),
                runs.save(panel),
                position.save(),
                habits.save(),
                flicker.save(),
                presence.save(),
                inspection.save(),
                flutter.save());
    }

    /** Goes on from what was saved, which is about wired signals alone, and tells the panel who is left out or turned. */
    public void resume(SavedTrust saved, SignalPanel panel) {
        saved.doubts().forEach(doubt -> doubts.put(doubt.signal(), doubt));
        for (Signal signal : panel.wired()) {
            Doubt doubt = doubts.get(signal);
            boolean inverted = doubt != null && doubt.fault() == SignalFault.INVERTED;
            panel.resumeTrust(signal, doubt != null && !inverted, inverted);
        }
        runs.resume(saved.runs());
        position.resume(saved.position());
        habits.resume(saved.habits());
        flicker.resume(saved.flicker());
        presence.resume(saved.presence());
        inspection.resume(saved.inspection());
        flutter.resume(saved.flutter());
    }

    /** Carries verdicts out. */
    private final class Finder implements Verdicts {
        private final SignalPanel panel;
        private final long nowMs;
        private boolean changed;

        Finder(SignalPanel panel, long nowMs) {
            this.panel = panel;
            this.nowMs = nowMs;
        }

        @Override
        public void distrust(Signal signal, SignalFault fault) {
            Doubt before = doubts.get(signal);
            boolean knownBetter = before != null
                    && (fault == SignalFault.INVERTED
                            ? before.fault() == SignalFault.STUCK
                            : fault == SignalFault.CHATTERING && flutter.flutters(signal) && before.fault() != fault);
            if (before != null && !knownBetter) {
                return;
            }
            doubts.put(signal, new Doubt(signal, fault, nowMs));
            panel.trust(signal);
            if (fault == SignalFault.INVERTED) {
                panel.turn(signal);
            } else {
                panel.distrust(signal);
            }
            changed = true;
        }

        @Override
        public void trust(Signal signal, SignalFault fault) {
            Doubt doubt = doubts.get(signal);
            if (doubt != null && doubt.fault() == fault) {
                doubts.remove(signal);
                panel.trust(signal);
                changed = true;
            }
        }
    }
}
