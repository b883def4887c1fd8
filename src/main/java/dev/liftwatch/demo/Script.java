package dev.liftwatch.demo;

import dev.liftwatch.demo.StoryLine.Voice;
import dev.liftwatch.sim.SimulatedLift;
import dev.liftwatch.terminal.Style;
import java.util.Optional;

/**
 * What happens to the lift, one chapter after the other. A chapter ends by what the lift does or by what the platform has
 * heard, never by a time it is hoped to have happened by.
 */
final class Script {
    /** Everybody can look at the picture before something happens, ms. */
    private static final long CALM_MS = 4000;

    /** From the moment the doors begin to open a rider takes this long to walk in or out, ms. */
    private static final long WALK_MS = 5000;

    /** How long the doors stay open, ms. */
    private static final long DWELL_MS = 3500;

    /** Where a contact of the safety chain opens, on the way up, mm: so that it comes to stand between landings 3 and 4. */
    private static final double FAULT_MM = 9_900;

    /** Rescuers are at the lift this long after the answer, ms: a few minutes' walk, shortened. */
    private static final long HELP_MS = 45_000;

    /** And everybody can look at the end, ms. */
    private static final long LAST_LOOK_MS = 5000;

    private final SimulatedLift lift;
    private final Teller teller;
    private final Correspondence correspondence;
    private Chapter chapter = Chapter.AGENT_STARTS;
    private long sinceMs;
    private Optional<Long> stoppedMs = Optional.empty();

    /** Where the story stands. */
    private enum Chapter {
        AGENT_STARTS,
        DOORS_OPEN,
        RIDER_BOARDS,
        DOORS_CLOSE,
        RIDE,
        STOP,
        TRAPPED,
        HELP_COMES,
        SLOW_RIDE,
        WAY_OUT,
        RIDER_LEAVES,
        ENDED
    }

    /** Says what happens in the lift. */
    @FunctionalInterface
    interface Teller {
        void tell(long nowMs, Voice voice, Style style, String key, Object... values);
    }

    Script(SimulatedLift lift, Teller teller, Correspondence correspondence) {
        this.lift = lift;
        this.teller = teller;
        this.correspondence = correspondence;
    }

    /** Whether the story has come to its end. */
    boolean ended() {
        return chapter == Chapter.ENDED;
    }

    /** When the car came to stand between floors, tick. */
    Optional<Long> stoppedMs() {
        return stoppedMs;
    }

    /** The agent has reached its platform: the story may begin. */
    void begin(long nowMs) {
        if (chapter == Chapter.AGENT_STARTS) {
            turnTo(Chapter.DOORS_OPEN, nowMs);
        }
    }

    /** Goes on where it is time to. */
    void step(long nowMs) {
        long passedMs = nowMs - sinceMs;
        switch (chapter) {
            case AGENT_STARTS, ENDED -> {
                // Waits for others.
            }
            case DOORS_OPEN -> when(passedMs >= CALM_MS && lift.openDoors(), Chapter.RIDER_BOARDS, nowMs, "doors-open");
            case RIDER_BOARDS ->
                when(doorsAreOpen() && passedMs >= WALK_MS && lift.board(), Chapter.DOORS_CLOSE, nowMs, "boards");
            case DOORS_CLOSE -> {
                if (passedMs >= DWELL_MS) {
                    lift.closeDoors();
                    turnTo(Chapter.RIDE, nowMs);
                }
            }
            case RIDE -> when(lift.drive(SimulatedBuilding.DESTINATION), Chapter.STOP, nowMs, "rides");
            case STOP -> stopBetweenFloors(nowMs);
            case TRAPPED -> quietlyWhen(correspondence.isDelivered("raised"), Chapter.HELP_COMES, nowMs);
            case HELP_COMES -> helpComes(passedMs, nowMs);
            case SLOW_RIDE -> when(lift.standing() && lift.openDoors(), Chapter.WAY_OUT, nowMs, "way-out");
            case WAY_OUT ->
                when(doorsAreOpen() && passedMs >= WALK_MS && lift.leave(), Chapter.RIDER_LEAVES, nowMs, "free");
            case RIDER_LEAVES ->
                quietlyWhen(passedMs >= LAST_LOOK_MS && correspondence.isDelivered("closed"), Chapter.ENDED, nowMs);
        }
    }

    private void stopBetweenFloors(long nowMs) {
        if (lift.positionMm() >= FAULT_MM && !lift.standing()) {
            lift.openSafetyChain();
        }
        if (lift.standing()) {
            stoppedMs = Optional.of(nowMs);
            tell(nowMs, Style.WARN, "stops");
            turnTo(Chapter.TRAPPED, nowMs);
        }
    }

    private void helpComes(long passedMs, long nowMs) {
        if (passedMs >= HELP_MS) {
            lift.inspection(true);
            lift.closeSafetyChain();
            when(lift.creep(SimulatedBuilding.RESCUE_LANDING), Chapter.SLOW_RIDE, nowMs, "help-comes");
        }
    }

    private boolean doorsAreOpen() {
        return lift.doorsOpenShare() == 1;
    }

    private void when(boolean happened, Chapter next, long nowMs, String key) {
        if (happened) {
            tell(nowMs, Style.PLAIN, key);
            turnTo(next, nowMs);
        }
    }

    private void quietlyWhen(boolean happened, Chapter next, long nowMs) {
        if (happened) {
            turnTo(next, nowMs);
        }
    }

    private void turnTo(Chapter next, long nowMs) {
        chapter = next;
        sinceMs = nowMs;
    }

    private void tell(long nowMs, Style style, String key) {
        teller.tell(nowMs, Voice.LIFT, style, key);
    }
}
