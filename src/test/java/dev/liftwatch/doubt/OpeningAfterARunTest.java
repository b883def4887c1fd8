package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.doubt.RunCheck.Opening;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How doors come to stand open after a run: promptly, later, or perhaps forced. */
class OpeningAfterARunTest {
    /** Its slowest passage takes 5 s. */
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private Wires wires = new Wires(Signal.DOOR_OPEN, Signal.POSITION_MM);
    private final DrawnCar car = new DrawnCar();
    private final Doubted doubted = new Doubted();
    private final RunCheck check = new RunCheck(LIFT);

    private Opening looksAt(long tickMs) {
        wires.at(tickMs);
        return check.update(wires.panel(), car.at(tickMs).draw(), doubted);
    }

    /** Travels outside every zone at that tick, behind doors that read so. */
    private void travelsAt(long tickMs, Truth closed) {
        car.inDoorZone(Truth.FALSE).travelledAt(tickMs).doorsClosed(closed);
        looksAt(tickMs);
    }

    private void travelsAt(long tickMs) {
        travelsAt(tickMs, Truth.TRUE);
    }

    /** Its doors leave closed at that tick and stand open a second later, at a landing. */
    private Opening opensAt(long tickMs, long lastTravelMs) {
        car.inDoorZone(Truth.TRUE).standsSince(lastTravelMs).doorsOpenSince(tickMs);
        return looksAt(tickMs + 1000);
    }

    @Test
    void anOpeningIsPromptWithinEightSecondsOfTheStopWhereMotionIsSeen() {
        wires.read(Signal.POSITION_MM, 3000);
        travelsAt(100_000);
        assertEquals(Opening.PROMPT, opensAt(108_000, 100_000));
        car.doorsClosed(Truth.TRUE);
        looksAt(150_000);
        travelsAt(200_000);
        assertEquals(Opening.ORDINARY, opensAt(208_001, 200_000));
    }

    @Test
    void whereItIsNotSeenALongestRunMayHavePassedSinceTheLastEdge() {
        travelsAt(100_000);
        assertEquals(Opening.PROMPT, opensAt(116_000, 100_000));
        car.doorsClosed(Truth.TRUE);
        looksAt(150_000);
        travelsAt(200_000);
        assertEquals(Opening.ORDINARY, opensAt(216_001, 200_000));
        wires = new Wires(Signal.SPEED_MM_S).read(Signal.SPEED_MM_S, 0);
        car.doorsClosed(Truth.TRUE);
        looksAt(250_000);
        travelsAt(300_000);
        assertEquals(Opening.ORDINARY, opensAt(308_001, 300_000));
    }

    @Test
    void doorsOpenOnceTheCarHasNotTravelledForASecondAndAHalf() {
        travelsAt(100_000);
        car.standsSince(100_000).doorsOpenSince(100_100);
        assertEquals(Opening.NONE, looksAt(101_499));
        assertEquals(Opening.PROMPT, looksAt(101_500));
        assertEquals(Opening.NONE, looksAt(102_000));
    }

    @Test
    void doorsThatReadClosedAreOpenOnlyWhereTheOpenContactWasLowInTravel() {
        travelsAt(100_000);
        car.standsSince(100_000).contactsContradictSince(105_000);
        assertEquals(Opening.NONE, looksAt(106_000));
        wires.read(Signal.DOOR_OPEN, 0);
        travelsAt(200_000);
        car.standsSince(200_000).contactsContradictSince(203_000);
        assertEquals(Opening.PROMPT, looksAt(206_000));
    }

    @Test
    void aRunWithOpenDoorsIsNoneAfterWhichTheyOpen() {
        travelsAt(100_000, Truth.FALSE);
        assertFalse(check.afterRunWithClosedDoors());
        assertEquals(Opening.PERHAPS_FORCED, opensAt(105_000, 100_000));
        car.doorsClosed(Truth.TRUE);
        looksAt(110_000);
        wires.read(Signal.DOOR_OPEN, 0);
        travelsAt(200_000, Truth.FALSE);
        assertEquals(Opening.PROMPT, opensAt(205_000, 200_000));
        travelsAt(300_000);
        assertTrue(check.afterRunWithClosedDoors());
    }
}
