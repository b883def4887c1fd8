package dev.liftwatch.trial;

import dev.liftwatch.file.PlainFile;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.sim.Life;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes one scripted life as {@link Recording} writes a lift's. */
public final class LifeRecording {
    private LifeRecording() {}

    /**
     * Writes {@code trace.csv.gz}, {@code device.toml} and {@code truth.json}.
     *
     * @param folder where; it is made where it is missing
     */
    public static void write(LifeOutcome.Which which, Path folder) throws IOException {
        Files.createDirectories(folder);
        Life life = LifeTrial.draw(which);
        String kind = which.kind().code();
        PlainFile.write(
                folder.resolve("device.toml"), Recording.deviceToml(life.world(), "life-" + kind + "-" + which.seed()));
        try (Writer out = Recording.trace(folder)) {
            out.write("# " + kind + ", " + which.kit().code() + ", seed " + which.seed() + "\nt_ms,signal,value\n");
            while (life.passOn((ms, reading) -> Recording.row(out, ms, reading))) {
                // It goes on.
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        PlainFile.write(folder.resolve("truth.json"), truth(life, which) + "\n");
    }

    private static String truth(Life life, LifeOutcome.Which which) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("scenario", "simulated life " + which.kind().code() + ", seed " + which.seed());
        truth.put("kit", which.kit().code());
        truth.put("end_s", life.world().nowMs() / 1000.0);
        truth.put("wires", life.wiresAtFault());
        truth.put("fault_s", life.faultMs().isPresent() ? life.faultMs().getAsLong() / 1000.0 : null);
        truth.put("trappings", Recording.trappings(life.world(), which.kind().isDoubtful() ? LifeScorer.DOUBT_MS : 0));
        return JsonText.write(truth);
    }
}
