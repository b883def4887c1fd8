package dev.liftwatch.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What waits for the card: bounded, and never in the way of whoever judges. */
class RecorderQueueTest {
    private static final long AN_HOUR = Duration.ofHours(1).toNanos();

    private final RecorderQueue queue = new RecorderQueue();

    private static RecorderQueue.Rows rows(long tickMs) {
        return new RecorderQueue.Rows(tickMs, List.of(Reading.of(Signal.DOOR_CLOSED, 1)));
    }

    private static RecorderQueue.Decided decided(boolean urgent) {
        return new RecorderQueue.Decided(new Mark(1, 1, "trap", "raised", "id", "stall"), urgent);
    }

    @Test
    void moreThanACardCanTakeIsCountedAndTheCountStandsWhereItIsMissing() throws Exception {
        for (int i = 0; i < RecorderQueue.MOST_WAITING + 7; i++) {
            queue.put(rows(i));
        }
        assertEquals(RecorderQueue.MOST_WAITING, queue.take(0).size());
        queue.put(rows(99_999));
        assertEquals(List.of(new RecorderQueue.LeftOut(7), rows(99_999)), queue.take(0));
        queue.put(rows(100_000));
        assertEquals(List.of(rows(100_000)), queue.take(0));
    }

    @Test
    void anUrgentDecisionWakesTheWriterAndOthersWait() {
        CompletableFuture<List<RecorderQueue.Entry>> taken = CompletableFuture.supplyAsync(() -> take(queue));
        queue.put(rows(1));
        queue.put(decided(false));
        queue.put(decided(true));
        assertTrue(taken.orTimeout(20, TimeUnit.SECONDS).join().contains(decided(true)));
    }

    @Test
    void theEndWakesTheWriterAndIsReachedWhenAllIsTaken() {
        CompletableFuture<List<RecorderQueue.Entry>> taken = CompletableFuture.supplyAsync(() -> take(queue));
        queue.put(rows(1));
        queue.stop();
        taken.orTimeout(20, TimeUnit.SECONDS).join();
        Awaitility.await("nothing waits any more").until(queue::hasStopped);
    }

    private static List<RecorderQueue.Entry> take(RecorderQueue queue) {
        try {
            return queue.take(AN_HOUR);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
