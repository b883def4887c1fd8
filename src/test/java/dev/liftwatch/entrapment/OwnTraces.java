package dev.liftwatch.entrapment;

import dev.liftwatch.json.JsonText;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The labelled traces of this project: a folder each with {@code trace.csv}, {@code device.toml} and {@code truth.json}. They
 * are written once by {@link #main} and kept as files, so that a change of the judgement is held against what stands there.
 */
final class OwnTraces {
    static final Path FOLDER = Path.of("src/test/resources/traces");

    private OwnTraces() {}

    /** Writes every trace anew. */
    public static void main(String[] arguments) throws IOException {
        List<TraceStory> stories = Stream.of(TrapStories.all(), FaultStories.all(), SupplyAndSignalStories.all())
                .flatMap(List::stream)
                .toList();
        for (TraceStory story : stories) {
            Path folder = Files.createDirectories(FOLDER.resolve(story.name()));
            Scene scene = story.kit().scene();
            Truths truths = new Truths();
            story.telling().tell(scene, truths);
            // A trace is judged up to its last row, so that one has to be there.
            scene.pass(1).set(Signal.MAINS_OK, 1);
            StringJoiner trace = new StringJoiner("\n", "# " + story.shows() + "\nt_ms,signal,value\n", "\n");
            scene.rows().forEach(row -> trace.add(row.toString()));
            Files.writeString(folder.resolve("trace.csv"), trace.toString());
            Files.writeString(folder.resolve("device.toml"), story.kit().deviceToml(story.name()));
            Files.writeString(folder.resolve("truth.json"), truth(story, truths) + "\n");
        }
    }

    private static String truth(TraceStory story, Truths truths) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("scenario", story.name());
        truth.put("kit", story.kit().hasPresence() ? "presence" : "no-presence");
        truth.put("limit_s", limitS(story.name()));
        truth.put("not_before_s", 45);
        truth.put("expect_trap", !truths.traps().isEmpty());
        truth.put("traps", truths.traps());
        if (!truths.incidents().isEmpty()) {
            truth.put("incidents", truths.incidents());
        }
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
            case "stop-becomes-a-trapping" -> 105;
            default -> 65;
        };
    }
}
