package dev.liftwatch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an agent has written to standard error over all its starts: its own word for what it decided and when. */
final class AgentLog {
    /** Decisions of one commit are logged one after the other; on a busy machine that takes a moment, ms. */
    private static final long ONE_COMMIT_MS = 200;

    private static final Pattern DECISION =
            Pattern.compile("(?<time>\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) (?:INFO|WARN) +(?<kind>\\S+)"
                    + " (?<phase>suspected|dismissed|raised|updated|closed) (?<incident>\\S+) \\(.*");

    private final Path folder;

    /** @param folder where {@code agent-1.log}, {@code agent-2.log} … are */
    AgentLog(Path folder) {
        this.folder = folder;
    }

    /** Everything of one start. */
    String of(int start) throws IOException {
        Path file = folder.resolve("agent-" + start + ".log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Everything of every start. */
    String all() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int start = 1; Files.exists(folder.resolve("agent-" + start + ".log")); start++) {
            all.append(of(start));
        }
        return all.toString();
    }

    /** How often trappings came to that phase, over all starts. */
    long traps(String phase) throws IOException {
        return all().lines()
                .filter(line -> line.contains(" trap " + phase + " "))
                .count();
    }

    /**
     * Every decision. What a killed agent logged in its last commit may not be on record, since it logs first and commits then.
     *
     * @param killed the starts that were ended by a kill
     */
    List<DeliveryLedger.Decision> decisions(Set<Integer> killed) throws IOException {
        List<DeliveryLedger.Decision> decisions = new ArrayList<>();
        for (int start = 1; Files.exists(folder.resolve("agent-" + start + ".log")); start++) {
            List<Matcher> lines = of(start)
                    .lines()
                    .map(DECISION::matcher)
                    .filter(Matcher::matches)
                    .toList();
            long lastMs = lines.isEmpty() ? 0 : millis(lines.getLast());
            for (Matcher line : lines) {
                boolean certain = !killed.contains(start) || lastMs - millis(line) > ONE_COMMIT_MS;
                decisions.add(new DeliveryLedger.Decision(
                        line.group("kind"), line.group("phase"), line.group("incident"), certain));
            }
        }
        return decisions;
    }

    private static long millis(Matcher line) {
        return LocalTime.parse(line.group("time")).getLong(ChronoField.MILLI_OF_DAY);
    }
}
