package dev.liftwatch.trial;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.Life;
import dev.liftwatch.sim.Trapping;
import dev.liftwatch.trial.LifeOutcome.Case;
import dev.liftwatch.trial.LifeOutcome.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Holds what was decided in a scripted life against what truly happened in it. */
final class LifeScorer {
    /** Where people or wires contradict healthy signals, a trapping may be raised this much later than by the table of causes, ms. */
    static final long DOUBT_MS = 60_000;

    /** With every wire in order an alarm ends this long after the release, ms. */
    static final long AFTER_RELEASE_MS = 60_000;

    /** With a wire at fault it ends when the lift has served for so long since, ms, */
    static final long SERVED_MS = 300_000;

    /** and so many people have got out. */
    static final int GOT_OUT = 3;

    /** The agent may see the stop a little before it is complete, ms. */
    private static final long BEFORE_START_MS = 500;

    /** Doors that are open wide enough are seen as open a little before or after, ms. */
    private static final long BEFORE_RELEASE_MS = 4000;

    /** Where only the closed contact is wired, or a wire is at fault, doors that have been ajar for a while count as open. */
    private static final long AJAR_BEFORE_RELEASE_MS = 15_000;

    private static final long NEVER_MS = Long.MAX_VALUE;

    private final Life life;
    private final LiftGeometry geometry;
    private final List<Said> raised;
    private final List<Said> said;
    private final Set<Said> mine = new HashSet<>();

    LifeScorer(Life life, LiftGeometry geometry, List<Said> said) {
        this.life = life;
        this.geometry = geometry;
        this.said = said;
        raised = said.stream().filter(d -> d.phase() == Phase.RAISED).toList();
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        life.world().trappings().forEach(trapping -> cases.add(score(trapping)));
        life.world()
                .trappedSinceMs()
                .ifPresent(sinceMs -> raised.stream()
                        .filter(d -> d.atMs() >= sinceMs - BEFORE_START_MS)
                        .forEach(mine::add));
        raised.stream().filter(d -> !mine.contains(d)).forEach(d -> cases.add(falseAlarm(d)));
        return cases;
    }

    private Case score(Trapping trapping) {
        List<Said> own = raised.stream()
                .filter(d -> d.atMs() >= trapping.startMs() - BEFORE_START_MS
                        && d.atMs() <= trapping.releaseMs() + (trapping.releasedUnseen() ? AFTER_RELEASE_MS : 0))
                .toList();
        mine.addAll(own);
        OptionalLong due = ExpectedAlarm.latestMs(trapping, life.world().kit(), geometry);
        long graceMs = life.kind().isDoubtful() ? DOUBT_MS : 0;
        long latestMs = due.isPresent() && due.getAsLong() + graceMs < trapping.releaseMs()
                ? due.getAsLong() + graceMs
                : NEVER_MS;
        Verdict verdict = verdict(trapping, own, latestMs);
        long closedMs = own.isEmpty() ? NEVER_MS : closedMs(own.getFirst());
        return new Case(
                verdict,
                trapping.mishap().code(),
                trapping.startMs(),
                own.isEmpty()
                        ? LifeOutcome.NO_CERTAINTY
                        : own.getFirst().certainty().code(),
                own.isEmpty() ? 0 : own.getFirst().percent(),
                closedMs == NEVER_MS ? -1 : closedMs - trapping.releaseMs(),
                detail(trapping, own, latestMs));
    }

    private Verdict verdict(Trapping trapping, List<Said> own, long latestMs) {
        if (own.isEmpty()) {
            boolean stood = raised.stream()
                    .anyMatch(
                            d -> d.atMs() < trapping.startMs() && closedMs(d) > trapping.startMs() + AFTER_RELEASE_MS);
            if (stood) {
                return Verdict.MASKED;
            }
            if (latestMs == NEVER_MS) {
                return Verdict.NOT_DUE;
            }
            boolean seeable = new Witnesses(life.world().wired(), trapping.troubles()).see(trapping);
            return seeable ? Verdict.MISSED : Verdict.UNSEEABLE;
        }
        Said first = own.getFirst();
        if (first.atMs() > latestMs) {
            return Verdict.LATE;
        }
        if (first.atMs() < ExpectedAlarm.earliestMs(trapping, life.world().kit(), geometry)
                && trapping.presses().isEmpty()) {
            return Verdict.EARLY;
        }
        Verdict end = ending(trapping, own.getLast());
        return end == Verdict.HELD && own.size() > 1 ? Verdict.TWICE : end;
    }

