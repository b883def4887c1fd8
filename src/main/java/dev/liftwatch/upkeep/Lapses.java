package dev.liftwatch.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The lapses that are open now; a begin and an end are told once each. Loop thread. */
final class Lapses {
    private final List<Lapse> open = new ArrayList<>();
    private final Supplier<String> ids;

    Lapses(List<Lapse> saved, Supplier<String> ids) {
        open.addAll(saved);
        this.ids = ids;
    }

    /** Takes note of whether something is wrong; answers what is to be said of it. */
    Optional<Notice> note(Lapse.Kind kind, String uplink, boolean wrong, long sinceMs) {
        Optional<Lapse> known = open.stream()
                .filter(lapse -> lapse.kind() == kind && lapse.uplink().equals(uplink))
                .findFirst();
        if (wrong == known.isPresent()) {
            return Optional.empty();
        }
        Lapse lapse = known.orElseGet(() -> new Lapse(kind, uplink, ids.get(), sinceMs));
        if (wrong) {
            open.add(lapse);
        } else {
            open.remove(lapse);
        }
        return Optional.of(new Notice.LapseChanged(lapse, wrong));
    }

    boolean isOpen(Lapse.Kind kind, String uplink) {
        return open.stream()
                .anyMatch(lapse -> lapse.kind() == kind && lapse.uplink().equals(uplink));
    }

    List<Lapse> open() {
        return List.copyOf(open);
    }
}
