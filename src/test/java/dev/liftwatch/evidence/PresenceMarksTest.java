package dev.liftwatch.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

/** Which of several marks counts, and what takes them away. */
class PresenceMarksTest {
    private final PresenceMarks marks = new PresenceMarks();

    private Evidence evidence() {
        return marks.evidence(true, false);
    }

    @Test
    void theFirstStrongEvidenceAndTheFirstBoardingCountAndTheLatestSign() {
        marks.strong(5000);
        marks.strong(9000);
        marks.boarded(1000);
        marks.boarded(2000);
        marks.single(6000);
        marks.single(5500);
        assertEquals(new Evidence(true, false, 5000, 6000, 1000, 6000, Tick.NONE, Tick.NONE), evidence());
    }

    @Test
    void everySignIsSomebodySeenAndBoardingAloneIsNot() {
        marks.boarded(1000);
        assertEquals(Tick.NONE, evidence().latestMs());
        marks.single(2000);
        assertEquals(2000, evidence().latestMs());
        marks.strong(3000);
        assertEquals(3000, evidence().latestMs());
        marks.seen(4000);
        marks.seen(3500);
        assertEquals(4000, evidence().latestMs());
    }

    @Test
    void anEmptyCarTakesBoardingAndSignsAwayAndNothingStrong() {
        marks.strong(5000);
        marks.single(6000);
        marks.boarded(1000);
        marks.load(1000);
        marks.seenEmpty();
        assertEquals(new Evidence(true, false, 5000, Tick.NONE, Tick.NONE, 6000, 1000, Tick.NONE), evidence());
        marks.clear();
        assertEquals(
                new Evidence(true, false, Tick.NONE, Tick.NONE, Tick.NONE, Tick.NONE, Tick.NONE, Tick.NONE),
                evidence());
    }

    @Test
    void marksGoOnInAnotherAgent() {
        Evidence carried = new Evidence(false, false, 1000, 2000, 3000, 4000, 5000, Tick.NONE);
        marks.resume(carried);
        assertEquals(carried, marks.evidence(false, false));
    }
}
