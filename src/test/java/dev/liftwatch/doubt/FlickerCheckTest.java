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

/** A zone sensor that comes back sooner than any car can: how soon, how often, and until when it is left out. */
class FlickerCheckTest {
    /** From the rim of one zone to the next it takes 2.6 s at rated speed; less than half of that is no car. */
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private static final long TOO_SOON_MS = 1299;
    private static final long QUICK_ENOUGH_MS = 1300;
    private static final long HALF_AN_HOUR_MS = 1_800_000;

    private final Wires wires = new Wires(Signal.DOOR_ZONE, Signal.LEVEL_UPPER);
    private final DrawnCar car = new DrawnCar().doorsClosed(Truth.TRUE);
    private final Doubted doubted = new Doubted();
    private FlickerCheck check = new FlickerCheck(LIFT);
    private long nowMs = 10_000;

    private FlickerCheckTest reads(long value) {
        wires.at(nowMs).read(Signal.DOOR_ZONE, value);
        return looks();
    }

    private FlickerCheckTest looks() {
        wires.at(nowMs);
        check.update(wires.panel(), car.at(nowMs).draw(), doubted);
        return this;
    }

    private FlickerCheckTest gaps(int times, long gapMs) {
        for (int i = 0; i < times; i++) {
            nowMs += 5000;
            reads(0);
            nowMs += gapMs;
            reads(1);
        }
        return this;
    }

    private FlickerCheckTest opens() {
        nowMs += 5000;
        car.doorsOpenSince(nowMs - 2000);
        looks();
        car.doorsClosed(Truth.TRUE);
        nowMs += 5000;
        return looks();
    }

    private void assertBelieved() {
        assertEquals(Map.of(), doubted.doubts());
    }

    private void assertFlickers() {
        assertEquals(Map.of(Signal.DOOR_ZONE, SignalFault.CHATTERING), doubted.doubts());
    }

    @Test
    void sixGapsThatAreTooShortAreAFlickerAndFiveAreNot() {
        reads(1).gaps(5, TOO_SOON_MS).assertBelieved();
        gaps(1, TOO_SOON_MS).assertFlickers();
    }

    @Test
    void whatACarAtRatedSpeedCanDoIsNone() {
        reads(1).gaps(50, QUICK_ENOUGH_MS).assertBelieved();
    }

    @Test
    void anOpeningBeginsTheCountAnew() {
        reads(1).gaps(5, TOO_SOON_MS).opens().gaps(5, TOO_SOON_MS).assertBelieved();
    }

    @Test
    void whatATechnicianDrivesAndWhatIsSeenBehindUnknownDoorsIsNotCounted() {
        car.inspection(Truth.TRUE);
        reads(1).gaps(20, TOO_SOON_MS).assertBelieved();
        car.inspection(Truth.FALSE).doorsClosed(Truth.UNKNOWN);
        gaps(20, TOO_SOON_MS).assertBelieved();
    }

    @Test
    void itIsBelievedAgainAfterTwoPeriodsWithoutAndNotAfterOne() {
        reads(1).gaps(6, TOO_SOON_MS).opens().gaps(2, 4000).opens().assertFlickers();
        gaps(2, 4000).opens().assertBelieved();
    }

    @Test
    void aPeriodWithOneShortGapOrWithoutAnyEdgeIsNoneOfThem() {
        reads(1).gaps(6, TOO_SOON_MS)
                .opens()
                .gaps(2, 4000)
                .opens()
                .gaps(1, TOO_SOON_MS)
                .opens();
        gaps(2, 4000).opens().assertFlickers();
        opens().opens().assertFlickers();
        gaps(2, 4000).opens().assertBelieved();
    }

    @Test
    void orHalfAnHourAfterTheLastShortGapWhateverTheDoorsSay() {
        reads(1).gaps(6, TOO_SOON_MS);
        nowMs += HALF_AN_HOUR_MS - 1;
        looks().assertFlickers();
        nowMs += 1;
        looks().assertBelieved();
    }

    @Test
    void anotherAgentGoesOnWithTheSameCount() {
        reads(1).gaps(5, TOO_SOON_MS);
        FlickerCheck other = new FlickerCheck(LIFT);
        other.resume(check.save());
        assertEquals(check.save(), other.save());
        check = other;
        gaps(1, TOO_SOON_MS).assertFlickers();
    }

    @Test
    void theOtherSensorsAreCountedByThemselves() {
        wires.at(nowMs).read(Signal.LEVEL_UPPER, 1);
        reads(1).gaps(6, TOO_SOON_MS).assertFlickers();
        assertEquals(2, check.save().size());
    }
}
