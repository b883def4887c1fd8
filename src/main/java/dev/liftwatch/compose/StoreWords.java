package dev.liftwatch.compose;

import dev.liftwatch.outbox.SequenceGap;
import dev.liftwatch.outbox.StoreNews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to the store, in a sentence for the log and as an event for platforms. */
public final class StoreWords {
    private static final String RAISED = "raised";
    private static final String CLOSED = "closed";

    private StoreWords() {}

    /** The sentence. */
    public static String of(StoreNews news) {
        return switch (news) {
            case StoreNews.Lost lost ->
                "the card cannot be written (" + lost.reason()
                        + "); alarms go on from memory and are lost if the box loses power; tried again every minute";
            case StoreNews.Back back ->
                "the card is written again; " + back.carried() + " messages that were in memory alone are on it now";
            case StoreNews.Full full ->
                full.reserveBytes() == 0
                        ? "the card is nearly full: no room can be kept for alarms; make room"
                        : "the card is full; the " + full.reserveBytes() / 1024
                                + " kB that were kept for alarms are used now; make room";
            case StoreNews.Roomy _ -> "there is room on the card again, and some of it is kept for alarms";
            case StoreNews.Recovered recovered ->
                "the store was damaged (" + recovered.reason() + "); it is kept as " + recovered.setAside() + ", "
                        + recovered.carried() + " waiting messages could be read and go on in the new store "
                        + recovered.newStore();
            case StoreNews.Begun begun -> "there was no store; a new one is begun, " + begun.store();
        };
    }

    /**
     * The fields of the event, beginning with its {@code kind}; empty where only the log is told.
     *
     * @param incident the incident of the card that cannot be written, from its loss to its return
     */
    public static Optional<Map<String, Object>> event(StoreNews news, String incident) {
        Map<String, Object> event = new LinkedHashMap<>();
        switch (news) {
            case StoreNews.Lost lost -> {
                begin(event, "store-lost", RAISED);
                event.put("incident", incident);
                event.put("reason", lost.reason());
            }
            case StoreNews.Back back -> {
                begin(event, "store-lost", CLOSED);
                event.put("incident", incident);
                event.put("carried", back.carried());
            }
            case StoreNews.Full full -> {
                begin(event, "store-full", RAISED);
                event.put("reserve_bytes", full.reserveBytes());
            }
            case StoreNews.Roomy _ -> begin(event, "store-full", CLOSED);
            case StoreNews.Recovered recovered -> {
                event.put("kind", "store-recovered");
                event.put("reason", recovered.reason());
                event.put("set_aside", recovered.setAside());
                event.put("old_store", recovered.oldStore());
                event.put("carried", recovered.carried());
                event.put("old_last_seq", recovered.lastSeqs());
            }
            case StoreNews.Begun _ -> {
                return Optional.empty();
            }
        }
        event.put("explanation", of(news));
        return Optional.of(event);
    }

    private static void begin(Map<String, Object> event, String kind, String phase) {
        event.put("kind", kind);
        event.put("phase", phase);
    }

    /** The fields of a gap record. */
    public static Map<String, Object> gap(SequenceGap gap) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("kind", "gap");
        event.put("uplink", gap.uplink());
        event.put("of_store", gap.store());
        event.put("first_seq", gap.ranges().getFirst().first());
        event.put("last_seq", gap.ranges().getLast().last());
        event.put("count", gap.count());
        event.put(
                "ranges",
                gap.ranges().stream()
                        .map(range -> List.of(range.first(), range.last()))
                        .toList());
        return event;
    }
}
