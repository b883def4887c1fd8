package dev.liftwatch.agent;

import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.link.LinkTrouble;
import dev.liftwatch.mqtt.MqttSettings;
import dev.liftwatch.mqtt.PahoLink;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.time.Clock;
import dev.liftwatch.tls.GuardedFile;
import dev.liftwatch.uplink.Quarantine;
import dev.liftwatch.uplink.Uplink;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured platforms: the uplink of each, and the thread of its client. */
final class Platforms {
    /** The same where name servers and brokers are waited for, one after the other. */
    private static final long NETWORK_PATIENCE_MS = 120_000;

    private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);

    private final Outbox outbox;
    private final Quarantine quarantine;
    private final Clock clock;
    private final Greeting greeting;
    private final Consumer<LoopEvent> loop;
    private final List<Uplink> uplinks = new ArrayList<>();

    /** Each client's thread, with the name of its uplink. */
    private final Map<Thread, String> threads = new LinkedHashMap<>();

    private final List<Watchdog.Watched> watched = new ArrayList<>();

    /** @param loop takes what happens on an uplink, from several threads; it must only enqueue */
    Platforms(
            DeviceConfig device,
            Outbox outbox,
            Quarantine quarantine,
            Clock clock,
            Greeting greeting,
            Consumer<LoopEvent> loop)
            throws StoreException {
        this.outbox = outbox;
        this.quarantine = quarantine;
        this.clock = clock;
        this.greeting = greeting;
        this.loop = loop;
        for (UplinkConfig config : device.uplinks()) {
            uplinks.add(uplink(config));
        }
        warnOfStrangers();
    }

    List<Uplink> uplinks() {
        return List.copyOf(uplinks);
    }

    List<Watchdog.Watched> watched() {
        return List.copyOf(watched);
    }

    Set<Thread> threads() {
        return threads.keySet();
    }

    /**
     * Lets the clients' threads go.
     *
     * @param end ends the process: a thread that is gone leaves an agent that looks alive and is not
     */
    void start(Thread.UncaughtExceptionHandler end) {
        threads.forEach((thread, name) -> {
            thread.setUncaughtExceptionHandler((_, fault) -> {
                quarantine.ending(name, LinkTrouble.Death.FAULT);
                end.uncaughtException(thread, fault);
            });
            thread.start();
        });
    }

    private Uplink uplink(UplinkConfig config) throws StoreException {
        Uplink[] self = new Uplink[1];
        MqttSettings settings = new MqttSettings(
                config.servers().stream().map(URI::toString).toList(),
                config.clientId(),
                config.prefix(),
                config.prefix() + "cmd",
                () -> login(config),
                config.tls(),
                config.reporting().keepAliveS(),
                () -> greeting.will(self[0], config.reporting().wholeWill()));
        String role = "mqtt-" + config.name();
        PahoLink link = new PahoLink(
                settings, clock, () -> Threads.client(role), event -> loop.accept(new LoopEvent.Link(self[0], event)));
        self[0] = new Uplink(
                config, outbox, () -> ThreadLocalRandom.current().nextDouble(), link, quarantine, clock.tickMs());
        threads.put(new Thread(link, role), config.name());
        watched.add(new Watchdog.Watched(role, link.beats(), NETWORK_PATIENCE_MS, late -> {
            if (late) {
                quarantine.ending(config.name(), LinkTrouble.Death.HANGS);
            } else {
                quarantine.goesOn();
            }
        }));
        return self[0];
    }

    private static Optional<MqttSettings.Login> login(UplinkConfig config) throws MqttSettings.LoginException {
        try {
            return Logins.read(config.credentialsFile());
        } catch (ConfigException unreadable) {
            throw new MqttSettings.LoginException("the credentials cannot be read: " + unreadable.getMessage());
        } catch (IOException unreadable) {
            throw new MqttSettings.LoginException("the credentials cannot be read: " + GuardedFile.words(unreadable));
        }
    }

    /** A name that was changed in the configuration leaves its messages behind; who reads the log can name it again. */
    private void warnOfStrangers() throws StoreException {
        Set<String> strangers = new TreeSet<>(outbox.uplinksWithMessages());
        uplinks.forEach(uplink -> strangers.remove(uplink.name()));
        for (String stranger : strangers) {
            LOG.warn(
                    "{} messages wait in the store for an uplink {}, which is not in device.toml; they are kept, and"
                            + " delivered when an [[uplink]] has that name again",
                    outbox.backlog(stranger).messages(),
                    stranger);
        }
    }
}
