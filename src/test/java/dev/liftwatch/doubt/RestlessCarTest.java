package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A car that travels for longer than it can and gets nowhere is shaken by its sensors. */
class RestlessCarTest {
    /** Its longest run takes 8 s, its slowest passage 5 s: it travels on for 7.5 s after an edge, and for 22 s at the most. */
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private static final long MOST_MS = 22_000;
    private static final long MOST_CREEPING_MS = 46_000;

    private Wires wires = new Wires(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.POSITION_MM);
    private final DrawnCar car = new DrawnCar();
    private final Doubted doubted = new Doubted();
    private RestlessCheck check = new RestlessCheck();

    RestlessCarTest() {
        wires.read(Signal.LEVEL_UPPER, 1).read(Signal.DOOR_ZONE, 1).read(Signal.POSITION_MM, 1000);
    }

    /** The door-zone contact shows an edge every second from the given tick on, and the last one at the end. */
    private RestlessCarTest shakes(long fromMs, long untilMs) {
        for (long tickMs = fromMs; tickMs < untilMs; tickMs += 1000) {
            edgeAt(tickMs);
        }
        return edgeAt(untilMs);
    }

    private RestlessCarTest edgeAt(long tickMs) {
        wires.at(tickMs);
        wires.read(Signal.DOOR_ZONE, 1 - wires.panel().value(Signal.DOOR_ZONE));
        car.travelledAt(tickMs);
        return looksAt(tickMs);
    }

    private RestlessCarTest looksAt(long tickMs) {
        wires.at(tickMs);
        check.update(wires.panel(), car.at(tickMs).draw(), LIFT, doubted);
        return this;
    }

    private void assertChatters(Signal signal) {
        assertEquals(SignalFault.CHATTERING, doubted.doubts().get(signal));
        doubted.trust(signal, SignalFault.CHATTERING);
        assertCalm();
    }

    private void assertCalm() {
        assertEquals(Map.of(), doubted.doubts());
    }

    @Test
    void theSensorThatMovedLastChattersAtTheVeryMillisecond() {
        shakes(1000, 1000 + MOST_MS - 1);
        assertCalm();
        edgeAt(1000 + MOST_MS);
        assertChatters(Signal.DOOR_ZONE);
    }

    @Test
    void itIsJudgedAnewAfterThat() {
        shakes(1000, 1000 + MOST_MS);
        assertChatters(Signal.DOOR_ZONE);
        shakes(1000 + MOST_MS + 500, 1000 + 2 * MOST_MS);
        assertCalm();
        edgeAt(1500 + 2 * MOST_MS);
        assertChatters(Signal.DOOR_ZONE);
    }

    @Test
    void aCarThatStandsBetweenIsNotRestless() {
        shakes(1000, 1000 + MOST_MS - 1000);
        car.standsSince(MOST_MS);
        looksAt(MOST_MS + 500).edgeAt(1000 + MOST_MS);
        assertCalm();
    }

    @Test
    void threeSecondsWithoutAnEdgeAtALandingAreAStop() {
        edgeAt(1000).looksAt(4000);
        shakes(4500, 1000 + MOST_MS);
        assertCalm();
    }

    @Test
    void aPauseOfASlowPassageAndAHalfGoesOnAndALongerOneBeginsAnew() {
        car.inDoorZone(Truth.FALSE);
        edgeAt(1000).looksAt(8500).edgeAt(8500).looksAt(16_000).edgeAt(16_000).edgeAt(1000 + MOST_MS);
        assertChatters(Signal.DOOR_ZONE);
        check = new RestlessCheck();
        edgeAt(101_000).looksAt(108_501).edgeAt(108_501).edgeAt(116_000).edgeAt(101_000 + MOST_MS);
        assertCalm();
    }

    @Test
    void aTechnicianOnTheCarTopAndOpenDoorsAreNoRestlessness() {
        shakes(1000, 10_000);
        car.inspection(Truth.TRUE);
        edgeAt(11_000);
        car.inspection(Truth.FALSE);
        shakes(12_000, 1000 + MOST_MS);
        assertCalm();
        check = new RestlessCheck();
        shakes(101_000, 110_000);
        car.doorsOpenSince(110_500);
        edgeAt(111_000);
        car.doorsClosed(Truth.TRUE);
        shakes(112_000, 101_000 + MOST_MS);
        assertCalm();
    }

    @Test
    void aCarThatCameMoreThanAMetreHasTravelled() {
        shakes(1000, MOST_MS);
        wires.read(Signal.POSITION_MM, 2000);
        edgeAt(1000 + MOST_MS);
        assertChatters(Signal.DOOR_ZONE);
        check = new RestlessCheck();
        shakes(101_000, 100_000 + MOST_MS);
        wires.read(Signal.POSITION_MM, 3001);
        edgeAt(101_000 + MOST_MS);
        assertCalm();
    }

    @Test
    void whereThePlaceIsLostNothingSpeaksForTravel() {
        wires.lose(Signal.POSITION_MM);
        shakes(1000, 1000 + MOST_MS);
        assertChatters(Signal.DOOR_ZONE);
    }

    @Test
    void aLiftThatMayBeCreepingWithoutMainsGetsThreeTimesItsRun() {
        wires = new Wires(Signal.DOOR_ZONE, Signal.MAINS_OK);
        car.mainsLost(Truth.TRUE);
        shakes(1000, 1000 + MOST_CREEPING_MS - 1);
        assertCalm();
        edgeAt(1000 + MOST_CREEPING_MS);
        assertChatters(Signal.DOOR_ZONE);
        check = new RestlessCheck();
        car.mainsLost(Truth.FALSE);
        shakes(101_000, 101_000 + MOST_MS);
        assertChatters(Signal.DOOR_ZONE);
    }

    @Test
    void anotherAgentGoesOnInTheMiddle() {
        shakes(1000, 10_000);
        RestlessCheck other = new RestlessCheck();
        other.resume(check.save());
        assertEquals(check.save(), other.save());
        check = other;
        shakes(10_500, 1000 + MOST_MS);
        assertChatters(Signal.DOOR_ZONE);
    }
}
