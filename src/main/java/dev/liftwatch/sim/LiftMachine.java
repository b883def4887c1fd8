package dev.liftwatch.sim;

/**
 * Machine, car, doors and safety chain as physics has them. It does what it is told where it can: the drive moves the car
 * only with mains, the brake holds it otherwise. It does not know who commands it, or why. Time is an argument, ms.
 */
final class LiftMachine {
    private static final double SETTLING_MM_S = 8;

    private final LiftDesign design;
    private final CarDoors[] doors;
    private CarMotion motion;
    private boolean driveOn;
    private boolean drivenByRescue;
    private boolean chainHealthy = true;
    private boolean mains = true;

    /** Everybody asks where the car is at the same moment, so the answer is kept for a moment. */
    private long askedMs = Long.MIN_VALUE;

    private double answeredMm;
    private boolean zoneAnswered;
    private boolean answeredAtLanding;

    LiftMachine(LiftDesign design, int landing) {
        this.design = design;
        doors = new CarDoors[design.entrances()];
        for (int i = 0; i < doors.length; i++) {
            doors[i] = new CarDoors(design.doorOpeningMs(), design.doorClosingMs());
        }
        motion = new CarMotion.Standing(design.shaft().heightMm(landing));
    }

    /** Height of the car floor, mm. */
    double positionMm(long atMs) {
        if (atMs != askedMs) {
            askedMs = atMs;
            answeredMm = motion.positionMm(atMs);
            zoneAnswered = false;
        }
        return answeredMm;
    }

    /** Up is positive, mm/s. */
    double speedMmS(long atMs) {
        return motion.speedMmS(atMs);
    }

    boolean moving(long atMs) {
        return atMs < motion.endsMs();
    }

    /** When the car comes to rest by itself, ms; in the past where it rests. */
    long restsMs() {
        return motion.endsMs();
    }

    boolean atLanding(long atMs) {
        double mm = positionMm(atMs);
        if (!zoneAnswered) {
            zoneAnswered = true;
            answeredAtLanding = design.shaft().inDoorZone(mm);
        }
        return answeredAtLanding;
    }

    /** Releases the brake and drives to a height. */
    void drive(double targetMm, Comfort comfort, long atMs) {
        driveOn = true;
        drivenByRescue = false;
        move(targetMm, comfort, atMs);
    }

    /** The same by a battery or by hand: the drive's output shows nothing of it. */
    void moveByRescue(double targetMm, double speedMmS, long atMs) {
        driveOn = false;
        drivenByRescue = true;
        move(targetMm, new Comfort(speedMmS, 300, 500), atMs);
    }

    private void move(double targetMm, Comfort comfort, long atMs) {
        double fromMm = positionMm(atMs);
        RunProfile profile = RunProfile.of(Math.abs(targetMm - fromMm), comfort);
        moves(new CarMotion.Run(fromMm, Math.signum(targetMm - fromMm), profile, atMs));
    }

    private void moves(CarMotion next) {
        motion = next;
        askedMs = Long.MIN_VALUE;
    }

    /** The drive comes on and the car does not move. */
    void strain() {
        driveOn = true;
    }

    /** The brake falls. */
    void brake(long atMs) {
        driveOn = false;
        drivenByRescue = false;
        double speed = speedMmS(atMs);
        moves(
                speed == 0
                        ? new CarMotion.Standing(positionMm(atMs))
                        : new CarMotion.Braking(positionMm(atMs), speed, atMs));
    }

    /** A hydraulic car settles on its oil: nothing drives it. */
    void settle(double mm, long atMs) {
        move(positionMm(atMs) - mm, new Comfort(SETTLING_MM_S, 100, 200), atMs);
    }

    boolean driveOn() {
        return driveOn && mains;
    }

    /** Whether it is moved by battery or by hand. */
    boolean drivenByRescue() {
        return drivenByRescue;
    }

    CarDoors door(int entrance) {
        return doors[entrance];
    }

    int entrances() {
        return doors.length;
    }

    boolean doorsClosed(long atMs) {
        for (CarDoors door : doors) {
            if (!door.closed(atMs)) {
                return false;
            }
        }
        return true;
    }

    /** Whether leaves have just begun to leave the end they stood at: a contact is about to change. */
    boolean doorsLeaveTheirEnd(long atMs) {
        for (CarDoors door : doors) {
            double share = door.openShare(atMs);
            if (door.moving(atMs) && (share == 0 || share == 1)) {
                return true;
            }
        }
        return false;
    }

    /** When the next leaves come to rest, ms, {@link Long#MAX_VALUE} where none move. */
    long doorsRestMs(long atMs) {
        long restMs = Long.MAX_VALUE;
        for (CarDoors door : doors) {
            if (door.moving(atMs)) {
                restMs = Math.min(restMs, door.endsMs());
            }
        }
        return restMs;
    }

    /** Whether any leaves are on their way. */
    boolean doorsMove(long atMs) {
        for (CarDoors door : doors) {
            if (door.moving(atMs)) {
                return true;
            }
        }
        return false;
    }

    /** Whether people can walk out: a landing, and doors wide open. */
    boolean wayOut(long atMs) {
        return !moving(atMs) && atLanding(atMs) && widestDoor(atMs) >= 0.8;
    }

    /** 0 closed, 1 open. */
    double widestDoor(long atMs) {
        double widest = 0;
        for (CarDoors door : doors) {
            widest = Math.max(widest, door.openShare(atMs));
        }
        return widest;
    }

    void breakChain() {
        chainHealthy = false;
    }

    void mendChain() {
        chainHealthy = true;
    }

    boolean chainHealthy() {
        return chainHealthy;
    }

    /** What the end of the chain shows. */
    boolean chainClosed(long atMs) {
        return chainHealthy && mains && doorsClosed(atMs);
    }

    void mains(boolean present) {
        mains = present;
    }

    boolean mains() {
        return mains;
    }
}
