package dev.liftwatch.cli;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.bugreport.Part;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.config.ShownConfig;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.history.IncidentPage;
import dev.liftwatch.history.IncidentStory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a bug report is made of: what the other commands say, the configuration, the log, and what is on record. */
final class BugReportParts {
    /** The log is not waited for longer, s. */
    private static final long LOG_S = 15;

    private static final int MOST_LOG_BYTES = 3 << 20;
    private static final int MOST_LOG_LINES = 20_000;
    private static final int MOST_ANSWER_BYTES = 2 << 20;
    private static final int MOST_TRACE_BYTES = 2 << 20;
    private static final int MOST_CONFIG_BYTES = 1 << 20;
    private static final int MOST_RAW_QUESTIONS = 16;
    private static final int INCIDENTS = 3;

    private final Roles roles;
    private final RunningAgent agent;
    private final Path config;
    private final Path stateFolder;
    private final String lift;
    private final List<String> options;
    private final boolean offline;

    /**
     * The parts of one installation.
     *
     * @param lift whose report it is
     * @param options where the other commands find its agent
     * @param offline whether nothing is looked up in the network
     */
    BugReportParts(
            Roles roles,
            RunningAgent agent,
            Path config,
            Path stateFolder,
            String lift,
            List<String> options,
            boolean offline) {
        this.roles = roles;
        this.agent = agent;
        this.config = config;
        this.stateFolder = stateFolder;
        this.lift = lift;
        this.options = List.copyOf(options);
        this.offline = offline;
    }

    List<Part> all(Instant now) {
        List<String> doctor = new ArrayList<>(
                List.of("doctor", "--json", "--config", config.toString(), "--state-dir", stateFolder.toString()));
        if (offline) {
            doctor.add("--offline");
        }
        List<Part> parts = new ArrayList<>(List.of(
                new Part("doctor.json", MOST_ANSWER_BYTES, false, () -> said(doctor)),
                new Part("status.json", MOST_ANSWER_BYTES, false, () -> said(List.of("status", "--json"))),
                new Part(
                        "signals.json",
                        MOST_ANSWER_BYTES,
                        false,
                        () -> said(List.of("signals", "--json", "--state-dir", stateFolder.toString()))),
                new Part(
                        "events.json",
                        MOST_ANSWER_BYTES,
                        false,
                        () -> said(
                                List.of("events", "--json", "--count", "1000", "--state-dir", stateFolder.toString()))),
                new Part("device.toml", MOST_CONFIG_BYTES, false, this::configuration),
                new Part("versions.txt", MOST_CONFIG_BYTES, false, () -> versions(now)),
                new Part("raw.txt", MOST_ANSWER_BYTES, true, this::raw),
                new Part("journal.txt", MOST_LOG_BYTES, true, this::journal)));
        for (int i = 0; i < INCIDENTS; i++) {
            int nth = i;
            parts.add(new Part("incident-" + (i + 1) + ".html", MOST_ANSWER_BYTES, false, () -> page(nth, now)));
            parts.add(new Part("incident-" + (i + 1) + ".csv", MOST_TRACE_BYTES, false, () -> trace(nth)));
        }
        return parts;
    }

    /** What another command prints; its errors are part of it. */
    private String said(List<String> command) throws CommandFailure {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Stream.of(command, options, List.of("--lift", lift))
                .flatMap(List::stream)
                .toArray(String[]::new);
        int exit = CommandLineTool.run(arguments, roles, new PrintWriter(out, true), new PrintWriter(err, true));
        if (out.toString().isBlank()) {
            throw new CommandFailure(exit, err.toString().strip());
        }
        return out.toString();
    }

    private String configuration() throws IOException {
        return ShownConfig.withoutSecrets(PlainFile.text(config, MOST_CONFIG_BYTES));
    }

    private String versions(Instant now) {
        StringBuilder text = new StringBuilder();
        text.append("liftwatch ").append(roles.version()).append('\n');
        text.append("made ")
                .append(now)
                .append(", zone ")
                .append(ZoneId.systemDefault())
                .append(", language ")
                .append(Locale.getDefault())
                .append('\n');
        for (String property : List.of("java.vendor", "java.runtime.version", "os.name", "os.version", "os.arch")) {
            text.append(property)
                    .append(' ')
                    .append(System.getProperty(property))
                    .append('\n');
        }
        for (String file : List.of(
                "/etc/os-release",
                "/proc/version",
                "/proc/device-tree/model",
                "/proc/uptime",
                "/proc/loadavg",
                "/proc/meminfo")) {
            text.append("--- ")
                    .append(file)
                    .append('\n')
                    .append(start(Path.of(file)))
                    .append('\n');
        }
        return text.append("--- ")
                .append(stateFolder)
                .append('\n')
                .append(files())
                .toString();
    }

