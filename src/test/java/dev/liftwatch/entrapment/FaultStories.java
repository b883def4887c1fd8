package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.FaultyLift.close;
import static dev.liftwatch.entrapment.FaultyLift.drive;
import static dev.liftwatch.entrapment.FaultyLift.emptyRun;
import static dev.liftwatch.entrapment.FaultyLift.everything;
import static dev.liftwatch.entrapment.FaultyLift.failedTry;
import static dev.liftwatch.entrapment.FaultyLift.keepMoving;
import static dev.liftwatch.entrapment.FaultyLift.open;
import static dev.liftwatch.entrapment.FaultyLift.proven;

import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.stream.Stream;

/** Traces of a lift that stops, moves or opens as it must not without anybody being trapped, a row of the table each. */
final class FaultStories {
    private static final long BETWEEN_MM = 4 * Scene.LANDING_MM + 1500;

    private FaultStories() {}

    static List<TraceStory> all() {
        return Stream.of(stops(), doors(), dangers()).flatMap(List::stream).toList();
    }

    static WiredKit radarContacts() {
        return Scene.contacts().presence(PresenceSensor.RADAR);
    }

    static TraceStory story(String name, String shows, WiredKit kit, TraceStory.Telling telling) {
        return new TraceStory(name, shows, kit, telling);
    }

    /** Calls to one landing after the other; the car stops so far beside each of them. */
    static Scene runs(Scene scene, int first, int count, long besideMm) {
        for (int run = first; run < first + count; run++) {
            drive(scene, (1 + run * 3 % 8) * Scene.LANDING_MM + besideMm).set(Signal.RUNNING, 0);
            open(scene).pass(4);
            close(scene).pass(5);
        }
        return scene;
    }

    private static List<TraceStory> stops() {
        return List.of(
                story(
                        "empty-car-stopped-outside",
                        "An empty car stops between landings and is fetched: an incident of its own, after 60 s.",
                        everything(),
                        (scene, truths) -> {
                            drive(proven(scene), BETWEEN_MM).set(Signal.RUNNING, 0);
                            truths.begins(scene, FaultKind.STOPPED_OUTSIDE_DOOR_ZONE, 60);
                            scene.pass(300).travelTo(5 * Scene.LANDING_MM);
                            truths.ends(scene, 0);
                            open(scene).pass(10);
                        }),
                story(
                        "stop-becomes-a-trapping",
                        "A stop that was held for empty until somebody stirred in the car: the trapping takes it over.",
                        everything(),
                        (scene, truths) -> {
                            drive(proven(scene), BETWEEN_MM).set(Signal.RUNNING, 0);
                            truths.begins(scene, FaultKind.STOPPED_OUTSIDE_DOOR_ZONE, 60);
                            truths.trapped(scene);
                            scene.pass(100);
                            truths.ends(scene, 1);
                            scene.set(Signal.OCCUPIED, 1);
                            scene.pass(300).travelTo(5 * Scene.LANDING_MM);
                            open(scene).set(Signal.OCCUPIED, 0);
                            truths.released(scene);
                            scene.pass(20);
                        }),
                story(
                        "stall",
                        "The drive is on for 40 s and an empty car stays at its landing: a stall until it moves.",
                        everything(),
                        (scene, truths) -> {
                            proven(scene).set(Signal.RUNNING, 1);
                            truths.begins(scene, FaultKind.STALL, 20);
                            scene.pass(40).set(Signal.RUNNING, 0).pass(60);
                            truths.ends(scene, 0.5);
                            emptyRun(scene, 6);
                        }),
                story(
                        "run-time-exceeded",
                        "The drive stays on with a car that jerks to and fro: longer than any run and a minute.",
                        everything(),
                        (scene, truths) -> {
                            proven(scene).set(Signal.RUNNING, 1);
                            truths.begins(scene, FaultKind.RUN_TIME_EXCEEDED, 18.9 + 60);
                            keepMoving(scene, 100).set(Signal.RUNNING, 0);
                            truths.ends(scene, 0);
                            scene.travelTo(5 * Scene.LANDING_MM);
                            open(scene).pass(10);
                        }),
                story(
                        "emergency-stop",
                        "The safety chain opens in motion and is closed again ten minutes later.",
                        everything(),
                        (scene, truths) -> {
                            drive(proven(scene), BETWEEN_MM).set(Signal.SAFETY_CHAIN, 0);
                            truths.begins(scene, FaultKind.EMERGENCY_STOP, 1);
                            scene.set(Signal.RUNNING, 0).pass(600).set(Signal.SAFETY_CHAIN, 1);
                            truths.ends(scene, 5);
                            scene.pass(10).set(Signal.RUNNING, 1).travelTo(5 * Scene.LANDING_MM);
                            open(scene.set(Signal.RUNNING, 0)).pass(10);
                        }));
    }

