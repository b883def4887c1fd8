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

    /** Nobody gets through doors that are less open than this. */
    private static final double WIDE_ENOUGH = 0.5;

    /** Its riders are drawn by this; the story is the same every time. */
    private static final long SEED = 1;

    private final Site site;
    private final PresenceDetector detector;
    private final Chance chance = Chance.ofSeed(SEED);
    private boolean inspection;
    private boolean buttonPressed;

    /** A lift that stands at {@code landing}, doors closed, nobody in it, watched by that kind of presence sensor. */
    public SimulatedLift(Shaft shaft, PresenceSensor sensor, int landing) {
        Agenda agenda = new Agenda();
        LiftDesign design = LiftDesign.plain(shaft);
        Cabin cabin = new Cabin(agenda, chance.branch());
        site = new Site(design, agenda, new LiftMachine(design, landing), cabin);
        detector = new PresenceDetector(sensor, agenda, cabin, chance.branch());
        cabin.watchedBy(detector);
    }

    /** Lets time pass, ms. */
    public void step(long durationMs) {
        site.agenda().liveTo(site.nowMs() + durationMs);
    }

    /** An ordinary run to a landing; false where the controller refuses it. */
    public boolean drive(int landing) {
        return !inspection && goTo(landing, site.design().shaft().ratedSpeedMmS());
    }

    /** A technician drives the car slowly to a landing, which takes inspection operation; false where it is refused. */
    public boolean creep(int landing) {
        return inspection && goTo(landing, INSPECTION_SPEED_MM_S);
    }

    private boolean goTo(int landing, long mostMmS) {
        LiftMachine machine = site.machine();
        boolean ready =
                machine.chainHealthy() && machine.mains() && machine.doorsClosed(now()) && !doors().moving(now());
        if (ready) {
            double target = site.heightMm(landing);
            machine.drive(target, site.design().comfort().at((double) mostMmS), now());
            site.agenda().at(machine.restsMs(), () -> {
                if (!machine.moving(now())) {
                    machine.brake(now());
                }
            });
        }
        return ready;
    }

    /** Opens the doors; false where the car does not stand at a landing, or has no power to do it with. */
    public boolean openDoors() {
        boolean ready = site.machine().mains() && standing() && site.machine().atLanding(now());
        if (ready) {
            doors().moveTo(1, now());
        }
        return ready;
    }

    /** Begins to close the doors. */
    public void closeDoors() {
        doors().moveTo(0, now());
    }

    /** Somebody pries the doors open, wherever the car is: the door contact opens, and a moving car stops. */
    public void forceDoors() {
        site.machine().brake(now());
        doors().moveTo(1, now());
    }

    /** Somebody gets in; false where the doors are not open wide enough. */
    public boolean board() {
        boolean passable = doorsOpenShare() >= WIDE_ENOUGH;
        if (passable) {
            site.cabin().board(new Rider(0, now(), chance));
        }
        return passable;
    }

    /** Somebody gets out; false where nobody is in or the doors are not open wide enough. */
    public boolean leave() {
        boolean passable = doorsOpenShare() >= WIDE_ENOUGH && riders() > 0;
        if (passable) {
            site.cabin().leave(site.cabin().riders().getFirst());
        }
        return passable;
    }

    /** A contact of the safety chain opens: the brake falls. */
    public void openSafetyChain() {
        site.machine().breakChain();
        site.machine().brake(now());
    }

    /** The contact is closed again; the car stays where it is until it is driven. */
    public void closeSafetyChain() {
        site.machine().mendChain();
    }

    /** The supply fails, in which case the brake falls and the doors stay where they are, or comes back. */
    public void supply(boolean present) {
        site.machine().mains(present);
        if (!present) {
            site.machine().brake(now());
            doors().stop(now());
        }
    }

    /** A technician takes the car over, in which case an ordinary run ends where it is, or hands it back. */
    public void inspection(boolean on) {
        if (on != inspection) {
            site.machine().brake(now());
        }
        inspection = on;
    }

    /** The alarm button in the car. */
    public void alarmButton(boolean pressed) {
        buttonPressed = pressed;
    }

    /** Height of the car floor above the reference, mm. */
    public double positionMm() {
        return site.machine().positionMm(now());
    }

    /** Up is positive, mm/s. */
    public double speedMmS() {
        return site.machine().speedMmS(now());
    }

    /** Whether the car stands and the drive is off. */
    public boolean standing() {
        return !site.machine().moving(now());
    }

    /** How far the doors are open: 0 closed, 1 open. */
    public double doorsOpenShare() {
        return doors().openShare(now());
    }

    /** How many people are in the car: the truth, not what a sensor makes of it. */
    public int riders() {
        return site.cabin().count();
    }

    /** What the sensors say now. */
    public Map<Signal, Long> signals() {
        Map<Signal, Long> signals = new EnumMap<>(Signal.class);
        LiftMachine machine = site.machine();
        signals.put(Signal.DOOR_CLOSED, flag(doors().closed(now())));
        signals.put(Signal.DOOR_OPEN, flag(doors().open(now())));
        signals.put(Signal.DOOR_ZONE, flag(machine.atLanding(now())));
        signals.put(Signal.POSITION_MM, Math.round(positionMm()));
        signals.put(Signal.SPEED_MM_S, Math.round(speedMmS()));
        signals.put(Signal.RUNNING, flag(machine.driveOn()));
        signals.put(Signal.DIRECTION, Math.round(Math.signum(speedMmS())));
        signals.put(Signal.OCCUPIED, flag(detector.high(now())));
        signals.put(Signal.ALARM_BUTTON, flag(buttonPressed));
        signals.put(Signal.INSPECTION, flag(inspection));
        signals.put(Signal.SAFETY_CHAIN, flag(machine.chainHealthy() && machine.doorsClosed(now())));
        signals.put(Signal.MAINS_OK, flag(machine.mains()));
        return signals;
    }

    private CarDoors doors() {
        return site.machine().door(0);
    }

    private long now() {
        return site.nowMs();
    }

    private static long flag(boolean on) {
        return on ? 1 : 0;
    }
}
