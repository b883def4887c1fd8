package dev.liftwatch.walktest;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.walktest.Verdict.Reason;
import dev.liftwatch.walktest.Verdict.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.OptionalLong;

/** How it stands with a number: whether it moves as the car does, and stands where the landings are. */
final class Numbers {
    /** A person weighs more than this, kg. */
    private static final long PERSON_KG = 20;

    /** A car that rides has moved by more than this, mm. */
    private static final long MOVED_MM = 500;

    private final Seen seen;

    Numbers(Seen seen) {
        this.seen = seen;
    }

    Verdict verdict(Signal signal) {
        Verdict verdict = look(signal);
        if (!seen.number(signal).isKnown()) {
            boolean late = seen.isDone(Step.REST) && signal.ages();
            return late ? verdict.bad(Reason.NO_DATA, null) : verdict;
        }
        if (verdict.step() != null) {
            return verdict;
        }
        Reason reason = switch (signal) {
            case POSITION_MM -> position();
            case SPEED_MM_S -> direction(signal, 50);
            case DIRECTION -> direction(signal, 1);
            case FLOOR -> floor();
            case LOAD_KG -> load();
            default -> null;
        };
        return reason == null ? verdict.good(2) : verdict.bad(reason, null);
    }

    private Verdict look(Signal signal) {
        Step next = seen.plan().steps().stream()
                .filter(step -> Roles.needs(signal).contains(step) && !seen.isDone(step))
                .findFirst()
                .orElse(null);
        return new Verdict(signal, Standing.WAITING, null, null, null, next, false, false, 0, 0);
    }

    private OptionalLong end(Signal signal, Step step) {
        return seen.span(step).map(span -> seen.number(signal).at(span.toMs())).orElse(OptionalLong.empty());
    }

    private Reason position() {
        long rise = end(Signal.POSITION_MM, Step.TOP).orElse(0)
                - end(Signal.POSITION_MM, Step.BOTTOM).orElse(0);
        if (Math.abs(rise) < MOVED_MM) {
            return Reason.STUCK;
        }
        return rise < 0 ? Reason.WRONG_WAY : heights();
    }

    /** Where the car stood, and where it passed a door zone, are landings. */
    private Reason heights() {
        List<Long> table = seen.plan().landingsMm();
        List<Long> measured = standing();
        if (fits(measured, table)) {
            return null;
        }
        long bottom = table.getFirst();
        long top = table.getLast();
        List<Long> reversed =
                table.stream().map(height -> top + bottom - height).toList();
        return fits(measured, reversed) ? Reason.HEIGHTS_REVERSED : Reason.HEIGHTS_DIFFER;
    }

    private boolean fits(List<Long> measured, List<Long> table) {
        long most = seen.plan().doorZoneMm();
        return measured.stream()
                .allMatch(height -> table.stream().anyMatch(landing -> Math.abs(landing - height) <= most));
    }

    private List<Long> standing() {
        List<Long> heights = new ArrayList<>();
        end(Signal.POSITION_MM, Step.TOP).ifPresent(heights::add);
        end(Signal.POSITION_MM, Step.BOTTOM).ifPresent(heights::add);
        seen.span(Step.BOTTOM).ifPresent(ride -> heights.addAll(passed(ride)));
        return heights;
    }

    /** The heights of the middles of the door zones that were passed, where a wire tells of them. */
    private List<Long> passed(Span ride) {
        if (!seen.flagSignals().contains(Signal.DOOR_ZONE)
                || new Roles(seen).fit(Signal.DOOR_ZONE, Signal.DOOR_ZONE) == Fit.NO) {
            return List.of();
        }
        List<Long> heights = new ArrayList<>();
        int rest = seen.restLevel(Signal.DOOR_ZONE);
        for (Span zone : seen.flag(Signal.DOOR_ZONE).off(1 - rest, ride, 0)) {
            boolean whole = zone.fromMs() > ride.fromMs() && zone.toMs() < ride.toMs();
            long middle = (zone.fromMs() + zone.toMs()) / 2;
            if (whole) {
                seen.number(Signal.POSITION_MM).between(middle).ifPresent(heights::add);
            }
        }
        return heights;
    }

    private Reason direction(Signal signal, long least) {
        LongSummaryStatistics up = within(signal, Step.TOP);
        LongSummaryStatistics down = within(signal, Step.BOTTOM);
        boolean right = down.getMin() <= -least;
        boolean wrong = down.getMax() >= least;
        if (!right && !wrong && up.getMax() < least && up.getMin() > -least) {
            return Reason.STUCK;
        }
        return Math.abs(down.getMin()) >= Math.abs(down.getMax()) ? null : Reason.WRONG_WAY;
    }

    private LongSummaryStatistics within(Signal signal, Step step) {
        return seen.span(step)
                .map(span -> seen.number(signal).within(span).stream()
                        .mapToLong(Trail.Sample::value)
                        .summaryStatistics())
                .orElse(new LongSummaryStatistics());
    }

    private Reason floor() {
        long top = end(Signal.FLOOR, Step.TOP).orElse(0);
        long bottom = end(Signal.FLOOR, Step.BOTTOM).orElse(0);
        int highest = seen.plan().landingsMm().size() - 1;
        if (top == bottom) {
            return Reason.STUCK;
        }
        if (top < bottom) {
            return Reason.WRONG_WAY;
        }
        return top == highest && bottom == 0 ? null : Reason.HEIGHTS_DIFFER;
    }

    private Reason load() {
        LongSummaryStatistics empty = within(Signal.LOAD_KG, Step.REST);
        LongSummaryStatistics full = within(Signal.LOAD_KG, Step.STEP_IN);
        if (full.getMax() - empty.getMin() >= PERSON_KG) {
            return null;
        }
        return empty.getMin() - full.getMin() >= PERSON_KG ? Reason.WRONG_WAY : Reason.DEAD;
    }
}
