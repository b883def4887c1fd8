package dev.liftwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code liftwatch demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Roles.Demonstration demonstration;

    @Option(names = "--plain", descriptionKey = "option.plain")
    private boolean plain;

    DemoCommand(Roles.Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    @Override
    public Integer call() {
        return demonstration.show(plain);
    }
}
