package dev.liftwatch.walktest;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.walktest.Verdict.Reason;
import dev.liftwatch.walktest.Verdict.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says of every wire how it stands with it: each on its own first, then those that explain each other. */
final class Judge {
    private final Seen seen;
    private final Roles roles;
    private final Map<String, Set<String>> channels;
    private final Map<Signal, Verdict> verdicts = new EnumMap<>(Signal.class);

    Judge(Seen seen, Map<String, Set<String>> channels) {
        this.seen = seen;
        this.channels = channels;
        roles = new Roles(seen);
    }

    List<Verdict> verdicts() {
        for (WalkInput input : seen.plan().inputs()) {
            verdicts.put(input.signal(), alone(input.signal()));
        }
        List<Signal> unclear = verdicts.values().stream()
                .filter(verdict -> verdict.standing() == Standing.BAD
                        && verdict.signal().isFlag()
                        && verdict.reason() != Reason.LOOSE
                        && verdict.reason() != Reason.NO_DATA)
                .map(Verdict::signal)
                .toList();
        exchange(withUntriedChain(unclear));
        unclear.stream()
                .filter(signal -> verdicts.get(signal).reason() == Reason.WRONG_LINE)
                .forEach(this::nameLine);
        new SourceFaults(seen.plan(), channels, verdicts).name();
        return seen.plan().inputs().stream()
                .map(input -> verdicts.get(input.signal()))
                .toList();
    }

    private Verdict alone(Signal signal) {
        return signal.isFlag() ? flag(signal) : new Numbers(seen).verdict(signal);
    }

    private Verdict flag(Signal signal) {
        Verdict verdict = look(signal);
        if (!seen.flag(signal).isKnown()) {
            return seen.isDone(Step.REST) ? verdict.bad(Reason.NO_DATA, null) : verdict;
        }
        if (seen.isLoose(signal)) {
            return verdict.bad(Reason.LOOSE, null);
        }
        Fit fit = roles.fit(signal, signal);
        return switch (fit) {
            case OPEN -> verdict;
            case AS_IS -> verdict.good(roles.agreed(signal, signal));
            case INVERTED -> verdict.bad(Reason.INVERTED, null);
            case NO -> verdict.bad(none(signal), null);
        };
    }

    private Reason none(Signal signal) {
        if (!roles.isConstant(signal)) {
            return Reason.WRONG_LINE;
        }
        return seen.restLevel(signal) == 1 ? Reason.STUCK : Reason.DEAD;
    }

    private Verdict look(Signal signal) {
        Step next = seen.plan().steps().stream()
                .filter(step -> Roles.needs(signal).contains(step) && !seen.isDone(step))
                .findFirst()
                .orElse(null);
        int most = seen.spans().stream()
                .mapToInt(span -> seen.flag(signal).changes(span))
                .max()
                .orElse(0);
        List<Span> whole = List.of(seen.whole());
        return new Verdict(
                signal,
                Standing.WAITING,
                null,
                null,
                null,
                next,
                seen.flag(signal).showed(0, whole),
                seen.flag(signal).showed(1, whole),
                most,
                0);
    }

    /** A safety chain that is taken before the doors never opens in a walk, and so may a wire that stands in its place. */
    private List<Signal> withUntriedChain(List<Signal> unclear) {
        Verdict chain = verdicts.get(Signal.SAFETY_CHAIN);
        boolean untried = chain != null && chain.standing() == Standing.OK && !chain.seenLow();
        List<Signal> all = new ArrayList<>(unclear);
        if (untried) {
            all.add(Signal.SAFETY_CHAIN);
        }
        return all;
    }

    /** Two wires that each do what the other should, better than what they should themselves. */
    private void exchange(List<Signal> unclear) {
        record Pair(Signal one, Signal other, int gain) {}
        List<Pair> pairs = new ArrayList<>();
        for (Signal one : unclear) {
            for (Signal other : unclear) {
                if (one.compareTo(other) < 0) {
                    int there = roles.fit(one, other).worth();
                    int here = roles.fit(other, one).worth();
                    int own = roles.fit(one, one).worth()
                            + roles.fit(other, other).worth();
                    if (there > 0 && here > 0 && there + here > own) {
                        pairs.add(new Pair(one, other, there + here - own));
                    }
                }
            }
        }
        pairs.sort((a, b) -> Integer.compare(b.gain(), a.gain()));
        for (Pair pair : pairs) {
            boolean free = verdicts.get(pair.one()).reason() != Reason.SWAPPED
                    && verdicts.get(pair.other()).reason() != Reason.SWAPPED;
            if (free) {
                verdicts.put(pair.one(), verdicts.get(pair.one()).bad(Reason.SWAPPED, pair.other()));
                verdicts.put(pair.other(), verdicts.get(pair.other()).bad(Reason.SWAPPED, pair.one()));
            }
        }
    }

    /** What a wire on a wrong line does instead. */
    private void nameLine(Signal signal) {
        Optional<Signal> does = java.util.Arrays.stream(Signal.values())
                .filter(role -> role.isFlag() && role != signal && !Roles.isOnlySeen(role))
                .filter(role -> roles.fit(signal, role) == Fit.AS_IS)
                .findFirst();
        verdicts.put(signal, verdicts.get(signal).bad(Reason.WRONG_LINE, does.orElse(null)));
    }
}
