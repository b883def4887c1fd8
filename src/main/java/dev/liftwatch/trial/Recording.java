package dev.liftwatch.trial;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.AlarmButton;
import dev.liftwatch.sim.LiftWorld;
import dev.liftwatch.sim.Trapping;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/** Writes what the sensors of one simulated lift say as a trace, with its device.toml and the truth: a case to be replayed. */
public final class Recording {
    private static final long PORTION_MS = 3_600_000;

    private Recording() {}

    /**
     * Writes {@code trace.csv.gz}, {@code device.toml} and {@code truth.json}.
     *
     * @param folder where; it is made where it is missing
     */
    public static void write(TrialSpec spec, Path folder) throws IOException {
        Files.createDirectories(folder);
        LiftWorld world = Trial.draw(spec);
        PlainFile.write(folder.resolve("device.toml"), deviceToml(world, "sim-" + spec.seed()));
        try (Writer out = trace(folder)) {
            out.write("# " + spec.kit().code() + " seed " + spec.seed() + (spec.dense() ? " dense" : " natural") + " "
                    + spec.days() + " days\nt_ms,signal,value\n");
            for (long atMs = 0; atMs < spec.lastsMs(); atMs += PORTION_MS) {
                world.passTo(Math.min(atMs + PORTION_MS, spec.lastsMs()), (ms, reading) -> row(out, ms, reading));
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        PlainFile.write(folder.resolve("truth.json"), truth(world, spec) + "\n");
    }

    static Writer trace(Path folder) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(PlainFile.write(folder.resolve("trace.csv.gz"))), StandardCharsets.UTF_8));
    }

    static void row(Writer out, long atMs, Reading reading) {
        try {
            String value = reading.known() ? reading.signal().format(reading.value()) : "-";
            out.write(atMs + "," + reading.signal().code() + "," + value + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String deviceToml(LiftWorld world, String id) {
        StringBuilder toml = new StringBuilder("[lift]\nid = \"" + id + "\"\n");
        toml.append("name = \"simulated, ").append(world.design().kind()).append("\"\n");
        toml.append(String.format(
                Locale.ROOT, "rated_speed_mps = %.3f%n", world.design().shaft().ratedSpeedMmS() / 1000.0));
        toml.append("door_zone_mm = ")
                .append(world.design().shaft().doorZoneMm())
                .append("\n");
        if (world.design().manualDoors()) {
            toml.append("doors = \"manual\"\n");
        }
        toml.append("floors = [\n");
        int label = 1;
        for (long heightMm : world.design().shaft().landingsMm()) {
            toml.append("  { label = \"").append(label++).append("\", position_mm = ");
            toml.append(heightMm).append(" },\n");
        }
        toml.append("]\n");
        for (Signal signal : world.wired()) {
            toml.append("\n[signals.").append(signal.code()).append("]\nsource = \"replay\"\n");
            if (signal == Signal.OCCUPIED) {
                toml.append("sensor = \"")
                        .append(world.kit().presence().orElseThrow().code())
                        .append("\"\n");
            }
        }
        return toml.toString();
    }

    /** Every trapping with the latest moment at which it has to be raised; null where it need not be. */
    private static String truth(LiftWorld world, TrialSpec spec) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("scenario", "simulated lift, seed " + spec.seed());
        truth.put("kit", spec.kit().code());
        truth.put("end_s", spec.lastsMs() / 1000.0);
        truth.put("trappings", trappings(world, 0));
        return JsonText.write(truth);
    }

    /** @param graceMs how much later than by the table of causes each may be raised, ms */
    static List<Object> trappings(LiftWorld world, long graceMs) {
        LiftGeometry geometry = new SimulatedConfig(world).geometry();
        List<Object> traps = new ArrayList<>();
        for (Trapping trapping : world.trappings()) {
            OptionalLong latest = ExpectedAlarm.latestMs(trapping, world.kit(), geometry);
            boolean due = latest.isPresent() && latest.getAsLong() + graceMs < trapping.releaseMs();
            Map<String, Object> trap = new LinkedHashMap<>();
            trap.put("start_s", trapping.startMs() / 1000.0);
            trap.put("release_s", trapping.releaseMs() / 1000.0);
            trap.put("latest_s", due ? (latest.getAsLong() + graceMs) / 1000.0 : null);
            trap.put("mishap", trapping.mishap().code());
            trap.put("troubles", trapping.troubles());
            List<Object> presses = new ArrayList<>();
            for (AlarmButton.Press press : trapping.presses()) {
                presses.add(List.of(press.fromMs() / 1000.0, press.toMs() / 1000.0));
            }
            trap.put("presses", presses);
            traps.add(trap);
        }
        return traps;
    }
}
