package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.Blindness.Extent;
import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

/** What was lost first stands while it lasts. */
class BlindnessTest {

    @Test
    void nothingLostIsNoBlindness() {
        assertFalse(Blindness.NONE.isBlind());
        assertEquals(Blindness.NONE, Blindness.NONE.next(Extent.NOTHING, 1000));
        assertEquals(Tick.NONE, Blindness.NONE.sinceMs());
    }

    @Test
    void theFirstLossOfThePlaceStandsWhateverIsKnownOfTheStandLater() {
        Blindness lost = Blindness.NONE.next(Extent.PLACE_IN_RIDE, 1000);
        assertTrue(lost.isBlind());
        assertEquals(new Blindness(Extent.PLACE_IN_RIDE, 1000), lost.next(Extent.PLACE_AT_LANDING, 2000));
        assertEquals(lost, lost.next(Extent.PLACE_IN_RIDE, 2000));
    }

    @Test
    void theDoorsAreAnotherLossThanThePlace() {
        Blindness doors = Blindness.NONE.next(Extent.DOORS, 1000);
        assertEquals(doors, doors.next(Extent.DOORS, 2000));
        assertEquals(new Blindness(Extent.PLACE_IN_RIDE, 2000), doors.next(Extent.PLACE_IN_RIDE, 2000));
        Blindness place = Blindness.NONE.next(Extent.PLACE_BEFORE, 1000);
        assertEquals(new Blindness(Extent.DOORS, 2000), place.next(Extent.DOORS, 2000));
    }

    @Test
    void whatIsFoundAgainIsOver() {
        assertEquals(Blindness.NONE, new Blindness(Extent.DOORS, 1000).next(Extent.NOTHING, 2000));
    }
}
