package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code liftwatch demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    /** The demo's own broker: a package of its own, so that nothing of it stands on a box beside a lift. */
    private static final String BROKER = "io/moquette/broker/Server.class";

    private final Roles.Demonstration demonstration;

    @Option(names = "--plain", descriptionKey = "option.plain")
    private boolean plain;

    DemoCommand(Roles.Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (DemoCommand.class.getClassLoader().getResource(BROKER) == null) {
            throw new CommandFailure(CommandLineTool.NOT_IN_ORDER, Words.of("demo.missing"));
        }
        return demonstration.show(plain);
    }
}
