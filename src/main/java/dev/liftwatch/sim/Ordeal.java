package dev.liftwatch.sim;

import java.util.OptionalLong;

/**
 * The script of one life: it waits for its time and for people in the car, and then lets its trouble happen. Everything that it
 * plans for later ends by itself when a technician takes the lift over.
 */
abstract class Ordeal {
    /** A car that is planned to stop outside is this far beyond the door zone at least, mm. */
    private static final double CLEARLY_OUTSIDE_MM = 30;

    /** So many moments of a run are tried for one that stops the car outside. */
    private static final int TRIES = 30;

    /** Those in it leave the doors alone this long before the rescuers come, ms. */
    private static final long QUIET_BEFORE_RESCUE_MS = 15_000;

    final Stage stage;
    final Chance chance;
    final long rescueMs;
    private final long notBeforeMs;
    private final int afterRides;
    private int rides;
    private long begunMs = -1;

    /**
     * When it happens.
     *
     * @param notBeforeMs not before, ms
     * @param afterRides number of rides with people before it begins
     * @param rescueMs for how long rescuers are on their way, ms
     */
    record Timing(long notBeforeMs, int afterRides, long rescueMs) {}

    Ordeal(Stage stage, Timing timing, Chance chance) {
        this.stage = stage;
        this.chance = chance;
        rescueMs = timing.rescueMs();
        notBeforeMs = timing.notBeforeMs();
        afterRides = timing.afterRides();
    }

    /** From now on it may happen. */
    void begin() {
        stage.mishaps().followScript(this::departing, this::arriving);
    }

    /** Since when its trouble goes on, ms; negative before. */
    long begunMs() {
        return begunMs;
    }

    /** Its trouble begins. In every other life nobody thinks of the button, so that only sensors can tell. */
    final void happens() {
        begunMs = now();
        if (chance.in(0.5)) {
            stage.site().cabin().riders().forEach(Rider::leavesTheButtonAlone);
        }
    }

    private Mishap departing() {
        if (!stage.passengers().anybodyIn()) {
            return null;
        }
        rides++;
        return isTime() ? departsWithPeople() : null;
    }

    private Mishap arriving() {
        return isTime() && stage.passengers().anybodyIn() ? arrivesWithPeople() : null;
    }

    private boolean isTime() {
        return begunMs < 0 && rides > afterRides && now() >= notBeforeMs;
    }

    /** A run with people begins, and it is time; null where the run may begin as ever. */
    Mishap departsWithPeople() {
        return null;
    }

    /** A run with people ends at a landing, and it is time; null where the doors may open as ever. */
    Mishap arrivesWithPeople() {
        return null;
    }

    /** The run that is about to begin ends outside every door zone, with the safety chain open. */
    final Mishap stopsOutside(Mishap named, Runnable then) {
        stage.after(
                0,
                () -> outsideMs().ifPresent(atMs -> {
                    happens();
                    stage.controller().later(atMs - now(), () -> {
                        machine().breakChain();
                        machine().brake(now());
                        stage.controller().breaks(named);
                        stage.controller().later(machine().restsMs() - now() + 1, then);
                    });
                }));
        return null;
    }

    /** The doors at the landing stay shut; what follows once the controller has given up. */
    final Mishap staysShut(Runnable then) {
        happens();
        whenGivenUp(then);
        return Mishap.DOORS_JAMMED;
    }

    private void whenGivenUp(Runnable then) {
        stage.after(500, () -> {
            if (stage.controller().serves()) {
                return;
            }
            if (stage.controller().state() == Controller.State.STOPPED) {
                then.run();
            } else {
                whenGivenUp(then);
            }
        });
    }

    /** In place of the run that is about to begin the script drives the car, and nobody opens the doors. */
    final Mishap takesOver(Mishap named, Runnable script) {
        happens();
        stage.after(0, () -> {
            stage.controller().fails(named);
            script.run();
        });
        // It calls for help at once, and no run begins.
        return Mishap.DEAD_AT_BOARDING;
    }

    /** Drives to a height, and what follows when it has come to rest. */
    final void drive(int landing, double targetMm, Comfort comfort, Runnable atRest) {
        Controller controller = stage.controller();
        if (!machine().doorsClosed(now())) {
            controller.later(300, () -> drive(landing, targetMm, comfort, atRest));
            return;
        }
        controller.run(landing, comfort);
        machine().drive(targetMm, comfort, now());
        controller.insteadOfWhatWasToCome(Math.max(1, machine().restsMs() - now()), () -> {
            machine().brake(now());
            controller.stops();
            atRest.run();
        });
    }

    /** A moment of the present run at which the brake would bring the car to rest outside every zone, ms. */
    final OptionalLong outsideMs() {
        long restsMs = machine().restsMs();
        for (int i = 0; i < TRIES && machine().moving(now()); i++) {
            long atMs = now() + Math.round((restsMs - now()) * chance.between(0.03, 0.98));
            if (stopsOutside(atMs)) {
                return OptionalLong.of(atMs);
            }
        }
        return OptionalLong.empty();
    }

    private boolean stopsOutside(long atMs) {
        double mmS = machine().speedMmS(atMs);
        double atMm = machine().positionMm(atMs) + mmS * Math.abs(mmS) / (2 * CarMotion.BRAKE_MM_S2);
        Shaft shaft = stage.site().design().shaft();
        double fromLandingMm = Math.abs(shaft.heightMm(shaft.nearestLanding(atMm)) - atMm);
        return fromLandingMm > (double) shaft.doorZoneMm() + CLEARLY_OUTSIDE_MM;
    }

    /** Until when those in it may try the doors, ms. */
    final long untilRescueMs() {
        return begunMs + rescueMs - QUIET_BEFORE_RESCUE_MS;
    }

    /** Somebody pushes the leaves open that far, holds them, and lets them close; outside, or before a landing's shut doors. */
    final void push(double share, double slower, long holdMs) {
        CarDoors door = stage.door();
        door.moveTo(share, now(), slower);
        stage.after(door.endsMs() - now() + holdMs, () -> {
            boolean rescued = stage.controller().serves() || machine().wayOut(now());
            if (!rescued) {
                door.moveTo(0, now(), slower);
            }
        });
    }

    final int anotherLanding(int than) {
        int other = chance.below(stage.site().design().shaft().landings() - 1);
        return other >= than ? other + 1 : other;
    }

    final LiftMachine machine() {
        return stage.machine();
    }

    final long now() {
        return stage.nowMs();
    }
}
