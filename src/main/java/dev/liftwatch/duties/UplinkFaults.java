package dev.liftwatch.duties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The faults of uplinks that are open now. The begin and the end of each are told once. Loop thread. */
final class UplinkFaults {
    private final List<UplinkFault> open = new ArrayList<>();
    private final Supplier<String> ids;

    UplinkFaults(List<UplinkFault> saved, Supplier<String> ids) {
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
            UplinkFault.Kind kind,
            String uplink,
            boolean wrong,
            long sinceMs,
            UplinkFault.Transition ended,
            Map<String, Object> details) {
        Optional<UplinkFault> known = open(kind, uplink);
        if (wrong == known.isPresent()) {
            return Optional.empty();
        }
        UplinkFault fault = known.orElseGet(() -> new UplinkFault(kind, uplink, ids.get(), sinceMs));
        if (wrong) {
            open.add(fault);
        } else {
            open.remove(fault);
        }
        return Optional.of(new Notice.UplinkFaultChanged(fault, wrong ? UplinkFault.Transition.BEGUN : ended, details));
    }

    /** Ends those of platforms that are not configured any more. */
    List<Notice> withdrawAllBut(Set<String> uplinks) {
        List<Notice> notices = new ArrayList<>();
        open.removeIf(fault -> {
            boolean gone = !uplinks.contains(fault.uplink());
            if (gone) {
                notices.add(new Notice.UplinkFaultChanged(fault, UplinkFault.Transition.WITHDRAWN));
            }
            return gone;
        });
        return notices;
    }

    /** The one of that kind and platform. */
    Optional<UplinkFault> open(UplinkFault.Kind kind, String uplink) {
        return open.stream()
                .filter(fault -> fault.kind() == kind && fault.uplink().equals(uplink))
                .findFirst();
    }

    List<UplinkFault> open() {
        return List.copyOf(open);
    }
}
