package dev.liftwatch.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LiftWorld;
import dev.liftwatch.sim.Restart;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One lift is judged across the restarts of its box. */
class JudgeTest {
    private static final long STOPS_MS = 100_000;
    private static final long HOUR_MS = 3_600_000;

    private final SimulatedConfig installation = new SimulatedConfig(LiftWorld.draw(1, Kit.NO_PRESENCE_CONTACTS, true));
    private final Judge judge = new Judge(installation, true);

    private void read(long atMs, Signal signal, long value) {
        judge.read(atMs, Reading.of(signal, value));
    }

    /** The car leaves its landing and stops on its way. */
    private void stopOutside() {
        read(1000, Signal.MAINS_OK, 1);
        read(1000, Signal.ALARM_BUTTON, 0);
        read(1000, Signal.INSPECTION, 0);
        read(1000, Signal.DOOR_ZONE, 1);
        read(1000, Signal.DOOR_CLOSED, 0);
        read(90_000, Signal.DOOR_CLOSED, 1);
        read(STOPS_MS, Signal.DOOR_ZONE, 0);
    }

    private void readAgain(long atMs) {
        read(atMs, Signal.MAINS_OK, 1);
        read(atMs, Signal.ALARM_BUTTON, 0);
        read(atMs, Signal.INSPECTION, 0);
        read(atMs + 100, Signal.DOOR_ZONE, 0);
        read(atMs + 200, Signal.DOOR_CLOSED, 1);
    }

    private void restart(long offMs, long onMs, boolean orderly, boolean clocked) {
        Restart restart = new Restart(offMs, onMs, orderly, clocked, Optional.empty());
        judge.boxGoesOff(restart);
        judge.boxComesOn(restart);
    }

    private List<Said> raised() {
        return judge.said().stream().filter(d -> d.phase() == Phase.RAISED).toList();
    }

    @Test
    void afterAGapOfUnknownLengthWhatIsSaidIsToldByTheTimeOfTheLift() {
        stopOutside();
        long onMs = STOPS_MS + 20_000 + HOUR_MS;
        restart(STOPS_MS + 20_000, onMs, true, false);
        readAgain(onMs + 1000);
        judge.finish(onMs + HOUR_MS);
        Said raised = raised().getFirst();
        assertTrue(raised.atMs() > onMs && raised.atMs() < onMs + 900_000, () -> "raised at " + raised.atMs());
        long tickMs = judge.decisions().stream()
                .filter(d -> d.isTrap() && d.phase() == Phase.RAISED)
                .findFirst()
                .orElseThrow()
                .atMs();
        assertEquals(HOUR_MS - Judge.STARTING_MS, raised.atMs() - tickMs, "only some seconds passed for it");
    }

    @Test
    void whereTheClockRanOnTimeIsTheSameForBoth() {
        stopOutside();
        long onMs = STOPS_MS + 60_000;
        restart(STOPS_MS + 20_000, onMs, false, true);
        readAgain(onMs + 1000);
        judge.finish(onMs + HOUR_MS);
        assertEquals(
                judge.decisions().stream()
                        .filter(d -> d.isTrap() && d.phase() == Phase.RAISED)
                        .map(d -> d.atMs())
                        .toList(),
                raised().stream().map(Said::atMs).toList());
        assertEquals(1, raised().size());
    }

    @Test
    void whatIsSaidGoesThroughTextAndKeepsItsId() {
        stopOutside();
        read(STOPS_MS + 400_000, Signal.MAINS_OK, 1);
        Said before = raised().getFirst();
        long onMs = STOPS_MS + 500_000;
        restart(STOPS_MS + 450_000, onMs, false, true);
        readAgain(onMs + 1000);
        read(onMs + 100_000, Signal.DOOR_ZONE, 1);
        read(onMs + 105_000, Signal.DOOR_CLOSED, 0);
        judge.finish(onMs + 200_000);
        Said last = judge.said().getLast();
        assertEquals(Phase.CLOSED, last.phase());
        assertEquals(before.incident(), last.incident());
    }
}
