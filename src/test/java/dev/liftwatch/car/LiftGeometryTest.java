package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
