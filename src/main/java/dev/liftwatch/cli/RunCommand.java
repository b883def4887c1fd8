package dev.liftwatch.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code liftwatch run}: the daemon parses its own plain form without picocli; this is for help and for mistakes. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Roles.Daemon daemon;

    @Mixin
    private ConfigFile config;

    @Option(names = "--state-dir", paramLabel = "DIR", descriptionKey = "option.state-dir")
    private Optional<Path> stateFolder = Optional.empty();

    @Option(names = "--runtime-dir", paramLabel = "DIR", descriptionKey = "option.runtime-dir")
    private Optional<Path> runtimeFolder = Optional.empty();

    @Option(names = "--allow-volatile-store", descriptionKey = "option.allow-volatile-store")
    private boolean volatileStore;

    RunCommand(Roles.Daemon daemon) {
        this.daemon = daemon;
    }

    @Override
    public Integer call() {
        return daemon.run(config.file(), stateFolder, runtimeFolder, volatileStore);
    }
}
