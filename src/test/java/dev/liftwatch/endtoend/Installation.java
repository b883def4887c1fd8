package dev.liftwatch.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An installed agent: the built launcher, a device.toml, folders for state and sockets, and the process. */
public final class Installation implements AutoCloseable {
    static final Path LAUNCHER = Path.of("target/dist/bin/liftwatch").toAbsolutePath();

    private final Path folder;
    private final Path device;
    private final List<Process> started = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private int starts;

    public Installation(Path folder, String deviceToml) throws IOException {
        this.folder = folder;
        device = Files.writeString(folder.resolve("device.toml"), deviceToml);
    }

    /**
     * A lift with door contacts, position, radar and service inputs on one sensor line, and short times so that a test
     * need not wait for minutes: suspected after 5 s, raised after 10 s.
     */
    static String device(Path port, int brokerPort, String uplinkMore) {
        String signals = "";
        for (String signal : List.of("door_closed", "door_open", "position_mm", "mains_ok", "alarm_button")) {
            signals += "[signals." + signal + "]\nsource = \"board\"\n";
        }
        return """
                [lift]
                id = "it-1"
                name = "end to end"
                rescue_code = "012345"
                rated_speed_mps = 1.75
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 3000 } ]
                [sources.board]
                kind = "serial"
                port = "%s"
                protocol = "sentence"
                %s
                [signals.occupied]
                source = "board"
                sensor = "radar"
                [detection]
                outside_suspect_s = 5
                outside_raise_s = 10
                [[uplink]]
                servers = ["tcp://127.0.0.1:%d"]
                %s
                """.formatted(port, signals, brokerPort, uplinkMore);
    }

    /** What the environment of agents says from now on, as a service manager sets it. */
    public void setEnvironment(Map<String, String> variables) {
        environment.putAll(variables);
    }

    /** Starts the agent. */
    public Process run(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                LAUNCHER.toString(),
                "run",
                "--config",
                device.toString(),
                "--state-dir",
                folder.resolve("state").toString(),
                "--runtime-dir",
                folder.resolve("run").toString(),
                // Temporary folders of test machines are often in memory.
                "--allow-volatile-store"));
        command.addAll(List.of(more));
        return start(command, log(++starts));
    }

    Path device() {
        return device;
    }

    Path runtimeFolder() {
        return folder.resolve("run");
    }

    /** What the agent of the latest start has written to standard error. */
    public String log() throws IOException {
        return Files.readString(log(starts));
    }

    private Path log(int start) {
        return folder.resolve("agent-" + start + ".log");
    }

    private Process start(List<String> command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of("LANG", "C.UTF-8"));
        builder.environment().putAll(environment);
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(log.toFile())
                .start();
        started.add(process);
        return process;
    }

    /** What {@code status} says of its agent. */
    String status(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "status",
                "--config",
                device.toString(),
                "--runtime-dir",
                runtimeFolder().toString()));
        arguments.addAll(List.of(more));
        return command(arguments.toArray(String[]::new)).out();
    }

    /** Runs a command of the launcher to its end. */
    static Finished command(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LANG", "C.UTF-8");
        Path out = Files.createTempFile("liftwatch", ".out");
        Path err = Files.createTempFile("liftwatch", ".err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(Patience.DUE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + Patience.DUE + ": " + command);
        }
        Finished finished = new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return finished;
    }

    /**
     * A command that has ended.
     *
     * @param exit its exit code
     * @param out its standard output
     * @param err its standard error
     */
    record Finished(int exit, String out, String err) {}

    @Override
    public void close() {
        for (Process process : started) {
            process.destroyForcibly().onExit().join();
        }
    }
}
