package dev.liftwatch.cli;

import dev.liftwatch.campaign.LivesOrder;
import dev.liftwatch.campaign.SimulationOrder;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.health.Condition;
import dev.liftwatch.receiver.ListenOrder;
import dev.liftwatch.setup.Found;
import java.io.BufferedReader;
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
 * @param withoutAgent looks at lines and brokers where no agent runs
 * @param site what is connected to this box, and its services
 * @param background starts what a command does beside
 * @param atEnd runs something before the process ends
 * @param version the version of this program
 */
public record Roles(
        Daemon daemon,
        Listener listener,
        Demonstration demonstration,
        Simulation simulation,
        Lives lives,
        Inspection inspection,
        WithoutAgent withoutAgent,
        Site site,
        Background background,
        AtEnd atEnd,
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

    /** Looks at an installation whose agent does not run. */
    @FunctionalInterface
    public interface WithoutAgent {
        /**
         * What is wrong with its lines and brokers. It takes some seconds.
         *
         * @param offline whether no broker is tried
         */
        Look look(DeviceConfig device, boolean offline);
    }

    /**
     * What was found where no agent runs.
     *
     * @param found what is wrong
     * @param lines the lines that were listened to, by name
     */
    public record Look(List<Condition> found, List<String> lines) {
        public Look {
            found = List.copyOf(found);
            lines = List.copyOf(lines);
        }
    }

    /** The box that a lift is set up on. */
    public interface Site {
        /**
         * What signals can be read from: serial ports and GPIO chips. It takes some seconds.
         *
         * @param port look at this port alone
         * @param ownBus whether questions may be asked on the ports
         */
        List<Found> find(Optional<String> port, boolean ownBus);

        /** Whether a broker accepts connections at that address. It takes some seconds at most. */
        boolean reaches(String server);

        /** Whoever answers questions; empty where nobody sits at a terminal. */
        Optional<BufferedReader> person();

        /** Has that done when the process is stopped in the middle. */
        void whenStopped(Runnable work);

        /**
         * Has the agent of that file started now, and with the box.
         *
         * @return the end of the key of the words that say how it went, and what fills their gaps
         */
        Finding start(Path config);
    }

    /** Does something on a thread of its own, which does not keep the process alive. */
    @FunctionalInterface
    public interface Background {
        /** Starts it under that name. */
        void start(String role, Runnable work);
    }

    /** Runs something before the process ends, however it ends. */
    @FunctionalInterface
    public interface AtEnd {
        /** Registers what is run then, on a thread of its own. */
        void run(Runnable last);
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

    /** Lives scripted lives. */
    @FunctionalInterface
    public interface Lives {
        /** Returns 0 where each went as it should, 1 where one did not, 2 where the order is wrong. */
        int live(LivesOrder order);
    }
}
