package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import org.junit.jupiter.api.Test;

/** The inspection input is believed until three rides with a door cycle say otherwise. */
class InspectionWatchTest {
    private final Wires wires = new Wires(Signal.INSPECTION);
    private InspectionWatch watch = new InspectionWatch();

    private Truth afterRides(int rides) {
        watch.update(wires.panel(), false);
        for (int i = 0; i < rides; i++) {
            watch.update(wires.panel(), true);
        }
        return watch.effective();
    }

    @Test
    void whatWasNeverReadIsUnknown() {
        assertEquals(Truth.UNKNOWN, afterRides(3));
        assertFalse(watch.contradicted());
    }

    @Test
    void twoRidesContradictNothingAndTheThirdDoes() {
        wires.read(Signal.INSPECTION, 1);
        assertEquals(Truth.TRUE, afterRides(2));
        assertFalse(watch.contradicted());
        assertEquals(Truth.UNKNOWN, afterRides(1));
        assertTrue(watch.contradicted());
    }

    @Test
    void ridesCountAnewWhenInspectionIsSwitchedOff() {
        wires.read(Signal.INSPECTION, 1);
        afterRides(3);
        wires.read(Signal.INSPECTION, 0);
        assertEquals(Truth.FALSE, afterRides(5));
        wires.read(Signal.INSPECTION, 1);
        assertEquals(Truth.TRUE, afterRides(2));
    }

    @Test
    void anotherAgentCountsOn() {
        wires.read(Signal.INSPECTION, 1);
        afterRides(2);
        InspectionWatch other = new InspectionWatch();
        other.resume(watch.save());
        assertEquals(Truth.TRUE, other.effective());
        watch = other;
        assertEquals(Truth.UNKNOWN, afterRides(1));
    }
}
