package dev.liftwatch.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether what is read means a dead supply of the shaft or an ordinary lift. */
class ShaftSupplyTest {
    private final Map<Signal, SignalSettings> wiring = new EnumMap<>(Signal.class);
    private SignalPanel panel;
    private long nowMs = 10_000;

    /** Wires inputs that show 1 when powered. */
    private ShaftSupplyTest activeHigh(Signal... signals) {
        for (Signal signal : signals) {
            wiring.put(signal, SignalSettings.defaults(signal));
        }
        panel = new SignalPanel(wiring);
        return this;
    }

    /** Wires an input whose dead wire shows 1. */
    private ShaftSupplyTest activeLow(Signal signal) {
        wiring.put(signal, new SignalSettings(20, 5000, false, 1));
        panel = new SignalPanel(wiring);
        return this;
    }

    private ShaftSupplyTest pass(long ms) {
        for (long endMs = nowMs + ms; nowMs < endMs; nowMs++) {
            panel.settle(nowMs);
        }
        return this;
    }

    private ShaftSupplyTest show(Signal signal, long value) {
        panel.apply(Reading.of(signal, value), nowMs);
        return this;
    }

    private ShaftSupplyTest parkedAtALanding() {
        activeHigh(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR_ZONE, Signal.OCCUPIED, Signal.MAINS_OK);
        show(Signal.DOOR_CLOSED, 1).show(Signal.DOOR_OPEN, 0).show(Signal.DOOR_ZONE, 1);
        return show(Signal.OCCUPIED, 0).show(Signal.MAINS_OK, 1).pass(5000);
    }

    @Test
    void twoUnrelatedSignalsThatFallTogetherWithNothingLeftPoweredAreADrop() {
        parkedAtALanding()
                .show(Signal.DOOR_CLOSED, 0)
                .pass(60)
                .show(Signal.DOOR_ZONE, 0)
                .pass(200);
        assertTrue(panel.shaftUnpowered());
        assertEquals(Truth.UNKNOWN, panel.flag(Signal.DOOR_CLOSED));
        assertEquals(Truth.UNKNOWN, panel.flag(Signal.DOOR_ZONE));
        assertEquals(Truth.TRUE, panel.flag(Signal.MAINS_OK), "the machine room has its own supply");
    }

    @Test
    void theyNeverSeemToHaveChangedWhileItWasNotClearYet() {
        parkedAtALanding().show(Signal.DOOR_ZONE, 0);
        for (int ms = 0; ms < 99; ms++) {
            pass(1);
            assertEquals(Truth.TRUE, panel.flag(Signal.DOOR_ZONE));
        }
        show(Signal.DOOR_CLOSED, 0).pass(30);
        assertTrue(panel.shaftUnpowered());
    }

    @Test
    void twoThatFallFurtherApartAreALiftThatOpensOutsideALanding() {
        parkedAtALanding()
                .show(Signal.DOOR_ZONE, 0)
                .pass(300)
                .show(Signal.DOOR_CLOSED, 0)
                .pass(300);
        assertFalse(panel.shaftUnpowered());
        assertEquals(Truth.FALSE, panel.flag(Signal.DOOR_CLOSED));
    }

    @Test
    void oneThatFallsAsTheMainsFailIsADrop() {
        parkedAtALanding().show(Signal.DOOR_ZONE, 0).pass(30_000);
        show(Signal.MAINS_OK, 0).pass(1500).show(Signal.DOOR_CLOSED, 0).pass(200);
        assertTrue(panel.shaftUnpowered());
    }

    @Test
    void oneThatFellShortlyBeforeTheMainsAreSeenToFailIsADropAndOneThatFellLongBeforeIsADoor() {
        parkedAtALanding().show(Signal.DOOR_ZONE, 0).pass(30_000);
        show(Signal.DOOR_CLOSED, 0).pass(1900).show(Signal.MAINS_OK, 0).pass(200);
        assertTrue(panel.shaftUnpowered());
        wiring.clear();
        parkedAtALanding().show(Signal.DOOR_ZONE, 0).pass(30_000);
        show(Signal.DOOR_CLOSED, 0).pass(2100).show(Signal.MAINS_OK, 0).pass(200);
        assertFalse(panel.shaftUnpowered());
    }

    @Test
    void oneThatFallsLongAfterTheMainsFailedIsADoorThatIsForced() {
        parkedAtALanding().show(Signal.DOOR_ZONE, 0).pass(30_000);
        show(Signal.MAINS_OK, 0).pass(3000).show(Signal.DOOR_CLOSED, 0).pass(200);
        assertFalse(panel.shaftUnpowered());
    }

    @Test
    void itEndsHalfASecondAfterAnyOfThemShowsPowerAgain() {
        parkedAtALanding().show(Signal.DOOR_CLOSED, 0).show(Signal.DOOR_ZONE, 0).pass(60_000);
        show(Signal.DOOR_CLOSED, 1).pass(499);
        assertTrue(panel.shaftUnpowered());
        pass(30);
        assertFalse(panel.shaftUnpowered());
        assertEquals(Truth.TRUE, panel.flag(Signal.DOOR_CLOSED));
        assertEquals(Truth.FALSE, panel.flag(Signal.DOOR_ZONE), "and what is read then counts");
    }

