package dev.liftwatch.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.time.Tick;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalPanelTest {
    private final SignalPanel panel = new SignalPanel(Map.of(
            Signal.DOOR_CLOSED, SignalSettings.defaults(Signal.DOOR_CLOSED),
            Signal.DOOR_ZONE, new SignalSettings(20, 5000, true, 0),
            Signal.POSITION_MM, SignalSettings.defaults(Signal.POSITION_MM)));

    private void at(long ms, Signal signal, long value) {
        panel.settle(ms);
        panel.apply(Reading.of(signal, value), ms);
        panel.settle(ms);
    }

    @Test
    void aSignalNeverSeenIsUnknown() {
        assertEquals(Truth.UNKNOWN, panel.flag(Signal.DOOR_CLOSED));
        assertEquals(Tick.NONE, panel.sinceMs(Signal.DOOR_CLOSED));
    }

    @Test
    void aFirstValueCountsAtOnce() {
        at(1000, Signal.DOOR_CLOSED, 1);
        assertEquals(Truth.TRUE, panel.flag(Signal.DOOR_CLOSED));
    }

    @Test
    void aFlagCountsWhenItHasHeldForItsDebounceAndIsSoSinceItsEdge() {
        at(1000, Signal.DOOR_CLOSED, 0);
        at(2000, Signal.DOOR_CLOSED, 1);
        assertEquals(2020, panel.nextDueMs(2000));
        panel.settle(2019);
        assertEquals(Truth.FALSE, panel.flag(Signal.DOOR_CLOSED));
        panel.settle(2020);
        assertEquals(Truth.TRUE, panel.flag(Signal.DOOR_CLOSED));
        assertEquals(2000, panel.sinceMs(Signal.DOOR_CLOSED));
    }

    @Test
    void aClosedContactThatFallsWaitsToSeeWhetherTheWholeShaftFallsWithItAndIsOpenSinceItsEdge() {
        at(1000, Signal.DOOR_CLOSED, 1);
        at(2000, Signal.DOOR_CLOSED, 0);
        panel.settle(2119);
        assertEquals(Truth.TRUE, panel.flag(Signal.DOOR_CLOSED));
        panel.settle(2120);
        assertEquals(Truth.FALSE, panel.flag(Signal.DOOR_CLOSED));
        assertEquals(2000, panel.sinceMs(Signal.DOOR_CLOSED));
    }

    @Test
    void bounceShorterThanTheDebounceIsNoEdge() {
        at(1000, Signal.DOOR_CLOSED, 0);
        at(2000, Signal.DOOR_CLOSED, 1);
        at(2019, Signal.DOOR_CLOSED, 0);
        panel.settle(3000);
        assertEquals(1000, panel.sinceMs(Signal.DOOR_CLOSED));
    }

    @Test
    void aSignalThatIsNotBelievedIsLeftOutAndReadOn() {
        at(1000, Signal.DOOR_CLOSED, 1);
        panel.distrust(Signal.DOOR_CLOSED);
        assertEquals(Truth.UNKNOWN, panel.flag(Signal.DOOR_CLOSED));
        assertEquals(Truth.TRUE, panel.readFlag(Signal.DOOR_CLOSED));
        assertEquals(false, panel.isUsed(Signal.DOOR_CLOSED));
        panel.trust(Signal.DOOR_CLOSED);
        assertEquals(Truth.TRUE, panel.flag(Signal.DOOR_CLOSED));
    }

    @Test
    void aFlagFromASourceOfEdgesHoldsForEver() {
        at(1000, Signal.DOOR_CLOSED, 1);
        panel.settle(100_000_000);
        assertEquals(Truth.TRUE, panel.flag(Signal.DOOR_CLOSED));
    }

    @Test
    void aRepeatedFlagAndANumberAgeAndBecomeUnknown() {
        at(1000, Signal.DOOR_ZONE, 1);
        at(1000, Signal.POSITION_MM, 15_230);
        panel.settle(5999);
        assertEquals(Truth.TRUE, panel.flag(Signal.DOOR_ZONE));
        assertEquals(15_230, panel.value(Signal.POSITION_MM));
        assertEquals(6000, panel.nextDueMs(5999));
        panel.settle(6000);
        assertEquals(Truth.UNKNOWN, panel.flag(Signal.DOOR_ZONE));
        assertEquals(false, panel.isKnown(Signal.POSITION_MM));
    }

    @Test
    void aLostSignalIsUnknownAtOnce() {
        at(1000, Signal.DOOR_CLOSED, 1);
        panel.apply(Reading.lost(Signal.DOOR_CLOSED), 1500);
        panel.settle(1500);
        assertEquals(Truth.UNKNOWN, panel.flag(Signal.DOOR_CLOSED));
        assertEquals(1500, panel.sinceMs(Signal.DOOR_CLOSED));
    }

    @Test
    void whatIsSavedGoesOnAsIfNothingHadHappened() {
        at(1000, Signal.DOOR_CLOSED, 1);
        at(2000, Signal.DOOR_CLOSED, 0);
        SignalPanel resumed = new SignalPanel(Map.of(
                Signal.DOOR_CLOSED, SignalSettings.defaults(Signal.DOOR_CLOSED),
                Signal.MAINS_OK, SignalSettings.defaults(Signal.MAINS_OK)));
        resumed.resume(panel.save());
        resumed.settle(2120);
        assertEquals(Truth.FALSE, resumed.flag(Signal.DOOR_CLOSED));
        assertEquals(Truth.UNKNOWN, resumed.flag(Signal.MAINS_OK));
    }
}
