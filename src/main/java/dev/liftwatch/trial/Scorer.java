package dev.liftwatch.trial;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LiftWorld;
import dev.liftwatch.sim.Trapping;
import dev.liftwatch.trial.TrialOutcome.Case;
import dev.liftwatch.trial.TrialOutcome.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Holds what was decided against what truly happened. */
final class Scorer {
    /** The agent may see the stop a little before it is complete, ms. */
    private static final long BEFORE_START_MS = 500;

    /** Doors that are open wide enough are seen as open a little before or after, ms. */
    private static final long BEFORE_RELEASE_MS = 4000;

    /** Where only the closed contact is wired, doors that have been ajar for a while count as open: slow ones are not yet. */
    private static final long AJAR_BEFORE_RELEASE_MS = 15_000;

    private static final long AFTER_RELEASE_MS = 60_000;

    /** The box has to read on for this long after the doors opened, ms: then it has seen that people can get out. */
    private static final long SEES_OPENING_MS = 15_000;

    /** For this long a restart of the box may be what a false alarm comes of, ms. */
    private static final long AFTER_RESTART_MS = 3_600_000;

    private final LiftWorld world;
    private final Kit kit;
    private final LiftGeometry geometry;
    private final List<Said> said;
    private final Set<Said> mine = new HashSet<>();

    Scorer(LiftWorld world, Kit kit, LiftGeometry geometry, List<Said> said) {
        this.world = world;
        this.kit = kit;
        this.geometry = geometry;
        this.said = said;
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        world.trappings().forEach(trapping -> cases.add(score(trapping)));
        world.trappedSinceMs()
                .ifPresent(sinceMs -> said.stream()
                        .filter(d -> d.phase() == Phase.RAISED && d.atMs() >= sinceMs - BEFORE_START_MS)
                        .forEach(mine::add));
        said.stream()
                .filter(d -> d.phase() == Phase.RAISED && !mine.contains(d))
                .forEach(d -> cases.add(falseAlarm(d)));
        return cases;
    }

    private Case score(Trapping trapping) {
        List<Said> raised = said.stream()
                .filter(d -> d.phase() == Phase.RAISED)
                .filter(d -> d.atMs() >= trapping.startMs() - BEFORE_START_MS && d.atMs() <= lastMs(trapping))
                .toList();
        mine.addAll(raised);
        OptionalLong latest = ExpectedAlarm.latestMs(trapping, kit, geometry);
        Verdict verdict = verdict(trapping, raised, latest);
        return new Case(
                verdict,
                trapping.mishap().code(),
                trapping.startMs(),
                detail(trapping, raised, latest),
                trapping.troubles().isEmpty(),
                trapping.boxRestarted());
    }

    /** An alarm that people who were let out unseen have pressed for belongs to them. */
    private long lastMs(Trapping trapping) {
        return trapping.releaseMs() + (releasedUnseen(trapping) ? AFTER_RELEASE_MS : 0);
    }

    private boolean releasedUnseen(Trapping trapping) {
        return trapping.releasedUnseen()
                || world.boxOffBetween(trapping.releaseMs(), trapping.releaseMs() + SEES_OPENING_MS);
    }

    private Verdict verdict(Trapping trapping, List<Said> raised, OptionalLong latest) {
        Optional<Said> open = raised.isEmpty() ? openAt(trapping.startMs()) : Optional.empty();
        if (open.isPresent()) {
            // An alarm from before is still open and has called for help; that it is open is the fault, unless nobody
            // could
            // see the doors that should have ended it.
            boolean right = trapping.closedUnseen() && closedRightly(trapping, open.get());
            return right ? Verdict.SEEN : Verdict.CLOSED_WRONGLY;
        }
        if (raised.isEmpty()) {
            return latest.isPresent() ? Verdict.MISSED : seeable(trapping) ? Verdict.LET_OUT : Verdict.UNSEEABLE;
        }
        Said first = raised.getFirst();
        if (latest.isPresent() && first.atMs() > latest.getAsLong()) {
            return Verdict.LATE;
        }
        if (first.atMs() < ExpectedAlarm.earliestMs(trapping, kit, geometry)
                && trapping.presses().isEmpty()) {
            return Verdict.EARLY;
        }
        if (raised.size() > 1 || !keptItsId(trapping, first)) {
            return Verdict.TWICE;
        }
        return closedRightly(trapping, first) ? Verdict.SEEN : Verdict.CLOSED_WRONGLY;
    }

