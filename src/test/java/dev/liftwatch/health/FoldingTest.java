package dev.liftwatch.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A technician is told the cause, not its effects, and the worst thing first. */
class FoldingTest {
    private static Condition found(ConditionKind kind, String subject) {
        return Condition.of(kind, subject, Tick.NONE);
    }

    private static List<ConditionKind> kinds(Condition... found) {
        List<Condition> mixed = new ArrayList<>(Arrays.asList(found));
        Collections.shuffle(mixed, new Random());
        return Folding.fold(mixed).stream().map(Condition::kind).toList();
    }

    @Test
    void aDeadLineHidesTheWiresThatComeOverItAndNoOthers() {
        assertEquals(
                List.of(ConditionKind.WIRE_INVERTED, ConditionKind.WIRE_LOST, ConditionKind.LINE_SILENT),
                kinds(
                        found(ConditionKind.LINE_SILENT, "board"),
                        found(ConditionKind.WIRE_LOST, "door_zone").on("board"),
                        found(ConditionKind.WIRE_UNREAD, "door_open").on("board"),
                        found(ConditionKind.WIRE_INVERTED, "door_closed").on("board"),
                        found(ConditionKind.WIRE_LOST, "position_mm").on("encoder")));
    }

    @Test
    void theCauseSaysHowManyEffectsItHides() {
        List<Condition> remaining = Folding.fold(List.of(
                found(ConditionKind.WIRE_LOST, "door_zone").on("board"),
                found(ConditionKind.LINE_SILENT, "board"),
                found(ConditionKind.WIRE_LOST, "door_open").on("board")));
        assertEquals(1, remaining.size());
        assertEquals(2, remaining.getFirst().effects());
    }

    @Test
    void aNetworkThatIsGoneHidesThePlatformsBehindIt() {
        assertEquals(
                List.of(ConditionKind.NETWORK_LOST, ConditionKind.CERTIFICATE_ENDED),
                kinds(
                        found(ConditionKind.NETWORK_LOST, ""),
                        found(ConditionKind.PLATFORM_OFFLINE, "city"),
                        found(ConditionKind.PLATFORM_OFFLINE, "maker"),
                        found(ConditionKind.NAME_SILENT, "maker"),
                        found(ConditionKind.ALARM_UNANSWERED, "city"),
                        found(ConditionKind.CERTIFICATE_ENDED, "city")));
    }

    @Test
    void anAlarmThatAConnectedPlatformDoesNotAnswerIsNotHiddenByAnotherPlatform() {
        assertEquals(
                List.of(ConditionKind.PLATFORM_OFFLINE, ConditionKind.ALARM_UNANSWERED),
                kinds(found(ConditionKind.PLATFORM_OFFLINE, "maker"), found(ConditionKind.ALARM_UNANSWERED, "city")));
    }

    @Test
    void nothingHidesATrapping() {
        Random random = new Random();
        for (int i = 0; i < 200; i++) {
            List<Condition> some = new ArrayList<>(List.of(found(ConditionKind.TRAPPED, "")));
            List<ConditionKind> kinds = List.of(ConditionKind.values());
            random.ints(8, 0, kinds.size())
                    .mapToObj(at -> found(kinds.get(at), "x").on("x"))
                    .forEach(some::add);
            Collections.shuffle(some, random);
            assertEquals(
                    1L,
                    Folding.fold(some).stream()
                            .filter(one -> one.kind() == ConditionKind.TRAPPED
                                    && one.on().isEmpty())
                            .count());
        }
    }
}
