package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A doubt that arises while people may be trapped, and two wires that are exchanged. */
class DoubtDuringAnAlarmTest {
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);
    private static final Onboard PEOPLE = new Onboard(true, false);
    private static final Onboard ALARM = new Onboard(true, true);

    private final Wires wires = new Wires(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.SAFETY_CHAIN);
    private final DrawnCar car = new DrawnCar();
    private SignalTrust trust = new SignalTrust(LIFT, true);
    private Onboard onboard = Onboard.NOBODY;
    private long nowMs = 1000;

    private void looks() {
        trust.update(wires.at(nowMs).panel(), car.at(nowMs).draw(), onboard);
    }

    private void reads(Signal signal, long value) {
        wires.at(nowMs).read(signal, value);
    }

    /** A ride to a landing, with these contacts in travel and the same turned at the landing. */
    private void rides(long closedInTravel, long openInTravel, long chain) {
        nowMs += 60_000;
        reads(Signal.SAFETY_CHAIN, chain);
        reads(Signal.DOOR_CLOSED, closedInTravel);
        reads(Signal.DOOR_OPEN, openInTravel);
        car.inDoorZone(Truth.FALSE).travelledAt(nowMs).doorsClosed(Truth.TRUE);
        looks();
        long stoodMs = nowMs;
        nowMs += 3000;
        reads(Signal.DOOR_CLOSED, 1 - closedInTravel);
        reads(Signal.DOOR_OPEN, 1 - openInTravel);
        car.inDoorZone(Truth.TRUE).standsSince(stoodMs).doorsOpenSince(nowMs);
        nowMs += 1000;
        looks();
    }

    private SignalFault fault(Signal signal) {
        return trust.doubts().stream()
                .filter(doubt -> doubt.signal() == signal)
                .map(Doubt::fault)
                .findFirst()
                .orElse(null);
    }

    private void kicks() {
        for (int kick = 0; kick < 15; kick++) {
            reads(Signal.DOOR_CLOSED, 0);
            looks();
            nowMs += 200;
            reads(Signal.DOOR_CLOSED, 1);
            looks();
            nowMs += 400;
        }
    }

    @Test
    void aWireThatIsConvictedWhileAnAlarmStandsIsBelievedUntilTheAlarmIsOver() {
        onboard = ALARM;
        for (int ride = 0; ride < 4; ride++) {
            rides(1, 0, 0);
        }
        assertEquals(List.of(), trust.doubts());
        assertTrue(trust.wouldDoubt(Signal.SAFETY_CHAIN));
        onboard = PEOPLE;
        nowMs += 1000;
        looks();
        assertEquals(SignalFault.STUCK, fault(Signal.SAFETY_CHAIN));
        assertFalse(trust.wouldDoubt(Signal.SAFETY_CHAIN));
    }

    @Test
    void trappedPeopleWhoKickTheDoorsBreakNoContactAndOneThatStaysPartedWasNotKicked() {
        onboard = PEOPLE;
        reads(Signal.DOOR_CLOSED, 1);
        looks();
        kicks();
        assertEquals(List.of(), trust.doubts());
        reads(Signal.DOOR_CLOSED, 0);
        looks();
        nowMs += 1999;
        looks();
        assertEquals(List.of(), trust.doubts());
        nowMs += 1;
        looks();
        assertEquals(SignalFault.CHATTERING, fault(Signal.DOOR_CLOSED));
    }

    @Test
    void theSameFlutterInAnEmptyCarIsALooseContactAtOnce() {
        reads(Signal.DOOR_CLOSED, 1);
        looks();
        kicks();
        assertEquals(SignalFault.CHATTERING, fault(Signal.DOOR_CLOSED));
    }

    @Test
    void twoContactsThatBothSayTheOppositeAreExchangedAndReadAsEachOther() {
        for (int ride = 0; ride < 3; ride++) {
            rides(0, 1, 1);
        }
        assertEquals(SignalFault.SWAPPED, fault(Signal.DOOR_CLOSED));
        assertEquals(SignalFault.SWAPPED, fault(Signal.DOOR_OPEN));
        reads(Signal.DOOR_CLOSED, 0);
        reads(Signal.DOOR_OPEN, 0);
        assertEquals(Truth.FALSE, wires.panel().flag(Signal.DOOR_OPEN), "doors that part by a hand are not open");
        assertEquals(Truth.FALSE, wires.panel().flag(Signal.DOOR_CLOSED));

        SignalTrust other = new SignalTrust(LIFT, true);
        other.resume(trust.save(wires.panel()), wires.panel());
        trust = other;
        reads(Signal.DOOR_OPEN, 1);
        assertEquals(Truth.TRUE, wires.panel().flag(Signal.DOOR_CLOSED), "after a restart, too");

        rides(1, 0, 1);
        rides(1, 0, 1);
        assertEquals(List.of(), trust.doubts(), "somebody has changed them over");
    }
}
