package dev.liftwatch.walktest;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.walktest.Verdict.Reason;
import dev.liftwatch.walktest.Verdict.Standing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Faults of many wires that have one cause: their sources are exchanged, or speak of other channels, or the file is of another kit. */
final class SourceFaults {
    /** So many wires on other lines are no slips: the file is of another kit. */
    private static final int MANY = 3;

    private final WalkPlan plan;
    private final Map<String, Set<String>> channels;
    private final Map<Signal, Verdict> verdicts;

    /** @param verdicts of each wire alone; changed in place */
    SourceFaults(WalkPlan plan, Map<String, Set<String>> channels, Map<Signal, Verdict> verdicts) {
        this.plan = plan;
        this.channels = channels;
        this.verdicts = verdicts;
    }

    void name() {
        Set<String> sources =
                new TreeSet<>(plan.inputs().stream().map(WalkInput::source).collect(Collectors.toSet()));
        for (String one : sources) {
            for (String other : sources) {
                if (one.compareTo(other) < 0 && (speakForEachOther(one, other) || changePlaces(one, other))) {
                    of(one).forEach(input -> exchanged(input, other));
                    of(other).forEach(input -> exchanged(input, one));
                }
            }
        }
        sources.stream()
                .filter(this::speaksOfOthers)
                .forEach(source -> of(source)
                        .forEach(input -> verdicts.computeIfPresent(
                                input.signal(), (_, verdict) -> verdict.badSource(Reason.WRONG_PROFILE, null))));
        otherKit();
    }

    private void exchanged(WalkInput input, String with) {
        verdicts.computeIfPresent(input.signal(), (_, verdict) -> verdict.badSource(Reason.SOURCES_SWAPPED, with));
    }

    private List<WalkInput> of(String source) {
        return plan.inputs().stream()
                .filter(input -> input.source().equals(source))
                .toList();
    }

    private boolean isSilent(String source) {
        return of(source).stream()
                .allMatch(input -> verdicts.get(input.signal()).reason() == Reason.NO_DATA);
    }

    private Set<String> wired(String source) {
        return of(source).stream().map(WalkInput::channel).collect(Collectors.toSet());
    }

    /** Each brings what the file reads from the other, and nothing of its own. */
    private boolean speakForEachOther(String one, String other) {
        return isSilent(one)
                && isSilent(other)
                && heard(one).containsAll(wired(other))
                && heard(other).containsAll(wired(one));
    }

    private Set<String> heard(String source) {
        return channels.getOrDefault(source, Set.of());
    }

    private boolean speaksOfOthers(String source) {
        return isSilent(source) && !heard(source).isEmpty();
    }

    /** Two wires or more of one source are exchanged with those of the same channels of the other, and none is as it should be. */
    private boolean changePlaces(String one, String other) {
        Set<Signal> crossed = new HashSet<>();
        for (WalkInput here : of(one)) {
            Verdict verdict = verdicts.get(here.signal());
            boolean across = verdict.reason() == Reason.SWAPPED
                    && of(other).stream()
                            .anyMatch(there -> there.signal() == verdict.other()
                                    && Objects.equals(there.channel(), here.channel()));
            if (across) {
                crossed.add(here.signal());
            }
        }
        boolean noneGood =
                of(one).stream().noneMatch(this::isGood) && of(other).stream().noneMatch(this::isGood);
        return crossed.size() >= 2 && noneGood;
    }

    private boolean isGood(WalkInput input) {
        return verdicts.get(input.signal()).standing() == Standing.OK;
    }

    private void otherKit() {
        List<Verdict> elsewhere = verdicts.values().stream()
                .filter(verdict -> verdict.reason() == Reason.WRONG_LINE && verdict.other() != null)
                .toList();
        if (elsewhere.size() >= MANY) {
            elsewhere.forEach(
                    verdict -> verdicts.put(verdict.signal(), verdict.bad(Reason.WRONG_PROFILE, verdict.other())));
        }
    }
}
