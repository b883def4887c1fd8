package dev.liftwatch.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code liftwatch listen}: a reference receiver. */
@Command(name = "listen", mixinStandardHelpOptions = true)
final class ListenCommand implements Callable<Integer> {
    private final Roles.Listener listener;

    @Option(names = "--server", paramLabel = "URI", required = true, descriptionKey = "option.server")
    private String server;

    @Option(names = "--lift", paramLabel = "ID", defaultValue = "+", descriptionKey = "option.listen-lift")
    private String lift;

    @Option(names = "--credentials", paramLabel = "FILE", descriptionKey = "option.credentials")
    private Optional<Path> credentials = Optional.empty();

    @Option(names = "--ack", descriptionKey = "option.ack")
    private boolean answer;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "0", descriptionKey = "option.seconds")
    private long seconds;

    ListenCommand(Roles.Listener listener) {
        this.listener = listener;
    }

    @Override
    public Integer call() {
        return listener.listen(new Roles.ListenOrder(server, lift, credentials, answer, seconds));
    }
}
