package dev.liftwatch.entrapment;

import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;

/** Traces of people who are trapped, a row of the table of causes each, and of what is none. */
final class TrapStories {
    private static final long LANDING_3_MM = 3 * Scene.LANDING_MM;

    private TrapStories() {}

    private static WiredKit radar() {
        return Scene.encoder().presence(PresenceSensor.RADAR);
    }

    private static WiredKit pir() {
        return Scene.contacts().presence(PresenceSensor.PIR);
    }

    /** A rider goes to landing 7 and back with ordinary doors, so that the trace does not begin in the middle. */
    private static Scene ordinary(Scene scene) {
        scene.pass(20).riderBoards().travelTo(7 * Scene.LANDING_MM).openDoors();
        scene.set(Signal.OCCUPIED, 0).closeDoors().pass(30).travelTo(0);
        return scene.pass(30);
    }

    private static void rescue(Scene scene, Truths truths) {
        scene.pass(120)
                .travelTo(LANDING_3_MM)
                .set(Signal.DOOR_CLOSED, 0)
                .pass(2)
                .set(Signal.DOOR_OPEN, 1)
                .pass(1.5);
        truths.released(scene);
        scene.pass(5).set(Signal.OCCUPIED, 0).closeDoors().pass(30);
    }

    static List<TraceStory> all() {
        return List.of(
                new TraceStory(
                        "stopped-outside-door-zone",
                        "A rider's car stops between landings: raised 60 s later, closed as the doors open.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().stopBetweenLandings();
                            truths.trapped(scene);
                            rescue(scene, truths);
                        }),
                new TraceStory(
                        "stopped-outside-presence-unknown",
                        "The same without a presence sensor: possible, after 120 s.",
                        Scene.encoder(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().stopBetweenLandings();
                            truths.trapped(scene);
                            rescue(scene.pass(60), truths);
                        }),
                new TraceStory(
                        "power-lost",
                        "The mains fail in mid-ride: a rescue device gets 90 s.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().travelTo(4000).set(Signal.MAINS_OK, 0);
                            truths.trapped(scene);
                            scene.pass(150).set(Signal.MAINS_OK, 1);
                            rescue(scene, truths);
                        }),
                new TraceStory(
                        "stalled",
                        "The drive runs on and the car does not move: suspected after 5 s.",
                        radar().wired(Signal.RUNNING),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().set(Signal.RUNNING, 1).stopBetweenLandings();
                            truths.trapped(scene);
                            rescue(scene.pass(70).set(Signal.RUNNING, 0), truths);
                        }),
                new TraceStory(
                        "doors-open-outside-door-zone",
                        "People pry the doors open between landings: danger, suspected 5 s later.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().stopBetweenLandings();
                            truths.trapped(scene);
                            scene.pass(20).set(Signal.DOOR_CLOSED, 0).pass(80).set(Signal.DOOR_CLOSED, 1);
                            rescue(scene, truths);
                        }),
                new TraceStory(
                        "doors-not-opening",
                        "At a landing the doors do not open, nor at the next: the time adds up to 90 s.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().pass(5).travelTo(2 * Scene.LANDING_MM);
                            truths.trapped(scene);
                            scene.pass(60).travelTo(LANDING_3_MM);
                            rescue(scene, truths);
                        }),
                new TraceStory(
                        "dead-at-boarding",
                        "The doors close behind a rider and the car does not leave: raised after 180 s.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards();
                            truths.trapped(scene);
                            scene.pass(200)
                                    .set(Signal.DOOR_CLOSED, 0)
                                    .pass(2)
                                    .set(Signal.DOOR_OPEN, 1)
                                    .pass(1.5);
                            truths.released(scene);
                            scene.pass(30);
                        }),
                new TraceStory(
                        "sensors-lost",
                        "The encoder dies in mid-ride and nobody is let out: probable, after 120 s.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene)
                                    .riderBoards()
                                    .travelTo(LANDING_3_MM + 1000)
                                    .lose(Signal.POSITION_MM);
                            truths.trapped(scene);
                            scene.pass(200).set(Signal.POSITION_MM, LANDING_3_MM + 1000);
                            rescue(scene, truths);
                        }),
                new TraceStory(
                        "shaft-supply-dead",
                        "The mains fail and the contacts in the shaft die with them: nothing they read is believed.",
                        Scene.contacts().presence(PresenceSensor.RADAR),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().stopBetweenLandings();
                            truths.trapped(scene);
                            scene.pass(2)
                                    .set(Signal.MAINS_OK, 0)
                                    .set(Signal.DOOR_CLOSED, 0)
                                    .set(Signal.OCCUPIED, 0);
                            scene.pass(200).set(Signal.DOOR_CLOSED, 1).set(Signal.MAINS_OK, 1);
                            rescue(scene, truths);
                        }),
                new TraceStory(
                        "closed-too-long",
                        "The car wanders between landings and never opens: raised after 600 s.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards();
                            truths.trapped(scene);
                            for (int i = 0; i < 21; i++) {
                                scene.travelTo(2 * Scene.LANDING_MM + i % 2 * 18_000L + 700)
                                        .pass(20);
                            }
                            rescue(scene, truths);
                        }),
                new TraceStory(
                        "alarm-button",
                        "A press of 4 s in a car between landings alarms as soon as it stands still for certain.",
                        pir(),
                        (scene, truths) -> {
                            ordinary(scene)
                                    .riderBoards()
                                    .set(Signal.OCCUPIED, 0)
                                    .stopBetweenLandings();
                            truths.trapped(scene);
                            scene.pass(12).press(4);
                            truths.pressedUntilNow(scene);
                            rescue(scene, truths);
                        }),
                new TraceStory(
                        "ordinary-traffic", "Twenty rides of all lengths: nothing.", radar(), (scene, truths) -> {
                            for (int i = 0; i < 20; i++) {
                                scene.riderBoards()
                                        .travelTo((1 + i * 7 % 9) * Scene.LANDING_MM)
                                        .openDoors();
                                scene.set(Signal.OCCUPIED, 0).closeDoors().pass(15);
                            }
                        }),
                new TraceStory(
                        "inverted-door-contact",
                        "A closed contact with the wrong polarity in ordinary traffic, then a real stop: one alarm.",
                        Scene.contacts().inverted(Signal.DOOR_CLOSED).presence(PresenceSensor.RADAR),
                        (scene, truths) -> {
                            for (int i = 0; i < 6; i++) {
                                scene.riderBoards()
                                        .travelTo((1 + i * 5 % 9) * Scene.LANDING_MM)
                                        .openDoors();
                                scene.set(Signal.OCCUPIED, 0).closeDoors().pass(15);
                            }
                            scene.riderBoards().stopBetweenLandings();
                            truths.trapped(scene);
                            rescue(scene, truths);
                        }));
    }
}
