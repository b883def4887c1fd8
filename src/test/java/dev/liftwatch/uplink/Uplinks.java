package dev.liftwatch.uplink;

import dev.liftwatch.compose.Audience;
import dev.liftwatch.config.Reporting;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.mqtt.MqttSettings;
import dev.liftwatch.mqtt.PahoLink;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.report.Command;
import dev.liftwatch.rights.Rights;
import dev.liftwatch.time.Clock;
import dev.liftwatch.tls.TlsFiles;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Platforms that are configured and never reached. */
public final class Uplinks {
    private Uplinks() {}

    /** One that gets everything. */
    public static UplinkConfig of(String name) {
        return of(name, Set.copyOf(UplinkConfig.CLASSES));
    }

    /** One that gets messages of these topics and may ask for everything. */
    public static UplinkConfig of(String name, Set<String> classes) {
        return of(name, classes, new Rights(EnumSet.allOf(Command.class), List.of()));
    }

    /** One that gets messages of these topics and has these rights. */
    public static UplinkConfig of(String name, Set<String> classes, Rights rights) {
        return new UplinkConfig(
                name,
                List.of(URI.create("tcp://127.0.0.1:1")),
                name,
                name + "/",
                classes,
                rights,
                Optional.empty(),
                TlsFiles.NONE,
                Reporting.USUAL);
    }

    /** Who gets which messages, where these are configured. */
    public static Audience audience(UplinkConfig... configs) {
        return new Audience(Stream.of(configs).collect(Collectors.toMap(UplinkConfig::name, UplinkConfig::classes)));
    }

    /** The same as the loop has it, before anything was sent. */
    public static Uplink unreached(UplinkConfig config, Outbox outbox, Clock clock, ScheduledExecutorService timing)
            throws StoreException {
        MqttSettings settings = new MqttSettings(
                config.servers().stream().map(URI::toString).toList(),
                config.clientId(),
                config.prefix(),
                config.prefix() + "cmd",
                Optional::empty,
                TlsFiles.NONE,
                MqttSettings.KEEP_ALIVE_S,
                Optional::empty);
        return new Uplink(
                config,
                outbox,
                () -> 0.5,
                new PahoLink(settings, clock, () -> timing, event -> {}),
                Quarantine.none(),
                0);
    }
}
