package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

class PositionWindowTest {
    private final PositionWindow window = new PositionWindow();

    @Test
    void aHundredMillimetresNetAreNoTravelAndOneMoreIs() {
        assertEquals(Tick.NONE, window.sample(5000, 0));
        assertEquals(Tick.NONE, window.sample(5100, 1000));
        assertEquals(2000, window.sample(5101, 2000));
    }

    @Test
    void aCarThatSinksSlowlyDoesNotTravel() {
        for (int s = 0; s < 600; s++) {
            assertEquals(Tick.NONE, window.sample(5000 - s * 8L, s * 1000L));
        }
    }

    @Test
    void trembleAroundAPlaceIsNoTravelHoweverLong() {
        for (int i = 0; i < 10_000; i++) {
            assertEquals(Tick.NONE, window.sample(5000 + (i % 2) * 90L, i * 20L));
        }
    }

    @Test
    void travelIsMeasuredAnewFromTheLastTravel() {
        window.sample(5000, 0);
        assertEquals(100, window.sample(5150, 100));
        assertEquals(Tick.NONE, window.sample(5240, 200));
        assertEquals(300, window.sample(5260, 300));
    }

    @Test
    void aCarFoundElsewhereAfterAGapHasTravelled() {
        window.sample(5000, 0);
        window.lost();
        assertEquals(60_000, window.sample(8000, 60_000));
    }

    @Test
    void samplesBeforeAGapProveNothingAfterIt() {
        window.sample(5000, 0);
        window.sample(5000, 4000);
        assertEquals(4000, window.coveredMs(0));
        window.lost();
        assertEquals(0, window.coveredMs(0));
        window.sample(5000, 60_000);
        window.sample(5000, 61_000);
        assertEquals(1000, window.coveredMs(0));
    }
}
