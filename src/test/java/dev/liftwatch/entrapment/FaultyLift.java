package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.stream.Collectors;

/** A lift with everything wired, in tests of what goes wrong with it; the words of those tests beyond {@link Scene}. */
final class FaultyLift {
    private FaultyLift() {}

    static WiredKit everything() {
        return Scene.encoder()
                .presence(PresenceSensor.RADAR)
                .wired(
                        Signal.DOOR_ZONE,
                        Signal.SPEED_MM_S,
                        Signal.RUNNING,
                        Signal.STALL,
                        Signal.SAFETY_CHAIN,
                        Signal.FIRE_SERVICE,
                        Signal.LIMIT_TOP,
                        Signal.LIMIT_BOTTOM,
                        Signal.UPS_ON_BATTERY,
                        Signal.UPS_BATTERY_LOW);
    }

    /** In good order, parked with closed doors. */
    static Scene healthy(WiredKit kit) {
        return healthy(kit.scene());
    }

    static Scene healthy(Scene scene) {
        scene.set(Signal.SPEED_MM_S, 0)
                .set(Signal.RUNNING, 0)
                .set(Signal.STALL, 0)
                .set(Signal.FIRE_SERVICE, 0);
        scene.set(Signal.LIMIT_TOP, 0).set(Signal.LIMIT_BOTTOM, 0).set(Signal.SAFETY_CHAIN, 1);
        scene.set(Signal.UPS_ON_BATTERY, 0).set(Signal.UPS_BATTERY_LOW, 0);
        return scene.pass(5);
    }

    /** The same after two empty runs, by which its contacts and its drive's output have shown that they tell the truth. */
    static Scene proven(WiredKit kit) {
        return proven(kit.scene());
    }

    static Scene proven(Scene scene) {
        healthy(scene);
        emptyRun(scene, 4);
        emptyRun(scene, 2);
        return scene;
    }

    static Scene proven() {
        return proven(everything());
    }

    /** The car is called to a landing, opens, closes and stays. */
    static Scene emptyRun(Scene scene, int landing) {
        drive(scene, landing * Scene.LANDING_MM).set(Signal.RUNNING, 0);
        open(scene).pass(4);
        return close(scene).pass(5);
    }

    /** The drive comes on and takes the car somewhere; it is still on there. */
    static Scene drive(Scene scene, long targetMm) {
        return scene.set(Signal.RUNNING, 1).pass(0.5).travelTo(targetMm);
    }

    /** The doors open, and with them the safety chain. */
    static Scene open(Scene scene) {
        return scene.set(Signal.SAFETY_CHAIN, 0).openDoors();
    }

    static Scene close(Scene scene) {
        return scene.closeDoors().pass(0.3).set(Signal.SAFETY_CHAIN, 1);
    }

    /** The doors part and close again without having been open. */
    static Scene failedTry(Scene scene) {
        scene.set(Signal.SAFETY_CHAIN, 0).set(Signal.DOOR_CLOSED, 0).pass(2);
        return scene.set(Signal.DOOR_CLOSED, 1).set(Signal.SAFETY_CHAIN, 1).pass(2);
    }

    /** The car jerks to and fro between landings, and stands for a moment each time. */
    static Scene keepMoving(Scene scene, double seconds) {
        long endMs = scene.nowMs() + Math.round(seconds * 1000);
        boolean up = false;
        while (scene.nowMs() < endMs) {
            scene.travelTo(4 * Scene.LANDING_MM + (up ? 1300 : 1700));
            up = !up;
            scene.pass(Math.min(3, (endMs - scene.nowMs()) / 1000.0));
        }
        return scene;
    }

    /** The same without a pause. */
    static Scene keepJerking(Scene scene, double seconds) {
        long endMs = scene.nowMs() + Math.round(seconds * 1000);
        boolean up = false;
        while (scene.nowMs() < endMs) {
            scene.travelTo(4 * Scene.LANDING_MM + (up ? 1380 : 1520));
            up = !up;
        }
        return scene;
    }

    static List<Decision> of(Scene scene, FaultKind kind) {
        return scene.faults().stream()
                .filter(fault -> fault.kind().equals(kind.code()))
                .toList();
    }

    /** What was decided, short enough to be read where a test fails. */
    static String told(Scene scene) {
        return scene.faults().stream()
                .map(d -> d.atMs() + " " + d.kind() + " " + d.phase().code()
                        + (d.signal() == null ? "" : " " + d.signal().code()))
                .collect(Collectors.joining(", "));
    }

    private static List<Phase> phases(Scene scene, FaultKind kind) {
        return of(scene, kind).stream().map(Decision::phase).toList();
    }

    /** That fault is open, nothing else is or was. */
    static void assertOpen(Scene scene, FaultKind kind) {
        assertEquals(List.of(Phase.RAISED), phases(scene, kind), () -> told(scene));
        assertEquals(1, scene.faults().size(), () -> told(scene));
    }

    /** That fault was raised and has ended by itself; nothing else is or was. */
    static void assertEnded(Scene scene, FaultKind kind) {
        assertEquals(List.of(Phase.RAISED, Phase.CLOSED), phases(scene, kind), () -> told(scene));
        assertEquals(2, scene.faults().size(), () -> told(scene));
        assertEquals(Reason.CONDITION_ENDED, scene.faults().getLast().reason());
    }

    static void assertNone(Scene scene) {
        assertEquals("", told(scene));
    }
}
