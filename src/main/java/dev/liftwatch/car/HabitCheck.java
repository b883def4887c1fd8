package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;
import java.util.List;

/**
 * Faults that show over many rides: a presence sensor that never lets go, a door-open contact that never comes, and sensors
 * by which the car would travel for longer than it can.
 */
public final class HabitCheck {
    /** A car is empty for a moment within this many openings … */
    private static final int OPENINGS_WITHOUT_SILENCE = 6;

    /** … and this time, ms. */
    private static final long WITHOUT_SILENCE_MS = 20 * 60_000;

    /** Whoever has stood in a closed car at a landing for so long, ms, */
    private static final long STOOD_MS = 600_000;

    /** does not ride on through so many openings without leaving the car. */
    private static final int OPENINGS_AFTER_STANDING = 2;

    /** Beyond one and a half of its longest runs a car gets this, ms. */
    private static final long RESTLESS_MS = 10_000;

    /** Without an edge for this long at a landing a car has stopped there, ms. */
    private static final long PAUSE_MS = 3000;

    /** A car that has come this far has travelled, mm. */
    private static final long SOMEWHERE_MM = 1000;

    /** A rescue device takes so many times as long. */
    private static final int CREEPING_RUNS = 3;

    /** So many stops at landings within one sealed period, and no door moved: a contact that is stuck, not the doors. */
    private static final int STOPS_WITHOUT_DOORS = 4;

