package dev.liftwatch.setup;

import dev.liftwatch.signal.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which signal is wired to which input, as an installer says it: {@code door_closed=17,door_open=27:high,door_zone=22:low@IN3}. */
public final class WireList {
    private static final Pattern WIRE =
            Pattern.compile("([a-z0-9_]+)\\s*=\\s*([A-Za-z0-9_.-]{1,31})(?::(high|low))?(?:@(\\S{1,16}))?");

    private WireList() {}

    /**
     * One wire.
     *
     * @param channel the line's number or name, or the channel of a module
     * @param active {@code high} or {@code low}; empty where the profile knows
     * @param terminal the label of the screw; empty where none was said
     */
    public record Wire(String channel, Optional<String> active, Optional<String> terminal) {}

    /** The wires by their signals, in the order in which they were said. */
    public static Map<Signal, Wire> wires(String text) throws RefusedAnswerException {
        Map<Signal, Wire> wires = new LinkedHashMap<>();
        Map<String, Signal> byChannel = new LinkedHashMap<>();
        for (String part : text.strip().split("[,，;；\\s]+(?!=)", -1)) {
            Matcher wire = WIRE.matcher(part);
            if (!wire.matches()) {
                throw new RefusedAnswerException("wires-form", part);
            }
            Signal signal = Signal.of(wire.group(1))
                    .orElseThrow(() -> new RefusedAnswerException("wires-signal", wire.group(1)));
            Signal other = byChannel.putIfAbsent(wire.group(2), signal);
            if (other != null) {
                throw new RefusedAnswerException("wires-twice", wire.group(2), other.code(), signal.code());
            }
            Wire one = new Wire(wire.group(2), Optional.ofNullable(wire.group(3)), Optional.ofNullable(wire.group(4)));
            if (wires.put(signal, one) != null) {
                throw new RefusedAnswerException("wires-again", signal.code());
            }
        }
        return wires;
    }
}
