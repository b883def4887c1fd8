package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Words;
import dev.liftwatch.receiver.ListenOrder;
import dev.liftwatch.tls.ServerAddress;
import dev.liftwatch.tls.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code liftwatch listen}: a reference receiver. */
@Command(name = "listen", mixinStandardHelpOptions = true)
final class ListenCommand implements Callable<Integer> {
    /** A year. */
    private static final long MOST_SECONDS = 31_622_400;

    private final Roles.Listener listener;

    @Option(names = "--server", paramLabel = "URI", required = true, descriptionKey = "option.server")
    private String server;

    @Option(names = "--lift", paramLabel = "ID", defaultValue = "+", descriptionKey = "option.listen-lift")
    private String lift;

    @Option(names = "--credentials", paramLabel = "FILE", descriptionKey = "option.credentials")
    private Optional<Path> credentials = Optional.empty();

    @Option(names = "--ca-file", paramLabel = "FILE", descriptionKey = "option.ca-file")
    private Optional<Path> ca = Optional.empty();

    @Option(names = "--certificate-file", paramLabel = "FILE", descriptionKey = "option.certificate-file")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--key-file", paramLabel = "FILE", descriptionKey = "option.key-file")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--keystore-file", paramLabel = "FILE", descriptionKey = "option.keystore-file")
    private Optional<Path> keystore = Optional.empty();

    @Option(names = "--key-password-file", paramLabel = "FILE", descriptionKey = "option.key-password-file")
    private Optional<Path> keyPassword = Optional.empty();

    @Option(names = "--ack", descriptionKey = "option.ack")
    private boolean answer;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "0", descriptionKey = "option.seconds")
    private long seconds;

    ListenCommand(Roles.Listener listener) {
        this.listener = listener;
    }

    @Override
    public Integer call() throws CommandFailure {
        refuseUnless(ServerAddress.of(server).isPresent(), "listen.server", server);
        refuseUnless(lift.matches("\\+|[A-Za-z0-9_-]{1,64}"), "listen.lift", lift);
        refuseUnless(seconds >= 0 && seconds <= MOST_SECONDS, "listen.seconds", seconds, MOST_SECONDS);
        TlsFiles tls = new TlsFiles(ca, certificate, key, keystore, keyPassword);
        boolean secure = server.startsWith("ssl:");
        refuseUnless(secure || tls.equals(TlsFiles.NONE), "listen.tls-only");
        refuseUnless(keystore.isEmpty() || (certificate.isEmpty() && key.isEmpty()), "listen.one-identity");
        refuseUnless(certificate.isPresent() == key.isPresent(), "listen.certificate-and-key");
        return listener.listen(new ListenOrder(server, lift, credentials, tls, answer, seconds));
    }

    private static void refuseUnless(boolean allowed, String words, Object... found) throws CommandFailure {
        if (!allowed) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of(words, found));
        }
    }
}