    private static final List<Signal> MOTION_SENSORS =
            List.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER, Signal.POSITION_MM, Signal.SPEED_MM_S);

    private long presentSinceMs = Tick.NONE;
    private int openingsPresent;
    private long standsSinceMs = Tick.NONE;
    private boolean stoodLong;
    private int openingsAfterStanding;
    private final OpenContactCheck firstOpen = new OpenContactCheck(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
    private final OpenContactCheck secondOpen = new OpenContactCheck(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN);
    private final VainStopCheck firstClosed = new VainStopCheck(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
    private final VainStopCheck secondClosed = new VainStopCheck(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN);
    private int stopsWithoutDoors;
    private long stoppedTravelMs = Tick.NONE;
    private long restlessSinceMs = Tick.NONE;
    private long restlessFromMm;

    /**
     * What is remembered, to be carried over a restart.
     *
     * @param presentSinceMs since when the presence sensor is high, tick
     * @param openingsPresent openings since then
     * @param standsSinceMs since when the car stands closed at a landing with the sensor high, tick, or {@link Tick#NONE}
     * @param stoodLong whether it has stood so for long since the sensor is high
     * @param openingsAfterStanding openings since then
     * @param firstOpen how the door-open contact has done
     * @param secondOpen how that of the second entrance has
     * @param firstClosed how the door-closed contact of a through car has done
     * @param secondClosed how that of its second entrance has
     * @param stopsWithoutDoors stops at landings in a row at which no door moved
     * @param stoppedTravelMs the travel that ended at the last of them, tick
     * @param restlessSinceMs since when the car has not stood, tick
     * @param restlessFromMm where it was then, mm
     */
    public record SavedHabits(
            long presentSinceMs,
            int openingsPresent,
            long standsSinceMs,
            boolean stoodLong,
            int openingsAfterStanding,
            OpenContactCheck.SavedContact firstOpen,
            OpenContactCheck.SavedContact secondOpen,
            VainStopCheck.SavedStops firstClosed,
            VainStopCheck.SavedStops secondClosed,
            int stopsWithoutDoors,
            long stoppedTravelMs,
            long restlessSinceMs,
            long restlessFromMm) {}

    void update(
            SignalPanel panel,
            CarPicture car,
            LiftGeometry geometry,
            RunCheck run,
            RunCheck.Opening opening,
            Verdicts verdicts) {
        presence(panel, car, opening, verdicts);
        firstOpen.update(panel, car, run, verdicts);
        secondOpen.update(panel, car, run, verdicts);
        closedContact(panel, car, verdicts);
        restlessness(panel, car, geometry, verdicts);
    }

    /**
     * A lift that stops at landing after landing with doors that never move has a stuck contact: one whose doors fail does
     * not go on calling at landings.
     */
    private void closedContact(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        boolean throughCar = panel.isWired(Signal.DOOR2_CLOSED);
        if (throughCar) {
            firstClosed.update(panel, car, verdicts);
            secondClosed.update(panel, car, verdicts);
        }
        if (VainStopCheck.doorsMove(panel)) {
            stopsWithoutDoors = 0;
            if (!throughCar) {
                verdicts.trust(Signal.DOOR_CLOSED, SignalFault.CONTRADICTORY);
            }
        } else if (car.stillInZone() && car.lastTravelMs() > stoppedTravelMs) {
            stoppedTravelMs = car.lastTravelMs();
            stopsWithoutDoors++;
        }
        if (stopsWithoutDoors >= STOPS_WITHOUT_DOORS && !panel.isUsed(Signal.DOOR_OPEN)) {
            verdicts.distrust(Signal.DOOR_CLOSED, SignalFault.CONTRADICTORY);
        }
    }

    private void presence(SignalPanel panel, CarPicture car, RunCheck.Opening opening, Verdicts verdicts) {
        if (!panel.readFlag(Signal.OCCUPIED).isTrue()) {
            presentSinceMs = Tick.NONE;
            openingsPresent = 0;
            standsSinceMs = Tick.NONE;
            stoodLong = false;
            openingsAfterStanding = 0;
            if (panel.readFlag(Signal.OCCUPIED).isFalse()) {
                verdicts.trust(Signal.OCCUPIED, SignalFault.STUCK);
            }
            return;
        }
        if (presentSinceMs == Tick.NONE) {
            presentSinceMs = car.nowMs();
        }
        boolean stands = car.doors().allClosed().isTrue() && car.stillInZone();
        if (!stands) {
            standsSinceMs = Tick.NONE;
        } else if (standsSinceMs == Tick.NONE) {
            standsSinceMs = car.nowMs();
        }
        stoodLong |= stands && car.nowMs() - standsSinceMs >= STOOD_MS;
        boolean opens = opening != RunCheck.Opening.NONE;
        openingsPresent += opens ? 1 : 0;
        openingsAfterStanding += opens && stoodLong ? 1 : 0;
        boolean neverSilent =
                openingsPresent >= OPENINGS_WITHOUT_SILENCE && car.nowMs() - presentSinceMs >= WITHOUT_SILENCE_MS;
        if (neverSilent || openingsAfterStanding >= OPENINGS_AFTER_STANDING) {
            verdicts.distrust(Signal.OCCUPIED, SignalFault.STUCK);
        }
    }

    /**
     * A car that travels on and on without standing, for longer than any run takes, and gets nowhere is shaken by its sensors,
     * not by its drive.
     */
    private void restlessness(SignalPanel panel, CarPicture car, LiftGeometry geometry, Verdicts verdicts) {
        boolean travelsOn = !car.still() && car.nowMs() - car.lastTravelMs() <= geometry.slowestPassageMs() * 3 / 2;
        boolean pauses = car.inDoorZone().isTrue() && car.nowMs() - car.lastTravelMs() >= PAUSE_MS;
        if (!travelsOn
                || pauses
                || car.inspection().isTrue()
                || car.doors().open().isTrue()) {
            restlessSinceMs = Tick.NONE;
            return;
        }
        if (restlessSinceMs == Tick.NONE) {
            restlessSinceMs = car.nowMs();
            restlessFromMm = panel.value(Signal.POSITION_MM);
        }
        boolean maybeCreeping =
                panel.isWired(Signal.MAINS_OK) && !car.mainsLost().isFalse();
        long mostMs = geometry.longestRunMs() * (maybeCreeping ? CREEPING_RUNS : 1) * 3 / 2 + RESTLESS_MS;
        if (car.nowMs() - restlessSinceMs < mostMs) {
            return;
        }
        restlessSinceMs = Tick.NONE;
        boolean gotSomewhere = panel.isKnown(Signal.POSITION_MM)
                && Math.abs(panel.value(Signal.POSITION_MM) - restlessFromMm) > SOMEWHERE_MM;
        if (!gotSomewhere) {
            for (Signal signal : MOTION_SENSORS) {
                if (panel.isKnown(signal) && panel.sinceMs(signal) >= car.lastTravelMs()) {
                    verdicts.distrust(signal, SignalFault.CHATTERING);
                }
            }
        }
    }

    /** After a time in which nothing was read nothing has been seen to last, and no two stops follow each other. */
    void bridgeGap(long nowMs) {
        presentSinceMs = Tick.NONE;
        openingsPresent = 0;
        standsSinceMs = Tick.NONE;
        stoodLong = false;
        openingsAfterStanding = 0;
        firstOpen.bridgeGap(nowMs);
        secondOpen.bridgeGap(nowMs);
        firstClosed.bridgeGap();
        secondClosed.bridgeGap();
        stopsWithoutDoors = 0;
        stoppedTravelMs = nowMs;
        restlessSinceMs = Tick.NONE;
    }

    SavedHabits save() {
        return new SavedHabits(
                presentSinceMs,
                openingsPresent,
                standsSinceMs,
                stoodLong,
                openingsAfterStanding,
                firstOpen.save(),
                secondOpen.save(),
                firstClosed.save(),
                secondClosed.save(),
                stopsWithoutDoors,
                stoppedTravelMs,
                restlessSinceMs,
                restlessFromMm);
    }

    void resume(SavedHabits saved) {
        presentSinceMs = saved.presentSinceMs();
        openingsPresent = saved.openingsPresent();
        standsSinceMs = saved.standsSinceMs();
        stoodLong = saved.stoodLong();
        openingsAfterStanding = saved.openingsAfterStanding();
        firstOpen.resume(saved.firstOpen());
        secondOpen.resume(saved.secondOpen());
        firstClosed.resume(saved.firstClosed());
        secondClosed.resume(saved.secondClosed());
        stopsWithoutDoors = saved.stopsWithoutDoors();
        stoppedTravelMs = saved.stoppedTravelMs();
        restlessSinceMs = saved.restlessSinceMs();
        restlessFromMm = saved.restlessFromMm();
    }
}
