package dev.liftwatch.agent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * The arguments of {@code liftwatch run}.
 *
 * @param config the device.toml
 * @param stateFolder where stores are kept, where said
 * @param runtimeFolder where sockets are, where said
 * @param volatileStore whether a store that is gone with the power is meant
 */
record RunArguments(Path config, Optional<Path> stateFolder, Optional<Path> runtimeFolder, boolean volatileStore) {
    private static final String VOLATILE = "--allow-volatile-store";
    private static final Path USUAL_CONFIG = Path.of("/etc/liftwatch/device.toml");

    /**
     * Reads the plain form without any library, so that the daemon loads none. Everything else, help and mistakes included,
     * is answered as nothing and left to the command line library.
     */
    static Optional<RunArguments> plain(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("run")) {
            return Optional.empty();
        }
        RunArguments run = new RunArguments(USUAL_CONFIG, Optional.empty(), Optional.empty(), false);
        Iterator<String> words = Arrays.asList(arguments).listIterator(1);
        while (words.hasNext()) {
            String option = words.next();
            if (option.equals(VOLATILE)) {
                run = new RunArguments(run.config, run.stateFolder, run.runtimeFolder, true);
                continue;
            }
            if (!words.hasNext()) {
                return Optional.empty();
            }
            Path value = Path.of(words.next());
            switch (option) {
                case "--config" -> run = new RunArguments(value, run.stateFolder, run.runtimeFolder, run.volatileStore);
                case "--state-dir" ->
                    run = new RunArguments(run.config, Optional.of(value), run.runtimeFolder, run.volatileStore);
                case "--runtime-dir" ->
                    run = new RunArguments(run.config, run.stateFolder, Optional.of(value), run.volatileStore);
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
