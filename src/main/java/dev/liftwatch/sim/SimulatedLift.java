package dev.liftwatch.sim;

import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.EnumMap;
import java.util.Map;

/**
 * One lift that behaves as lifts do: it drives only with its doors closed and its safety chain healthy, opens them only
 * where it stands at a landing, and stops where it is when the chain opens or the mains fail. Orders it cannot follow are
 * refused, as the controller of a real one does. Owned by one thread.
 */
public final class SimulatedLift {
    /** With a technician driving, no car is faster than this, mm/s. */
    public static final long INSPECTION_SPEED_MM_S = 300;

    /** The step of the physics, ms: what is handed in is cut into these, so that how it is portioned changes nothing. */
    static final long STEP_MS = 10;

    /** Nobody gets through doors that are less open than this. */
    private static final double WIDE_ENOUGH = 0.5;

    private final Shaft shaft;
    private final Drive drive;
    private final CarDoors doors = new CarDoors();
    private final RiderDetector detector;
    private boolean chainHealthy = true;
    private boolean mains = true;
    private boolean inspection;
    private boolean buttonPressed;
    private long leftOverMs;

    /** A lift that stands at {@code landing}, doors closed, nobody in it, watched by that kind of presence sensor. */
    public SimulatedLift(Shaft shaft, PresenceSensor sensor, int landing) {
        this.shaft = shaft;
        drive = new Drive(shaft.heightMm(landing));
        detector = new RiderDetector(sensor);
    }

    /** Lets time pass, ms. */
    public void step(long durationMs) {
        leftOverMs += durationMs;
        while (leftOverMs >= STEP_MS) {
            leftOverMs -= STEP_MS;
            drive.step(STEP_MS / 1000.0);
            doors.step(mains ? STEP_MS : 0);
            detector.step(STEP_MS);
        }
    }

    /** An ordinary run to a landing; false where the controller refuses it. */
    public boolean drive(int landing) {
        return !inspection && goTo(landing, shaft.ratedSpeedMmS());
    }

    /** A technician drives the car slowly to a landing, which takes inspection operation; false where it is refused. */
    public boolean creep(int landing) {
        return inspection && goTo(landing, INSPECTION_SPEED_MM_S);
    }

    private boolean goTo(int landing, long mostMmS) {
        boolean ready = chainHealthy && mains && doors.closed() && !doors.moving();
        if (ready) {
            drive.goTo((double) shaft.heightMm(landing), (double) mostMmS);
        }
        return ready;
    }

    /** Opens the doors; false where the car does not stand at a landing, or has no power to do it with. */
    public boolean openDoors() {
        boolean ready = mains && drive.standing() && shaft.inDoorZone(drive.positionMm());
        if (ready) {
            doors.beginOpening();
        }
        return ready;
    }

    /** Begins to close the doors. */
    public void closeDoors() {
        doors.beginClosing();
    }

    /** Somebody pries the doors open, wherever the car is: the door contact opens, and a moving car stops. */
    public void forceDoors() {
        drive.brake();
        doors.beginOpening();
    }

    /** Somebody gets in; false where the doors are not open wide enough. */
    public boolean board() {
        boolean passable = doors.openShare() >= WIDE_ENOUGH;
        if (passable) {
            detector.board();
        }
        return passable;
    }

    /** Somebody gets out; false where nobody is in or the doors are not open wide enough. */
    public boolean leave() {
        boolean passable = doors.openShare() >= WIDE_ENOUGH && detector.riders() > 0;
        if (passable) {
            detector.leave();
        }
        return passable;
    }

    /** A contact of the safety chain opens: the brake falls. */
    public void openSafetyChain() {
        chainHealthy = false;
        drive.brake();
    }

    /** The contact is closed again; the car stays where it is until it is driven. */
    public void closeSafetyChain() {
        chainHealthy = true;
    }

    /** The supply fails, in which case the brake falls, or comes back. */
    public void supply(boolean present) {
        mains = present;
        if (!present) {
            drive.brake();
        }
    }

    /** A technician takes the car over, in which case an ordinary run ends where it is, or hands it back. */
    public void inspection(boolean on) {
        if (on != inspection) {
            drive.brake();
        }
        inspection = on;
    }

    /** The alarm button in the car. */
    public void alarmButton(boolean pressed) {
        buttonPressed = pressed;
    }

    /** Height of the car floor above the reference, mm. */
    public double positionMm() {
        return drive.positionMm();
    }

    /** Up is positive, mm/s. */
    public double speedMmS() {
        return drive.speedMmS();
    }

    /** Whether the car stands and the drive is off. */
    public boolean standing() {
        return drive.standing();
    }

    /** How far the doors are open: 0 closed, 1 open. */
    public double doorsOpenShare() {
        return doors.openShare();
    }

    /** How many people are in the car: the truth, not what a sensor makes of it. */
    public int riders() {
        return detector.riders();
    }

    /** What the sensors say now. */
    public Map<Signal, Long> signals() {
        Map<Signal, Long> signals = new EnumMap<>(Signal.class);
        signals.put(Signal.DOOR_CLOSED, flag(doors.closed()));
        signals.put(Signal.DOOR_OPEN, flag(doors.open()));
        signals.put(Signal.DOOR_ZONE, flag(shaft.inDoorZone(drive.positionMm())));
        signals.put(Signal.POSITION_MM, Math.round(drive.positionMm()));
        signals.put(Signal.SPEED_MM_S, Math.round(drive.speedMmS()));
        signals.put(Signal.RUNNING, flag(drive.running()));
        signals.put(Signal.DIRECTION, (long) drive.direction());
        signals.put(Signal.OCCUPIED, flag(detector.high()));
        signals.put(Signal.ALARM_BUTTON, flag(buttonPressed));
        signals.put(Signal.INSPECTION, flag(inspection));
        signals.put(Signal.SAFETY_CHAIN, flag(chainHealthy && doors.closed()));
        signals.put(Signal.MAINS_OK, flag(mains));
        return signals;
    }

    private static long flag(boolean on) {
        return on ? 1 : 0;
    }
}
