package dev.liftwatch.health;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.link.LinkTrouble;
import dev.liftwatch.report.Moment;
import dev.liftwatch.time.Tick;
import dev.liftwatch.uplink.TroubleReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** What is the matter with the ways to the platforms. */
final class PlatformConditions {
    /** A certificate that ends within less than this is told of, days. */
    private static final int FEW_DAYS = 60;

    private PlatformConditions() {}

    static List<Condition> of(DeviceConfig device, Snapshot snapshot, Moment now) {
        List<Condition> found = new ArrayList<>();
        boolean none =
                snapshot.uplinks().size() > 1 && snapshot.uplinks().stream().noneMatch(Snapshot.UplinkView::online);
        if (none) {
            found.add(Condition.of(ConditionKind.NETWORK_LOST, "", Tick.NONE));
        }
        for (Snapshot.UplinkView view : snapshot.uplinks()) {
            link(view, found);
            security(view, now, found);
        }
        for (UplinkFault lapse : snapshot.surroundings().uplinkFaults()) {
            // A trouble of the connection is told with what is known besides.
            boolean ofAnswers = lapse.kind() == UplinkFault.Kind.ALARM_UNANSWERED
                    || lapse.kind() == UplinkFault.Kind.SELF_TEST_FAILED;
            if (ofAnswers) {
                found.add(Condition.of(kind(lapse.kind().code()), lapse.uplink(), lapse.sinceMs()));
            }
        }
        device.uplinks().stream()
                .filter(one -> !one.inClear().isEmpty())
                .forEach(one -> found.add(Condition.of(
                        ConditionKind.IN_CLEAR,
                        one.name(),
                        Tick.NONE,
                        one.inClear().getFirst())));
        return found;
    }

    private static ConditionKind kind(String code) {
        return ConditionKind.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static void link(Snapshot.UplinkView view, List<Condition> found) {
        if (!view.online()) {
            found.add(Condition.of(
                    ConditionKind.PLATFORM_OFFLINE,
                    view.name(),
                    Tick.NONE,
                    view.waiting().backlog().messages(),
                    view.reason()));
        }
        for (LinkTrouble trouble : view.troubles()) {
            Map<String, Object> details = TroubleReport.details(trouble);
            found.add(Condition.of(
                            kind(TroubleReport.kind(trouble).code()),
                            view.name(),
                            trouble.sinceMs(),
                            details.getOrDefault("topic", "-"),
                            details.getOrDefault("bytes", "-"),
                            details.getOrDefault("taken_bytes", "-"),
                            details.getOrDefault("times", "-"))
                    .as(String.valueOf(details.get("why"))));
        }
        if (view.waiting().hoursLeft() != null) {
            found.add(Condition.of(
                    ConditionKind.STORE_FILLING,
                    view.name(),
                    Tick.NONE,
                    view.waiting().hoursLeft()));
        }
        if (view.tested() && view.proven().isEmpty()) {
            found.add(Condition.of(ConditionKind.NEVER_PROVEN, view.name(), Tick.NONE));
        }
        if (view.refused() > 0) {
            found.add(Condition.of(ConditionKind.REQUESTS_REFUSED, view.name(), Tick.NONE, view.refused()));
        }
    }

    private static void security(Snapshot.UplinkView view, Moment now, List<Condition> found) {
        OptionalLong days = view.certificates().stream()
                .mapToLong(term -> term.daysLeft(now.wall().epochMs()))
                .min();
        if (days.isPresent() && days.getAsLong() < FEW_DAYS) {
            ConditionKind kind =
                    days.getAsLong() < 0 ? ConditionKind.CERTIFICATE_ENDED : ConditionKind.CERTIFICATE_ENDING;
            found.add(Condition.of(kind, view.name(), Tick.NONE, days.getAsLong()));
        }
        ConditionKind unsure = switch (view.revocation().state()) {
            case NONE, GOOD -> null;
            case ENDED -> ConditionKind.REVOCATION_ENDED;
            case UNUSABLE -> ConditionKind.REVOCATION_UNUSABLE;
            case FOREIGN -> ConditionKind.REVOCATION_FOREIGN;
        };
        if (unsure != null) {
            found.add(Condition.of(unsure, view.name(), Tick.NONE));
        }
    }
}
