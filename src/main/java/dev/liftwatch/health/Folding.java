package dev.liftwatch.health;

import static dev.liftwatch.health.ConditionKind.AGENT_STOPPED;
import static dev.liftwatch.health.ConditionKind.ALARM_UNANSWERED;
import static dev.liftwatch.health.ConditionKind.BROKER_UNREACHABLE;
import static dev.liftwatch.health.ConditionKind.LINE_GARBLED;
import static dev.liftwatch.health.ConditionKind.LINE_MISSING;
import static dev.liftwatch.health.ConditionKind.LINE_SILENT;
import static dev.liftwatch.health.ConditionKind.NAME_SILENT;
import static dev.liftwatch.health.ConditionKind.NAME_UNKNOWN;
import static dev.liftwatch.health.ConditionKind.NETWORK_LOST;
import static dev.liftwatch.health.ConditionKind.PLATFORM_OFFLINE;
import static dev.liftwatch.health.ConditionKind.SELFTEST_FAILED;
import static dev.liftwatch.health.ConditionKind.STORE_FILLING;
import static dev.liftwatch.health.ConditionKind.WIRES_LOST;
import static dev.liftwatch.health.ConditionKind.WIRE_LOST;
import static dev.liftwatch.health.ConditionKind.WIRE_UNREAD;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Hides effects under their cause, so that a dead line is one finding and not one for each of its wires. */
public final class Folding {
    private static final Set<ConditionKind> DEAD_LINE = EnumSet.of(LINE_MISSING, LINE_SILENT, LINE_GARBLED);
    private static final Set<ConditionKind> NOTHING_READ = EnumSet.of(WIRE_LOST, WIRE_UNREAD);
    private static final Set<ConditionKind> UNREACHED =
            EnumSet.of(PLATFORM_OFFLINE, NAME_UNKNOWN, NAME_SILENT, BROKER_UNREACHABLE);
    private static final Set<ConditionKind> UNTOLD = EnumSet.of(SELFTEST_FAILED, ALARM_UNANSWERED, STORE_FILLING);

    private Folding() {}

    /** Those that remain, worst first; each says how many are hidden under it. */
    public static List<Condition> fold(List<Condition> found) {
        int[] effects = new int[found.size()];
        boolean[] hidden = new boolean[found.size()];
        for (int i = 0; i < found.size(); i++) {
            int cause = cause(found, i);
            if (cause >= 0) {
                hidden[i] = true;
                effects[cause]++;
            }
        }
        List<Condition> remaining = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (!hidden[i]) {
                remaining.add(found.get(i).hiding(effects[i]));
            }
        }
        remaining.sort(Comparator.comparing(Condition::kind));
        return List.copyOf(remaining);
    }

    private static int cause(List<Condition> found, int effect) {
        for (int i = 0; i < found.size(); i++) {
            if (i != effect && hides(found.get(i), found.get(effect), found)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean hides(Condition cause, Condition effect, List<Condition> found) {
        ConditionKind by = cause.kind();
        ConditionKind of = effect.kind();
        if (DEAD_LINE.contains(by)) {
            return of == WIRES_LOST || (NOTHING_READ.contains(of) && effect.on().equals(cause.subject()));
        }
        return switch (by) {
            case WIRES_LOST ->
                NOTHING_READ.contains(of) && found.stream().noneMatch(other -> isDeadLineOf(other, effect));
            case NETWORK_LOST -> UNREACHED.contains(of);
            case PLATFORM_OFFLINE -> UNTOLD.contains(of) && cause.subject().equals(effect.subject());
            case NAME_UNKNOWN, NAME_SILENT, BROKER_UNREACHABLE ->
                (UNTOLD.contains(of) || of == PLATFORM_OFFLINE)
                        && cause.subject().equals(effect.subject());
            case AGENT_STOPPED -> of == PLATFORM_OFFLINE;
            default -> false;
        };
    }

    private static boolean isDeadLineOf(Condition line, Condition wire) {
        return DEAD_LINE.contains(line.kind()) && wire.on().equals(line.subject());
    }
}
