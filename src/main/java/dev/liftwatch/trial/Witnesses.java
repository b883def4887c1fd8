package dev.liftwatch.trial;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.AlarmButton;
import dev.liftwatch.sim.Trapping;
import dev.liftwatch.sim.WireFault;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a trapping can be seen at all where a wire is at fault: a stop outside needs a sensor of the place that works, shut doors
 * at a landing need one of the doors and one that sees people. A contact that is inverted or exchanged still tells everything.
 */
final class Witnesses {
    private static final long HELD_MS = 3200;

    /** A stand outside that is shorter shows nothing by any rule, ms. */
    private static final long OUTSIDE_MS = 60_000;

    /** At landings the time adds up; less of it, as while people are let out, shows nothing, ms. */
    private static final long AT_LANDING_MS = 90_000;

    private static final List<WireFault> TELL = List.of(WireFault.INVERTED, WireFault.SWAPPED);

    private final Set<Signal> working = EnumSet.noneOf(Signal.class);

    private final boolean through;

    Witnesses(Collection<Signal> wired, Collection<String> troubles) {
        through = wired.contains(Signal.DOOR2_CLOSED);
        for (Signal signal : wired) {
            if (troubles.stream().noneMatch(trouble -> silences(trouble, signal))) {
                working.add(signal);
            }
        }
    }

    private static boolean silences(String trouble, Signal signal) {
        return trouble.startsWith(signal.code() + " ")
                && TELL.stream().noneMatch(fault -> trouble.endsWith(" " + fault.code()));
    }

    /** Whether anything that works could have shown this one. */
    boolean see(Trapping trapping) {
        long outsideMs = 0;
        long atLandingMs = 0;
        for (Trapping.Stand stand : trapping.stands()) {
            long lastsMs = stand.toMs() - stand.fromMs();
            outsideMs = Math.max(outsideMs, stand.atLanding() ? 0 : lastsMs);
            atLandingMs += stand.atLanding() ? lastsMs : 0;
        }
        return (outsideMs >= OUTSIDE_MS && seePlace())
                || (atLandingMs >= AT_LANDING_MS && seeDoors() && works(Signal.OCCUPIED))
                || hear(trapping);
    }

    private boolean seePlace() {
        return works(Signal.DOOR_ZONE)
                || works(Signal.POSITION_MM)
                || (works(Signal.LEVEL_UPPER) && works(Signal.LEVEL_LOWER));
    }

    private boolean seeDoors() {
        boolean front = works(Signal.DOOR_CLOSED) || works(Signal.DOOR_OPEN);
        boolean rear = works(Signal.DOOR2_CLOSED) || works(Signal.DOOR2_OPEN);
        return front && (rear || !through);
    }

    private boolean hear(Trapping trapping) {
        boolean held = false;
        for (AlarmButton.Press press : trapping.presses()) {
            held |= press.heldMs() >= HELD_MS;
        }
        return held && works(Signal.ALARM_BUTTON);
    }

    private boolean works(Signal signal) {
        return working.contains(signal);
    }
}
