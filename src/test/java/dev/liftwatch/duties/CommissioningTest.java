package dev.liftwatch.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommissioningTest {
    private static final long DAY_MS = 86_400_000;
    private static final List<String> WIRED = List.of("door_closed", "door_zone");

    @Test
    void isNotLiveBeforeItsTimeIsUpAndSaysSoOnceWhenItIs() {
        Commissioning commissioning = Commissioning.begun(1000, DAY_MS, WIRED);
        assertEquals(Optional.empty(), commissioning.step(1000 + DAY_MS - 1));
        assertFalse(commissioning.isLive());

        Notice.Commissioned live = commissioning.step(1000 + DAY_MS).orElseThrow();

        assertEquals(Commissioning.End.TIME_OVER, live.why());
        assertEquals(WIRED, live.wires().unproven());
        assertFalse(live.wasLive());
        assertTrue(commissioning.isLive());
        assertEquals(Optional.empty(), commissioning.step(1001 + DAY_MS));
    }

    @Test
    void endsAtTheSameTickAfterARestart() {
        Commissioning.Period saved =
                Commissioning.begun(1000, DAY_MS, WIRED).period().orElseThrow();

        Commissioning resumed = Commissioning.resumed(saved, 5_000_000, DAY_MS, WIRED);

        assertEquals(1000 + DAY_MS, resumed.period().orElseThrow().endsMs());
    }

    @Test
    void neverLastsLongerThanItMayThoughTicksHaveBegunAnew() {
        Commissioning.Period saved = new Commissioning.Period(90 * DAY_MS, 91 * DAY_MS);

        Commissioning resumed = Commissioning.resumed(saved, 0, DAY_MS, WIRED);

        assertEquals(DAY_MS, resumed.period().orElseThrow().endsMs());
        assertEquals(0, resumed.period().orElseThrow().sinceMs());
    }

    @Test
    void isLiveAtOnceWhereTheFileSaysNothingOfItAnyMore() {
        Commissioning resumed = Commissioning.resumed(new Commissioning.Period(0, DAY_MS), 1000, 0, WIRED);

        assertTrue(resumed.step(1000).isPresent());
        assertTrue(resumed.isLive());
    }

    @Test
    void tellsThatALiveLiftWasWalkedAgain() {
        Notice.Commissioned again = Commissioning.over().end(Commissioning.End.WALKED, "Li", Map.of());

        assertTrue(again.wasLive());
        assertEquals("Li", again.by());
    }
}
