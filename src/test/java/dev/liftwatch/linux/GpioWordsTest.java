package dev.liftwatch.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician reads when lines cannot be read. */
class GpioWordsTest {
    private static final String PI = "pinctrl-bcm2711";

    @TempDir
    Path devices;

    private static void says(String words, GpioException said) {
        assertEquals(words, said.getMessage());
    }

    private static GpioLine held(int offset, String consumer) {
        return new GpioLine(offset, "GPIO" + offset, true, consumer);
    }

    @Test
    void aChipThatIsNotThereIsAnsweredWithThoseThatAre() {
        says(
                "there is no GPIO chip pinctrl-rp1; there are: gpiochip0 (pinctrl-bcm2711, 58 lines), gpiochip1 (raspberrypi-exp-gpio, 8 lines)",
                GpioWords.noSuchChip(
                        "pinctrl-rp1",
                        List.of("gpiochip0 (pinctrl-bcm2711, 58 lines)", "gpiochip1 (raspberrypi-exp-gpio, 8 lines)")));
        says(
                "there is no GPIO chip pinctrl-rp1; there is none at all: ls /dev/gpiochip* shows those that are",
                GpioWords.noSuchChip("pinctrl-rp1", List.of()));
    }

    @Test
    void aLabelThatSeveralChipsHaveIsNotGuessed() {
        says(
                "several GPIO chips are labelled pcf8574: name one of gpiochip2, gpiochip3, or its /dev/gpiochip file",
                GpioWords.severalChips("pcf8574", List.of("gpiochip2", "gpiochip3")));
    }

    @Test
    void missingRightsNameTheGroup() {
        String words = "/dev/gpiochip0 may not be opened by this user: add the user to the group gpio";
        says(words, GpioWords.unopenable("/dev/gpiochip0", LibC.EACCES));
        says(words, GpioWords.unopenable("/dev/gpiochip0", LibC.EPERM));
        says(
                "lines of pinctrl-bcm2711 may not be read by this user: add the user to the group gpio",
                GpioWords.unrequestable(PI, LibC.EPERM));
    }

    @Test
    void aBusyLineNamesItsHolder() {
        says(
                "line 17 of pinctrl-bcm2711 is held by 'w1'; end that program or remove that overlay from config.txt, or wire another line",
                GpioWords.busy(PI, List.of(held(17, "w1"))));
        says(
                "line 17 of pinctrl-bcm2711 is held by 'w1', line 4 of pinctrl-bcm2711 is held by somebody unnamed; end"
                        + " that program or remove that overlay from config.txt, or wire another line",
                GpioWords.busy(PI, List.of(held(17, "w1"), held(4, ""))));
        says(
                "line 17 of pinctrl-bcm2711 is held by 'liftwatch'; is another liftwatch running?",
                GpioWords.busy(PI, List.of(held(17, "liftwatch"))));
        says(
                "a line of pinctrl-bcm2711 is held by somebody else; end that program or remove that overlay from"
                        + " config.txt, or wire another line",
                GpioWords.busy(PI, List.of()));
    }

    @Test
    void aLineThatIsNotThereIsAnsweredWithHowManyThereAre() {
        says("there is no line 58 on pinctrl-bcm2711, which has lines 0 to 57", GpioWords.outOfRange(58, PI, 58));
        says("there is no line 1 on relay, which has line 0 alone", GpioWords.outOfRange(1, "relay", 1));
        says(
                "no line of pinctrl-bcm2711 is named GPIO_17; there are GPIO17, GPIO18",
                GpioWords.noSuchLine("GPIO_17", PI, List.of("GPIO17", "GPIO18")));
        says(
                "no line of pcf8574 is named P1; its lines have no names, so use their numbers",
                GpioWords.noSuchLine("P1", "pcf8574", List.of()));
        says(
                "several lines of pcf8574 are named NC: use one of the numbers 2, 3",
                GpioWords.severalLines("NC", "pcf8574", List.of(2, 3)));
    }

    @Test
    void aChipThatVanishedIsNamed() {
        says(
                "pcf8574 is gone: was it unplugged, or its driver removed?",
                GpioWords.unrequestable("pcf8574", LibC.ENODEV));
    }

    @Test
    void aChipWithoutInterruptsAndAKernelThatIsTooOldAreNamed() {
        says(
                "lines of pcf8574 tell no edges: the chip has no interrupt wired to it",
                GpioWords.unrequestable("pcf8574", LibC.ENXIO));
        says(
                "the kernel refuses these lines of pcf8574: it must be 5.10 or newer, and a line that raises interrupts"
                        + " for another driver cannot be read",
                GpioWords.unrequestable("pcf8574", LibC.EINVAL));
        says("lines of pcf8574 cannot be read: error 5", GpioWords.unrequestable("pcf8574", 5));
    }

    @Test
    void onAMachineWithoutChipsEachWayOfNamingOneIsRefusedInWords() throws Exception {
        says(
                "there is no GPIO chip pinctrl-rp1; there is none at all: ls /dev/gpiochip* shows those that are",
                assertThrows(GpioException.class, () -> GpioChip.open(devices, "pinctrl-rp1")));
        says(
                "there is no GPIO chip gpiochip0; there is none at all: ls /dev/gpiochip* shows those that are",
                assertThrows(GpioException.class, () -> GpioChip.open(devices, "gpiochip0")));
        Path missing = devices.resolve("gpiochip7");
        says(
                missing + " does not exist: is its driver loaded?",
                assertThrows(GpioException.class, () -> GpioChip.open(devices, missing.toString())));
    }

    @Test
    void aFileThatIsNoChipIsRefused() throws Exception {
        Path file = Files.createFile(devices.resolve("gpiochip3"));
        says(file + " is no GPIO chip", assertThrows(GpioException.class, () -> GpioChip.open(devices, "gpiochip3")));
        says(
                file + " is no GPIO chip",
                assertThrows(GpioException.class, () -> GpioChip.open(devices, file.toString())));
        says("/dev/null is no GPIO chip", assertThrows(GpioException.class, () -> GpioChip.open("/dev/null")));
    }
}
