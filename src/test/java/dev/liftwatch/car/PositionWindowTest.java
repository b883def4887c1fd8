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

    @Test
    void aMoveIsTravelWithinTenSecondsAndDriftAfterThem() {
        window.sample(5000, 0);
        assertEquals(10_000, window.sample(5101, 10_000));
        PositionWindow slower = new PositionWindow();
        slower.sample(5000, 0);
        assertEquals(Tick.NONE, slower.sample(5101, 10_001));
    }

    @Test
    void itIsTheSameDownwards() {
        window.sample(5000, 0);
        assertEquals(Tick.NONE, window.sample(4900, 1000));
        assertEquals(2000, window.sample(4899, 2000));
    }

    @Test
    void theExtremesOfASecondAreKeptWhicheverComesLast() {
        window.sample(5000, 0);
        window.sample(5060, 300);
        window.sample(4980, 600);
        window.sample(5010, 900);
        assertEquals(Tick.NONE, window.sample(5080, 2000));
        assertEquals(2500, window.sample(5081, 2500));
        PositionWindow other = new PositionWindow();
        other.sample(5000, 0);
        other.sample(5060, 300);
        other.sample(4980, 600);
        assertEquals(Tick.NONE, other.sample(4960, 2000));
        assertEquals(2500, other.sample(4959, 2500));
    }

    @Test
    void whatFollowsWithinASecondIsOneSliceAndWhatFollowsLaterAnother() {
        window.sample(5000, 7000);
        window.sample(5000, 7999);
        assertEquals(1, window.save().slices().size());
        window.sample(5000, 8000);
        assertEquals(2, window.save().slices().size());
        assertEquals(8000, window.save().slices().getLast().fromMs());
    }

    @Test
    void aRepeatedTickIsNoNewSample() {
        window.sample(5000, 0);
        assertEquals(Tick.NONE, window.sample(9000, 0));
        assertEquals(5000, window.save().lastPositionMm());
    }

    @Test
    void aCarFoundAHundredMillimetresElsewhereAfterAGapHasDrifted() {
        window.sample(5000, 0);
        window.lost();
        assertEquals(Tick.NONE, window.sample(5100, 60_000));
        window.lost();
        assertEquals(90_000, window.sample(4999, 90_000));
    }

    @Test
    void whatIsCoveredCountsFromTheLastTravel() {
        window.sample(5000, 0);
        window.sample(5200, 3000);
        window.sample(5200, 5000);
        assertEquals(2000, window.coveredMs(0));
        assertEquals(1000, window.coveredMs(4000));
    }

    @Test
    void anotherAgentGoesOnInTheMiddleOfASecond() {
        window.sample(5000, 0);
        window.sample(5050, 500);
        PositionWindow other = new PositionWindow();
        other.sample(9000, 1);
        other.resume(window.save());
        assertEquals(window.save(), other.save());
        assertEquals(Tick.NONE, other.sample(5100, 700));
        assertEquals(800, other.sample(5101, 800));
    }

    @Test
    void driftBeforeAGapAndDriftAfterItDoNotAddUp() {
        window.sample(5000, 0);
        window.sample(5090, 1000);
        window.lost();
        assertEquals(Tick.NONE, window.sample(5110, 3000));
    }
}
