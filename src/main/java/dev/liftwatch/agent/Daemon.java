package dev.liftwatch.agent;

import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.SourceConfig;
import dev.liftwatch.config.StoreConfig;
import dev.liftwatch.linux.MountTable;
import dev.liftwatch.linux.ServiceManager;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.serial.JsscLine;
import dev.liftwatch.serial.LineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code liftwatch run}: one agent until the process is told to end. */
final class Daemon {
    private static final int NOT_IN_ORDER = 1;
    private static final int WRONG_INPUT = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private Daemon() {}

    /** Runs until SIGTERM or SIGINT; returns an exit code only where it cannot start. */
    static int run(RunArguments arguments) {
        try {
            if (!Files.isRegularFile(arguments.config())) {
                System.err.println("There is no file " + arguments.config());
                return WRONG_INPUT;
            }
            DeviceConfig device = DeviceConfig.load(arguments.config());
            device.warnings().forEach(warning -> LOG.warn("{}", warning));
            LiftAgent.Places places = arguments.places(device.lift().id());
            Optional<String> gone = MountTable.here().volatileKind(places.stateFolder());
            if (gone.isPresent() && !arguments.volatileStore()) {
                System.err.println(StoreConfig.refusal(places.stateFolder(), gone.get(), Locale.getDefault()));
                return WRONG_INPUT;
            }
            LiftAgent agent = LiftAgent.open(
                    device,
                    Files.readString(arguments.config()),
                    places,
                    SystemClock::startingAt,
                    source -> () -> JsscLine.open(settings(source)));
            Watchdog watchdog = agent.watchdog(ServiceManager.here());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agent, watchdog), "shutdown"));
            agent.start();
            LiftAgent.start(Threads.daemon("watchdog", watchdog));
            new CountDownLatch(1).await();
            return 0;
        } catch (ConfigException wrong) {
            System.err.println(wrong.getMessage());
            return WRONG_INPUT;
        } catch (IOException unreadable) {
            System.err.println(arguments.config() + " cannot be read: " + unreadable.getMessage());
            return WRONG_INPUT;
        } catch (AgentException cannotStart) {
            System.err.println(cannotStart.getMessage());
            return NOT_IN_ORDER;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static LineSettings settings(SourceConfig.Serial source) {
        LineSettings.Parity parity = switch (source.parity()) {
            case NONE -> LineSettings.Parity.NONE;
            case EVEN -> LineSettings.Parity.EVEN;
            case ODD -> LineSettings.Parity.ODD;
        };
        return new LineSettings(source.port(), source.baud(), parity, source.stopBits());
    }

    private static void stop(LiftAgent agent, Watchdog watchdog) {
        watchdog.stop();
        try {
            agent.stop();
        } catch (StoreException failed) {
            LOG.error("the store was not closed in good order: {}", failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
