package dev.liftwatch.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.config.Reporting;
import dev.liftwatch.config.Reporting.StateOn;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.report.LivePicture;
import dev.liftwatch.signal.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often a platform hears of a car that rides for ten seconds of each minute and opens its doors then. */
class StatePaceTest {
    private static LivePicture picture(int second) {
        boolean rides = second % 60 < 10;
        boolean open = second % 60 >= 20 && second % 60 < 30;
        Decision.Place place = new Decision.Place(second * 100L, second % 60 / 3, rides ? Truth.FALSE : Truth.TRUE);
        return new LivePicture(
                open ? Truth.FALSE : Truth.TRUE,
                open ? Truth.TRUE : Truth.FALSE,
                rides ? place : new Decision.Place(0L, 0, Truth.TRUE),
                !rides,
                0,
                "none",
                Truth.FALSE,
                Truth.FALSE,
                null,
                null,
                Map.of());
    }

    private static List<Integer> told(StateOn on, int leastS, int seconds) {
        StatePace pace = new StatePace(new Reporting(leastS, on, 30, false), 0);
        List<Integer> told = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            LivePicture now = picture(second);
            if (pace.isDue(now, second * 1000L)) {
                pace.tell(now, second * 1000L);
                told.add(second);
            }
        }
        return told;
    }

    @Test
    void onChangeEverySecondOfARideIsTold() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30), told(StateOn.CHANGE, 1, 60));
    }

    @Test
    void onDoorsAndStopsARideIsToldAtItsStartAndItsEnd() {
        assertEquals(List.of(0, 10, 20, 30, 60), told(StateOn.DOORS_AND_STOPS, 1, 61));
    }

    @Test
    void onTheHeartbeatNothingIsToldButTheMinute() {
        assertEquals(List.of(0, 60, 120), told(StateOn.HEARTBEAT, 1, 121));
    }

    @Test
    void aLeastTimeBetweenTwoPicturesHoldsAndTheLastChangeComesAfterIt() {
        assertEquals(List.of(0, 7, 14, 21, 30), told(StateOn.CHANGE, 7, 60));
    }
}
