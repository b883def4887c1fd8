package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiftGeometryTest {

    @ParameterizedTest
    @CsvSource({"30000, 1000, 32000", "60000, 1750, 37786", "3000, 1750, 4899"})
    void theLongestRunIsThatOfASlowlyAcceleratingCar(long travelMm, long speedMmS, long expectedMs) {
        LiftGeometry geometry = new LiftGeometry(speedMmS, 200, List.of(0L, travelMm), false);
        assertEquals(expectedMs, geometry.longestRunMs());
    }

    @Test
    void theSlowestPassageIsThatOfTheLargestGapExpressZonesIncluded() {
        LiftGeometry geometry = new LiftGeometry(2500, 200, List.of(0L, 3000L, 63_000L, 66_000L), false);
        assertEquals(29_000, geometry.slowestPassageMs());
    }

    @ParameterizedTest
    @CsvSource({"0, true", "200, true", "201, false", "2799, false", "2800, true", "3200, true", "3201, false"})
    void theDoorZoneReachesEitherSideOfALanding(long positionMm, boolean inZone) {
        LiftGeometry geometry = new LiftGeometry(1000, 200, List.of(0L, 3000L), false);
        assertEquals(inZone, geometry.inDoorZone(positionMm));
    }

    @ParameterizedTest
    @CsvSource({"-500, 0", "0, 0", "1500, 0", "1501, 1", "3000, 1", "4500, 1", "4501, 2", "9000, 2"})
    void theNearestLandingIsTheLowerOfTwoThatAreAsNear(long positionMm, int landing) {
        LiftGeometry geometry = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);
        assertEquals(landing, geometry.nearestLanding(positionMm));
    }

    @Test
    void aDistanceThatJustReachesTheRatedSpeedTakesAsLongEitherWay() {
        assertEquals(4000, new LiftGeometry(1000, 200, List.of(0L, 2000L), false).longestRunMs());
        assertEquals(3999, new LiftGeometry(1000, 200, List.of(0L, 1999L), false).longestRunMs());
        assertEquals(32_000, new LiftGeometry(1000, 200, List.of(-10_000L, 20_000L), false).longestRunMs());
    }

    @Test
    void aLiftHasASpeedAndAtLeastTwoLandings() {
        List<Long> landings = List.of(0L, 3000L);
        assertThrows(IllegalArgumentException.class, () -> new LiftGeometry(0, 200, landings, false));
        assertThrows(IllegalArgumentException.class, () -> new LiftGeometry(1000, 200, List.of(0L), false));
        assertEquals(2, new LiftGeometry(1, 200, landings, false).landings().size());
    }
}
