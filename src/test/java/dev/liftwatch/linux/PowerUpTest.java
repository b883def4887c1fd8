package dev.liftwatch.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.time.ClockMark;
import dev.liftwatch.time.Gap;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PowerUpTest {
    @Test
    void theKernelNamesThisTimeAndSaysHowLongItHasLasted() throws Exception {
        ClockMark mark = PowerUp.mark();
        assertTrue(mark.kernelBoot().matches("[0-9a-f-]{36}"), mark.kernelBoot());
        double uptimeS =
                Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0]);
        // A box that was suspended counts that in one and not in the other; it was never less.
        assertTrue(mark.kernelMs() > 0 && mark.kernelMs() <= (uptimeS + 1) * 1000, mark.toString());
        assertEquals(Gap.of(0), mark.gapTo(mark, false));
    }
}
