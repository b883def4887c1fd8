package dev.liftwatch.cli;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.tls.TlsFiles;
import dev.liftwatch.trial.LifePlan;
import dev.liftwatch.trial.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What commands ask of the composition root.
 *
 * @param daemon runs the agent until it is stopped
 * @param listener receives what agents send
 * @param demonstration shows a trapping from beginning to end
 * @param simulation holds the judgement against simulated lifts
 * @param lives holds it against scripted lives of simulated lifts
 * @param inspection looks whether what a configuration names is there
 * @param version the version of this program
 */
public record Roles(
        Daemon daemon,
        Listener listener,
        Demonstration demonstration,
        Simulation simulation,
        Lives lives,
        Inspection inspection,
        String version) {
    /** Inspects an installation. */
    @FunctionalInterface
    public interface Inspection {
        /**
         * What is not there.
         *
         * @param offline whether nothing is looked up in the network
         */
        List<Finding> look(DeviceConfig device, boolean offline);
    }

    /**
     * Something that is not there.
     *
     * @param kind what: the end of the key of its words
     * @param arguments what fills their gaps
     */
    public record Finding(String kind, List<String> arguments) {
        public Finding {
            arguments = List.copyOf(arguments);
        }
    }

    /** Runs the agent. */
    @FunctionalInterface
    public interface Daemon {
        /**
         * Returns the exit code when the agent has ended.
         *
         * @param volatileStore whether a store that is gone with the power is meant
         */
        int run(Path config, Optional<Path> stateFolder, Optional<Path> runtimeFolder, boolean volatileStore);
    }

    /** Receives. */
    @FunctionalInterface
    public interface Listener {
        /** Returns the exit code when the order's time is up or the process is stopped. */
        int listen(ListenOrder order);
    }

    /**
     * What is to be received.
     *
     * @param server {@code tcp://host:port} or {@code ssl://host:port}
     * @param lift the lift's id, {@code +} for every lift
     * @param credentials a file with user name and password
     * @param tls the files for an {@code ssl} server
     * @param answer whether alarms are answered
     * @param seconds for how long, 0 for ever
     */
    public record ListenOrder(
            String server, String lift, Optional<Path> credentials, TlsFiles tls, boolean answer, long seconds) {}

    /** Demonstrates. */
    @FunctionalInterface
    public interface Demonstration {
        /** Returns 0 where the alarm arrived, else 1. */
        int show(boolean plain);
    }

    /** Simulates. */
    @FunctionalInterface
    public interface Simulation {
        /** Returns 0 where nothing was missed and there was no false alarm, 1 where there was, 2 where the order is wrong. */
        int simulate(SimulationOrder order);
    }

    /**
     * What is to be simulated.
     *
     * @param plan which lifts
     * @param resume where finished lifts are kept, and found again
     * @param json whether the result is one JSON object
     * @param plot where a picture of the result goes
     */
    public record SimulationOrder(Plan plan, Optional<Path> resume, boolean json, Optional<Path> plot) {}

    /** Lives scripted lives. */
    @FunctionalInterface
    public interface Lives {
        /** Returns 0 where each went as it should, 1 where one did not, 2 where the order is wrong. */
        int live(LivesOrder order);
    }

    /**
     * Which scripted lives are to be lived.
     *
     * @param plan which lives
     * @param resume where finished lives are kept, and found again
     * @param json whether the result is one JSON object
     */
    public record LivesOrder(LifePlan plan, Optional<Path> resume, boolean json) {}
}
