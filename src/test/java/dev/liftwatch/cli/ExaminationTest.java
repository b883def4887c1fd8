package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.health.Condition;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.report.Moment;
import dev.liftwatch.time.Tick;
import dev.liftwatch.time.WallTime;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What monitoring makes of a doctor's run. */
class ExaminationTest {
    private static final Moment NOW = new Moment(0, new WallTime(0, true));

    private static int exit(Consumer<Examination> found) {
        Examination examination = new Examination();
        found.accept(examination);
        return Examination.exit(examination.sections(NOW));
    }

    private static Condition of(ConditionKind kind) {
        return Condition.of(kind, "", Tick.NONE);
    }

    @Test
    void theWorstOfWhatIsKnownDecides() {
        assertEquals(Examination.IN_ORDER, exit(_ -> {}));
        assertEquals(Examination.IN_ORDER, exit(examination -> examination.found(of(ConditionKind.IN_CLEAR))));
        assertEquals(Examination.WARNINGS, exit(examination -> examination.found(of(ConditionKind.DISK_LOW))));
        assertEquals(Examination.FAULTS, exit(examination -> {
            examination.found(of(ConditionKind.DISK_LOW));
            examination.found(of(ConditionKind.DISK_FULL));
            examination.cannotLook(Section.AGENT, "no rights");
        }));
    }

    @Test
    void whatCouldNotBeLookedAtIsNeverCalledInOrder() {
        assertEquals(Examination.NOT_LOOKED, exit(examination -> {
            examination.found(of(ConditionKind.DISK_LOW));
            examination.cannotLook(Section.AGENT, "no rights");
        }));
    }

    @Test
    void whatWasLookedAtInAnotherWayCounts() {
        assertEquals(Examination.IN_ORDER, exit(examination -> {
            examination.looked(Section.LINES, "io");
            examination.cannotLook(Section.LINES, "no rights");
        }));
    }

    @Test
    void everyKindHasItsSection() {
        for (ConditionKind kind : ConditionKind.values()) {
            Section.of(kind);
        }
        assertEquals(Section.WIRES, Section.of(ConditionKind.WIRE_LOST));
        assertEquals(Section.DISK, Section.of(ConditionKind.DISK_FULL));
        assertEquals(Section.PLATFORMS, Section.of(ConditionKind.NEVER_PROVEN));
        assertEquals(Section.LIFT, Section.of(ConditionKind.TRAPPED));
    }
}
