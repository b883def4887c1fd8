package dev.liftwatch.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel.Sight;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a wire has changed in the last hour. */
class HourlyChangesTest {
    private static final long MINUTE_MS = 60_000;

    private final HourlyChanges hourly = new HourlyChanges();

    private int after(long minute, int changes) {
        Sight sight = new Sight(Signal.DOOR_CLOSED, true, 1, 0, 0, changes);
        return hourly.update(List.of(sight), minute * MINUTE_MS).get(Signal.DOOR_CLOSED);
    }

    @Test
    void countsFromTheStartWhereThatIsLessThanAnHourAgo() {
        assertEquals(0, after(0, 5));
        assertEquals(7, after(10, 12));
    }

    @Test
    void forgetsWhatIsOlderThanAnHour() {
        for (int minute = 0; minute <= 120; minute++) {
            after(minute, 10 * minute);
        }
        assertEquals(600, after(121, 1210), 10);
    }
}
