package dev.liftwatch.resume;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.LiftConfig;
import dev.liftwatch.config.Protocol;
import dev.liftwatch.config.SignalConfig;
import dev.liftwatch.config.SourceConfig;
import dev.liftwatch.signal.Signal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where each signal comes from and how it is read, and what the shaft is like, as short texts that are saved with the judgement. A text that
 * differs at the next start tells that what was learnt is about another wire, or another shaft.
 */
final class WiringMarks {
    private WiringMarks() {}

    /** The mark of every wired signal, by the signal's name. */
    static Map<String, String> of(DeviceConfig device) {
        Map<String, String> marks = new TreeMap<>();
        device.signals().forEach((signal, config) -> marks.put(signal.code(), mark(config, device)));
        return marks;
    }

    private static String mark(SignalConfig config, DeviceConfig device) {
        String presence = config.presence()
                .map(sensor -> " " + sensor.sensor().code() + " " + sensor.holdMs())
                .orElse("");
        return place(device.sources().get(config.source())) + " " + config.channel()
                + (config.activeLow() ? " low" : " high") + " " + config.pull() + " *" + config.scale() + " +"
                + config.offset() + presence;
    }

    private static String place(SourceConfig source) {
        return switch (source) {
            case null -> "";
            case SourceConfig.Serial line -> line.port() + " " + said(line.protocol());
            case SourceConfig.Gpio chip -> chip.chip();
        };
    }

    /** What is said on a line, without how often it is asked for. */
    private static Object said(Protocol protocol) {
        return protocol instanceof Protocol.Modbus modbus ? modbus.reads() : protocol;
    }

    /** The mark of the shaft: its speed and the heights of its landings. */
    static String of(LiftConfig lift) {
        String heights = lift.floors().stream()
                .map(floor -> String.valueOf(floor.positionMm()))
                .collect(Collectors.joining(" "));
        return lift.ratedSpeedMmS() + " mm/s, " + lift.doorZoneMm() + " mm: " + heights;
    }

    /** The signals whose marks differ, those that were there on one side alone included. */
    static Set<Signal> changed(Map<String, ?> before, Map<String, String> now) {
        Set<Signal> changed = EnumSet.noneOf(Signal.class);
        for (Signal signal : Signal.values()) {
            Object mark = before.get(signal.code());
            String markNow = now.get(signal.code());
            if (mark == null ? markNow != null : !mark.equals(markNow)) {
                changed.add(signal);
            }
        }
        return changed;
    }
}