    private Verdict ending(Trapping trapping, Said alarm) {
        long closedMs = closedMs(alarm);
        boolean opensAtItsEnd = life.world().wired().contains(Signal.DOOR_OPEN)
                && trapping.troubles().isEmpty();
        long beforeMs = opensAtItsEnd ? BEFORE_RELEASE_MS : AJAR_BEFORE_RELEASE_MS;
        if (closedMs < trapping.releaseMs() - beforeMs) {
            return Verdict.CLOSED_EARLY;
        }
        long allowedMs = closedByMs(trapping);
        if (closedMs <= allowedMs) {
            return Verdict.HELD;
        }
        if (closedMs < NEVER_MS) {
            return Verdict.CLOSED_LATE;
        }
        // Where the life ends before it has to be closed nobody can say.
        return allowedMs < life.world().nowMs() ? Verdict.NEVER_CLOSED : Verdict.HELD;
    }

    /** When an alarm has to be closed at the latest, ms: the release shows at once, or by the service that follows it. */
    private long closedByMs(Trapping trapping) {
        boolean shows = trapping.troubles().isEmpty() && !trapping.releasedUnseen();
        return shows
                ? trapping.releaseMs() + AFTER_RELEASE_MS
                : life.service().servedMs(trapping.releaseMs(), SERVED_MS, GOT_OUT);
    }

    private long closedMs(Said alarm) {
        for (Said d : said) {
            if (d.phase() == Phase.CLOSED && d.incident().equals(alarm.incident())) {
                return d.atMs();
            }
        }
        return NEVER_MS;
    }

    private Case falseAlarm(Said alarm) {
        long closedMs = closedMs(alarm);
        long servedMs = life.service().servedMs(alarm.atMs(), SERVED_MS, GOT_OUT);
        boolean ends = closedMs < NEVER_MS || servedMs >= life.world().nowMs();
        boolean masks = life.world().trappings().stream()
                .anyMatch(trapping -> alarm.atMs() < trapping.startMs() && closedMs > trapping.startMs());
        String detail =
                closedMs == NEVER_MS ? "never closed" : "closed " + (closedMs - alarm.atMs()) / 1000 + " s later";
        return new Case(
                ends && !masks ? Verdict.FALSE_ALARM : Verdict.FALSE_STAYS,
                alarm.cause().code(),
                alarm.atMs(),
                alarm.certainty().code(),
                alarm.percent(),
                closedMs == NEVER_MS ? -1 : closedMs - alarm.atMs(),
                detail + (masks ? ", and stood when people were trapped" : "") + sinceFault(alarm.atMs()));
    }

    private String sinceFault(long atMs) {
        OptionalLong faultMs = life.faultMs();
        return faultMs.isEmpty() ? "" : ", " + (atMs - faultMs.getAsLong()) / 1000 + " s after the fault";
    }

    private String detail(Trapping trapping, List<Said> own, long latestMs) {
        StringBuilder text = new StringBuilder("lasted ")
                .append(trapping.durationMs() / 1000)
                .append(" s");
        if (latestMs < NEVER_MS) {
            text.append(", due ").append((latestMs - trapping.startMs()) / 1000).append(" s");
        }
        for (Said alarm : own) {
            long closedMs = closedMs(alarm);
            text.append(", raised ")
                    .append((alarm.atMs() - trapping.startMs()) / 1000)
                    .append(" s as ");
            text.append(alarm.cause().code())
                    .append(' ')
                    .append(alarm.certainty().code());
            text.append(
                    closedMs == NEVER_MS
                            ? ", never closed"
                            : ", closed " + (closedMs - trapping.releaseMs()) / 1000 + " s after the release");
        }
        return text.toString();
    }
}
