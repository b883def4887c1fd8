package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.FaultStories.radarContacts;
import static dev.liftwatch.entrapment.FaultStories.runs;
import static dev.liftwatch.entrapment.FaultStories.story;
import static dev.liftwatch.entrapment.FaultyLift.close;
import static dev.liftwatch.entrapment.FaultyLift.everything;
import static dev.liftwatch.entrapment.FaultyLift.healthy;
import static dev.liftwatch.entrapment.FaultyLift.open;
import static dev.liftwatch.entrapment.FaultyLift.proven;

import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.stream.Stream;

/** Traces of supplies that fail and of wires that lie, a row of the table of faults each. */
final class SupplyAndSignalStories {
    private SupplyAndSignalStories() {}

    static List<TraceStory> all() {
        return Stream.concat(supplies().stream(), signals().stream()).toList();
    }

    private static List<TraceStory> supplies() {
        return List.of(
                story(
                        "mains-lost-on-parked-car",
                        "The mains fail on a parked empty car for ten minutes: no trapping, one incident.",
                        everything(),
                        (scene, truths) -> {
                            proven(scene).set(Signal.MAINS_OK, 0);
                            truths.begins(scene, FaultKind.POWER_LOST, 10);
                            scene.pass(600).set(Signal.MAINS_OK, 1);
                            truths.ends(scene, 5);
                            scene.pass(20);
                        }),
                story(
                        "inspection-too-long",
                        "A technician leaves and forgets the inspection switch: told after eight hours.",
                        radarContacts(),
                        (scene, truths) -> {
                            scene.pass(5)
                                    .travelTo(2 * Scene.LANDING_MM)
                                    .openDoors()
                                    .pass(4)
                                    .closeDoors();
                            scene.set(Signal.INSPECTION, 1);
                            truths.begins(scene, FaultKind.INSPECTION_TOO_LONG, 8 * 3600);
                            scene.pass(9 * 3600).set(Signal.INSPECTION, 0);
                            truths.ends(scene, 5);
                            scene.pass(20);
                        }),
                story("box-on-battery", "The fuse of the box goes and is replaced.", everything(), (scene, truths) -> {
                    proven(scene).set(Signal.UPS_ON_BATTERY, 1);
                    truths.begins(scene, FaultKind.BOX_ON_BATTERY, 30);
                    scene.pass(90).set(Signal.UPS_ON_BATTERY, 0);
                    truths.ends(scene, 30);
                    scene.pass(60);
                }),
                story(
                        "box-battery-low",
                        "The battery of the box is at its end and is charged again.",
                        everything(),
                        (scene, truths) -> {
                            proven(scene).set(Signal.UPS_BATTERY_LOW, 1);
                            truths.begins(scene, FaultKind.BOX_BATTERY_LOW, 10);
                            scene.pass(90).set(Signal.UPS_BATTERY_LOW, 0);
                            truths.ends(scene, 30);
                            scene.pass(60);
                        }));
    }

    private static List<TraceStory> signals() {
        return List.of(
                story(
                        "signal-lost",
                        "The wire of the door-open contact comes off for two minutes: it is named.",
                        everything(),
                        (scene, truths) -> {
                            proven(scene).lose(Signal.DOOR_OPEN);
                            truths.begins(scene, FaultKind.SIGNAL_LOST, Signal.DOOR_OPEN, 60);
                            scene.pass(120).set(Signal.DOOR_OPEN, 0);
                            truths.ends(scene, 30);
                            scene.pass(60);
                        }),
                story(
                        "line-silent",
                        "A whole line falls silent while the car is parked: one incident and not one for every wire.",
                        radarContacts(),
                        (scene, truths) -> {
                            scene.pass(5).travelTo(2 * Scene.LANDING_MM).openDoors();
                            scene.pass(4).closeDoors().pass(200);
                            List<Signal> line = List.of(
                                    Signal.DOOR_CLOSED,
                                    Signal.DOOR_OPEN,
                                    Signal.DOOR_ZONE,
                                    Signal.MAINS_OK,
                                    Signal.INSPECTION,
                                    Signal.ALARM_BUTTON,
                                    Signal.OCCUPIED);
                            line.forEach(scene::lose);
                            truths.begins(scene, FaultKind.SIGNAL_LOST, 60);
                            scene.pass(300);
                            List.of(Signal.DOOR_CLOSED, Signal.DOOR_ZONE, Signal.MAINS_OK)
                                    .forEach(signal -> scene.set(signal, 1));
                            List.of(Signal.DOOR_OPEN, Signal.INSPECTION, Signal.ALARM_BUTTON, Signal.OCCUPIED)
                                    .forEach(signal -> scene.set(signal, 0));
                            truths.ends(scene, 30);
                            scene.pass(60);
                        }),
                story(
                        "stuck-door-contact",
                        "A door-closed contact stays closed through six runs: found stuck, and believed again when mended.",
                        everything().stuck(Signal.DOOR_CLOSED, 1),
                        (scene, truths) -> {
                            runs(healthy(scene), 0, 6, 0);
                            truths.foundOutByNow(scene, FaultKind.SIGNAL_STUCK, Signal.DOOR_CLOSED);
                            runs(scene.mend(Signal.DOOR_CLOSED), 6, 4, 0);
                            scene.pass(1000);
                        }),
                story(
                        "stuck-alarm-button",
                        "A child jams the button with the doors open: stuck, and nobody is sent.",
                        everything(),
                        (scene, truths) -> {
                            open(proven(scene)).pass(3).set(Signal.ALARM_BUTTON, 1);
                            truths.begins(scene, FaultKind.SIGNAL_STUCK, Signal.ALARM_BUTTON, 300);
                            close(scene.pass(400).set(Signal.ALARM_BUTTON, 0));
                            truths.ends(scene, 900 - 2.4);
                            scene.pass(920);
                        }),
                story(
                        "inverted-door-open-contact",
                        "The door-open contact was wired the wrong way round: named after a few runs.",
                        everything().inverted(Signal.DOOR_OPEN),
                        (scene, truths) -> {
                            runs(healthy(scene), 0, 6, 0);
                            truths.foundOutByNow(scene, FaultKind.SIGNAL_INVERTED, Signal.DOOR_OPEN);
                            runs(scene.mend(Signal.DOOR_OPEN), 6, 4, 0);
                            scene.pass(1000);
                        }),
                story(
                        "wrong-reference",
                        "The encoder's reference is off by 1.5 m: the position is wrong, and not every landing.",
                        Scene.encoder().presence(PresenceSensor.RADAR).shifted(1500),
                        (scene, truths) -> {
                            runs(scene, 0, 6, 0);
                            truths.foundOutByNow(scene, FaultKind.SIGNAL_CONTRADICTORY, Signal.POSITION_MM);
                            runs(scene.mend(Signal.POSITION_MM), 6, 6, 0);
                            scene.pass(1000);
                        }));
    }
}
