package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts on the box's own GPIO lines, as device.toml says them. */
class GpioConfigTest {
    @TempDir
    private Path folder;

    @Test
    void contactsAreWiredToLinesOfAChipByNumberOrByName() throws Exception {
        DeviceConfig config = DeviceConfig.load(
                DeviceToml.write(folder, DeviceToml.SOUND.replace("[signals.door_closed]\nsource = \"io\"", """
                [sources.pins]
                kind = "gpio"
                chip = "pinctrl-bcm2711"
                kernel_debounce_ms = 5
                [signals.door_closed]
                source = "pins"
                channel = "17"
                active = "low"
                pull = "up"
                [signals.door_open]
                source = "pins"
                channel = "GPIO27"
                """)));

        assertEquals(
                new SourceConfig.Gpio("pins", "pinctrl-bcm2711", 5),
                config.sources().get("pins"));
        assertEquals("17", config.signals().get(Signal.DOOR_CLOSED).channel());
        assertEquals(
                SourceConfig.Pull.UP, config.signals().get(Signal.DOOR_CLOSED).pull());
        assertEquals("GPIO27", config.signals().get(Signal.DOOR_OPEN).channel());
        assertEquals(
                SourceConfig.Pull.AS_IS, config.signals().get(Signal.DOOR_OPEN).pull());
        assertTrue(config.liveSignalSettings().get(Signal.DOOR_OPEN).ages(), "lines are read again all the time");
    }

    @Test
    void whatALineOfAChipCannotBeIsSaid() throws Exception {
        String text = DeviceToml.SOUND.replace("[signals.door_closed]", """
                [sources.pins]
                kind = "gpio"
                kernel_debounce_ms = 1001
                baud = 9600
                [sources.more]
                kind = "gpio"
                chip = "gpiochip0"
                [sources.again]
                kind = "gpio"
                chip = "gpiochip0"
                [signals.load_kg]
                source = "more"
                channel = "4"
                [signals.door_open]
                source = "more"
                channel = "1 7"
                pull = "sideways"
                [signals.door_closed]""");
        assertEquals(
                List.of(
                        "device.toml:12:1: sources.pins.chip: found nothing, allowed: a text of 1 to 64 characters",
                        "device.toml:14:1: sources.pins.kernel_debounce_ms: found 1001, allowed: a whole number from 0 to 1000",
                        "device.toml:15:1: sources.pins.baud: found an unknown key, allowed: chip, kernel_debounce_ms, kind; did you mean kind?",
                        "device.toml:21:1: sources.again.chip: found \"gpiochip0\", allowed: a chip of its own: source more has"
                                + " this one; one table serves all its lines",
                        "device.toml:23:1: signals.load_kg.source: found \"more\", allowed: a serial source: a GPIO line is 0 or 1,"
                                + " and load_kg is more than that",
                        "device.toml:27:1: signals.door_open.channel: found \"1 7\", allowed: the number of a line of the chip, such"
                                + " as \"17\", or its name, such as \"GPIO17\"",
                        "device.toml:28:1: signals.door_open.pull: found \"sideways\", allowed: one of \"up\", \"down\","
                                + " \"none\""),
                DeviceToml.problems(folder, text));
    }
}
