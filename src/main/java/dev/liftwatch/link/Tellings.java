package dev.liftwatch.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What is said in a session and not stored: status, live picture, answers. Of what is retained only the newest counts. */
final class Tellings {
    /** So many wait at most, the oldest are dropped: who asked asks again. */
    static final int MOST = 100;

    /** So many may be without the broker's acknowledgement at once: one that acknowledges nothing must not make the agent hold more. */
    static final int WINDOW = 32;

    private final List<LinkOrder.Publish> waiting = new ArrayList<>();
    private final Map<Long, Parcel> inFlight = new HashMap<>();

    /** Numbers below every stored message's: they count down. */
    private long last;

    void clear() {
        waiting.clear();
        inFlight.clear();
    }

    void add(long session, String topic, String text, boolean retained) {
        if (retained) {
            waiting.removeIf(one -> one.topic().equals(topic));
        }
        if (waiting.size() == MOST) {
            waiting.removeFirst();
        }
        last--;
        waiting.add(new LinkOrder.Publish(session, last, topic, text, retained));
    }

    /** The next at most {@code most}, within the window, that the broker is not known to refuse; what it refuses is dropped. */
    List<LinkOrder> send(int most, Refusals refusals, long nowMs) {
        List<LinkOrder> orders = new ArrayList<>();
        Iterator<LinkOrder.Publish> each = waiting.iterator();
        int room = Math.min(most, WINDOW - inFlight.size());
        while (each.hasNext() && orders.size() < room) {
            LinkOrder.Publish next = each.next();
            each.remove();
            int bytes = Parcel.bytes(next.text());
            if (!refusals.holdsBack(next.topic(), bytes)) {
                inFlight.put(next.seq(), new Parcel(next.seq(), next.topic(), bytes, 0, false, nowMs));
                orders.add(next);
            }
        }
        return orders;
    }

    /** The broker has it; null where it was none of these. */
    Parcel published(long number) {
        return inFlight.remove(number);
    }

    Map<Long, Parcel> inFlight() {
        return inFlight;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether something on that topic waits or is on its way. */
    boolean tells(String topic) {
        return waiting.stream().anyMatch(one -> one.topic().equals(topic))
                || inFlight.values().stream().anyMatch(one -> one.topic().equals(topic));
    }
}
