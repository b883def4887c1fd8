package dev.liftwatch.health;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.SignalConfig;
import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.duties.Advisory;
import dev.liftwatch.duties.StateDiscard;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Topics;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Tick;
import dev.liftwatch.wire.SourceCondition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The conditions of a running agent, from one snapshot. A pure function: the same snapshot gives the same list. */
public final class Conditions {
    private static final Set<FaultKind> OF_WIRES = EnumSet.of(
            FaultKind.SIGNAL_LOST, FaultKind.SIGNAL_STUCK, FaultKind.SIGNAL_INVERTED, FaultKind.SIGNAL_CONTRADICTORY);

    private final DeviceConfig device;
    private final Snapshot snapshot;
    private final Moment now;
    private final List<Condition> found = new ArrayList<>();

    private Conditions(DeviceConfig device, Snapshot snapshot, Moment now) {
        this.device = device;
        this.snapshot = snapshot;
        this.now = now;
    }

    /**
     * What is not as it should be, worst first, effects hidden under their causes.
     *
     * @param now the time of the question
     */
    public static List<Condition> of(
            DeviceConfig device,
            Snapshot snapshot,
            List<SourceCondition> sources,
            Optional<StateDiscard> discarded,
            Moment now) {
        Conditions conditions = new Conditions(device, snapshot, now);
        snapshot.incidents().forEach(conditions::incident);
        snapshot.signals().forEach(conditions::signal);
        sources.forEach(source -> line(source).ifPresent(conditions.found::add));
        conditions.found.addAll(PlatformConditions.of(device, snapshot, now));
        conditions.box(discarded);
        conditions.surroundings();
        return Folding.fold(conditions.found);
    }

    private void incident(Decision incident) {
        if (incident.isTrap()) {
            boolean suspected = incident.phase().code().equals("suspected");
            ConditionKind kind = suspected
                    ? ConditionKind.SUSPECTED
                    : incident.danger() ? ConditionKind.TRAPPED_IN_DANGER : ConditionKind.TRAPPED;
            add(Condition.of(kind, "", incident.occurredMs()), incident);
            return;
        }
        FaultKind fault =
                FaultKind.valueOf(incident.kind().toUpperCase(Locale.ROOT).replace('-', '_'));
        if (fault == FaultKind.SIGNAL_LOST && incident.signal() == null) {
            add(Condition.of(ConditionKind.WIRES_LOST, "", incident.occurredMs()), incident);
        } else if (!OF_WIRES.contains(fault)) {
            add(Condition.of(ConditionKind.valueOf(fault.name()), "", incident.occurredMs()), incident);
        }
    }

    private void add(Condition condition, Decision incident) {
        List<String> alarmed = device.uplinks().stream()
                .filter(one -> one.classes().contains(Topics.ALARM))
                .map(one -> one.name())
                .toList();
        found.add(condition.with(
                "incident", IncidentTree.of(incident, snapshot, alarmed, snapshot.acknowledgements(), now)));
    }

    private void signal(Snapshot.SignalView view) {
        Signal signal = view.sight().signal();
        Optional<Decision> incident = snapshot.incidents().stream()
                .filter(one -> one.signal() == signal)
                .findFirst();
        Condition wrong = wrong(view, incident);
        if (wrong == null) {
            return;
        }
        SignalConfig wire = device.signals().get(signal);
        Condition placed = wire == null
                ? wrong
                : wrong.on(wire.source())
                        .with("source", wire.source())
                        .with("channel", wire.channel())
                        .with("terminal", wire.terminal().orElse(null));
        incident.ifPresentOrElse(one -> add(placed, one), () -> found.add(placed));
    }

