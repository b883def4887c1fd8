package dev.liftwatch.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An encoder that says the same fifty times a second. */
class RepetitionsTest {
    private final Repetitions repetitions = new Repetitions();

    private int through(Reading reading, long tickMs) {
        return repetitions.without(List.of(reading), tickMs).size();
    }

    @Test
    void aCarAtRestIsToldFiveTimesASecond() {
        int through = 0;
        for (long tickMs = 0; tickMs < 10_000; tickMs += 20) {
            through += through(Reading.of(Signal.POSITION_MM, 4200), tickMs);
        }
        assertEquals(50, through);
    }

    @Test
    void everyChangeGoesThroughAtOnceAndTheWayBackToo() {
        assertEquals(1, through(Reading.of(Signal.DOOR_CLOSED, 1), 0));
        assertEquals(1, through(Reading.of(Signal.DOOR_CLOSED, 0), 20));
        assertEquals(1, through(Reading.of(Signal.DOOR_CLOSED, 1), 40));
        assertEquals(1, through(Reading.lost(Signal.DOOR_CLOSED), 60));
        assertEquals(0, through(Reading.lost(Signal.DOOR_CLOSED), 80));
    }

    @Test
    void twoValuesOfOneSignalInOnePortionAreBothTold() {
        List<Reading> both = List.of(Reading.of(Signal.DOOR_CLOSED, 0), Reading.of(Signal.DOOR_CLOSED, 1));
        assertEquals(both, repetitions.without(both, 0));
    }

    @Test
    void onALineThatWasOpenedAnewEverythingIsNews() {
        assertEquals(1, through(Reading.of(Signal.DOOR_CLOSED, 1), 0));
        repetitions.forget();
        assertEquals(1, through(Reading.of(Signal.DOOR_CLOSED, 1), 20));
    }
}
