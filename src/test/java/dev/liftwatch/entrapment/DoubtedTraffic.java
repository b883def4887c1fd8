package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Ordinary traffic, and who is doubted after it. */
final class DoubtedTraffic {
    private DoubtedTraffic() {}

    /** A rider goes to a landing and gets out. */
    static void ride(Scene scene, int landing) {
        scene.openDoors().set(Signal.OCCUPIED, 1).closeDoors().pass(1);
        scene.set(Signal.RUNNING, 1).travelTo(landing * Scene.LANDING_MM).set(Signal.RUNNING, 0);
        scene.openDoors().set(Signal.OCCUPIED, 0).pass(4).closeDoors().pass(20);
    }

    static void rides(Scene scene, int count) {
        for (int i = 0; i < count; i++) {
            ride(scene, 1 + i * 3 % 8);
        }
    }

    /** The one after so many rides; the car stands for less than it takes to prove stillness by contacts alone. */
    static void quickRide(Scene scene, int count) {
        scene.travelTo((1 + count * 3 % 8) * Scene.LANDING_MM)
                .openDoors()
                .pass(0.5)
                .closeDoors();
    }

    static WiredKit everything() {
        return Scene.encoder()
                .wired(Signal.DOOR_ZONE, Signal.RUNNING, Signal.SAFETY_CHAIN)
                .presence(PresenceSensor.RADAR);
    }

    static Map<Signal, SignalFault> doubts(Scene scene) {
        return scene.judgement().doubts().stream().collect(Collectors.toMap(Doubt::signal, Doubt::fault));
    }

    /** That one is doubted, nobody else, and nothing was raised. */
    static void assertOnlyDoubt(Scene scene, Signal signal, SignalFault fault) {
        assertEquals(Map.of(signal, fault), doubts(scene));
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }
}
