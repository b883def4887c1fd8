package dev.liftwatch.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        int more = RequestBudget.LONG_ANSWER - 1;
        assertEquals(
                30,
                IntStream.range(0, 600)
                        .filter(_ -> budget.allows(0) && budget.allows(more, 0))
                        .count());
        assertTrue(budget.allows(1000) && budget.allows(more, 1000));
        assertFalse(budget.allows(more, 1000));
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