    private static Condition wrong(Snapshot.SignalView view, Optional<Decision> incident) {
        String signal = view.sight().signal().code();
        Doubt doubt = view.doubt();
        if (doubt != null) {
            ConditionKind kind = switch (doubt.fault()) {
                case STUCK -> ConditionKind.WIRE_STUCK;
                case DEAD -> ConditionKind.WIRE_DEAD;
                case INVERTED -> ConditionKind.WIRE_INVERTED;
                case SWAPPED -> ConditionKind.WIRE_SWAPPED;
                case CONTRADICTORY -> ConditionKind.WIRE_CONTRADICTORY;
                case CHATTERING -> ConditionKind.WIRE_CHATTERING;
            };
            return Condition.of(kind, signal, doubt.sinceMs());
        }
        if (view.placeLostSinceMs() != Tick.NONE) {
            return Condition.of(ConditionKind.PLACE_LOST, signal, view.placeLostSinceMs());
        }
        if (incident.isPresent()) {
            return Condition.of(
                    ofFault(incident.get().kind()), signal, incident.get().occurredMs());
        }
        return view.sight().read()
                ? null
                : Condition.of(ConditionKind.WIRE_UNREAD, signal, view.sight().sampledMs());
    }

    /** A fault of a signal outlasts the doubt by the time in which the wire has to prove itself. */
    private static ConditionKind ofFault(String fault) {
        return switch (fault) {
            case "signal-stuck" -> ConditionKind.WIRE_STUCK;
            case "signal-inverted" -> ConditionKind.WIRE_INVERTED;
            case "signal-contradictory" -> ConditionKind.WIRE_CONTRADICTORY;
            default -> ConditionKind.WIRE_LOST;
        };
    }

    /** What is the matter with a line; empty where it is good. */
    public static Optional<Condition> line(SourceCondition source) {
        ConditionKind kind = switch (source.state()) {
            case GOOD -> null;
            case STARTING -> ConditionKind.LINE_STARTING;
            case IMPAIRED -> ConditionKind.LINE_IMPAIRED;
            case MISSING -> ConditionKind.LINE_MISSING;
            case SILENT -> ConditionKind.LINE_SILENT;
            case GARBLED -> ConditionKind.LINE_GARBLED;
        };
        return Optional.ofNullable(kind)
                .map(one -> Condition.of(one, source.name(), source.sinceMs())
                        .with(
                                "troubles",
                                source.trouble().sentences().stream()
                                        .map(sentence ->
                                                Map.of("key", sentence.key(), "arguments", sentence.arguments()))
                                        .toList()));
    }

    private void box(Optional<StateDiscard> discarded) {
        discarded.ifPresent(one ->
                found.add(Condition.of(ConditionKind.STATE_DISCARDED, "", one.sinceMs(), one.setAside(), one.reason())
                        .as(one.wentOnWith())));
        if (!snapshot.onCard()) {
            found.add(Condition.of(ConditionKind.STORE_LOST, "", Tick.NONE));
        }
        boolean told = found.stream().anyMatch(one -> one.kind() == ConditionKind.CLOCK_UNSET);
        if (!now.wall().synced() && !told) {
            found.add(Condition.of(ConditionKind.CLOCK_UNSET, "", Tick.NONE));
        }
    }

    private void surroundings() {
        Snapshot.Surroundings around = snapshot.surroundings();
        around.commissioning()
                .ifPresent(one -> found.add(Condition.of(
                        ConditionKind.NOT_LIVE,
                        "",
                        one.period().sinceMs(),
                        now.at(one.period().endsMs()).rfc3339(),
                        one.wires().proven().size(),
                        one.wires().proven().size() + one.wires().unproven().size())));
        around.maintenance()
                .ifPresent(visit -> found.add(Condition.of(
                        ConditionKind.VISIT,
                        "",
                        visit.sinceMs(),
                        visit.by(),
                        now.at(visit.untilMs()).rfc3339())));
        for (Advisory advisory : around.advisories()) {
            found.add(Condition.of(
                            ConditionKind.ADVISORY,
                            "",
                            Tick.NONE,
                            advisory.until(),
                            advisory.text() == null ? "" : advisory.text())
                    .as(advisory.type()));
        }
    }
}
