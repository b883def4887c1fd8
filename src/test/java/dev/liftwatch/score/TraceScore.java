package dev.liftwatch.score;

import dev.liftwatch.blackbox.Replay;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.incident.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Scores the judgement on a folder of labelled traces: {@code ./dev score DIR}. Exit 0 when every case holds. */
public final class TraceScore {
    private TraceScore() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<Path> cases = cases(folder);
        if (cases.isEmpty()) {
            System.err.println(
                    "no cases below " + folder + ": a case is a folder with truth.json, device.toml and a trace");
            System.exit(2);
        }
        int bad = 0;
        for (Path one : cases) {
            List<String> faults = faults(one);
            if (!faults.isEmpty()) {
                bad++;
                System.out.printf("%-60s %s%n", one.getFileName(), String.join("; ", faults));
            }
        }
        System.out.printf("%d of %d cases hold%n", cases.size() - bad, cases.size());
        System.exit(bad == 0 ? 0 : 1);
    }

    static List<Path> cases(Path folder) throws Exception {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(one -> Files.exists(one.resolve("truth.json")))
                    .sorted()
                    .toList();
        }
    }

    /** What is wrong with the judgement of one case; nothing where it holds. */
    static List<String> faults(Path folder) throws Exception {
        return Verdict.faults(TraceCase.read(folder), decisions(folder));
    }

    /** What is decided on the trace of one case. */
    static List<Decision> decisions(Path folder) throws Exception {
        List<Decision> decisions = new ArrayList<>();
        replay(folder, (judgement, decision) -> decisions.add(decision));
        return decisions;
    }

    /** Replays a case; whoever is told of a decision also gets the judgement as it stands then. */
    static void replay(Path folder, BiConsumer<Judgement, Decision> decided) throws Exception {
        TraceCase traceCase = TraceCase.read(folder);
        DeviceConfig device = DeviceConfig.loadForReplay(traceCase.device());
        Judgement judgement = new Judgement(
                new JudgementConfig(
                        device.geometry(), device.replaySignalSettings(), device.presence(), device.detection()),
                (atMs, ordinal) -> "incident-" + ordinal);
        new Replay(judgement, decision -> decided.accept(judgement, decision), Replay.Notes.NONE)
                .run(traceCase.trace());
    }
}
