package dev.liftwatch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusViewTest {
    @ParameterizedTest
    @CsvSource({"0,0", "119,119", "120,2", "7199,119", "7200,2", "259200,72"})
    void aTestOfAMomentAgoIsNotSaidToBeZeroHoursOld(long seconds, String shown) {
        String age = StatusView.age(seconds).replaceAll("[^0-9]", "");
        assertEquals(shown, age);
    }
}
