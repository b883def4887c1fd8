package dev.liftwatch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A walk through every kind of bad luck: the broker refuses, falls silent, loses, delays and repeats. */
class LossyBrokerTest {
    private static final int MESSAGES = 300;
    private static final int WINDOW = 16;
    private static final long HOUR_MS = 3_600_000;

    private final PriorityQueue<Coming> coming =
            new PriorityQueue<>(java.util.Comparator.comparingLong(Coming::atMs).thenComparingLong(Coming::number));
    private final Set<Long> forgotten = new HashSet<>();
    private final Set<Long> answered = new HashSet<>();
    private final Set<Long> reachedPlatform = new TreeSet<>();
    private final Set<Long> unacknowledged = new HashSet<>();
    private final List<Long> sentOnce = new ArrayList<>();
    private LinkSession session;
    private boolean laidAside;
    private int openings;
    private Random random;
    private long nowMs;
    private long numbers;
    private long current;

    /** Something on its way to the policy: the broker's word, or the platform's answer where {@code event} is null. */
    private record Coming(long atMs, long number, LinkEvent event, long answeredSeq) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyMessageIsDeliveredInTheEndAndNoneIsForgottenBefore(long seed) {
        random = new Random(seed);
        session = new LinkSession(2, random::nextDouble);
        long lastSeq = 0;
        while (nowMs < 100 * HOUR_MS && (lastSeq < MESSAGES || session.waiting() > 0 || laidAside)) {
            if (lastSeq < MESSAGES && random.nextInt(4) == 0) {
                lastSeq++;
                session.add(isAlarm(lastSeq) ? Uplinked.alarm(lastSeq) : Uplinked.event(lastSeq));
                carryOut(session.step(nowMs));
            }
            goOn(nowMs + 1 + random.nextInt(lastSeq < MESSAGES ? 2000 : 60_000));
            bringLaidAside(lastSeq);
        }
        assertEquals(0, session.waiting(), "messages wait for ever");
        assertEquals(MESSAGES, reachedPlatform.size());
    }

    /** A broker that acknowledged something twice not at all seems to refuse it: it stays in the store and is brought again later. */
    private void bringLaidAside(long lastSeq) {
        laidAside |= session.takeLaidAside();
        if (laidAside && openings != session.openings()) {
            laidAside = false;
            openings = session.openings();
            LongStream.rangeClosed(1, lastSeq)
                    .filter(seq -> !isAlarm(seq) && !forgotten.contains(seq) && !session.holds(seq))
                    .forEach(seq -> session.add(Uplinked.event(seq).asLate()));
        }
    }

    private static boolean isAlarm(long seq) {
        return seq % 3 == 0;
    }

    /** The loop: waits for what comes or is due next, whichever is first, until {@code untilMs}. */
    private void goOn(long untilMs) {
        while (true) {
            long dueMs = Math.max(nowMs, session.nextDueMs());
            long comesMs = coming.isEmpty() ? Long.MAX_VALUE : coming.peek().atMs();
            long nextMs = Math.min(dueMs, comesMs);
            if (nextMs > untilMs) {
                nowMs = untilMs;
                assertTrue(session.step(nowMs).isEmpty(), "something was to be done, and nextDueMs did not say so");
                return;
            }
            nowMs = nextMs;
            if (comesMs <= dueMs) {
                take(coming.poll());
            }
            carryOut(session.step(nowMs));
            assertTrue(session.nextDueMs() > nowMs, "a due time that no step uses up keeps a processor busy");
        }
    }

    private void take(Coming come) {
        if (come.event() == null) {
            answered.add(come.answeredSeq());
            session.answered(come.answeredSeq());
            unacknowledged.remove(come.answeredSeq());
        } else {
            if (come.event() instanceof LinkEvent.Published published && published.session() == current) {
                unacknowledged.remove(published.seq());
            }
            carryOut(session.step(come.event(), nowMs));
        }
    }

    private void carryOut(List<LinkOrder> orders) {
        for (LinkOrder order : orders) {
            switch (order) {
                case LinkOrder.Connect connect -> connect(connect.session());
                case LinkOrder.Publish publish -> publish(publish);
                case LinkOrder.Forget forget -> {
                    assertTrue(!isAlarm(forget.seq()), "an alarm was forgotten without an answer");
                    assertTrue(reachedPlatform.contains(forget.seq()), "forgotten before the broker had it");
                    forgotten.add(forget.seq());
                }
                case LinkOrder.Drop drop -> assertEquals(current, drop.session());
                case LinkOrder.Subscribe subscribe -> {
                    if (random.nextInt(10) > 0) {
                        comes(1 + random.nextInt(300), new LinkEvent.Subscribed(subscribe.session()));
                    }
                }
                case LinkOrder.Greet _, LinkOrder.Note _ -> {}
                case LinkOrder.Farewell _ -> throw new AssertionError("nobody said stop");
            }
        }
    }

    private void connect(long number) {
        current = number;
        unacknowledged.clear();
        switch (random.nextInt(4)) {
            case 0 -> comes(10, new LinkEvent.Lost(number, "refused"));
            case 1 -> {
                // Silent: the policy has to give up by itself.
            }
            default -> {
                comes(1 + random.nextInt(500), new LinkEvent.Connected(number));
                comes(1000 + random.nextInt(600_000), new LinkEvent.Lost(number, "gone"));
            }
        }
    }

    private void publish(LinkOrder.Publish publish) {
        long seq = publish.seq();
        assertEquals(current, publish.session());
        assertTrue(!forgotten.contains(seq) && !answered.contains(seq), "sent again after it was done");
        assertTrue(unacknowledged.add(seq), "sent while it was in flight");
        assertTrue(unacknowledged.size() <= WINDOW, "more in flight than the window");
        boolean again = sentOnce.contains(seq);
        sentOnce.add(seq);
        assertTrue(!again || publish.text().endsWith("\"replayed\":true}"), "a repeat that does not say so");
        int luck = random.nextInt(10);
        if (luck < 2) {
            return; // Lost on the way there.
        }
        reachedPlatform.add(seq);
        if (isAlarm(seq) && luck % 2 == 0) {
            coming.add(new Coming(nowMs + random.nextInt(20_000), numbers++, null, seq));
        }
        for (int i = 0; luck > 2 && i <= luck % 3; i++) {
            comes(1 + random.nextInt(luck == 3 ? 20_000 : 300), new LinkEvent.Published(publish.session(), seq));
        }
    }

    private void comes(long inMs, LinkEvent event) {
        coming.add(new Coming(nowMs + inMs, numbers++, event, 0));
    }
}
