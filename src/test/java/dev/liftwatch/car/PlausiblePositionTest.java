package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A car does not jump: it comes half as fast again as rated at the most, and an encoder may be off by 150 mm. */
class PlausiblePositionTest {
    private PlausiblePosition position = fresh();

    private static PlausiblePosition fresh() {
        return new PlausiblePosition(new LiftGeometry(1000, 200, List.of(0L, 3000L), false));
    }

    /** Passed the height of 5000 mm at tick 10 000, coming from below. */
    private void passes() {
        assertTrue(position.accepts(4900, 9900));
        assertTrue(position.accepts(5000, 10_000));
    }

    /** Rests at the height of 5000 mm at tick 10 000. */
    private void rests() {
        assertTrue(position.accepts(5000, 9900));
        assertTrue(position.accepts(5000, 10_000));
    }

    @Test
    void theFirstSampleIsBelievedWhateverItSays() {
        assertTrue(position.accepts(9_999_999, 0));
    }

    @Test
    void aMovingCarComesHalfAsFarAgainAsRatedAndNotAMillimetreMore() {
        passes();
        assertFalse(position.accepts(6651, 11_000));
        assertEquals(1, position.rejected());
        position = fresh();
        passes();
        assertTrue(position.accepts(6650, 11_000));
        assertEquals(0, position.rejected());
    }

    @Test
    void itIsTheSameDownwards() {
        passes();
        assertFalse(position.accepts(3349, 11_000));
        position = fresh();
        passes();
        assertTrue(position.accepts(3350, 11_000));
    }

    @Test
    void aCarAtRestIsFoundAHundredAndFiftyMillimetresAwayAtOnceAndFurtherAwayAtTheSecondSample() {
        rests();
        assertTrue(position.accepts(5150, 11_000));
        position = fresh();
        rests();
        assertFalse(position.accepts(5151, 11_000));
        assertTrue(position.accepts(5151, 11_100));
        assertEquals(1, position.rejected());
    }

    @Test
    void aCarThatCreepsByMoreThanTwentyMillimetresASampleIsNotAtRest() {
        position.accepts(4980, 9900);
        position.accepts(5000, 10_000);
        assertFalse(position.accepts(5160, 10_100));
        position = fresh();
        position.accepts(4979, 9900);
        position.accepts(5000, 10_000);
        assertTrue(position.accepts(5160, 10_100));
    }

    @Test
    void theVeryFirstSampleIsNoRest() {
        position.accepts(0, 0);
        assertTrue(position.accepts(160, 100));
    }

    @Test
    void samplesElsewhereAreBelievedWhenTheyAgreedForASecondAndNotBefore() {
        passes();
        assertFalse(position.accepts(50_000, 10_100));
        assertFalse(position.accepts(50_000, 10_600));
        assertFalse(position.accepts(50_000, 11_099));
        assertTrue(position.accepts(50_000, 11_100));
        assertEquals(3, position.rejected());
        assertTrue(position.accepts(50_000, 11_200));
    }

    @Test
    void theyAgreeWhereACarCanHaveComeFromOneToTheNext() {
        passes();
        assertFalse(position.accepts(50_000, 10_100));
        assertFalse(position.accepts(50_900, 10_600));
        assertTrue(position.accepts(50_900, 11_100));
    }

    @Test
    void whoDisagreesBeginsTheSecondAnew() {
        passes();
        assertFalse(position.accepts(50_000, 10_100));
        assertFalse(position.accepts(50_901, 10_600));
        assertFalse(position.accepts(50_901, 11_100));
        assertFalse(position.accepts(50_901, 11_599));
        assertTrue(position.accepts(50_901, 11_600));
    }

    @Test
    void aGlitchBetweenGoodSamplesIsForgotten() {
        passes();
        assertFalse(position.accepts(50_000, 10_100));
        assertTrue(position.accepts(5000, 10_200));
        assertFalse(position.accepts(50_000, 11_200));
    }

    @Test
    void afterATimeInWhichNothingWasReadTheCarMayBeAnywhere() {
        rests();
        position.accepts(50_000, 10_100);
        position.bridgeGap();
        assertTrue(position.accepts(90_000, 20_000));
        assertTrue(position.accepts(90_160, 20_100));
        assertFalse(position.accepts(50_000, 20_200));
    }

    @Test
    void anotherAgentGoesOnBetweenTwoSamples() {
        rests();
        position.accepts(50_000, 10_100);
        PlausiblePosition other = fresh();
        other.resume(position.save());
        assertEquals(position.save(), other.save());
        assertEquals(1, other.rejected());
        assertFalse(other.accepts(50_000, 11_099));
        assertTrue(other.accepts(50_000, 11_100));
    }
}
