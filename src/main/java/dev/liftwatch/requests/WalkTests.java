package dev.liftwatch.requests;

import dev.liftwatch.commit.DecisionCommitter;
import dev.liftwatch.duties.Commissioning;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.Maintenance;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel.Sight;
import dev.liftwatch.walktest.Step;
import dev.liftwatch.walktest.Verdict;
import dev.liftwatch.walktest.Verdict.Standing;
import dev.liftwatch.walktest.Walk;
import dev.liftwatch.walktest.WalkInput;
import dev.liftwatch.walktest.WalkPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The walk test of whoever stands at the box: one at a time. It is a visit as well, so that alarms carry it, and the visit ends with it,
 * also where the one who walks is not heard of any more. Loop thread; time is an argument, ticks.
 */
public final class WalkTests {
    /** One who asks nothing for this long has gone, ms: a phone that changes networks is back before. */
    static final long LEASE_MS = 30_000;

    /** No walk test takes longer, ms. */
    private static final long LONGEST_MS = 4 * 3_600_000L;

    /** A name, or a reason why a wire was left out, is no longer than this, characters. */
    private static final int LONGEST_TEXT = 200;

    private final String lift;
    private final WalkPlan plan;
    private final Map<Signal, String> terminals;
    private final Duties duties;
    private final DecisionCommitter committer;
    private final Supplier<List<Sight>> sights;
    private final Supplier<String> ids;
    private Session session;

    /** A walk of somebody. */
    private static final class Session {
        private final String id;
        private final String by;
        private final Set<Signal> inverted = EnumSet.noneOf(Signal.class);
        private final Map<Signal, Signal> places = new EnumMap<>(Signal.class);
        private Walk walk;
        private long heardMs;

        Session(String id, String by, Walk walk, long nowMs) {
            this.id = id;
            this.by = by;
            this.walk = walk;
            heardMs = nowMs;
        }

        /** A reading as the file has it after what was mended in it; the agent reads the file at its next start. */
        private Reading mended(Reading reading) {
            Signal signal = places.getOrDefault(reading.signal(), reading.signal());
            boolean turned = inverted.contains(signal) && reading.known();
            return new Reading(signal, reading.known(), turned ? 1 - reading.value() : reading.value());
        }

        private void invert(Signal signal) {
            if (!inverted.remove(signal)) {
                inverted.add(signal);
            }
            walk = walk.as(walk.plan(), Set.of(signal), Map.of());
        }

        private void exchange(Signal one, Signal other) {
            walk = walk.as(walk.plan(), Set.of(), Map.of(one, other, other, one));
            for (Signal read : Signal.values()) {
                Signal now = places.getOrDefault(read, read);
                if (now == one) {
                    places.put(read, other);
                } else if (now == other) {
                    places.put(read, one);
                }
            }
            boolean oneWas = inverted.remove(one);
            boolean otherWas = inverted.remove(other);
            if (oneWas) {
                inverted.add(other);
            }
            if (otherWas) {
                inverted.add(one);
            }
        }
    }

    /** What was asked cannot be done, and why. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * No walk goes on.
     *
     * @param lift the lift's id
     * @param terminals the labels of terminals, where they have one
     * @param sights what is read of each wire now
     * @param ids makes the ids of walks
     */
    public WalkTests(
            String lift,
            WalkPlan plan,
            Map<Signal, String> terminals,
            Duties duties,
            DecisionCommitter committer,
            Supplier<List<Sight>> sights,
            Supplier<String> ids) {
        this.lift = lift;
        this.plan = plan;
        this.terminals = Map.copyOf(terminals);
        this.duties = duties;
        this.committer = committer;
        this.sights = sights;
        this.ids = ids;
    }

    /** What the wires say, before they settle. */
    public void read(List<Reading> readings, long atMs) {
        if (session != null) {
            readings.forEach(reading -> session.walk.take(session.mended(reading), atMs));
        }
    }

    /** Ends the walk of somebody who has gone; call it about once a second. */
    public void step(long nowMs) throws StoreException {
        if (session != null && nowMs - session.heardMs > LEASE_MS) {
            end(null);
        }
    }

