package dev.liftwatch.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adapter is found again after a replug, and never another one. */
class StablePortTest {
    private static final String FTDI = "usb-FTDI_FT232R_USB_UART_A50285BI-if00-port";

    @TempDir
    private Path byId;

    private Path plugged(String name) throws Exception {
        return Files.createFile(byId.resolve(name));
    }

    @Test
    void thePortThatIsNamedIsTakenWhereItExists() throws Exception {
        plugged(FTDI + 1);
        Path named = plugged(FTDI + 0);
        assertEquals(named, StablePort.resolve(named));
    }

    @Test
    void anAdapterWhoseNumberWasCountedAnewIsFoundByTheRest() throws Exception {
        plugged("usb-FTDI_FT232R_USB_UART_B6001234-if00-port0");
        plugged("usb-FTDI_FT232R_USB_UART_A50285BI-if01-port0");
        Path again = plugged(FTDI + 12);
        assertEquals(again, StablePort.resolve(byId.resolve(FTDI + 0)));
    }

    @Test
    void betweenSeveralThatMayBeMeantNoneIsTaken() throws Exception {
        plugged(FTDI + 1);
        plugged(FTDI + 2);
        ByteLine.LineException several =
                assertThrows(ByteLine.LineException.class, () -> StablePort.resolve(byId.resolve(FTDI + 0)));
        assertTrue(several.getMessage().contains(FTDI + 1), several.getMessage());
        assertTrue(several.getMessage().contains(FTDI + 2), several.getMessage());
    }

    @Test
    void anotherAdapterIsNeverTaken() throws Exception {
        plugged("usb-FTDI_FT232R_USB_UART_B6001234-if00-port0");
        plugged("ttyUSB1");
        for (Path gone :
                new Path[] {byId.resolve(FTDI + 0), byId.resolve("ttyUSB0"), Path.of("nowhere/at/all-port0")}) {
            assertEquals(gone, StablePort.resolve(gone));
        }
    }
}
