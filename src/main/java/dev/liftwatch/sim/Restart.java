package dev.liftwatch.sim;

import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The box goes off and comes on again.
 *
 * @param offMs when it goes off, ms
 * @param onMs when it is on again, ms
 * @param orderly whether it was told to stop, so that it could save what it knew at that instant; else it was cut off
 * @param clocked whether its clock ran on, so that it knows for how long it was off
 * @param change what was changed of its configuration meanwhile; it is put back at the next restart
 */
public record Restart(long offMs, long onMs, boolean orderly, boolean clocked, Optional<Change> change) {

    /** The change of the configuration. */
    public enum Kind {
        /** A wire was moved to another terminal. */
        REWIRED,
        /** A signal that no alarm depends on is not wired. */
        UNWIRED,
        /** The presence sensor is said to hold for longer. */
        OTHER_HOLD,
        /** The lift is said to be faster. */
        OTHER_SPEED
    }

    /**
     * A changed configuration.
     *
     * @param kind what was changed
     * @param signal of which signal, empty where it is about none
     */
    public record Change(Kind kind, Optional<Signal> signal) {
        private static final double CHANGED = 0.1;

        /** Without these every alarm comes as it would with them. */
        private static final Set<Signal> SPARE = Set.of(Signal.RUNNING, Signal.SAFETY_CHAIN, Signal.STALL);

        /** One restart in ten changes something. */
        static Optional<Change> draw(Kit kit, List<Signal> wired, Chance chance) {
            if (!chance.in(CHANGED)) {
                return Optional.empty();
            }
            List<Signal> spare = wired.stream().filter(SPARE::contains).toList();
            List<Kind> kinds = new ArrayList<>(List.of(Kind.REWIRED, Kind.OTHER_SPEED));
            if (kit.presence().isPresent()) {
                kinds.add(Kind.OTHER_HOLD);
            }
            if (!spare.isEmpty()) {
                kinds.add(Kind.UNWIRED);
            }
            Kind kind = kinds.get(chance.below(kinds.size()));
            return Optional.of(
                    switch (kind) {
                        case REWIRED -> new Change(kind, Optional.of(wired.get(chance.below(wired.size()))));
                        case UNWIRED -> new Change(kind, Optional.of(spare.get(chance.below(spare.size()))));
                        case OTHER_HOLD, OTHER_SPEED -> new Change(kind, Optional.empty());
                    });
        }
    }

    /** For how long it is off, ms. */
    public long gapMs() {
        return onMs - offMs;
    }
}
