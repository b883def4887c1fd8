package dev.liftwatch.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bounded part of {@code ./dev faults}: the same scenarios, briefly, with the same ledger. */
class FaultsIT {
    private static final long SEED = 1;

    @TempDir
    private Path folder;

    private void assertNoDifference(Scenario scenario) throws Exception {
        Scenario.Report report = scenario.play(new Scenario.Stage(folder, SEED, false));
        assertEquals(List.of(), report.differences(), () -> report.figures().toString());
    }

    @Test
    void anAlarmOutlivesABrokerThatFreezes() throws Exception {
        assertNoDifference(new FrozenBroker(true));
    }

    @Test
    void everyAlarmComesOnceAndInOrderOverALineThatFailsInEveryWay() throws Exception {
        assertNoDifference(new UnsteadyLine(1));
    }

    @Test
    void killsInMidAlarmLoseNothingAndInventNothing() throws Exception {
        assertNoDifference(new AgentKills(2));
    }
}
