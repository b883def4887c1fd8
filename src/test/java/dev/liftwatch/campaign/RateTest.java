package dev.liftwatch.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    /** From tables of the Poisson distribution, one-sided 95 %. */
    @ParameterizedTest
    @CsvSource({"0, 2.996", "1, 4.744", "2, 6.296", "5, 10.513", "10, 16.962", "100, 118.079"})
    void theUpperBoundIsThatOfThePoissonDistribution(long seen, double bound) {
        assertEquals(bound, Rate.upperBound(seen), 0.03);
    }
}
