package dev.liftwatch.bench;

import com.pi4j.Pi4J;
import com.pi4j.boardinfo.definition.BoardModel;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.context.Context;
import com.pi4j.io.IOType;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.PullResistance;
import dev.liftwatch.gpio.GpioInput;
import dev.liftwatch.gpio.GpioSettings;
import dev.liftwatch.gpio.GpioSource;
import dev.liftwatch.gpio.KernelBank;
import dev.liftwatch.gpio.Pull;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Clock;
import dev.liftwatch.wire.ChannelMap;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What it costs to wait for six lines on which nothing happens: {@code IdleLines liftwatch|plugin|nobody SECONDS CHIP PULL_FILE}
 * prints one row of the table of {@code ./dev rig compare}. At last line 0 of the simulated chip is driven through its file, and
 * whoever was measured has to tell of it, so that nobody is cheap who does not read.
 */
public final class IdleLines {
    private static final List<Signal> SIGNALS = List.of(
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.RUNNING,
            Signal.OCCUPIED,
            Signal.ALARM_BUTTON,
            Signal.MAINS_OK);

    /** The first seconds of a Java process cost more than all that follow. */
    private static final long WARM_UP_MS = 20_000;

    private final Clock clock = SystemClock.startingAt(0);
    private final CountDownLatch changed = new CountDownLatch(1);

    private IdleLines() {}

    /** Measures, and prints the row. */
    public static void main(String[] args) {
        int code = 0;
        try {
            new IdleLines().measure(args[0], Long.parseLong(args[1]) * 1000, args[2], Path.of(args[3]));
        } catch (Exception | LinkageError failed) {
            failed.printStackTrace();
            code = 1;
        }
        // No reader ends by itself.
        System.exit(code);
    }

    private void measure(String who, long forMs, String chip, Path pullOfLine0) throws Exception {
        switch (who) {
            case "liftwatch" -> liftwatch(chip);
            case "plugin" -> plugin();
            case "nobody" -> changed.countDown();
            default -> throw new IllegalArgumentException(who + ": liftwatch, plugin or nobody");
        }
        clock.pause(WARM_UP_MS / 2);
        // Once for nothing: to look costs most at the first time.
        ProcessCost.now(clock);
        clock.pause(WARM_UP_MS / 2);
        ProcessCost before = ProcessCost.now(clock);
        clock.pause(forMs);
        ProcessCost after = ProcessCost.now(clock);
        if (!who.equals("nobody")) {
            if (changed.getCount() == 0) {
                throw new IllegalStateException(who + " told of a change while the lines were idle");
            }
            Files.writeString(pullOfLine0, "pull-up");
        }
        if (!changed.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    who + " did not tell that line 0 has changed: what was measured did not read");
        }
        System.out.println(after.since(before));
    }

    /** As the agent wires it, without those who judge what was read. */
    private void liftwatch(String chip) {
        List<GpioInput> inputs = new ArrayList<>();
        List<ChannelMap.Wire> wires = new ArrayList<>();
        for (Signal signal : SIGNALS) {
            String channel = String.valueOf(inputs.size());
            inputs.add(new GpioInput(channel, Pull.DOWN));
            wires.add(new ChannelMap.Wire(channel, signal, false, BigDecimal.ONE, BigDecimal.ZERO));
        }
        GpioSettings settings = new GpioSettings(chip, 0, inputs);
        new Thread(
                        new GpioSource("pins", settings, KernelBank::open, new ChannelMap(wires), clock, this::take),
                        "gpio-pins")
                .start();
    }

    private void take(List<Reading> readings, long atMs) {
        if (readings.contains(Reading.of(SIGNALS.getFirst(), 1))) {
            changed.countDown();
        }
    }

    /** As Pi4J's manual has it: the plugin is found on the class path, and takes the first chip that has "pinctrl" in its label. */
    private void plugin() {
        // It reads nothing, and loads no native library, where /proc/cpuinfo and /proc/device-tree/model name no Pi.
        // For boards that
        // are like one, Pi4J lets a program say so.
        BoardInfoHelper.current().setBoardModel(BoardModel.GENERIC);
        Context context = Pi4J.newContextBuilder().autoDetectProviders().build();
        for (int line = 0; line < SIGNALS.size(); line++) {
            DigitalInput input = context.create(
                    DigitalInput.newConfigBuilder(context)
                            .id("line-" + line)
                            .bcm(line)
                            .pull(PullResistance.PULL_DOWN)
                            .debounce(0L)
                            .provider("gpiod-digital-input")
                            .build(),
                    IOType.DIGITAL_INPUT);
            input.addListener(change -> changed.countDown());
        }
    }
}
