package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.doubt.RunCheck.Opening;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Wires;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An alarm button that is held in ride after ride, each of which serves people all the same. */
class CallsInServiceTest {
    private static final Map<Signal, SignalFault> FOUND = Map.of(Signal.ALARM_BUTTON, SignalFault.CONTRADICTORY);

    private final Wires wires = new Wires(Signal.ALARM_BUTTON);
    private final DrawnCar car = new DrawnCar();
    private final Doubted doubted = new Doubted();
    private CallsInService check = new CallsInService();
    private long nowMs = 10_000;

    private CallsInServiceTest() {
        wires.at(nowMs).read(Signal.ALARM_BUTTON, 0);
        look(Opening.NONE);
    }

    private void look(Opening opening) {
        wires.at(nowMs);
        check.update(wires.panel(), car.at(nowMs).draw(), opening, Leaving.Word.UNKNOWN, doubted);
    }

    /** A ride with the button held for so long in it, and doors that open where it ends. */
    private CallsInServiceTest ride(long heldMs) {
        nowMs += 20_000;
        wires.at(nowMs).read(Signal.ALARM_BUTTON, heldMs > 0 ? 1 : 0);
        for (long rodeMs = 0; rodeMs <= 10_000; rodeMs += 500) {
            nowMs += 500;
            if (heldMs > 0 && rodeMs + 500 >= heldMs) {
                wires.at(nowMs).read(Signal.ALARM_BUTTON, 0);
            }
            car.travelledAt(nowMs);
            look(Opening.NONE);
        }
        nowMs += 2000;
        wires.at(nowMs).read(Signal.ALARM_BUTTON, 0);
        look(Opening.ORDINARY);
        return this;
    }

    private CallsInServiceTest rides(int count, long heldMs) {
        for (int i = 0; i < count; i++) {
            ride(heldMs);
        }
        return this;
    }

    @Test
    void theThirdRideInARowWithTheButtonHeldConvictsIt() {
        rides(2, 8000);
        assertEquals(Map.of(), doubted.doubts());
        ride(8000);
        assertEquals(FOUND, doubted.doubts());
    }

    @Test
    void whoPlaysWithItNowAndThenIsHeardTheNextTime() {
        Random random = new Random(18);
        for (int i = 0; i < 60; i++) {
            rides(1 + random.nextInt(2), 4000 + random.nextInt(5000)).rides(2 + random.nextInt(4), 0);
        }
        assertEquals(Map.of(), doubted.doubts());
    }

    @Test
    void jabsInEveryRideSayNothing() {
        rides(20, 2000);
        assertEquals(Map.of(), doubted.doubts());
    }

    @Test
    void whoeverHoldsItInACarThatStandsIsNoBadWireHoweverOftenTheCarIsLetGo() {
        for (int i = 0; i < 20; i++) {
            nowMs += 30_000;
            wires.at(nowMs).read(Signal.ALARM_BUTTON, 1);
            look(Opening.NONE);
            nowMs += 60_000;
            look(Opening.NONE);
            wires.at(nowMs).read(Signal.ALARM_BUTTON, 0);
            ride(0);
        }
        assertEquals(Map.of(), doubted.doubts());
    }

    @Test
    void eightCalmRidesClearIt() {
        rides(3, 8000).rides(7, 0);
        assertEquals(FOUND, doubted.doubts());
        ride(0);
        assertEquals(Map.of(), doubted.doubts());
    }

    @Test
    void anHourWithoutAPressClearsItInALiftThatNobodyUses() {
        rides(3, 8000);
        nowMs += 3_590_000;
        look(Opening.NONE);
        assertEquals(FOUND, doubted.doubts());
        nowMs += 20_000;
        look(Opening.NONE);
        assertEquals(Map.of(), doubted.doubts());
    }

    @Test
    void aRestartForgetsNothingOfIt() {
        rides(2, 8000);
        CallsInService next = new CallsInService();
        next.resume(check.save());
        check = next;
        ride(8000);
        assertEquals(FOUND, doubted.doubts());
    }
}