    private Optional<Said> openAt(long atMs) {
        return said.stream()
                .filter(d -> d.phase() == Phase.RAISED && d.atMs() < atMs)
                .filter(d -> closedMs(d).orElse(Long.MAX_VALUE) > atMs + AFTER_RELEASE_MS)
                .findFirst();
    }

    /** What was suspected of the same people as the box went off is raised under the same id after it. */
    private boolean keptItsId(Trapping trapping, Said raised) {
        for (Trapping.Off off : trapping.boxOff()) {
            Optional<Said> last = said.stream()
                    .filter(d -> d.atMs() >= trapping.startMs() - BEFORE_START_MS && d.atMs() <= off.fromMs())
                    .reduce((earlier, later) -> later);
            boolean wasOpen = last.filter(d -> d.phase() != Phase.DISMISSED && d.phase() != Phase.CLOSED)
                    .isPresent();
            if (wasOpen
                    && raised.atMs() > off.fromMs()
                    && !last.get().incident().equals(raised.incident())) {
                return false;
            }
        }
        return true;
    }

    /** At a landing nothing but a sensor that sees people, or the button, shows a trapping. */
    private boolean seeable(Trapping trapping) {
        boolean outside = (kit.presence().isEmpty() || trapping.boardedSeen())
                && trapping.stands().stream().anyMatch(stand -> !stand.atLanding());
        boolean pressed = trapping.presses().stream().anyMatch(press -> press.heldMs() > 3000);
        boolean sensorsTell = trapping.troubles().isEmpty();
        return sensorsTell
                && (outside
                        || pressed
                        || (kit.seesPeople() && trapping.strongMs().isPresent()));
    }

    private boolean closedRightly(Trapping trapping, Said raised) {
        OptionalLong closedMs = closedMs(raised);
        if (closedMs.isEmpty()) {
            return releasedUnseen(trapping) || trapping.releaseMs() + AFTER_RELEASE_MS > world.nowMs();
        }
        long afterMs = closedMs.getAsLong() - trapping.releaseMs();
        long beforeMs = world.wired().contains(Signal.DOOR_OPEN) ? BEFORE_RELEASE_MS : AJAR_BEFORE_RELEASE_MS;
        return afterMs >= -beforeMs && (afterMs <= AFTER_RELEASE_MS || releasedUnseen(trapping));
    }

    private OptionalLong closedMs(Said raised) {
        return said.stream()
                .filter(d -> d.phase() == Phase.CLOSED && d.incident().equals(raised.incident()))
                .mapToLong(Said::atMs)
                .findFirst();
    }

    private String detail(Trapping trapping, List<Said> raised, OptionalLong latest) {
        StringBuilder text = new StringBuilder();
        text.append("lasted ").append(trapping.durationMs() / 1000).append(" s");
        latest.ifPresent(ms ->
                text.append(", due ").append((ms - trapping.startMs()) / 1000).append(" s"));
        raised.forEach(d -> text.append(", raised ")
                .append((d.atMs() - trapping.startMs()) / 1000)
                .append(" s as ")
                .append(d.cause().code()));
        raised.forEach(d -> text.append(", closed ")
                .append((closedMs(d).orElse(Long.MAX_VALUE) - trapping.releaseMs()) / 1000)
                .append(" s after the release"));
        trapping.boxOff()
                .forEach(off -> text.append(", box off from ")
                        .append((off.fromMs() - trapping.startMs()) / 1000)
                        .append(" s to ")
                        .append((off.toMs() - trapping.startMs()) / 1000)
                        .append(" s"));
        if (!trapping.troubles().isEmpty()) {
            text.append(TrialOutcome.WITH).append(String.join(", ", trapping.troubles()));
        }
        return text.toString();
    }

    private Case falseAlarm(Said raised) {
        String wires = String.join(", ", world.troublesAt(raised.atMs()));
        return new Case(
                Verdict.FALSE_ALARM,
                raised.cause().code(),
                raised.atMs(),
                raised.certainty().code() + (wires.isEmpty() ? "" : TrialOutcome.WITH + wires),
                wires.isEmpty(),
                world.boxOffBetween(raised.atMs() - AFTER_RESTART_MS, raised.atMs()));
    }
}
