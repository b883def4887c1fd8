package dev.liftwatch.walktest;

import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was seen in the steps that are done, without regard to polarity: which wires go with the doors, which with the travel, and when. */
final class Seen {
    /** Shorter than this is a glitch or a car that levels, no turn of the doors and no press, ms. */
    static final long SHORT_MS = 1500;

    /** Two contacts of one movement that differ by less cannot be told apart, ms. */
    static final long ALIKE_MS = 400;

    /** A car that passes a door zone goes on travelling: gaps of a ride, ms. */
    private static final long ZONE_MS = 4000;

    /** A position that moves by more than this between two looks is travel, mm. */
    private static final long TRAVEL_MM = 20;

    private static final long LOOK_MS = 500;

    /** Whoever operates a contact leaves it for longer than this, ms. */
    private static final long FLICKER_MS = 800;

    /** The steps in which the car stands. */
    private static final List<Step> STILL =
            List.of(Step.REST, Step.DOORS, Step.SECOND_DOORS, Step.STEP_IN, Step.BUTTON, Step.INSPECTION);

    /** For so long changes are counted together, s. */
    private static final double WINDOW_S = 3;

    private final WalkPlan plan;
    private final Map<Signal, Waveform> flags;
    private final Map<Signal, Trail> numbers;
    private final Map<Step, Span> done;
    private final long nowMs;
    private final Map<Signal, Boolean> loose = new EnumMap<>(Signal.class);
    private final List<Span> travel;

    Seen(WalkPlan plan, Map<Signal, Waveform> flags, Map<Signal, Trail> numbers, Map<Step, Span> done, long nowMs) {
        this.plan = plan;
        this.flags = flags;
        this.numbers = numbers;
        this.done = done;
        this.nowMs = nowMs;
        flags.keySet().forEach(signal -> loose.put(signal, looksLoose(signal)));
        travel = travel();
    }

    WalkPlan plan() {
        return plan;
    }

    boolean isDone(Step step) {
        return done.containsKey(step);
    }

    Optional<Span> span(Step step) {
        return Optional.ofNullable(done.get(step));
    }

    List<Span> spans() {
        return List.copyOf(done.values());
    }

    /** From the beginning of the first step until now. */
    Span whole() {
        long from = done.values().stream().mapToLong(Span::fromMs).min().orElse(nowMs);
        return new Span(from, Math.max(from, nowMs));
    }

    Waveform flag(Signal signal) {
        return flags.get(signal);
    }

    Trail number(Signal signal) {
        return numbers.get(signal);
    }

    List<Signal> flagSignals() {
        return flags.keySet().stream().sorted().toList();
    }

    boolean isLoose(Signal signal) {
        return loose.getOrDefault(signal, false);
    }

    /** More changes than any contact of a lift makes: at once, in one step, or while nothing happens. */
    private boolean looksLoose(Signal signal) {
        Waveform wave = flags.get(signal);
        // A wire of a door zone may stand on another terminal, so that each may change as often as one.
        long zones = Math.round(Math.ceil(2 * WINDOW_S * plan.ratedSpeedMmS() / Math.max(1, plan.nearestLandingsMm())));
        if (wave.mostChanges(whole(), Math.round(WINDOW_S * 1000)) >= Math.max(6, zones + 6)) {
            return true;
        }
        boolean sensesPeople = signal == Signal.OCCUPIED;
        boolean restless = !sensesPeople && changes(signal, Step.REST) >= 2;
        boolean flickers = STILL.stream()
                        .mapToInt(step -> span(step)
                                .map(span -> wave.shorts(span, FLICKER_MS))
                                .orElse(0))
                        .sum()
                >= 3;
        boolean often = List.of(Step.DOORS, Step.SECOND_DOORS, Step.STEP_IN, Step.BUTTON, Step.INSPECTION).stream()
                .anyMatch(step -> changes(signal, step) > (sensesPeople ? 20 : 12));
        int mostInRide = 2 * plan.landingsMm().size() + (sensesPeople ? 30 : 12);
        return restless
                || flickers
                || often
                || changes(signal, Step.TOP) > mostInRide
                || changes(signal, Step.BOTTOM) > mostInRide;
    }

    int changes(Signal signal, Step step) {
        return span(step).map(span -> flags.get(signal).changes(span)).orElse(0);
    }

    /** The level at which it stands while nothing happens: the car at a landing, nobody there. */
    int restLevel(Signal signal) {
        List<Span> rest = new ArrayList<>();
        span(Step.REST).ifPresent(rest::add);
        return flags.get(signal).usual(rest);
    }

