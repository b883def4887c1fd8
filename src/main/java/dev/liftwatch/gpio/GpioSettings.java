package dev.liftwatch.gpio;

import dev.liftwatch.linux.GpioRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is read of one chip.
 *
 * @param chip its label, such as "pinctrl-bcm2711", its name, such as "gpiochip0", or its file; the label is the one that stays
 * @param kernelDebounceUs for how long a level must hold before the kernel tells of it, microseconds; 0 for at once
 * @param inputs the lines, 1 to {@value #MOST_INPUTS}, no channel twice
 */
public record GpioSettings(String chip, int kernelDebounceUs, List<GpioInput> inputs) {
    /** So many lines the kernel reads in one request. */
    public static final int MOST_INPUTS = GpioRequest.MOST_LINES;

    /** Settings that a chip can be read with. */
    public GpioSettings {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
            throw new IllegalArgumentException("1 to " + MOST_INPUTS + " inputs of a chip, not " + inputs.size());
        }
        if (kernelDebounceUs < 0) {
            throw new IllegalArgumentException("a debounce of " + kernelDebounceUs + " µs");
        }
        Set<String> channels = new HashSet<>();
        for (GpioInput input : inputs) {
            if (!channels.add(input.channel())) {
                throw new IllegalArgumentException("channel " + input.channel() + " twice");
            }
        }
    }
}
