package dev.liftwatch.gpio;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.wire.ChannelMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A chip with a door contact, active low, an alarm button and a stall output, read in virtual time. */
abstract class OnAScriptedChip {
    static final int DOOR = 0;
    static final int BUTTON = 1;
    static final int STALL = 2;

    static final Reading CLOSED = Reading.of(Signal.DOOR_CLOSED, 1);
    static final Reading NOT_CLOSED = Reading.of(Signal.DOOR_CLOSED, 0);
    static final Reading PRESSED = Reading.of(Signal.ALARM_BUTTON, 1);
    static final Reading RELEASED = Reading.of(Signal.ALARM_BUTTON, 0);
    static final Reading RUNNING = Reading.of(Signal.STALL, 0);
    static final Reading STALLED = Reading.of(Signal.STALL, 1);

    ScriptedChip chip = new ScriptedChip();
    final List<Told> told = new ArrayList<>();
    GpioSource source;

    record Told(long atMs, List<Reading> readings) {}

    final void readUntil(double ms) {
        source = new GpioSource(
                "io",
                new GpioSettings(
                        "pinctrl-test",
                        0,
                        List.of(
                                new GpioInput("17", Pull.UP),
                                new GpioInput("GPIO18", Pull.DOWN),
                                new GpioInput("19", Pull.AS_IS))),
                chip,
                new ChannelMap(List.of(
                        wire("17", Signal.DOOR_CLOSED, true),
                        wire("GPIO18", Signal.ALARM_BUTTON, false),
                        wire("19", Signal.STALL, false))),
                chip,
                (readings, atMs) -> told.add(new Told(atMs, readings)));
        chip.at(ms, () -> source.stop());
        source.run();
    }

    private static ChannelMap.Wire wire(String channel, Signal signal, boolean activeLow) {
        return new ChannelMap.Wire(channel, signal, activeLow, BigDecimal.ONE, BigDecimal.ZERO);
    }

    final List<Told> after(long ms) {
        return told.stream().filter(one -> one.atMs() > ms).toList();
    }

    final Reading lastOf(Signal signal) {
        return told.stream()
                .flatMap(one -> one.readings().stream())
                .filter(reading -> reading.signal() == signal)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    final long countOf(Signal signal) {
        return told.stream()
                .flatMap(one -> one.readings().stream())
                .filter(reading -> reading.signal() == signal)
                .count();
    }
}
