package dev.liftwatch.entrapment;

import dev.liftwatch.json.JsonText;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The labelled traces of this project: a folder each with {@code trace.csv}, {@code device.toml} and {@code truth.json}. They
 * are written once by {@link #main} and kept as files, so that a change of the judgement is held against what stands there.
 */
final class OwnTraces {
    static final Path FOLDER = Path.of("src/test/resources/traces");
    private static final long LANDING_3_MM = 3 * Scene.LANDING_MM;

    /**
     * A trace to be written.
     *
     * @param name its folder
     * @param shows what it shows, in a line
     * @param kit what is wired
     * @param story what happens
     */
    private record Story(String name, String shows, Scene.Kit kit, Telling story) {}

    /** Tells a story and notes what physically happens. */
    private interface Telling {
        void tell(Scene scene, Truths truths);
    }

    /** When people were trapped and released, as the teller knows it. */
    private static final class Truths {
        private final List<Map<String, Object>> traps = new ArrayList<>();

        void trapped(Scene scene) {
            Map<String, Object> trap = new LinkedHashMap<>();
            trap.put("start_s", scene.nowMs() / 1000.0);
            traps.add(trap);
        }

        void pressedUntilNow(Scene scene) {
            traps.getLast().put("button_s", scene.nowMs() / 1000.0);
        }

        void released(Scene scene) {
            traps.getLast().put("release_s", scene.nowMs() / 1000.0);
        }
    }

    private OwnTraces() {}

    private static Scene.Kit radar() {
        return Scene.encoder().presence(PresenceSensor.RADAR);
    }

    private static Scene.Kit pir() {
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

    private static List<Story> stories() {
        return List.of(
                new Story(
                        "stopped-outside-door-zone",
                        "A rider's car stops between landings: raised 60 s later, closed as the doors open.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().stopBetweenLandings();
                            truths.trapped(scene);
                            rescue(scene, truths);
                        }),
                new Story(
                        "stopped-outside-presence-unknown",
                        "The same without a presence sensor: possible, after 120 s.",
                        Scene.encoder(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().stopBetweenLandings();
                            truths.trapped(scene);
                            rescue(scene.pass(60), truths);
                        }),
                new Story(
                        "power-lost",
                        "The mains fail in mid-ride: a rescue device gets 90 s.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().travelTo(4000).set(Signal.MAINS_OK, 0);
                            truths.trapped(scene);
                            scene.pass(150).set(Signal.MAINS_OK, 1);
                            rescue(scene, truths);
                        }),
                new Story(
                        "stalled",
                        "The drive runs on and the car does not move: suspected after 5 s.",
                        radar().wired(Signal.RUNNING),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().set(Signal.RUNNING, 1).stopBetweenLandings();
                            truths.trapped(scene);
                            rescue(scene.pass(70).set(Signal.RUNNING, 0), truths);
                        }),
                new Story(
                        "doors-open-outside-door-zone",
                        "People pry the doors open between landings: danger, suspected 5 s later.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().stopBetweenLandings();
                            truths.trapped(scene);
                            scene.pass(20).set(Signal.DOOR_CLOSED, 0).pass(80).set(Signal.DOOR_CLOSED, 1);
                            rescue(scene, truths);
                        }),
                new Story(
                        "doors-not-opening",
                        "At a landing the doors do not open, nor at the next: the time adds up to 90 s.",
                        radar(),
                        (scene, truths) -> {
                            ordinary(scene).riderBoards().pass(5).travelTo(2 * Scene.LANDING_MM);
                            truths.trapped(scene);
                            scene.pass(60).travelTo(LANDING_3_MM);
                            rescue(scene, truths);
                        }),
                new Story(
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
                new Story(
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
                new Story(
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
                new Story(
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
                new Story(
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
                new Story("ordinary-traffic", "Twenty rides of all lengths: nothing.", radar(), (scene, truths) -> {
                    for (int i = 0; i < 20; i++) {
                        scene.riderBoards()
                                .travelTo((1 + i * 7 % 9) * Scene.LANDING_MM)
                                .openDoors();
                        scene.set(Signal.OCCUPIED, 0).closeDoors().pass(15);
                    }
                }),
                new Story(
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

    /** Writes every trace anew. */
    public static void main(String[] arguments) throws IOException {
        for (Story story : stories()) {
            Path folder = Files.createDirectories(FOLDER.resolve(story.name));
            Scene scene = story.kit.scene();
            Truths truths = new Truths();
            story.story.tell(scene, truths);
            StringJoiner trace = new StringJoiner("\n", "# " + story.shows + "\nt_ms,signal,value\n", "\n");
            scene.rows().forEach(row -> trace.add(row.toString()));
            Files.writeString(folder.resolve("trace.csv"), trace.toString());
            Files.writeString(folder.resolve("device.toml"), story.kit.deviceToml(story.name));
            Files.writeString(folder.resolve("truth.json"), truth(story, truths) + "\n");
        }
    }

    private static String truth(Story story, Truths truths) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("scenario", story.name);
        truth.put("kit", story.kit.hasPresence() ? "presence" : "no-presence");
        truth.put("limit_s", limitS(story.name));
        truth.put("not_before_s", 45);
        truth.put("expect_trap", !truths.traps.isEmpty());
        truth.put("traps", truths.traps);
        return JsonText.write(truth);
    }

    /** The time of the rule that the trace is about, and what proof and debounce may add. */
    private static int limitS(String name) {
        return switch (name) {
            case "power-lost" -> 95;
            case "dead-at-boarding" -> 185;
            case "sensors-lost", "shaft-supply-dead", "stopped-outside-presence-unknown" -> 130;
            case "doors-not-opening" -> 105;
            case "closed-too-long" -> 640;
            default -> 65;
        };
    }
}