    @Test
    void anAlarmButtonHasItsOwnSupplyAndIsHeardWhileTheOthersAreDead() {
        activeHigh(Signal.DOOR_CLOSED, Signal.DOOR_ZONE, Signal.ALARM_BUTTON);
        show(Signal.DOOR_CLOSED, 1)
                .show(Signal.DOOR_ZONE, 1)
                .show(Signal.ALARM_BUTTON, 0)
                .pass(5000);
        show(Signal.DOOR_CLOSED, 0).show(Signal.DOOR_ZONE, 0).pass(60_000);
        show(Signal.ALARM_BUTTON, 1).pass(5000);
        assertTrue(panel.shaftUnpowered());
        assertEquals(Truth.TRUE, panel.flag(Signal.ALARM_BUTTON));
    }

    @Test
    void anInspectionSwitchThatIsTurnedOnMeanwhileIsNoReturnEither() {
        activeHigh(Signal.DOOR_CLOSED, Signal.DOOR_ZONE, Signal.INSPECTION);
        show(Signal.DOOR_CLOSED, 1)
                .show(Signal.DOOR_ZONE, 1)
                .show(Signal.INSPECTION, 0)
                .pass(5000);
        show(Signal.DOOR_CLOSED, 0).show(Signal.DOOR_ZONE, 0).pass(60_000);
        show(Signal.INSPECTION, 1).pass(5000);
        assertTrue(panel.shaftUnpowered());
        show(Signal.DOOR_CLOSED, 1).pass(530);
        assertEquals(Truth.TRUE, panel.flag(Signal.INSPECTION));
    }

    @Test
    void aLowActiveInputOfADeadWireReadsOneAndIsNotBelievedEither() {
        activeHigh(Signal.DOOR_CLOSED, Signal.DOOR_OPEN).activeLow(Signal.DOOR_ZONE);
        show(Signal.DOOR_CLOSED, 1)
                .show(Signal.DOOR_OPEN, 0)
                .show(Signal.DOOR_ZONE, 0)
                .pass(5000);
        show(Signal.DOOR_CLOSED, 0).show(Signal.DOOR_ZONE, 1).pass(200);
        assertTrue(panel.shaftUnpowered());
        assertEquals(Truth.UNKNOWN, panel.flag(Signal.DOOR_ZONE));
    }

    @Test
    void aSafetyChainThatOpensAsTheCarLeavesAZoneIsNoDrop() {
        activeHigh(Signal.SAFETY_CHAIN, Signal.DOOR_ZONE).activeLow(Signal.DOOR_CLOSED);
        show(Signal.SAFETY_CHAIN, 1)
                .show(Signal.DOOR_ZONE, 1)
                .show(Signal.DOOR_CLOSED, 1)
                .pass(5000);
        show(Signal.SAFETY_CHAIN, 0).show(Signal.DOOR_ZONE, 0).pass(500);
        assertFalse(panel.shaftUnpowered());
    }

    @Test
    void aPersonNoLongerSeenAsTheCarLeavesAZoneIsNoDrop() {
        activeHigh(Signal.OCCUPIED, Signal.DOOR_ZONE).activeLow(Signal.DOOR_CLOSED);
        show(Signal.OCCUPIED, 1)
                .show(Signal.DOOR_ZONE, 1)
                .show(Signal.DOOR_CLOSED, 1)
                .pass(5000);
        show(Signal.OCCUPIED, 0).show(Signal.DOOR_ZONE, 0).pass(500);
        assertFalse(panel.shaftUnpowered());
    }

    @Test
    void bothLevelSensorsLeftAtSpeedAreNoDrop() {
        activeHigh(Signal.LEVEL_UPPER, Signal.LEVEL_LOWER).activeLow(Signal.DOOR_CLOSED);
        show(Signal.LEVEL_UPPER, 1)
                .show(Signal.LEVEL_LOWER, 1)
                .show(Signal.DOOR_CLOSED, 1)
                .pass(5000);
        show(Signal.LEVEL_UPPER, 0).pass(50).show(Signal.LEVEL_LOWER, 0).pass(500);
        assertFalse(panel.shaftUnpowered());
    }

    @Test
    void bothEntrancesOpeningTogetherAreNoDrop() {
        activeHigh(Signal.DOOR_CLOSED, Signal.DOOR2_CLOSED, Signal.SAFETY_CHAIN);
        show(Signal.DOOR_CLOSED, 1)
                .show(Signal.DOOR2_CLOSED, 1)
                .show(Signal.SAFETY_CHAIN, 1)
                .pass(5000);
        show(Signal.DOOR_CLOSED, 0)
                .show(Signal.DOOR2_CLOSED, 0)
                .show(Signal.SAFETY_CHAIN, 0)
                .pass(500);
        assertFalse(panel.shaftUnpowered());
    }

    @Test
    void aRestartInTheMiddleOfADropKeepsIt() {
        parkedAtALanding().show(Signal.DOOR_CLOSED, 0).show(Signal.DOOR_ZONE, 0).pass(200);
        SignalPanel.SavedPanel saved = panel.save();
        panel = new SignalPanel(wiring);
        panel.resume(saved);
        pass(1000);
        assertTrue(panel.shaftUnpowered());
        show(Signal.DOOR_ZONE, 1).pass(600);
        assertEquals(Truth.TRUE, panel.flag(Signal.DOOR_ZONE));
    }
}
