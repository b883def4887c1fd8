package dev.liftwatch.gpio;

import dev.liftwatch.linux.GpioChip;
import dev.liftwatch.linux.GpioEdge;
import dev.liftwatch.linux.GpioException;
import dev.liftwatch.linux.GpioLines;
import dev.liftwatch.linux.GpioRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bank of the kernel's GPIO character device. */
public final class KernelBank implements Bank {
    private final String chip;
    private final List<Integer> offsets;
    private final GpioLines lines;

    private KernelBank(String chip, List<Integer> offsets, GpioLines lines) {
        this.chip = chip;
        this.offsets = offsets;
        this.lines = lines;
    }

    /** Finds the chip and its lines, and takes all of them or none. */
    public static KernelBank open(GpioSettings settings) throws GpioException {
        try (GpioChip chip = GpioChip.open(settings.chip())) {
            List<GpioRequest.Line> wanted = new ArrayList<>();
            Map<Integer, String> channels = new HashMap<>();
            for (GpioInput input : settings.inputs()) {
                int offset = chip.offset(input.channel());
                String other = channels.put(offset, input.channel());
                if (other != null) {
                    throw new GpioException(input.channel() + " and " + other + " are the same line of " + chip.called()
                            + ": wire one signal to it");
                }
                wanted.add(new GpioRequest.Line(offset, input.pull().bias()));
            }
            GpioLines lines = chip.request(new GpioRequest(wanted, settings.kernelDebounceUs()));
            return new KernelBank(
                    chip.called(), wanted.stream().map(GpioRequest.Line::offset).toList(), lines);
        }
    }

    @Override
    public String chip() {
        return chip;
    }

    @Override
    public int offset(int input) {
        return offsets.get(input);
    }

    @Override
    public long levels() throws GpioException {
        return lines.levels();
    }

    @Override
    public List<GpioEdge> await(int atMostMs) throws GpioException {
        return lines.await(atMostMs);
    }

    @Override
    public void wake() {
        lines.wake();
    }

    @Override
    public void close() {
        lines.close();
    }
}
