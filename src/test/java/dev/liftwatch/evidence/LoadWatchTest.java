package dev.liftwatch.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

/** A load need not be people: it speaks for them while it is there, and makes nothing more than possible. */
class LoadWatchTest {
    private final LoadWatch load = new LoadWatch();
    private final PresenceMarks marks = new PresenceMarks();
    private final DrawnCar car = new DrawnCar().sealedSince(5000).at(9000);

    private Evidence with(Truth occupied, long sinceMs) {
        load.update(occupied, sinceMs, car.draw(), true, marks);
        return marks.evidence(true, false);
    }

    @Test
    void aLoadSpeaksForPeopleFromWhenTheDoorsClosedOrItCame() {
        assertEquals(5000, with(Truth.TRUE, 1000).loadMs());
        assertEquals(8000, with(Truth.TRUE, 8000).loadMs());
    }

    @Test
    void itIsGoneWhenItIsGoneAndStandsWhileTheContactIsLost() {
        with(Truth.TRUE, 8000);
        assertEquals(8000, with(Truth.UNKNOWN, 9000).loadMs());
        assertEquals(Tick.NONE, with(Truth.FALSE, 9000).loadMs());
    }

    @Test
    void itNeverMakesMoreThanPossibleAndDoesNothingByItself() {
        Evidence evidence = with(Truth.TRUE, 1000);
        assertFalse(evidence.strong());
        assertEquals(Certainty.POSSIBLE, evidence.certainty(0));
        assertEquals(Tick.NEVER, load.nextDueMs(9000));
    }
}
