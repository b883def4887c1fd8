package dev.liftwatch.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The lapses that are open now; a begin and an end are told once each. Loop thread. */
final class Lapses {
    private final List<Lapse> open = new ArrayList<>();
    private final Supplier<String> ids;

    Lapses(List<Lapse> saved, Supplier<String> ids) {
        open.addAll(saved);
        this.ids = ids;
    }

    /**
     * Takes note of whether something is wrong; answers what is to be said of it.
     *
     * @param ended what has become of it where it is wrong no more
     * @param details what is known of it besides
     */
    Optional<Notice> note(
            Lapse.Kind kind,
            String uplink,
            boolean wrong,
            long sinceMs,
            Lapse.Turn ended,
            Map<String, Object> details) {
        Optional<Lapse> known = open(kind, uplink);
        if (wrong == known.isPresent()) {
            return Optional.empty();
        }
        Lapse lapse = known.orElseGet(() -> new Lapse(kind, uplink, ids.get(), sinceMs));
        if (wrong) {
            open.add(lapse);
        } else {
            open.remove(lapse);
        }
        return Optional.of(new Notice.LapseChanged(lapse, wrong ? Lapse.Turn.BEGUN : ended, details));
    }

    /** Ends those of platforms that are not configured any more. */
    List<Notice> withdrawAllBut(Set<String> uplinks) {
        List<Notice> notices = new ArrayList<>();
        open.removeIf(lapse -> {
            boolean gone = !uplinks.contains(lapse.uplink());
            if (gone) {
                notices.add(new Notice.LapseChanged(lapse, Lapse.Turn.WITHDRAWN));
            }
            return gone;
        });
        return notices;
    }

    /** The one of that kind and platform. */
    Optional<Lapse> open(Lapse.Kind kind, String uplink) {
        return open.stream()
                .filter(lapse -> lapse.kind() == kind && lapse.uplink().equals(uplink))
                .findFirst();
    }

    List<Lapse> open() {
        return List.copyOf(open);
    }
}
