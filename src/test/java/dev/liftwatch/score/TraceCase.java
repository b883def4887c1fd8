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
 */
record TraceCase(Path folder, String kit, double limitS, double notBeforeS, List<Trap> traps) {
    /**
     * A trapping.
     *
     * @param startS when the lift stopped serving the people in it, seconds
     * @param releaseS when its doors were open at a landing, seconds
     * @param buttonS when a held alarm button was let go, seconds
     */
    record Trap(double startS, double releaseS, Optional<Double> buttonS) {}

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
                traps);
    }

    Path device() {
        return folder.resolve("device.toml");
    }

    Path trace() {
        Path zipped = folder.resolve("trace.csv.gz");
        return Files.exists(zipped) ? zipped : folder.resolve("trace.csv");
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