    /** Carries out what was asked: {@code do} says what, {@code walk} of which walk. */
    public Map<String, Object> answer(Map<String, Object> question, long nowMs) throws StoreException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("v", 1);
        try {
            String what = String.valueOf(question.get("do"));
            switch (what) {
                case "begin" -> begin(question, nowMs);
                case "live" -> goLive(question);
                default -> goOn(what, question, nowMs);
            }
            answer.putAll(standing());
        } catch (RefusedException refused) {
            answer.put("error", refused.getMessage());
        }
        return answer;
    }

    private void begin(Map<String, Object> question, long nowMs) throws StoreException, RefusedException {
        if (session != null) {
            throw new RefusedException("a walk test of " + session.by + " goes on; it ends " + LEASE_MS / 1000
                    + " s after that session has gone");
        }
        String by = text(question.get("by")).orElse("somebody");
        session = new Session(ids.get(), by, new Walk(plan), nowMs);
        for (Sight sight : sights.get()) {
            if (sight.read()) {
                session.walk.take(Reading.of(sight.signal(), sight.value()), nowMs);
            }
        }
        committer.recordNotices(
                duties.startMaintenance(new Maintenance(session.id, by, "walk test", nowMs, nowMs + LONGEST_MS, null)),
                Optional.empty());
    }

    private void goOn(String what, Map<String, Object> question, long nowMs) throws StoreException, RefusedException {
        if (session == null || !session.id.equals(question.get("walk"))) {
            throw new RefusedException("this walk test has ended: begin another");
        }
        session.heardMs = nowMs;
        switch (what) {
            case "look" -> {}
            case "step" -> session.walk.begin(step(question.get("step")), nowMs);
            case "finish" -> session.walk.finish(nowMs);
            case "drop" -> session.walk.drop(nowMs);
            case "inverted" -> session.invert(flag(question.get("signal")));
            case "exchanged" -> session.exchange(flag(question.get("signal")), flag(question.get("other")));
            case "end" -> end(session.by);
            default ->
                throw new RefusedException("do: found " + what
                        + ", allowed: begin, look, step, finish, drop, inverted, exchanged, live, end");
        }
    }

    private Signal flag(Object named) throws RefusedException {
        return Signal.of(String.valueOf(named))
                .filter(Signal::isFlag)
                .filter(signal -> plan.inputs().stream().anyMatch(input -> input.signal() == signal))
                .orElseThrow(() -> new RefusedException("signal: found " + named + ", allowed: a flag that is wired"));
    }

    private static Step step(Object named) throws RefusedException {
        return Arrays.stream(Step.values())
                .filter(one -> one.code().equals(named))
                .findFirst()
                .orElseThrow(() -> new RefusedException("step: found " + named + ", allowed: "
                        + Arrays.stream(Step.values()).map(Step::code).toList()));
    }

    private void end(String by) throws StoreException {
        session = null;
        committer.recordNotices(duties.stopMaintenance(by, null), Optional.empty());
    }

    /** The lift is live from now on, by a walk that is done or because somebody says so. */
    private void goLive(Map<String, Object> question) throws StoreException {
        boolean walked = question.get("proven") instanceof List<?>;
        if (question.get("proven") instanceof List<?> proven) {
            duties.commissioning().found(wires(proven));
        }
        Commissioning.End why = walked ? Commissioning.End.WALKED : Commissioning.End.DECLARED;
        committer.recordNotices(
                List.of(duties.commissioning()
                        .end(why, text(question.get("by")).orElse(null), skipped(question.get("skipped")))),
                Optional.empty());
    }

    private Map<String, String> skipped(Object asked) {
        Map<String, String> skipped = new TreeMap<>();
        if (asked instanceof Map<?, ?> map) {
            map.forEach((signal, why) -> {
                boolean wired = Signal.of(String.valueOf(signal))
                        .map(one -> plan.inputs().stream().anyMatch(input -> input.signal() == one))
                        .orElse(false);
                if (wired) {
                    skipped.put(String.valueOf(signal), text(why).orElse(""));
                }
            });
        }
        return skipped;
    }

    private static Optional<String> text(Object value) {
        return Optional.ofNullable(value)
                .map(String::valueOf)
                .map(text -> text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }

    private Map<String, Object> standing() {
        Map<String, Object> standing = new LinkedHashMap<>();
        standing.put("live", duties.commissioning().isLive());
        if (session == null) {
            return standing;
        }
        List<Verdict> verdicts = session.walk.verdicts(Map.of());
        duties.commissioning().found(found(verdicts));
        standing.put("lift", lift);
        standing.put("walk", session.id);
        standing.put("steps", plan.steps().stream().map(Step::code).toList());
        standing.put(
                "done", session.walk.done().stream().map(Step::code).sorted().toList());
        standing.put("step", session.walk.current().map(Step::code).orElse(null));
        standing.put("wires", verdicts.stream().map(this::wire).toList());
        return standing;
    }

    /** What a finished walk has proven, as its client says: the agent may have been restarted in between to read the mended file. */
    private Commissioning.Wires wires(List<?> proven) {
        Map<Boolean, List<String>> wires = plan.inputs().stream()
                .map(input -> input.signal().code())
                .collect(Collectors.partitioningBy(proven::contains));
        return new Commissioning.Wires(wires.get(true), wires.get(false));
    }

    private static Commissioning.Wires found(List<Verdict> verdicts) {
        List<String> proven = new ArrayList<>();
        List<String> unproven = new ArrayList<>();
        verdicts.forEach(verdict -> (verdict.standing() == Standing.OK ? proven : unproven)
                .add(verdict.signal().code()));
        return new Commissioning.Wires(proven, unproven);
    }

    /** Whether the file, as far as it was mended, reads the wire the other way round. */
    private boolean activeLow(Signal signal) {
        boolean before = plan.input(signal).map(WalkInput::activeLow).orElse(false);
        return before != session.inverted.contains(signal);
    }

    private Map<String, Object> wire(Verdict verdict) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("signal", verdict.signal().code());
        wire.put("active_low", activeLow(verdict.signal()));
        wire.put("terminal", terminals.get(verdict.signal()));
        wire.put("standing", verdict.standing().code());
        wire.put("reason", verdict.reason() == null ? null : verdict.reason().code());
        wire.put("other", verdict.other() == null ? null : verdict.other().code());
        wire.put("other_source", verdict.otherSource());
        wire.put("step", verdict.step() == null ? null : verdict.step().code());
        wire.put("seen_0", verdict.seenLow());
        wire.put("seen_1", verdict.seenHigh());
        wire.put("changes", verdict.changes());
        wire.put("agreed", verdict.agreed());
        return wire;
    }
}