    private static List<TraceStory> doors() {
        return List.of(
                story(
                        "door-open-failure",
                        "Doors stick half-way while they open at a landing, and get there a minute later.",
                        everything(),
                        (scene, truths) -> {
                            proven(scene).set(Signal.SAFETY_CHAIN, 0).set(Signal.DOOR_CLOSED, 0);
                            truths.begins(scene, FaultKind.DOOR_OPEN_FAILURE, 15);
                            scene.pass(60).set(Signal.DOOR_OPEN, 1);
                            truths.ends(scene, 0);
                            close(scene.pass(10)).pass(10);
                        }),
                story(
                        "doors-try-three-times",
                        "Three tries to open that end closed are a failure too, and one incident however many follow.",
                        everything(),
                        (scene, truths) -> {
                            failedTry(failedTry(proven(scene)));
                            truths.begins(scene, FaultKind.DOOR_OPEN_FAILURE, 2);
                            for (int tries = 0; tries < 6; tries++) {
                                failedTry(scene);
                            }
                            scene.set(Signal.SAFETY_CHAIN, 0).set(Signal.DOOR_CLOSED, 0);
                            scene.pass(2).set(Signal.DOOR_OPEN, 1);
                            truths.ends(scene, 0);
                            close(scene.pass(10)).pass(10);
                        }),
                story(
                        "door-close-failure",
                        "Doors stick half-way while they close, and get there a minute later.",
                        everything(),
                        (scene, truths) -> {
                            open(proven(scene)).pass(4).set(Signal.DOOR_OPEN, 0);
                            truths.begins(scene, FaultKind.DOOR_CLOSE_FAILURE, 30);
                            scene.pass(60).set(Signal.DOOR_CLOSED, 1).set(Signal.SAFETY_CHAIN, 1);
                            truths.ends(scene, 5);
                            scene.pass(20);
                        }),
                story(
                        "door-cycling",
                        "Something lies in the door: it reopens ten times, and rests after it was taken away.",
                        everything(),
                        (scene, truths) -> {
                            open(proven(scene));
                            for (int times = 0; times < 8; times++) {
                                close(scene).pass(3);
                                open(scene);
                            }
                            close(scene).pass(3);
                            truths.begins(scene, FaultKind.DOOR_CYCLING, 2);
                            open(scene);
                            close(scene);
                            truths.ends(scene, 29.6);
                            scene.pass(60);
                        }),
                story(
                        "door-held-open",
                        "Somebody moves house and wedges the door: half an hour is too long.",
                        radarContacts(),
                        (scene, truths) -> {
                            scene.pass(5).travelTo(2 * Scene.LANDING_MM);
                            truths.begins(scene, FaultKind.DOOR_HELD_OPEN, 1800);
                            scene.openDoors().pass(2400).closeDoors();
                            truths.ends(scene, 5);
                            scene.pass(20);
                        }));
    }

