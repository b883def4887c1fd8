package dev.liftwatch.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.PullResistance;
import dev.liftwatch.linux.GpioEdge;
import dev.liftwatch.linux.GpioException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The inputs of an open bank as Pi4J has them, in a context of their own. The context looks for no plugins, starts no thread and
 * has no shutdown hook; it lives as long as the bank, so that nothing of a chip that vanished outlives it.
 */
final class OpenInputs implements AutoCloseable {
    private final Bank bank;
    private final Context context;
    private final ChipInputProvider provider;

    /** Takes the bank over; {@code edges} is told of every edge, on the thread that calls {@link #tell}. */
    OpenInputs(Bank bank, GpioSettings settings, Consumer<GpioEdge> edges) {
        this.bank = bank;
        provider = new ChipInputProvider(bank, settings.inputs().size());
        context = Pi4J.newContextBuilder().add(provider).build();
        for (int i = 0; i < settings.inputs().size(); i++) {
            DigitalInput input = provider.create(config(i, settings));
            input.addListener(change -> {
                if (change instanceof EdgeEvent event) {
                    edges.accept(event.edge());
                }
            });
        }
    }

    private DigitalInputConfig config(int index, GpioSettings settings) {
        GpioInput input = settings.inputs().get(index);
        return DigitalInput.newConfigBuilder(context)
                .id(bank.chip() + "-" + input.channel())
                .name(input.channel())
                .bcm(bank.offset(index))
                .pull(
                        switch (input.pull()) {
                            case AS_IS, NONE -> PullResistance.OFF;
                            case UP -> PullResistance.PULL_UP;
                            case DOWN -> PullResistance.PULL_DOWN;
                        })
                .debounce((long) settings.kernelDebounceUs())
                .build();
    }

    long levels() throws GpioException {
        return provider.levels();
    }

    List<GpioEdge> await(int atMostMs) throws GpioException {
        return provider.await(atMostMs);
    }

    void tell(GpioEdge edge) {
        provider.tell(edge);
    }

    void read(int input, boolean high) {
        provider.read(input, high);
    }

    @Override
    public void close() {
        context.shutdown();
        bank.close();
    }
}
