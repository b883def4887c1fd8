package dev.liftwatch.duties;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the lift is live. Until its wires are proven no alarm of trapped people goes to a platform; everything else goes on as ever.
 * Mutable; loop thread; time is an argument, ticks.
 */
public final class Commissioning {
    private Period period;
    private Wires wires = Wires.NONE;

    /**
     * The time until the lift is live.
     *
     * @param sinceMs since when, tick
     * @param endsMs when it ends by itself, tick
     */
    public record Period(long sinceMs, long endsMs) {}

    /**
     * What was proven so far.
     *
     * @param proven the wires that did what they must, by their signals' names
     * @param unproven the others
     */
    public record Wires(List<String> proven, List<String> unproven) {
        static final Wires NONE = new Wires(List.of(), List.of());

        public Wires {
            proven = List.copyOf(proven);
            unproven = List.copyOf(unproven);
        }
    }

    /** Why it ends. */
    public enum End {
        /** The walk test is done. */
        WALKED("walked"),
        /** Somebody has said so. */
        DECLARED("declared"),
        /** Its time is up. */
        TIME_OVER("time-over");

        private final String code;

        End(String code) {
            this.code = code;
        }

        /** The word in messages. */
        public String code() {
            return code;
        }
    }

    private Commissioning(Period period) {
        this.period = period;
    }

    /** The lift is live. */
    public static Commissioning over() {
        return new Commissioning(null);
    }

    /** It begins now. */
    public static Commissioning begun(long nowMs, long lastsMs, List<String> wired) {
        Commissioning begun = new Commissioning(new Period(nowMs, nowMs + lastsMs));
        begun.wires = new Wires(List.of(), wired);
        return begun;
    }

    /** It goes on after a restart, and never for longer than it may last: ticks of a damaged state count from now. */
    public static Commissioning resumed(Period saved, long nowMs, long lastsMs, List<String> wired) {
        long endsMs = Math.min(saved.endsMs(), nowMs + lastsMs);
        Commissioning resumed = new Commissioning(new Period(Math.min(saved.sinceMs(), nowMs), endsMs));
        resumed.wires = new Wires(List.of(), wired);
        return resumed;
    }

    /** The time until the lift is live; empty where it is. */
    public Optional<Period> period() {
        return Optional.ofNullable(period);
    }

    /**
     * How it stands with a lift that is not live.
     *
     * @param period until when
     * @param wires what was proven so far
     */
    public record Standing(Period period, Wires wires) {}

    /** How it stands; empty where the lift is live. */
    public Optional<Standing> standing() {
        return period().map(now -> new Standing(now, wires));
    }

    /** Whether alarms go to the platforms. */
    public boolean isLive() {
        return period == null;
    }

    /** What was proven so far. */
    public Wires wires() {
        return wires;
    }

    /** A walk test tells what is proven. */
    public void found(Wires now) {
        wires = now;
    }

    /** What is to be said at this instant: where its time is up, that the lift is live. */
    public Optional<Notice.Commissioned> step(long nowMs) {
        return period != null && nowMs >= period.endsMs()
                ? Optional.of(end(End.TIME_OVER, null, Map.of()))
                : Optional.empty();
    }

    /**
     * The lift is live from now on. A lift that was live is commissioned again, which is told as well.
     *
     * @param by who says so, null where its time is up
     * @param skipped the wires that were left out, each with the reason
     */
    public Notice.Commissioned end(End why, String by, Map<String, String> skipped) {
        boolean wasLive = isLive();
        period = null;
        return new Notice.Commissioned(why, by, wires, skipped, wasLive);
    }
}
