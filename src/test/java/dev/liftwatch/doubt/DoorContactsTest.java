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

/** A door-open contact that never comes, and a door-closed contact that never lets go. */
class DoorContactsTest {
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private Wires wires = new Wires(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
    private final DrawnCar car = new DrawnCar();
    private final Doubted doubted = new Doubted();
    private final RunCheck run = new RunCheck(LIFT);
    private ServiceTime service = new ServiceTime();
    private final OpenContactCheck open = new OpenContactCheck(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
    private ClosedContactCheck closed = new ClosedContactCheck(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);

    private DoorContactsTest looksAt(long tickMs) {
        wires.at(tickMs);
        open.update(wires.panel(), car.at(tickMs).draw(), run, service, doubted);
        closed.update(wires.panel(), car.at(tickMs).draw(), service, doubted);
        return this;
    }

    /** Runs to a landing by the given tick, and its doors are not closed from then on for so long; the open contact is silent. */
    private DoorContactsTest servesAt(long tickMs, long ajarMs) {
        doubted.people(Leaving.Word.NOBODY, tickMs);
        wires.at(tickMs).read(Signal.DOOR_CLOSED, 1).read(Signal.DOOR_OPEN, 0);
        car.standsSince(tickMs).doorsClosed(Truth.TRUE);
        ranUntil(tickMs, true);
        looksAt(tickMs);
        wires.at(tickMs + 500).read(Signal.DOOR_CLOSED, 0);
        car.doorsAjarSince(tickMs + 500);
        return looksAt(tickMs + 500).looksAt(tickMs + 500 + ajarMs);
    }

    private void ranUntil(long tickMs, boolean withClosedDoors) {
        run.resume(new RunCheck.SavedRun(
                List.of(), List.of(), List.of(), tickMs, true, withClosedDoors, true, true, true, false));
    }

    private DoorContactsTest servesTimes(int times, long ajarMs) {
        for (int i = 1; i <= times; i++) {
            servesAt(i * 100_000L, ajarMs);
        }
        return this;
    }

    private void assertDoubt(Signal signal) {
        assertEquals(Map.of(signal, SignalFault.CONTRADICTORY), doubted.doubts());
    }

    private void assertNoDoubt() {
        assertEquals(Map.of(), doubted.doubts());
    }

    @Test
    void fourLandingsServedWithoutTheOpenContactAreADeadContactAndThreeAreNot() {
        servesTimes(3, 60_000);
        assertNoDoubt();
        servesAt(400_000, 4999);
        assertNoDoubt();
        looksAt(405_500);
        assertDoubt(Signal.DOOR_OPEN);
    }

    @Test
    void doorsThatPartForLessThanThisLiftNeedsToServeAnybodyServeNobody() {
        service.resume(new ServiceTime.SavedService(0, 0, -1, false, 3, 20_000, 12_000));
        servesTimes(8, 9000);
        assertNoDoubt();
        servesTimes(12, 11_000);
        assertDoubt(Signal.DOOR_OPEN);
    }

    @Test
    void oneLandingIsServedOnceHoweverOftenOneLooks() {
        servesAt(100_000, 5000)
                .looksAt(110_000)
                .looksAt(120_000)
                .looksAt(130_000)
                .looksAt(140_000);
        assertNoDoubt();
    }

    @Test
    void doorsAjarForLessThanFiveSecondsAreATryThatFailed() {
        servesTimes(8, 4999);
        assertNoDoubt();
    }

    @Test
    void aDeadContactThatComesIsBelievedAgainAndTheCountBeginsAnew() {
        servesTimes(4, 5000);
        wires.read(Signal.DOOR_OPEN, 1);
        looksAt(450_000);
        assertNoDoubt();
        servesAt(500_000, 5000).servesAt(600_000, 5000).servesAt(700_000, 5000);
        assertNoDoubt();
    }

    @Test
    void doorsThatWereOpenInTravelOrStandOutsideServeNobody() {
        car.inDoorZone(Truth.FALSE);
        servesTimes(8, 5000);
        assertNoDoubt();
        car.inDoorZone(Truth.TRUE);
        for (int i = 11; i <= 18; i++) {
            wires.at(i * 100_000L).read(Signal.DOOR_CLOSED, 0);
            car.standsSince(i * 100_000L).doorsAjarSince(i * 100_000L);
            ranUntil(i * 100_000L, false);
            looksAt(i * 100_000L + 50_000);
        }
        assertNoDoubt();
    }

    private DoorContactsTest stopsAt(long tickMs, Leaving.Word people) {
        doubted.people(people, tickMs);
        car.inDoorZone(Truth.TRUE).standsSince(tickMs);
        return looksAt(tickMs).looksAt(tickMs + 2499);
    }

    @Test
    void fourStopsAtLandingsAndNoDoorMovedAreAStuckClosedContact() {
        wires = new Wires(Signal.DOOR_CLOSED).read(Signal.DOOR_CLOSED, 1);
        looksAt(1);
        for (int stop = 1; stop <= 4; stop++) {
            stopsAt(stop * 10_000L, Leaving.Word.NOBODY);
            assertNoDoubt();
            ClosedContactCheck other = new ClosedContactCheck(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
            other.resume(closed.save());
            closed = other;
            looksAt(stop * 10_000L + 2500);
        }
        assertDoubt(Signal.DOOR_CLOSED);
        wires.at(50_000).read(Signal.DOOR_CLOSED, 0);
        looksAt(50_000);
        assertNoDoubt();
    }

    @Test
    void aLiftThatShuttlesWithItsPeopleHasNoStuckContact() {
        wires = new Wires(Signal.DOOR_CLOSED).read(Signal.DOOR_CLOSED, 1);
        looksAt(1);
        for (int stop = 1; stop <= 100; stop++) {
            stopsAt(stop * 10_000L, Leaving.Word.STAY).looksAt(stop * 10_000L + 8000);
            assertNoDoubt();
        }
    }

    @Test
    void whereAnOpenContactTellsStopsWithoutDoorsAreTheDoors() {
        wires.read(Signal.DOOR_CLOSED, 1).read(Signal.DOOR_OPEN, 0);
        for (int stop = 1; stop <= 8; stop++) {
            stopsAt(stop * 10_000L, Leaving.Word.NOBODY).looksAt(stop * 10_000L + 5000);
        }
        assertNoDoubt();
        wires.panel().distrust(Signal.DOOR_OPEN);
        for (int stop = 9; stop <= 12; stop++) {
            stopsAt(stop * 10_000L, Leaving.Word.NOBODY).looksAt(stop * 10_000L + 5000);
        }
        assertDoubt(Signal.DOOR_CLOSED);
    }
}
