package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Faults that show over many rides: a presence sensor that never lets go, and doors whose contacts never move. */
class HabitCheckTest {
    private static final long TWENTY_MINUTES_MS = 20 * 60_000;
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private final Wires wires = new Wires(Signal.OCCUPIED, Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
    private final DrawnCar car = new DrawnCar();
    private final Doubted doubted = new Doubted();
    private final RunCheck run = new RunCheck(LIFT);
    private HabitCheck check = new HabitCheck();

    private HabitCheckTest looksAt(long tickMs) {
        return looksAt(tickMs, RunCheck.Opening.NONE);
    }

    private HabitCheckTest opensAt(long tickMs) {
        return looksAt(tickMs, RunCheck.Opening.ORDINARY);
    }

    private HabitCheckTest looksAt(long tickMs, RunCheck.Opening opening) {
        wires.at(tickMs);
        check.update(wires.panel(), car.at(tickMs).draw(), LIFT, run, opening, doubted);
        return this;
    }

    private void assertDoubt(Signal signal, SignalFault fault) {
        assertEquals(Map.of(signal, fault), doubted.doubts());
    }

    private void assertNoDoubt() {
        assertEquals(Map.of(), doubted.doubts());
    }

    private void goOnWithAnotherAgent() {
        HabitCheck other = new HabitCheck();
        other.resume(check.save());
        assertEquals(check.save(), other.save());
        check = other;
    }

    private HabitCheckTest presentFrom(long tickMs, int openings) {
        wires.at(tickMs).read(Signal.OCCUPIED, 1);
        looksAt(tickMs);
        for (int i = 1; i <= openings; i++) {
            opensAt(tickMs + i * 1000L);
        }
        return this;
    }

    @Test
    void presenceForTwentyMinutesAndSixOpeningsIsAStuckSensorAtTheVeryMillisecond() {
        presentFrom(5000, 6).looksAt(5000 + TWENTY_MINUTES_MS - 1);
        assertNoDoubt();
        looksAt(5000 + TWENTY_MINUTES_MS);
        assertDoubt(Signal.OCCUPIED, SignalFault.STUCK);
    }

    @Test
    void fiveOpeningsAreTooFewHoweverLongItTakes() {
        presentFrom(5000, 5).looksAt(5000 + 3 * TWENTY_MINUTES_MS);
        assertNoDoubt();
        goOnWithAnotherAgent();
        opensAt(5001 + 3 * TWENTY_MINUTES_MS);
        assertDoubt(Signal.OCCUPIED, SignalFault.STUCK);
    }

    @Test
    void oneMomentOfSilenceBeginsBothAnew() {
        presentFrom(5000, 5);
        wires.at(20_000).read(Signal.OCCUPIED, 0);
        looksAt(20_000).presentFrom(21_000, 5).looksAt(5000 + TWENTY_MINUTES_MS);
        opensAt(21_000 + TWENTY_MINUTES_MS - 1);
        assertNoDoubt();
        looksAt(21_000 + TWENTY_MINUTES_MS);
        assertDoubt(Signal.OCCUPIED, SignalFault.STUCK);
    }

    @Test
    void aStuckSensorIsBelievedWhenItFallsAndNotWhenItIsLost() {
        presentFrom(5000, 6).looksAt(5000 + TWENTY_MINUTES_MS);
        wires.lose(Signal.OCCUPIED);
        looksAt(6000 + TWENTY_MINUTES_MS);
        assertDoubt(Signal.OCCUPIED, SignalFault.STUCK);
        wires.read(Signal.OCCUPIED, 0);
        looksAt(7000 + TWENTY_MINUTES_MS);
        assertNoDoubt();
    }

    /** Runs to a landing by the given tick, and its doors are not closed from then on for so long; the open contact is silent. */
    private HabitCheckTest servesAt(long tickMs, long ajarMs) {
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

    private HabitCheckTest servesTimes(int times, long ajarMs) {
        for (int i = 1; i <= times; i++) {
            servesAt(i * 100_000L, ajarMs);
        }
        return this;
    }

    @Test
    void fourLandingsServedWithoutTheOpenContactAreADeadContactAndThreeAreNot() {
        servesTimes(3, 60_000);
        assertNoDoubt();
        goOnWithAnotherAgent();
        servesAt(400_000, 4999);
        assertNoDoubt();
        looksAt(405_500);
        assertDoubt(Signal.DOOR_OPEN, SignalFault.CONTRADICTORY);
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
    void anOpenContactThatIsLostIsNotDead() {
        for (int i = 1; i <= 8; i++) {
            wires.at(i * 100_000L).read(Signal.DOOR_CLOSED, 1).lose(Signal.DOOR_OPEN);
            ranUntil(i * 100_000L, true);
            car.standsSince(i * 100_000L);
            looksAt(i * 100_000L);
            wires.read(Signal.DOOR_CLOSED, 0);
            looksAt(i * 100_000L + 10_000);
        }
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

    @Test
    void doorsThatWereAjarOnTheWayCountFromTheLastTravel() {
        servesTimes(3, 5000).servesAt(400_000, 4000);
        car.standsSince(402_000);
        looksAt(406_999);
        assertNoDoubt();
        looksAt(407_000);
        assertDoubt(Signal.DOOR_OPEN, SignalFault.CONTRADICTORY);
    }

    @Test
    void fourStopsAtLandingsAndNoDoorMovedAreAStuckClosedContact() {
        Wires contact = new Wires(Signal.DOOR_CLOSED).read(Signal.DOOR_CLOSED, 1);
        for (int stop = 1; stop <= 4; stop++) {
            assertNoDoubt();
            goOnWithAnotherAgent();
            car.standsSince(stop * 1000L).inDoorZone(Truth.TRUE);
            looksAtAlone(contact);
            looksAtAlone(contact);
            car.standsSince(stop * 1000L + 500).inDoorZone(Truth.FALSE);
            looksAtAlone(contact);
        }
        assertDoubt(Signal.DOOR_CLOSED, SignalFault.CONTRADICTORY);
        contact.read(Signal.DOOR_CLOSED, 0);
        looksAtAlone(contact);
        assertNoDoubt();
        contact.read(Signal.DOOR_CLOSED, 1);
        car.standsSince(20_000).inDoorZone(Truth.TRUE);
        looksAtAlone(contact);
        assertNoDoubt();
    }

    private void looksAtAlone(Wires contact) {
        check.update(contact.panel(), car.draw(), LIFT, run, RunCheck.Opening.NONE, doubted);
    }

    @Test
    void whereAnOpenContactTellsStopsWithoutDoorsAreTheDoors() {
        wires.read(Signal.DOOR_CLOSED, 1).read(Signal.DOOR_OPEN, 0);
        for (int stop = 1; stop <= 8; stop++) {
            car.standsSince(stop * 1000L);
            looksAt(stop * 1000L);
        }
        assertNoDoubt();
        wires.panel().distrust(Signal.DOOR_OPEN);
        looksAt(9000);
        assertDoubt(Signal.DOOR_CLOSED, SignalFault.CONTRADICTORY);
        wires.read(Signal.DOOR_OPEN, 1);
        looksAt(10_000);
        assertNoDoubt();
    }
}
