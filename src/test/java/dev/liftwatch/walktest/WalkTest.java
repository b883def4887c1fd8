package dev.liftwatch.walktest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a walk keeps of what it has seen when the file is mended in it. */
class WalkTest {
    private static final WalkPlan PLAN = new WalkPlan(
            List.of(
                    new WalkInput(Signal.ALARM_BUTTON, "io", "1", false, 20),
                    new WalkInput(Signal.INSPECTION, "io", "2", false, 20)),
            List.of(0L, 3000L),
            200,
            1000);

    private final Walk walk = new Walk(PLAN);

    /** Rest, the button, the switch: what the two wires say when each is operated. */
    private void walks(Signal whenPressed, Signal whenTurned, long quiet) {
        walk.take(Reading.of(Signal.ALARM_BUTTON, quiet), 0);
        walk.take(Reading.of(Signal.INSPECTION, 0), 0);
        walk.begin(Step.REST, 0);
        walk.begin(Step.BUTTON, 10_000);
        long before = whenPressed == Signal.ALARM_BUTTON ? quiet : 0;
        walk.take(Reading.of(whenPressed, 1 - before), 12_000);
        walk.take(Reading.of(whenPressed, before), 15_000);
        walk.begin(Step.INSPECTION, 20_000);
        walk.take(Reading.of(whenTurned, 1), 22_000);
        walk.take(Reading.of(whenTurned, 0), 26_000);
        walk.finish(30_000);
    }

    private static Verdict of(Walk walk, Signal signal) {
        return walk.verdicts(Map.of()).stream()
                .filter(verdict -> verdict.signal() == signal)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anInvertedButtonIsProvenAtOnceWhenItIsMended() {
        walks(Signal.ALARM_BUTTON, Signal.INSPECTION, 1);
        assertEquals(Verdict.Reason.INVERTED, of(walk, Signal.ALARM_BUTTON).reason());

        Walk mended = walk.as(PLAN, Set.of(Signal.ALARM_BUTTON), Map.of());

        assertEquals(Verdict.Standing.OK, of(mended, Signal.ALARM_BUTTON).standing());
        assertEquals(Verdict.Standing.OK, of(mended, Signal.INSPECTION).standing());
    }

    @Test
    void twoExchangedWiresAreProvenAtOnceWhenTheyAreExchangedInTheFile() {
        walks(Signal.INSPECTION, Signal.ALARM_BUTTON, 0);
        assertEquals(Verdict.Reason.SWAPPED, of(walk, Signal.ALARM_BUTTON).reason());
        assertEquals(Signal.INSPECTION, of(walk, Signal.ALARM_BUTTON).other());

        Walk mended = walk.as(
                PLAN, Set.of(), Map.of(Signal.ALARM_BUTTON, Signal.INSPECTION, Signal.INSPECTION, Signal.ALARM_BUTTON));

        assertTrue(mended.verdicts(Map.of()).stream().allMatch(verdict -> verdict.standing() == Verdict.Standing.OK));
    }

    @Test
    void aStepThatIsBegunAgainCountsAnew() {
        walks(Signal.ALARM_BUTTON, Signal.INSPECTION, 0);
        walk.begin(Step.BUTTON, 40_000);
        assertFalse(walk.done().contains(Step.BUTTON));
        assertNotNull(of(walk, Signal.ALARM_BUTTON).step());

        walk.finish(45_000);

        assertEquals(Verdict.Reason.DEAD, of(walk, Signal.ALARM_BUTTON).reason());
    }
}
