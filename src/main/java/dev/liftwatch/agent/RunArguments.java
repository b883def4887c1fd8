package dev.liftwatch.agent;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The arguments of {@code liftwatch run}.
 *
 * @param config the device.toml
 * @param stateFolder where stores are kept, where said
 * @param runtimeFolder where sockets are, where said
 */
record RunArguments(Path config, Optional<Path> stateFolder, Optional<Path> runtimeFolder) {
    private static final Path USUAL_CONFIG = Path.of("/etc/liftwatch/device.toml");

    /**
     * Reads the plain form without any library, so that the daemon loads none. Everything else, help and mistakes included,
     * is answered as nothing and left to the command line library.
     */
    static Optional<RunArguments> plain(String[] arguments) {
        if (arguments.length % 2 == 0 || !arguments[0].equals("run")) {
            return Optional.empty();
        }
        RunArguments run = new RunArguments(USUAL_CONFIG, Optional.empty(), Optional.empty());
        for (int i = 1; i < arguments.length; i += 2) {
            Path value = Path.of(arguments[i + 1]);
            switch (arguments[i]) {
                case "--config" -> run = new RunArguments(value, run.stateFolder, run.runtimeFolder);
                case "--state-dir" -> run = new RunArguments(run.config, Optional.of(value), run.runtimeFolder);
                case "--runtime-dir" -> run = new RunArguments(run.config, run.stateFolder, Optional.of(value));
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(run);
    }

    /** The lift's store: below what was said, what the service manager says, or the usual place. */
    LiftAgent.Places places(String lift) {
        return new LiftAgent.Places(
                folder(stateFolder, "STATE_DIRECTORY", "/var/lib/liftwatch").resolve(lift),
                folder(runtimeFolder, "RUNTIME_DIRECTORY", "/run/liftwatch").resolve(lift + ".sock"));
    }

    private static Path folder(Optional<Path> said, String variable, String usual) {
        String fromManager = System.getenv(variable);
        return said.orElseGet(() -> Path.of(fromManager == null ? usual : fromManager));
    }
}
