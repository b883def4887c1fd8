package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.doubt.Leaving.Word;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Wires;
import org.junit.jupiter.api.Test;

/** At a landing people leave; in a car that holds them they stay. */
class LeavingTest {
    private final Wires wires = new Wires(Signal.OCCUPIED);
    private final DrawnCar car = new DrawnCar();
    private Leaving leaving = new Leaving(true);
    private Onboard onboard = Onboard.NOBODY;

    private Word at(long tickMs) {
        wires.at(tickMs);
        return leaving.update(wires.panel(), car.at(tickMs).draw(), onboard);
    }

    private Word reads(long tickMs, long occupied) {
        wires.at(tickMs).read(Signal.OCCUPIED, occupied);
        return at(tickMs);
    }

    @Test
    void whoeverWasSeenOnTheWayAndIsNotSeenForTwentyFiveSecondsOfTheStandHasLeft() {
        reads(1000, 1);
        car.standsSince(10_000);
        assertEquals(Word.STAY, at(10_000));
        assertEquals(Word.STAY, reads(12_000, 0));
        assertEquals(Word.STAY, at(36_999));
        assertEquals(Word.LEFT, at(37_000));
        assertEquals(37_000, leavingDue());
    }

    private long leavingDue() {
        Leaving other = new Leaving(true);
        other.resume(new Leaving.SavedLeaving(10_000, true, false));
        return other.dueMs(wires.panel());
    }

    @Test
    void silenceOnTheWayIsNoLeaving() {
        reads(1000, 1);
        reads(2000, 0);
        car.travelledAt(40_000);
        assertEquals(Word.STAY, at(40_000));
        car.standsSince(50_000);
        assertEquals(Word.STAY, at(74_999));
        assertEquals(Word.LEFT, at(75_000));
    }

    @Test
    void aPirTakesAMinuteAndIsNotSureThen() {
        leaving = new Leaving(false);
        reads(1000, 1);
        car.standsSince(10_000);
        reads(12_000, 0);
        assertEquals(Word.STAY, at(71_999));
        assertEquals(Word.PERHAPS_LEFT, at(72_000));
    }

    @Test
    void whoComesInAfterThatStaysUntilTheNextLanding() {
        reads(1000, 1);
        car.standsSince(10_000);
        reads(12_000, 0);
        at(40_000);
        assertEquals(Word.STAY, reads(45_000, 1));
        car.standsSince(60_000);
        assertEquals(Word.STAY, reads(61_000, 0));
    }

    @Test
    void aCarInWhichNobodyWasSeenHoldsNobodyAndALostSensorSaysNothing() {
        reads(1000, 0);
        car.standsSince(10_000);
        assertEquals(Word.NOBODY, at(40_000));
        wires.lose(Signal.OCCUPIED);
        assertEquals(Word.UNKNOWN, at(41_000));
        onboard = new Onboard(true, false);
        car.standsSince(50_000);
        assertEquals(Word.STAY, at(50_000));
    }
}
