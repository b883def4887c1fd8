package dev.liftwatch.link;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what ends the sessions over one broker. Of several things on their way any may have been it: the next session then sends one
 * after the other until each of them is acknowledged, so that the guilty one ends it alone. Mutable; owned by one thread; time is an
 * argument.
 */
final class Attempts {
    private static final String SUBSCRIPTION = "(subscription)";

    private final Refusals refusals = new Refusals();
    private final Subscription subscription = new Subscription();
    private final Evictions evictions = new Evictions();
    private final Set<String> suspects = new HashSet<>();
    private boolean answered;

    /**
     * What the end of a session has shown.
     *
     * @param convicted what the broker is known to refuse from now on
     * @param pointed whether the end pointed at one thing alone, so that the next try needs no long wait
     */
    record Findings(Optional<Parcel> convicted, boolean pointed) {
        static final Findings NONE = new Findings(Optional.empty(), false);
    }

    Refusals refusals() {
        return refusals;
    }

    Subscription subscription() {
        return subscription;
    }

    Evictions evictions() {
        return evictions;
    }

    /** Whether things go out one after the other. */
    boolean isCareful() {
        return !suspects.isEmpty();
    }

    /** When something is due besides what goes out, tick, or {@link Tick#NEVER}. */
    long nextDueMs() {
        return Math.min(subscription.nextDueMs(), refusals.nextDueMs());
    }

    void sessionBegins() {
        answered = false;
    }

    void subscriptionAnswered(boolean granted, long nowMs) {
        answered = true;
        suspects.remove(SUBSCRIPTION);
        if (granted) {
            subscription.granted();
        } else {
            subscription.refused(nowMs);
        }
    }

    void acknowledged(Parcel parcel) {
        answered = true;
        suspects.remove(name(parcel));
        refusals.taken(parcel);
    }

    /** It does not go out any more. */
    void forget(long number) {
        suspects.remove(String.valueOf(number));
    }

    /** A session has stood and had nothing left to send: nothing is suspected any more. */
    void quiet() {
        suspects.clear();
    }

    private static String name(Parcel parcel) {
        return parcel.stored() ? String.valueOf(parcel.number()) : parcel.topic();
    }

    /**
     * A session was ended by the broker, or it acknowledged nothing more.
     *
     * @param onTheirWay what it had not acknowledged
     */
    Findings ended(Collection<Parcel> onTheirWay, long nowMs) {
        List<Parcel> parcels = new ArrayList<>(onTheirWay);
        boolean subscribing = subscription.isPending();
        subscription.sessionEnded(parcels.isEmpty(), nowMs);
        if (parcels.isEmpty() && !subscribing) {
            if (answered) {
                evictions.ended(nowMs);
            }
            return Findings.NONE;
        }
        parcels.forEach(parcel -> suspects.add(name(parcel)));
        if (subscribing) {
            suspects.add(SUBSCRIPTION);
        }
        if (parcels.size() == 1 && !subscribing) {
            Parcel alone = parcels.getFirst();
            if (refusals.ended(alone, answered, nowMs)) {
                suspects.remove(name(alone));
                return new Findings(Optional.of(alone), true);
            }
        }
        return new Findings(Optional.empty(), parcels.size() + (subscribing ? 1 : 0) == 1);
    }

    /** A session has ended for another reason. */
    void broken() {
        subscription.cancel();
    }

    /** What is wrong. */
    List<LinkTrouble> troubles() {
        List<LinkTrouble> troubles = new ArrayList<>();
        subscription.trouble().ifPresent(troubles::add);
        refusals.trouble().ifPresent(troubles::add);
        evictions.trouble().ifPresent(troubles::add);
        return troubles;
    }

    /** What is wrong that was not before, and what is right again, for the log. */
    List<LinkOrder> news(List<LinkTrouble> before) {
        List<LinkTrouble> now = troubles();
        List<LinkOrder> notes = new ArrayList<>();
        now.stream()
                .filter(trouble -> before.stream().noneMatch(one -> Notes.saySame(one, trouble)))
                .map(Notes::of)
                .forEach(notes::add);
        before.stream()
                .filter(trouble -> now.stream().noneMatch(one -> one.getClass() == trouble.getClass()))
                .map(Notes::over)
                .forEach(notes::add);
        return notes;
    }
}
