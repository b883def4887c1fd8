package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Page;
import dev.liftwatch.console.WalkView;
import dev.liftwatch.console.Words;
import dev.liftwatch.linux.TerminalSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Leads through the steps of a walk, line by line: it needs no terminal that can be drawn on. The visit ends with it, however it ends. */
final class WalkDialogue {
    /** The agent hears of the one who walks this often, ms. */
    private static final long HEARD_MS = 2000;

    private static final long KEY_MS = 100;

    private final WalkClient client;
    private final PrintWriter out;
    private final Optional<FileMending> mending;
    private final Map<String, String> skipped;
    private Map<String, Object> answer = Map.of();
    private boolean mended;

    WalkDialogue(WalkClient client, PrintWriter out, Optional<FileMending> mending, Map<String, String> skipped) {
        this.client = client;
        this.out = out;
        this.mending = mending;
        this.skipped = new LinkedHashMap<>(skipped);
    }

    /**
     * Walks.
     *
     * @param stepMs how long a step lasts where there are no keys, ms; 0 where the one who walks says so
     * @return false where it was given up
     */
    boolean walk(long stepMs) throws CommandFailure, InterruptedException {
        answer = client.begin();
        try {
            List<?> steps = (List<?>) answer.get("steps");
            int at = 0;
            while (at < steps.size()) {
                answer = client.say("step", Map.of("step", steps.get(at)));
                show();
                char key = stepMs > 0 ? pass(stepMs) : key();
                switch (key) {
                    case 'q' -> {
                        return false;
                    }
                    case 'r' -> client.say("drop", Map.of());
                    case 'b' -> at = Math.max(0, at - 1);
                    case 'f' -> fix();
                    case 's' -> skipWaiting();
                    default -> at++;
                }
            }
            answer = client.say("finish", Map.of());
            show();
            return stepMs > 0 || mendAtTheEnd();
        } finally {
            client.say("end", Map.of());
        }
    }

    /** What is left to be mended, until nothing is or the one who walks is content. */
    private boolean mendAtTheEnd() throws CommandFailure, InterruptedException {
        while (!unproven().isEmpty()) {
            switch (key()) {
                case 'q' -> {
                    return false;
                }
                case 'f' -> fix();
                case 's' -> skipWaiting();
                default -> {
                    return true;
                }
            }
            show();
        }
        return true;
    }

    private void show() {
        int columns = TerminalSize.now().map(TerminalSize::columns).orElse(Page.USUAL_COLUMNS);
        out.println();
        out.println(new WalkView(answer, skipped.keySet(), Locale.getDefault())
                .render(String.valueOf(answer.get("lift")), columns));
        out.flush();
    }

    private void fix() throws CommandFailure {
        Optional<? extends Map<?, ?>> wire = wires().stream()
                .filter(one -> "inverted".equals(one.get("reason")) || "swapped".equals(one.get("reason")))
                .findFirst();
        Optional<FileMending> file =
                mending.or(() -> FileMending.of(ConfigFile.FOLDER, String.valueOf(answer.get("lift"))));
        if (file.isEmpty() || wire.isEmpty()) {
            out.println(Words.of(file.isEmpty() ? "commission.no-config" : "commission.nothing-to-fix"));
            return;
        }
        out.println(file.get().mend(wire.get()));
        mended = true;
        Object signal = wire.get().get("signal");
        answer = "swapped".equals(wire.get().get("reason"))
                ? client.say(
                        "exchanged",
                        Map.of("signal", signal, "other", wire.get().get("other")))
                : client.say("inverted", Map.of("signal", signal));
    }

    /** The first wire that is not proven is left out. */
    private void skipWaiting() {
        unproven().stream().findFirst().ifPresent(signal -> skipped.put(signal, "left out in the walk"));
    }

    private char pass(long ms) throws CommandFailure, InterruptedException {
        long untilMs = client.clock().tickMs() + ms;
        while (client.clock().tickMs() < untilMs) {
            client.clock()
                    .pause(Math.min(
                            HEARD_MS, Math.max(1, untilMs - client.clock().tickMs())));
            answer = client.say("look", Map.of());
        }
        return 'n';
    }

    /** The first letter of the next line that is typed; the end of the input gives up. */
    private char key() throws CommandFailure, InterruptedException {
        long heardMs = client.clock().tickMs();
        StringBuilder line = new StringBuilder();
        try {
            while (true) {
                while (System.in.available() > 0) {
                    int typed = System.in.read();
                    if (typed < 0) {
                        return 'q';
                    }
                    if (typed == '\n' || typed == '\r') {
                        return line.isEmpty() ? 'n' : Character.toLowerCase(line.charAt(0));
                    }
                    line.append((char) typed);
                }
                client.clock().pause(KEY_MS);
                if (client.clock().tickMs() - heardMs > HEARD_MS) {
                    heardMs = client.clock().tickMs();
                    answer = client.say("look", Map.of());
                }
            }
        } catch (IOException gone) {
            return 'q';
        }
    }

    private List<? extends Map<?, ?>> wires() {
        return ((List<?>) answer.getOrDefault("wires", List.of()))
                .stream().map(one -> (Map<?, ?>) one).toList();
    }

    /** What the agent said last. */
    Map<String, Object> answer() {
        return answer;
    }

    /** The wires that are neither proven nor left out. */
    List<String> unproven() {
        return wires().stream()
                .filter(wire -> !"ok".equals(wire.get("standing")))
                .map(wire -> String.valueOf(wire.get("signal")))
                .filter(signal -> !skipped.containsKey(signal))
                .toList();
    }

    /** The wires that are proven. */
    List<String> proven() {
        return wires().stream()
                .filter(wire -> "ok".equals(wire.get("standing")))
                .map(wire -> String.valueOf(wire.get("signal")))
                .toList();
    }

    /** The wires that are left out, each with the reason. */
    Map<String, String> skipped() {
        return skipped;
    }

    /** Whether the file was changed: the agent has to read it again. */
    boolean hasMended() {
        return mended;
    }
}
