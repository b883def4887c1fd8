package dev.liftwatch.agent;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.Protocol;
import dev.liftwatch.config.SignalConfig;
import dev.liftwatch.config.SourceConfig;
import dev.liftwatch.gpio.GpioInput;
import dev.liftwatch.gpio.GpioSettings;
import dev.liftwatch.gpio.GpioSource;
import dev.liftwatch.gpio.KernelBank;
import dev.liftwatch.gpio.Pull;
import dev.liftwatch.modbus.ModbusPoller;
import dev.liftwatch.modbus.ModbusRead;
import dev.liftwatch.serial.ByteLine;
import dev.liftwatch.serial.SerialSource;
import dev.liftwatch.time.Clock;
import dev.liftwatch.wire.CanProfile;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.Decoder;
import dev.liftwatch.wire.ElgoDecoder;
import dev.liftwatch.wire.SentenceDecoder;
import dev.liftwatch.wire.SlcanDecoder;
import dev.liftwatch.wire.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** From what device.toml says of sources and signals to the sources themselves. */
final class Wiring {
    private static final int MICROS_A_MS = 1000;

    private final DeviceConfig device;
    private final Function<SourceConfig.Serial, ByteLine.Opener> openers;
    private final Clock clock;
    private final Source.Readings readings;

    Wiring(
            DeviceConfig device,
            Function<SourceConfig.Serial, ByteLine.Opener> openers,
            Clock clock,
            Source.Readings readings) {
        this.device = device;
        this.openers = openers;
        this.clock = clock;
        this.readings = readings;
    }

    /** The source, not running yet; none for a chip that no signal is wired to, since there is nothing to ask it for. */
    Optional<Source> source(SourceConfig config) {
        return switch (config) {
            case SourceConfig.Serial serial ->
                Optional.of(new SerialSource(
                        serial.name(),
                        openers.apply(serial),
                        decoder(serial.protocol()),
                        channels(serial),
                        clock,
                        readings));
            case SourceConfig.Gpio gpio ->
                wired(gpio).findAny().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new GpioSource(
                                gpio.name(), inputs(gpio), KernelBank::open, channels(gpio), clock, readings));
        };
    }

    private GpioSettings inputs(SourceConfig.Gpio source) {
        return new GpioSettings(
                source.chip(),
                source.kernelDebounceMs() * MICROS_A_MS,
                wired(source)
                        .map(signal -> new GpioInput(signal.channel(), pull(signal.pull())))
                        .toList());
    }

    private static Pull pull(SourceConfig.Pull pull) {
        return switch (pull) {
            case AS_IS -> Pull.AS_IS;
            case NONE -> Pull.NONE;
            case UP -> Pull.UP;
            case DOWN -> Pull.DOWN;
        };
    }

    private static Decoder decoder(Protocol protocol) {
        return switch (protocol) {
            case Protocol.Sentence() -> new SentenceDecoder();
            case Protocol.Elgo(var _, BigDecimal stepMm) -> new ElgoDecoder(stepMm);
            case Protocol.Modbus(List<ModbusRead> reads, long pollMs, long timeoutMs) ->
                new ModbusPoller(reads, pollMs, timeoutMs);
            case Protocol.Slcan slcan ->
                new SlcanDecoder(
                        new CanProfile(slcan.id(), layout(slcan.layout()), slcan.stepMm()), slcan.bitRateKbit());
        };
    }

    private static CanProfile.Layout layout(Protocol.CanLayout layout) {
        return switch (layout) {
            case DS406 -> CanProfile.Layout.DS406;
            case CIA417 -> CanProfile.Layout.CIA417;
        };
    }

    private ChannelMap channels(SourceConfig source) {
        return new ChannelMap(wired(source)
                .map(signal -> new ChannelMap.Wire(
                        signal.channel(), signal.signal(), signal.activeLow(), signal.scale(), signal.offset()))
                .toList());
    }

    private Stream<SignalConfig> wired(SourceConfig source) {
        return device.signals().values().stream()
                .filter(signal -> signal.source().equals(source.name()));
    }
}