    private static List<TraceStory> dangers() {
        return List.of(
                story(
                        "unintended-movement",
                        "A car with open doors rolls out of its landing: danger.",
                        everything(),
                        (scene, truths) -> {
                            open(proven(scene)).pass(5).travelTo(2 * Scene.LANDING_MM + 250);
                            truths.begins(scene, FaultKind.UNINTENDED_MOVEMENT, 1);
                            scene.travelTo(2 * Scene.LANDING_MM + 900).pass(60).closeDoors();
                            truths.ends(scene, 5);
                            scene.travelTo(3 * Scene.LANDING_MM).pass(10);
                        }),
                story(
                        "moving-with-door-open",
                        "The door leaves closed in mid-run and the car goes on: danger.",
                        everything(),
                        (scene, truths) -> {
                            drive(proven(scene), 3 * Scene.LANDING_MM + 500).set(Signal.DOOR_CLOSED, 0);
                            truths.begins(scene, FaultKind.MOVING_WITH_DOOR_OPEN, 2);
                            scene.travelTo(9 * Scene.LANDING_MM - 500).set(Signal.DOOR_CLOSED, 1);
                            truths.ends(scene, 5);
                            scene.travelTo(9 * Scene.LANDING_MM).set(Signal.RUNNING, 0);
                            open(scene).pass(10);
                        }),
                story(
                        "overtravel-top",
                        "The car goes past its uppermost landing onto the limit switch.",
                        everything(),
                        (scene, truths) -> {
                            drive(proven(scene), 9 * Scene.LANDING_MM + 150);
                            scene.set(Signal.SAFETY_CHAIN, 0)
                                    .set(Signal.RUNNING, 0)
                                    .set(Signal.LIMIT_TOP, 1);
                            truths.begins(scene, FaultKind.OVERTRAVEL_TOP, 1);
                            scene.pass(60).set(Signal.LIMIT_TOP, 0).set(Signal.SAFETY_CHAIN, 1);
                            truths.ends(scene, 5);
                            open(scene.travelTo(9 * Scene.LANDING_MM)).pass(10);
                        }),
                story(
                        "overtravel-bottom",
                        "A sinking car comes onto the lower limit switch.",
                        everything(),
                        (scene, truths) -> {
                            emptyRun(proven(scene), 0).travelTo(-150).set(Signal.LIMIT_BOTTOM, 1);
                            truths.begins(scene, FaultKind.OVERTRAVEL_BOTTOM, 1);
                            scene.pass(60).set(Signal.LIMIT_BOTTOM, 0);
                            truths.ends(scene, 5);
                            open(scene.travelTo(0)).pass(10);
                        }),
                story(
                        "overspeed",
                        "The car falls upwards at 2.2 m/s for three seconds, rated for 1.75.",
                        everything(),
                        (scene, truths) -> {
                            drive(proven(scene), 3 * Scene.LANDING_MM).set(Signal.SPEED_MM_S, 2200);
                            truths.begins(scene, FaultKind.OVERSPEED, 1);
                            scene.travelTo(5 * Scene.LANDING_MM).set(Signal.SPEED_MM_S, 0);
                            truths.ends(scene, 5);
                            open(scene.set(Signal.RUNNING, 0)).pass(10);
                        }),
                story(
                        "poor-levelling",
                        "Five stops in a row 45 mm beside the landings, then good ones.",
                        everything(),
                        (scene, truths) -> {
                            runs(proven(scene), 1, 4, 45);
                            drive(scene, 8 * Scene.LANDING_MM - 45).set(Signal.RUNNING, 0);
                            truths.begins(scene, FaultKind.POOR_LEVELLING, 3);
                            open(scene).pass(4);
                            runs(close(scene).pass(5), 6, 4, 5);
                            drive(scene, 7 * Scene.LANDING_MM + 5).set(Signal.RUNNING, 0);
                            truths.ends(scene, 3);
                            open(scene).pass(4);
                            close(scene).pass(5);
                        }));
    }
}
