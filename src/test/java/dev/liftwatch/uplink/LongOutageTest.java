package dev.liftwatch.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.outbox.Bounds;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongOutageTest {
    private static final long BOUND_BYTES = 512 * 1024;

    @TempDir
    private Path folder;

    @Test
    void afterALongOutageAlarmsComeFirstAndEveryNumberComesOrIsNamed() throws Exception {
        LongOutage outage = new LongOutage(folder, Bounds.onCard(BOUND_BYTES));
        outage.pass(1500, 100);
        assertTrue(outage.waitingBytes() < BOUND_BYTES + 100_000, outage.waitingBytes() + " bytes wait");
        assertTrue(outage.fileBytes() < 3 * BOUND_BYTES, outage.fileBytes() + " bytes in the file");
        outage.comeBack();
        assertEquals(List.of(), outage.differences());
        assertTrue(outage.arrivals() < 1000, "most of it was dropped");
        outage.end();
    }
}
