package dev.liftwatch.outbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of what {@link PowerCuts} and {@link StoreKills} do many times. */
class CutAndKilledTest {
    @TempDir
    private Path folder;

    @Test
    void aPowerCutAtAnyMomentLosesNothingThatWasCommitted() throws Exception {
        PowerCuts power = new PowerCuts(folder);
        power.record(60, 3);
        Random random = new Random(3);
        int first = PowerCuts.firstMoment(power);
        int held = 0;
        for (int i = 0; i < 12; i++) {
            held += power.cut(first + random.nextInt(power.moments() - first), i);
        }
        assertTrue(held > 100, held + " messages were to be held");
    }

    @Test
    void aKillAtAnyMomentLosesNothingThatWasCommitted() throws Exception {
        StoreKills store = new StoreKills(folder, 5);
        for (int i = 0; i < 3; i++) {
            assertTrue(store.kill() > 0);
        }
    }
}
