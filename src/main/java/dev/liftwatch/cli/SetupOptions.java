package dev.liftwatch.cli;

import dev.liftwatch.setup.Question;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The questions of {@code setup} as options, so that a script sets up a fleet. */
final class SetupOptions {
    @Option(names = "--source", paramLabel = "DEVICE", descriptionKey = "option.setup-source")
    private Optional<String> source = Optional.empty();

    @Option(names = "--wires", paramLabel = "LIST", descriptionKey = "option.setup-wires")
    private Optional<String> wires = Optional.empty();

    @Option(names = "--lift", paramLabel = "ID", descriptionKey = "option.setup-lift")
    private Optional<String> lift = Optional.empty();

    @Option(names = "--name", paramLabel = "TEXT", descriptionKey = "option.setup-name")
    private Optional<String> name = Optional.empty();

    @Option(names = "--floors", paramLabel = "LIST", descriptionKey = "option.setup-floors")
    private Optional<String> floors = Optional.empty();

    @Option(names = "--speed", paramLabel = "M/S", descriptionKey = "option.setup-speed")
    private Optional<String> speed = Optional.empty();

    @Option(names = "--server", paramLabel = "URI", descriptionKey = "option.setup-server")
    private Optional<String> server = Optional.empty();

    @Option(names = "--proof", paramLabel = "FILES", descriptionKey = "option.setup-proof")
    private Optional<String> proof = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "option.setup-port")
    Optional<String> port = Optional.empty();

    @Option(names = "--own-bus", descriptionKey = "option.setup-own-bus")
    boolean ownBus;

    @Option(names = "--live", descriptionKey = "option.setup-live")
    boolean live;

    @Option(names = "--no-start", descriptionKey = "option.setup-no-start")
    boolean noStart;

    @Option(names = "--plain", descriptionKey = "option.setup-plain")
    boolean plain;

    /** What was answered by options. */
    Map<Question, String> given() {
        Map<Question, String> given = new EnumMap<>(Question.class);
        source.ifPresent(answer -> given.put(Question.SOURCE, answer));
        wires.ifPresent(answer -> given.put(Question.WIRES, answer));
        lift.ifPresent(answer -> given.put(Question.LIFT, answer));
        name.ifPresent(answer -> given.put(Question.NAME, answer));
        floors.ifPresent(answer -> given.put(Question.FLOORS, answer));
        speed.ifPresent(answer -> given.put(Question.SPEED, answer));
        server.ifPresent(answer -> given.put(Question.PLATFORM, answer));
        proof.ifPresent(answer -> given.put(Question.PROOF, answer));
        return given;
    }
}
