package dev.liftwatch.resume;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few of what {@code ./dev states} tries for as long as it is told to. */
class AnyStateTest {
    private static final int STATES = 150;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void whateverWasSavedByWhicheverVersionUnderAnotherConfigurationNeverMakesTheJudgementFail() {
        for (long seed = 1; seed <= STATES; seed++) {
            AnyState.tryOne(seed);
        }
    }
}
