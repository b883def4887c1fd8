package dev.liftwatch.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.report.Acknowledgement;
import dev.liftwatch.report.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private final Acknowledgements acknowledgements = new Acknowledgements();

    private void answer(String uplink, String incident, Long etaMin, long nowMs) {
        acknowledgements.add(uplink, new Request.Ack("r" + nowMs, "desk 4", "m", incident, etaMin, null), nowMs);
    }

    @Test
    void theNewestTimeOfArrivalCounts() {
        answer("city", "i-1", 12L, 1000);
        answer("city", "i-1", 20L, 2000);
        assertEquals(List.of(new Acknowledgement("city", "i-1", "desk 4", 2000, 20L)), acknowledgements.all());
    }

    @Test
    void anAnswerWithoutATimeOfArrivalDoesNotTakeAwayTheOneThatWasSaid() {
        answer("city", "i-1", 12L, 1000);
        answer("city", "i-1", null, 2000);
        assertEquals(12L, acknowledgements.all().getFirst().etaMin());
    }

    @Test
    void onlyTheNewestAreKept() {
        for (int i = 0; i < 3 * Acknowledgements.MOST; i++) {
            answer("city", "i-" + i, 5L, i);
        }
        assertEquals(Acknowledgements.MOST, acknowledgements.all().size());
        assertEquals(
                "i-" + (3 * Acknowledgements.MOST - 1),
                acknowledgements.all().getLast().incident());
    }
}
