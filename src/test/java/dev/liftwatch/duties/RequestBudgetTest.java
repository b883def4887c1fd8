package dev.liftwatch.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private final RequestBudget budget = new RequestBudget(0);

    @Test
    void aBurstIsCarriedOutAndWhatComesBeyondItIsNot() {
        assertEquals(600, IntStream.range(0, 5000).filter(_ -> budget.allows(0)).count());
    }

    @Test
    void twentyASecondGoOnForEver() {
        for (long nowMs = 0; nowMs < 3_600_000; nowMs += 50) {
            assertTrue(budget.allows(nowMs), "at " + nowMs);
        }
    }

    @Test
    void longAnswersAreThirtyAtOnceAndOneASecondSoThatASlowBrokerDoesNotFillTheMemory() {
        assertEquals(
                30,
                IntStream.range(0, 600)
                        .filter(_ -> budget.allows(0) && budget.allowsLongAnswer(0))
                        .count());
        assertTrue(budget.allows(1000) && budget.allowsLongAnswer(1000));
        assertFalse(budget.allowsLongAnswer(1000));
    }

    @Test
    void requestsThatWriteAreTenAtOnceAndSixAMinute() {
        assertEquals(
                10,
                IntStream.range(0, 600).filter(_ -> budget.allowsRationed(0)).count());
        assertEquals(10, budget.retryRationedS());
        long inAnHour = IntStream.rangeClosed(1, 36_000)
                .filter(tenth -> budget.allowsRationed(tenth * 100L))
                .count();
        assertTrue(Math.abs(inAnHour - 60 * 6) <= 1, inAnHour + " in an hour");
    }

    @Test
    void aFloodOfWhateverElseNeverKeepsAnAnswerToAnAlarmWaiting() {
        for (long nowMs = 0; nowMs < 60_000; nowMs++) {
            budget.allows(nowMs);
            budget.allowsRationed(nowMs);
            budget.allowsLongAnswer(nowMs);
            budget.refuse(nowMs);
        }
        assertEquals(
                600,
                IntStream.range(0, 5000).filter(_ -> budget.allowsAck(60_000)).count());
    }

    @Test
    void thatThereAreTooManyIsLoggedOnceAMinuteWithHowMany() {
        assertEquals(OptionalLong.of(0), budget.log(true, 0));
        for (int ms = 1; ms < 60_000; ms++) {
            assertEquals(OptionalLong.empty(), budget.log(true, ms));
        }
        assertEquals(OptionalLong.of(59_999), budget.log(true, 60_000));
    }

    @Test
    void whatElseIsRefusedIsLoggedFiveTimesAndThenOnceAMinute() {
        long inTenMinutes = IntStream.rangeClosed(0, 600_000)
                .filter(ms -> budget.log(false, ms).isPresent())
                .count();
        assertTrue(Math.abs(inTenMinutes - (5 + 10)) <= 1, inTenMinutes + " in ten minutes");
    }

    @Test
    void aFloodOfRefusalsIsCountedButNotAnswered() {
        assertEquals(20, IntStream.range(0, 5000).filter(_ -> budget.refuse(0)).count());
        assertEquals(5000, budget.refused());
        assertEquals(4980, budget.unanswered());
        assertTrue(budget.refuse(1000));
        assertFalse(budget.refuse(1000));
    }
}
