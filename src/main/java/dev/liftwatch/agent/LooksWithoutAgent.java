package dev.liftwatch.agent;

import dev.liftwatch.cli.Roles;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.SourceConfig;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.health.Condition;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.health.Conditions;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.serial.JsscLine;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.Tick;
import dev.liftwatch.tls.ServerAddress;
import dev.liftwatch.wire.Source;
import dev.liftwatch.wire.SourceCondition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the lines and the brokers of an installation whose agent does not run: it listens to every line for some seconds, as the agent
 * would, and tries every broker. Nothing is judged, stored or sent.
 */
final class LooksWithoutAgent {
    /** A line that has said nothing for this long is silent; longer than a source takes to say so, ms. */
    private static final long LISTEN_MS = 7000;

    /** So often it is looked whether every line has been heard, ms. */
    private static final long LOOK_MS = 100;

    /** A broker that has not accepted by then is not reached, ms. */
    private static final int CONNECT_MS = 5000;

    private LooksWithoutAgent() {}

    static Roles.Look look(DeviceConfig device, boolean offline) {
        Map<String, Condition> brokers = new ConcurrentHashMap<>();
        CountDownLatch tried = offline ? new CountDownLatch(0) : tryBrokers(device.uplinks(), brokers);
        List<Condition> found = new ArrayList<>();
        try {
            List<String> lines = listen(device, found);
            tried.await(CONNECT_MS, TimeUnit.MILLISECONDS);
            found.addAll(new TreeMap<>(brokers).values());
            return new Roles.Look(found, lines);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Roles.Look(found, List.of());
        }
    }

    private static CountDownLatch tryBrokers(List<UplinkConfig> uplinks, Map<String, Condition> brokers) {
        CountDownLatch tried = new CountDownLatch(uplinks.size());
        for (UplinkConfig uplink : uplinks) {
            Threads.daemon("doctor-" + uplink.name(), () -> {
                        if (uplink.servers().stream().noneMatch(LooksWithoutAgent::accepts)) {
                            brokers.put(
                                    uplink.name(),
                                    Condition.of(
                                            ConditionKind.BROKER_UNREACHABLE,
                                            uplink.name(),
                                            Tick.NONE,
                                            uplink.servers().getFirst()));
                        }
                        tried.countDown();
                    })
                    .start();
        }
        return tried;
    }

    private static boolean accepts(URI server) {
        ServerAddress address = ServerAddress.of(server.toString()).orElseThrow();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static List<String> listen(DeviceConfig device, List<Condition> found) throws InterruptedException {
        Clock clock = SystemClock.startingAt(0);
        Set<Signal> read = ConcurrentHashMap.newKeySet();
        Wiring wiring = new Wiring(
                device,
                source -> () -> JsscLine.open(Daemon.settings(source)),
                clock,
                (readings, atMs) -> readings.forEach(reading -> read.add(reading.signal())));
        List<Source> sources = new ArrayList<>();
        for (SourceConfig config : device.sources().values()) {
            wiring.source(config).ifPresent(sources::add);
        }
        sources.forEach(source ->
                Threads.daemon("doctor-" + source.condition().name(), source).start());
        long untilMs = clock.tickMs() + LISTEN_MS;
        while (clock.tickMs() < untilMs
                && !(areGood(sources) && read.containsAll(device.signals().keySet()))) {
            clock.pause(LOOK_MS);
        }
        List<SourceCondition> conditions =
                sources.stream().map(Source::condition).toList();
        sources.forEach(Source::stop);
        conditions.forEach(one -> Conditions.line(one).ifPresent(found::add));
        unread(device, read).forEach(found::add);
        return conditions.stream().map(SourceCondition::name).toList();
    }

    private static boolean areGood(List<Source> sources) {
        return sources.stream().allMatch(source -> source.condition().state() == SourceCondition.State.GOOD);
    }

    private static List<Condition> unread(DeviceConfig device, Set<Signal> read) {
        Set<Signal> unread = EnumSet.noneOf(Signal.class);
        unread.addAll(device.signals().keySet());
        unread.removeAll(read);
        return unread.stream()
                .map(signal -> device.signals().get(signal))
                .map(wire -> Condition.of(
                                ConditionKind.WIRE_UNREAD, wire.signal().code(), Tick.NONE)
                        .on(wire.source())
                        .with("source", wire.source())
                        .with("channel", wire.channel()))
                .toList();
    }
}