    /** A file of the kernel has no size that could be asked for. */
    private static String start(Path file) {
        try (var in = PlainFile.read(file)) {
            return new String(in.readNBytes(2000), StandardCharsets.UTF_8)
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException none) {
            return "-";
        }
    }

    /** The files on record with their sizes; what is in them stays. */
    private String files() {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(stateFolder, 4)) {
            for (Path file : files.sorted().limit(2000).toList()) {
                text.append(Files.isRegularFile(file) ? Files.size(file) : "-")
                        .append(' ')
                        .append(stateFolder.relativize(file))
                        .append('\n');
            }
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            text.append(unreadable.getMessage()).append('\n');
        }
        return text.toString();
    }

    /** The last bytes of each line that a running agent reads. */
    private String raw() throws CommandFailure {
        Path socket = agent.sockets().of(lift);
        Map<String, Object> status = agent.read(agent.askAt(socket, "status"));
        StringBuilder text = new StringBuilder();
        for (Object one : status.get("sources") instanceof List<?> sources ? sources : List.of()) {
            String source = String.valueOf(((Map<?, ?>) one).get("name"));
            text.append("--- ").append(source).append('\n');
            try {
                raw(socket, source, text);
            } catch (CommandFailure notSerial) {
                text.append("no bytes: ").append(notSerial.getMessage()).append('\n');
            }
        }
        return text.toString();
    }

    private void raw(Path socket, String source, StringBuilder text) throws CommandFailure {
        long from = 0;
        for (int i = 0; i < MOST_RAW_QUESTIONS; i++) {
            Map<String, Object> answer = agent.read(agent.askAt(socket, "raw", Map.of("source", source, "from", from)));
            List<?> chunks = answer.get("chunks") instanceof List<?> list ? list : List.of();
            for (Object piece : chunks) {
                Map<?, ?> chunk = (Map<?, ?>) piece;
                // In pairs, as every tool shows bytes: a long run of digits would be taken for a key.
                String hex = String.valueOf(chunk.get("hex")).replaceAll("(?<=\\G..)(?=.)", " ");
                Object says = chunk.get("frame") == null ? hex : "= " + chunk.get("frame");
                text.append(chunk.get("at"))
                        .append(Boolean.TRUE.equals(chunk.get("sent")) ? " > " : " < ")
                        .append(says)
                        .append('\n');
            }
            if (chunks.isEmpty()) {
                return;
            }
            from = ((Number) answer.get("next")).longValue();
        }
    }

    /** The log of a day, from the journal. */
    private String journal() throws IOException, InterruptedException, CommandFailure {
        String instance = config.getFileName().toString().replaceAll("\\.toml$", "");
        Process journal = new ProcessBuilder(
                        "journalctl",
                        "--no-pager",
                        "--quiet",
                        "--since=-24h",
                        "-o",
                        "short-iso",
                        "-n",
                        String.valueOf(MOST_LOG_LINES),
                        "-u",
                        "liftwatch@" + instance,
                        "-u",
                        "liftwatch-prepare@" + instance)
                .redirectErrorStream(true)
                .start();
        journal.getOutputStream().close();
        try {
            byte[] bytes = journal.getInputStream().readNBytes(MOST_LOG_BYTES);
            if (!journal.waitFor(LOG_S, TimeUnit.SECONDS) || (journal.exitValue() != 0 && bytes.length == 0)) {
                throw new CommandFailure(CommandLineTool.NOT_IN_ORDER, "journalctl gave nothing");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } finally {
            journal.destroyForcibly();
        }
    }

    private String page(int nth, Instant now) throws CommandFailure, IOException {
        Past past = new Past(agent, stateFolder, lift);
        BlackBox box = past.blackBox();
        IncidentStory story = story(past, box, nth);
        return IncidentPage.of(story, box, ZoneId.systemDefault(), now, roles.version(), Locale.ENGLISH);
    }

    private String trace(int nth) throws CommandFailure, IOException {
        Past past = new Past(agent, stateFolder, lift);
        BlackBox box = past.blackBox();
        String id = story(past, box, nth).incident();
        Optional<BlackBox.Incident> recorded =
                box.incidents().stream().filter(one -> one.id().equals(id)).findFirst();
        if (recorded.isEmpty()) {
            throw new CommandFailure(CommandLineTool.NOT_IN_ORDER, "the black box holds no readings of it any more");
        }
        StringBuilder trace = new StringBuilder();
        box.export(box.around(recorded.get()), trace);
        return trace.toString();
    }

    private static IncidentStory story(Past past, BlackBox box, int nth) throws CommandFailure {
        PastIncidents incidents = new PastIncidents(past, box);
        List<String> newest = incidents.newest(INCIDENTS);
        if (nth >= newest.size()) {
            throw new CommandFailure(CommandLineTool.NOT_IN_ORDER, "no more incidents are on record: " + newest.size());
        }
        return incidents.of(newest.get(nth));
    }
}
