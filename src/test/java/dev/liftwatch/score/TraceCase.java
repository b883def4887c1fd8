package dev.liftwatch.score;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A labelled trace: what was recorded, on what installation, and what physically happened.
 *
 * @param folder where it lies
 * @param kit the kind of installation
 * @param limitS a trapping is to be raised within this of its start, seconds
 * @param notBeforeS and not before this, unless a button was pressed, seconds
 * @param traps every trapping there was
 * @param incidents every other incident there was; none where the case says nothing of them
 */
record TraceCase(
        Path folder, String kit, double limitS, double notBeforeS, List<Trap> traps, List<Incident> incidents) {
    /**
     * A trapping.
     *
     * @param startS when the lift stopped serving the people in it, seconds
     * @param releaseS when its doors were open at a landing, seconds
     * @param buttonS when a held alarm button was let go, seconds
     */
    record Trap(double startS, double releaseS, Optional<Double> buttonS) {}

    /**
     * An incident without trapped people.
     *
     * @param kind its word in messages
     * @param signal the signal that it names
     * @param raised when it is to be raised, seconds
     * @param closed when it is to be closed; empty where it may close at any time before the end
     */
    record Incident(String kind, Optional<String> signal, Span raised, Optional<Span> closed) {}

    /** From one moment to another, seconds. */
    record Span(double fromS, double byS) {
        boolean holds(double seconds) {
            return seconds >= fromS && seconds <= byS;
        }
    }

    static TraceCase read(Path folder) throws IOException, JsonException {
        Map<String, Object> truth = JsonText.read(Files.readString(folder.resolve("truth.json")));
        List<Trap> traps = new ArrayList<>();
        for (Object trap : (List<?>) truth.get("traps")) {
            Map<?, ?> fields = (Map<?, ?>) trap;
            traps.add(new Trap(
                    number(fields.get("start_s")),
                    number(fields.get("release_s")),
                    Optional.ofNullable(fields.get("button_s")).map(TraceCase::number)));
        }
        Object notBefore = truth.get("not_before_s");
        return new TraceCase(
                folder,
                String.valueOf(truth.get("kit")),
                number(truth.get("limit_s")),
                notBefore == null ? 0 : number(notBefore),
                traps,
                incidents((List<?>) truth.get("incidents")));
    }

    Path device() {
        return folder.resolve("device.toml");
    }

    Path trace() {
        Path zipped = folder.resolve("trace.csv.gz");
        return Files.exists(zipped) ? zipped : folder.resolve("trace.csv");
    }

    private static List<Incident> incidents(List<?> found) {
        List<Incident> incidents = new ArrayList<>();
        for (Object incident : found == null ? List.of() : found) {
            Map<?, ?> fields = (Map<?, ?>) incident;
            incidents.add(new Incident(
                    String.valueOf(fields.get("kind")),
                    Optional.ofNullable(fields.get("signal")).map(String::valueOf),
                    span(fields, "raised").orElseThrow(),
                    span(fields, "closed")));
        }
        return incidents;
    }

    private static Optional<Span> span(Map<?, ?> fields, String phase) {
        return Optional.ofNullable(fields.get(phase + "_from_s"))
                .map(from -> new Span(number(from), number(fields.get(phase + "_by_s"))));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
