package dev.liftwatch.walktest;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One walk: takes what the wires say and which step is done when. Mutable; one thread; time is an argument, ticks. */
public final class Walk {
    private final WalkPlan plan;
    private final Map<Signal, Waveform> flags = new EnumMap<>(Signal.class);
    private final Map<Signal, Trail> numbers = new EnumMap<>(Signal.class);
    private final Map<Step, Span> done = new EnumMap<>(Step.class);
    private Step current;
    private long sinceMs;
    private long nowMs;

    /** A walk in which nothing has been done. */
    public Walk(WalkPlan plan) {
        this.plan = plan;
        for (WalkInput input : plan.inputs()) {
            if (input.signal().isFlag()) {
                flags.put(input.signal(), new Waveform(input.debounceMs()));
            } else {
                numbers.put(input.signal(), new Trail());
            }
        }
    }

    /** What is walked. */
    public WalkPlan plan() {
        return plan;
    }

    /** A wire says something; wires that are not in the plan are passed over. */
    public void take(Reading reading, long atMs) {
        nowMs = Math.max(nowMs, atMs);
        Waveform wave = flags.get(reading.signal());
        Trail trail = numbers.get(reading.signal());
        if (wave != null) {
            wave.take(atMs, reading.known() ? (int) reading.value() : Waveform.UNKNOWN);
        } else if (trail != null && reading.known()) {
            trail.take(atMs, reading.value());
        }
    }

    /** A step begins, and the one before it is done. A step that is begun again is forgotten as it was. */
    public void begin(Step step, long atMs) {
        finish(atMs);
        done.remove(step);
        current = step;
        sinceMs = atMs;
    }

    /** The step that goes on is done. */
    public void finish(long atMs) {
        nowMs = Math.max(nowMs, atMs);
        if (current != null) {
            done.put(current, new Span(sinceMs, atMs));
            current = null;
        }
    }

    /** The step that goes on is not done after all, and counts for nothing. */
    public void drop(long atMs) {
        nowMs = Math.max(nowMs, atMs);
        current = null;
    }

    /** The step that goes on, empty between two. */
    public Optional<Step> current() {
        return Optional.ofNullable(current);
    }

    /** The steps that are done. */
    public Set<Step> done() {
        return Set.copyOf(done.keySet());
    }

    /** A walk of another plan that goes on from what this one has seen: the wires read otherwise are read otherwise from the beginning. */
    public Walk as(WalkPlan now, Set<Signal> inverted, Map<Signal, Signal> exchanged) {
        Walk other = new Walk(now);
        for (WalkInput input : now.inputs()) {
            Signal signal = input.signal();
            Signal from = exchanged.getOrDefault(signal, signal);
            if (flags.containsKey(from) && other.flags.containsKey(signal)) {
                other.flags.put(signal, flags.get(from).as(input.debounceMs(), inverted.contains(signal)));
            } else if (numbers.containsKey(from) && other.numbers.containsKey(signal)) {
                other.numbers.put(signal, numbers.get(from));
            }
        }
        other.done.putAll(done);
        other.current = current;
        other.sinceMs = sinceMs;
        other.nowMs = nowMs;
        return other;
    }

    /**
     * How it stands with each wire, in the order of the plan.
     *
     * @param channels what each source brings that no signal is wired to, by the source's name
     */
    public List<Verdict> verdicts(Map<String, Set<String>> channels) {
        Seen seen = new Seen(plan, Map.copyOf(flags), Map.copyOf(numbers), steps(), nowMs);
        return new Judge(seen, channels).verdicts();
    }

    private Map<Step, Span> steps() {
        Map<Step, Span> steps = new EnumMap<>(Step.class);
        steps.putAll(done);
        return steps;
    }

    /** The steps that have to be done for all wires and are not. */
    public List<Step> open() {
        List<Step> open = new ArrayList<>(plan.steps());
        open.removeAll(done.keySet());
        return open;
    }
}
