package dev.liftwatch.agent;

import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.SourceConfig;
import dev.liftwatch.config.StoreConfig;
import dev.liftwatch.console.Words;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.linux.MountTable;
import dev.liftwatch.linux.ServiceManager;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.serial.JsscLine;
import dev.liftwatch.serial.LineSettings;
import dev.liftwatch.text.Printable;
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
    private static final int LONGEST_LINE = 4000;

    /** The file was read before, with a bound of its own that is smaller. */
    private static final int MOST_CONFIG_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private Daemon() {}

    /** Runs until SIGTERM or SIGINT; returns an exit code only where it cannot start. */
    static int run(RunArguments arguments) {
        tellOfFaults();
        try {
            if (!Files.exists(arguments.config())) {
                say(Words.of("config.missing", arguments.config()));
                return WRONG_INPUT;
            }
            DeviceConfig device = DeviceConfig.load(arguments.config());
            device.warnings().forEach(warning -> LOG.warn("{}", warning));
            LiftAgent.Places places = arguments.places(device.lift().id());
            Optional<String> gone = MountTable.here().volatileKind(places.stateFolder());
            if (gone.isPresent() && !arguments.volatileStore()) {
                say(StoreConfig.refusal(places.stateFolder(), gone.get(), Locale.getDefault()));
                return WRONG_INPUT;
            }
            LiftAgent agent = LiftAgent.open(
                    device,
                    PlainFile.text(arguments.config(), MOST_CONFIG_BYTES),
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
            say(wrong.getMessage());
            return WRONG_INPUT;
        } catch (IOException unreadable) {
            say(arguments.config() + " cannot be read: " + unreadable.getMessage());
            return WRONG_INPUT;
        } catch (AgentException cannotStart) {
            say(cannotStart.getMessage());
            return NOT_IN_ORDER;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Why it cannot start, a line for each problem of a file; nothing that stands in a file begins a line of its own. */
    private static void say(String words) {
        words.lines().forEach(line -> System.err.println(Printable.line(line, LONGEST_LINE)));
    }

    /** A thread of a library that fails is told in the log as everything is, on one line. */
    private static void tellOfFaults() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, fault) -> LOG.error("thread {} has ended by a fault", thread.getName(), fault));
    }

    /** How a serial line is set. */
    static LineSettings settings(SourceConfig.Serial source) {
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
