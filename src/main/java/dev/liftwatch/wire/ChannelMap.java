package dev.liftwatch.wire;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From a source's channels to signals: polarity, scale and offset applied. A value that the signal cannot have is rejected
 * and counted, never bent into one that it can have. Owned by the source's reader.
 */
public final class ChannelMap {
    private final Map<String, Wire> wires = new HashMap<>();
    private long rejected;
    private String lastRejected = "";

    /**
     * How one signal is wired.
     *
     * @param channel its name at the source
     * @param signal the signal
     * @param activeLow whether 0 on the wire means 1; flags only
     * @param scale what a number is multiplied by
     * @param offset what is added after that, in the signal's unit
     */
    public record Wire(String channel, Signal signal, boolean activeLow, BigDecimal scale, BigDecimal offset) {}

    /** A map of these wires. */
    public ChannelMap(List<Wire> wiring) {
        wiring.forEach(wire -> wires.put(wire.channel(), wire));
    }

    /** What the values say of the wired signals; channels that nothing is wired to are passed over. */
    public List<Reading> readings(List<ChannelValue> values) {
        List<Reading> readings = new ArrayList<>(values.size());
        for (ChannelValue value : values) {
            Wire wire = wires.get(value.channel());
            if (wire == null) {
                continue;
            }
            if (value.value() == null) {
                readings.add(Reading.lost(wire.signal()));
            } else {
                take(wire, value, readings);
            }
        }
        return readings;
    }

    private void take(Wire wire, ChannelValue value, List<Reading> readings) {
        try {
            readings.add(Reading.of(wire.signal(), translate(wire, value.value())));
        } catch (IllegalArgumentException notAllowed) {
            rejected++;
            lastRejected = notAllowed.getMessage();
        }
    }

    private static long translate(Wire wire, BigDecimal value) {
        Signal signal = wire.signal();
        if (signal.type() == Signal.Type.INTEGER || signal.type() == Signal.Type.DECIMAL) {
            int decimals = signal.type() == Signal.Type.DECIMAL ? 3 : 0;
            BigDecimal scaled =
                    value.multiply(wire.scale()).add(wire.offset()).setScale(decimals, RoundingMode.HALF_UP);
            return signal.parse(scaled.toPlainString());
        }
        long flag = signal.parse(value.toPlainString());
        return wire.activeLow() ? 1 - flag : flag;
    }

    /** How many values were rejected. */
    public long rejected() {
        return rejected;
    }

    /** The fault of the newest of them, empty where there was none. */
    public String lastRejected() {
        return lastRejected;
    }
}
