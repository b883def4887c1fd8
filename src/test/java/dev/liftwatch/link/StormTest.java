package dev.liftwatch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker of a city is started again: two thousand policies in virtual time, each with a random number of its own. */
class StormTest {
    private static final int LIFTS = 2000;

    /** How many connections a second the broker can take up; who comes beyond that gets no answer. */
    private static final int CONNECTIONS_A_SECOND = 200;

    private final PriorityQueue<DueEvent> due = new PriorityQueue<>(Comparator.comparingLong(DueEvent::atMs));
    private final List<LinkSession> lifts = new ArrayList<>();
    private final List<Long> tries = new ArrayList<>();
    private final List<Long> back = new ArrayList<>();
    private long upMs;
    private long secondMs;
    private int takenInSecond;

    /** Something happens to a lift: its own timer where there is no event. */
    private record DueEvent(long atMs, int lift, LinkEvent event) {}

    @ParameterizedTest
    @ValueSource(longs = {1000, 20_000, 300_000})
    void allAreBackWithinNinetySecondsAndNeverAllAtOnce(long downMs) {
        long cutMs = 60_000;
        upMs = cutMs + downMs;
        for (int lift = 0; lift < LIFTS; lift++) {
            Random random = new Random(lift);
            lifts.add(new LinkSession(1, random::nextDouble));
            carryOut(lift, lifts.get(lift).step(0), 0);
            carryOut(lift, lifts.get(lift).step(new LinkEvent.Connected(1), 0), 0);
            due.add(new DueEvent(cutMs, lift, new LinkEvent.Lost(1, "the connection ended")));
        }
        while (!due.isEmpty() && due.peek().atMs() <= upMs + 200_000) {
            take(due.poll());
        }
        assertEquals(LIFTS, back.size(), "not all are back");
        long lastMs = back.stream().mapToLong(Long::longValue).max().orElseThrow() - upMs;
        assertTrue(lastMs <= 90_000, "the last was back after " + lastMs + " ms");
        assertTrue(busiestSecond() <= LIFTS / 2, "in the busiest second after the start " + busiestSecond() + " tried");
    }

    private void take(DueEvent next) {
        LinkSession lift = lifts.get(next.lift());
        boolean timer = next.event() == null;
        if (timer && lift.nextDueMs() > next.atMs()) {
            return;
        }
        carryOut(next.lift(), timer ? lift.step(next.atMs()) : lift.step(next.event(), next.atMs()), next.atMs());
    }

    private void carryOut(int lift, List<LinkOrder> orders, long nowMs) {
        for (LinkOrder order : orders) {
            if (order instanceof LinkOrder.Connect connect && nowMs > 0) {
                connect(lift, connect.session(), nowMs);
            } else if (order instanceof LinkOrder.Greet && nowMs > 0) {
                back.add(nowMs);
            }
        }
        long nextMs = lifts.get(lift).nextDueMs();
        if (nextMs < Long.MAX_VALUE) {
            due.add(new DueEvent(Math.max(nextMs, nowMs), lift, null));
        }
    }

    private void connect(int lift, long session, long nowMs) {
        if (nowMs < upMs) {
            due.add(new DueEvent(nowMs + 1, lift, new LinkEvent.Lost(session, "refused")));
            return;
        }
        tries.add(nowMs);
        if (nowMs / 1000 != secondMs) {
            secondMs = nowMs / 1000;
            takenInSecond = 0;
        }
        if (takenInSecond++ < CONNECTIONS_A_SECOND) {
            due.add(new DueEvent(nowMs + 50, lift, new LinkEvent.Connected(session)));
        }
    }

    private long busiestSecond() {
        return tries.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        tryMs -> (tryMs - upMs) / 1000, java.util.stream.Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