    /** How often it was off its level at rest in a step, for long enough to mean something. */
    int turns(Signal signal, Step step) {
        return turns(signal, step, restLevel(signal));
    }

    int turns(Signal signal, Step step, int level) {
        return level == Waveform.UNKNOWN
                ? 0
                : span(step)
                        .map(span ->
                                flags.get(signal).off(level, span, SHORT_MS).size())
                        .orElse(0);
    }

    /** For how long it was off a level in a step, ms. */
    long offMs(Signal signal, Step step, int level) {
        return span(step).map(span -> flags.get(signal).lasted(1 - level, span)).orElse(0L);
    }

    /** Whether it changes with the doors: while the car stands, and they are all that moves. */
    boolean goesWithDoors(Signal signal, Step doors) {
        return !isLoose(signal) && turns(signal, doors) > 0;
    }

    /** Whether one wire is off, within a step, only while another one is. */
    boolean isOffWithin(Signal signal, Signal other, Step step) {
        int level = travelLevel(signal);
        int otherLevel = travelLevel(other);
        if (level == Waveform.UNKNOWN || otherLevel == Waveform.UNKNOWN) {
            return false;
        }
        List<Span> off =
                span(step).map(span -> flags.get(signal).off(level, span, 0)).orElse(List.of());
        long outside = off.stream()
                .mapToLong(one -> one.lengthMs() - flags.get(other).lasted(1 - otherLevel, one))
                .sum();
        return outside <= ALIKE_MS;
    }

    /** Whether it changes with the travel: in both rides, and neither at rest nor with the doors. */
    boolean goesWithTravel(Signal signal) {
        return !isLoose(signal)
                && turns(signal, Step.REST) == 0
                && turns(signal, Step.DOORS) == 0
                && turns(signal, Step.SECOND_DOORS) == 0
                && turns(signal, Step.BUTTON) == 0
                && turns(signal, Step.STEP_IN) == 0
                && changes(signal, Step.BOTTOM) > 0;
    }

    /** When the car was on its way in the two rides, as most of the wires that go with the travel have it. */
    List<Span> travels() {
        return travel;
    }

    private List<Span> travel() {
        List<Span> found = new ArrayList<>();
        for (Step ride : List.of(Step.TOP, Step.BOTTOM)) {
            span(ride).ifPresent(span -> found.addAll(travelIn(span)));
        }
        return found;
    }

    private List<Span> travelIn(Span ride) {
        List<Signal> witnesses = flagSignals().stream()
                .filter(signal -> signal != Signal.OCCUPIED && goesWithTravel(signal))
                .toList();
        List<Span> moving = new ArrayList<>();
        for (long atMs = ride.fromMs(); atMs < ride.toMs(); atMs += LOOK_MS / 5) {
            Span look = new Span(atMs, atMs + LOOK_MS / 5);
            long votes = witnesses.stream()
                    .filter(signal -> flags.get(signal).lasted(1 - restLevel(signal), look) > 0)
                    .count();
            boolean moves = moved(look) || (votes > 0 && votes * 2 >= witnesses.size());
            if (moves) {
                add(moving, look);
            }
        }
        return moving.stream().filter(span -> span.lengthMs() >= SHORT_MS).toList();
    }

    private boolean moved(Span look) {
        Trail position = numbers.get(Signal.POSITION_MM);
        if (position == null || !position.isKnown()) {
            return false;
        }
        long before = position.at(look.fromMs() - LOOK_MS).orElse(0);
        long after = position.at(look.toMs()).orElse(before);
        return position.at(look.fromMs() - LOOK_MS).isPresent() && Math.abs(after - before) > TRAVEL_MM;
    }

    private static void add(List<Span> moving, Span look) {
        if (!moving.isEmpty() && look.fromMs() - moving.getLast().toMs() < ZONE_MS) {
            Span last = moving.removeLast();
            moving.add(new Span(last.fromMs(), look.toMs()));
        } else {
            moving.add(look);
        }
    }

    /**
     * The level that a wire shows while the car is on its way, {@link Waveform#UNKNOWN} where no travel is known: a car that waits with open
     * doors shows at rest what others show with closed ones.
     */
    int travelLevel(Signal signal) {
        return flags.get(signal).usual(travel);
    }

    /** The share of the travel during which a wire keeps its level, from 0 to 1. */
    double steadiness(Signal signal) {
        long all = travel.stream().mapToLong(Span::lengthMs).sum();
        long kept = travel.stream()
                .mapToLong(span -> flags.get(signal).lasted(travelLevel(signal), span))
                .sum();
        return all == 0 || travelLevel(signal) == Waveform.UNKNOWN ? 1 : (double) kept / all;
    }
}
