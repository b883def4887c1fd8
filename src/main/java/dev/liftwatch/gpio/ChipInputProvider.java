package dev.liftwatch.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import dev.liftwatch.linux.GpioEdge;
import dev.liftwatch.linux.GpioException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pi4J's digital inputs over one bank. All inputs share the bank's request and whichever thread reads it, so that sixty-four of them
 * cost no more than one. Pi4J tells inputs apart by their number alone, so two chips need two contexts.
 */
final class ChipInputProvider extends DigitalInputProviderBase {
    private final Bank bank;
    private final int size;
    private final Map<Integer, ChipInput> inputs = new HashMap<>();

    /** A provider of the first {@code size} inputs of the bank, which stays the caller's to close. */
    ChipInputProvider(Bank bank, int size) {
        super("liftwatch-gpio-input", "inputs of " + bank.chip());
        this.bank = bank;
        this.size = size;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
        ChipInput input = new ChipInput(this, config);
        inputs.put(index(config.bcm()), input);
        context.registry().add(input);
        return input;
    }

    private int index(int offset) {
        for (int i = 0; i < size; i++) {
            if (bank.offset(i) == offset) {
                return i;
            }
        }
        throw new IOException("line " + offset + " of " + bank.chip() + " is not among those that were opened");
    }

    /** Waits for edges, and returns those that have come without telling anybody yet. */
    List<GpioEdge> await(int atMostMs) throws GpioException {
        return bank.await(atMostMs);
    }

    /** Tells the listeners of the input whose edge it is. */
    void tell(GpioEdge edge) {
        inputs.get(edge.line()).tell(edge);
    }

    /** The levels now, the first input as the lowest bit; no input is told. */
    long levels() throws GpioException {
        return bank.levels();
    }

    /** Takes a level that was read for true. */
    void read(int input, boolean high) {
        inputs.get(input).read(high);
    }
}
