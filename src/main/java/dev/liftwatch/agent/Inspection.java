package dev.liftwatch.agent;

import dev.liftwatch.cli.Roles;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.SourceConfig;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.linux.GpioChip;
import dev.liftwatch.linux.GpioException;
import dev.liftwatch.serial.ByteLine;
import dev.liftwatch.serial.StablePort;
import dev.liftwatch.tls.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Looks whether what a configuration names is there: ports, chips, and the names of brokers. Changes nothing and opens no port. */
final class Inspection {
    private static final Path ADAPTERS = Path.of("/dev/serial/by-id");

    /** A name server that has not answered by then will not let the agent connect either, s. */
    private static final long LOOK_UP_S = 8;

    private Inspection() {}

    static List<Roles.Finding> of(DeviceConfig device, boolean offline) {
        List<Roles.Finding> findings = new ArrayList<>();
        for (SourceConfig source : device.sources().values()) {
            switch (source) {
                case SourceConfig.Serial serial -> port(serial, findings);
                case SourceConfig.Gpio gpio -> chip(gpio, findings);
            }
        }
        if (!offline) {
            for (UplinkConfig uplink : device.uplinks()) {
                uplink.servers().forEach(server -> name(uplink.name(), server, findings));
            }
        }
        return findings;
    }

    private static void port(SourceConfig.Serial serial, List<Roles.Finding> findings) {
        try {
            Path port = StablePort.resolve(Path.of(serial.port()));
            if (!Files.exists(port)) {
                String there = String.join(", ", adapters());
                findings.add(
                        there.isEmpty()
                                ? new Roles.Finding("port-missing", List.of(serial.name(), serial.port()))
                                : new Roles.Finding("port-other", List.of(serial.name(), serial.port(), there)));
            } else if (Files.isDirectory(port) || Files.isRegularFile(port)) {
                findings.add(new Roles.Finding("port-no-device", List.of(serial.name(), serial.port())));
            }
        } catch (ByteLine.LineException | InvalidPathException several) {
            findings.add(new Roles.Finding(
                    "port-unclear", List.of(serial.name(), serial.port(), String.valueOf(several.getMessage()))));
        }
    }

    private static List<String> adapters() {
        try (Stream<Path> files = Files.list(ADAPTERS)) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static void chip(SourceConfig.Gpio gpio, List<Roles.Finding> findings) {
        try {
            GpioChip.open(gpio.chip()).close();
        } catch (GpioException | InvalidPathException missing) {
            findings.add(new Roles.Finding("chip", List.of(gpio.name(), gpio.chip(), missing.getMessage())));
        }
    }

    private static void name(String uplink, URI server, List<Roles.Finding> findings) {
        String host =
                ServerAddress.of(server.toString()).map(ServerAddress::host).orElse("");
        CompletableFuture<Boolean> known = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return InetAddress.getAllByName(host).length > 0;
                    } catch (UnknownHostException unknown) {
                        return false;
                    }
                },
                task -> Thread.ofPlatform().daemon().name("look-up").start(task));
        try {
            if (!known.get(LOOK_UP_S, TimeUnit.SECONDS)) {
                findings.add(new Roles.Finding("name-unknown", List.of(uplink, host)));
            }
        } catch (TimeoutException | ExecutionException silent) {
            findings.add(new Roles.Finding("name-silent", List.of(uplink, host)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
