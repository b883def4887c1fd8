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

/** Doors that open run after run outside every landing, or at one place though the car was seen to travel: the encoder is wrong. */
class PositionCheckTest {
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private final Wires wires =
            new Wires(Signal.POSITION_MM, Signal.RUNNING, Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER);
    private final DrawnCar car = new DrawnCar();
    private final Doubted doubted = new Doubted();
    private PositionCheck check = new PositionCheck();
    private long stands;

    private PositionCheckTest looks() {
        check.update(wires.panel(), car.at(wires.nowMs()).draw(), LIFT, RunCheck.Opening.NONE, doubted);
        return this;
    }

    /** At another stand than the last time. */
    private PositionCheckTest opensAt(long positionMm, RunCheck.Opening opening) {
        doubted.people(Leaving.Word.UNKNOWN, ++stands);
        wires.read(Signal.POSITION_MM, positionMm);
        check.update(wires.panel(), car.at(wires.nowMs()).draw(), LIFT, opening, doubted);
        return this;
    }

    private PositionCheckTest opensAt(long positionMm) {
        return opensAt(positionMm, RunCheck.Opening.ORDINARY);
    }

    /** The drive is on for so long behind closed doors. */
    private PositionCheckTest runsFor(long ms) {
        wires.read(Signal.RUNNING, 1);
        looks();
        wires.at(wires.nowMs() + ms);
        looks();
        wires.read(Signal.RUNNING, 0);
        return looks();
    }

    private void assertDoubt(SignalFault fault) {
        assertEquals(Map.of(Signal.POSITION_MM, fault), doubted.doubts());
    }

    private void assertBelieved() {
        assertEquals(Map.of(), doubted.doubts());
    }

    @Test
    void threeOpeningsOutsideEveryLandingAreTheEncoderAndTwoAreNot() {
        opensAt(1500).opensAt(4500);
        assertBelieved();
        opensAt(1500);
        assertDoubt(SignalFault.CONTRADICTORY);
    }

    @Test
    void onePromptOpeningIsEnoughAndOneThatWasPerhapsForcedIsNot() {
        opensAt(1500, RunCheck.Opening.PERHAPS_FORCED);
        assertBelieved();
        doubted.clear(Signal.POSITION_MM, Surprise.Matter.PLACE);
        opensAt(1500, RunCheck.Opening.PROMPT);
        assertDoubt(SignalFault.CONTRADICTORY);
    }

    @Test
    void oneOpeningAtALandingBetweenIsNoAmends() {
        opensAt(1500).opensAt(4500).opensAt(3000);
        assertBelieved();
        opensAt(1500);
        assertDoubt(SignalFault.CONTRADICTORY);
    }

    @Test
    void twoOpeningsAtLandingsMakeItBelievedAgainHoweverOftenItWasWrong() {
        opensAt(1500, RunCheck.Opening.PROMPT).opensAt(4500, RunCheck.Opening.PROMPT);
        opensAt(3000);
        assertDoubt(SignalFault.CONTRADICTORY);
        opensAt(6000);
        assertBelieved();
    }

    @Test
    void openingsAtLandingsAreNoCredit() {
        opensAt(3000).opensAt(6000).opensAt(0).opensAt(1500).opensAt(4500);
        assertBelieved();
        opensAt(1500);
        assertDoubt(SignalFault.CONTRADICTORY);
    }

    @Test
    void threeOpeningsAtThePlaceOfTheFirstThoughTheDriveRanAreAFrozenEncoder() {
        opensAt(3000).runsFor(3000).opensAt(3050).runsFor(3000).opensAt(3000);
        assertBelieved();
        runsFor(3000).opensAt(3050);
        assertDoubt(SignalFault.STUCK);
    }

    @Test
    void anEncoderThatWasFrozenLivesWhenDoorsOpenAtAnotherHeightHoweverNear() {
        opensAt(3000).runsFor(3000).opensAt(3000).runsFor(3000).opensAt(3000);
        runsFor(3000).opensAt(3000);
        assertDoubt(SignalFault.STUCK);
        runsFor(3000).opensAt(3051);
        assertBelieved();
    }

    @Test
    void aDriveThatWasOnForLessThanThreeSecondsNeedNotHaveMovedTheCar() {
        opensAt(3000);
        for (int i = 0; i < 6; i++) {
            runsFor(2999).opensAt(3000);
        }
        assertBelieved();
    }

    @Test
    void aDriveThatIsOnWithOpenDoorsDoesNotMoveTheCar() {
        car.doorsAjarSince(0);
        opensAt(3000);
        for (int i = 0; i < 6; i++) {
            runsFor(5000).opensAt(3000);
        }
        assertBelieved();
    }

    @Test
    void openingsWithoutTravelBetweenThemAreOneStand() {
        for (int i = 0; i < 6; i++) {
            opensAt(3000);
        }
        runsFor(3000).opensAt(3000).opensAt(3000).opensAt(3000).opensAt(3000);
        assertBelieved();
    }

    @Test
    void fiftyMillimetresAreOnePlaceAndOneMoreAreAnother() {
        opensAt(3000);
        for (int i = 0; i < 6; i++) {
            runsFor(3000).opensAt(i % 2 == 0 ? 3051 : 3000);
        }
        assertBelieved();
    }

    @Test
    void aCarThatLeftItsZoneOrBothLevelSensorsHasTravelled() {
        opensAt(3000);
        for (int i = 0; i < 3; i++) {
            wires.read(Signal.DOOR_ZONE, 0);
            looks();
            wires.read(Signal.DOOR_ZONE, 1);
            opensAt(3000);
        }
        assertDoubt(SignalFault.STUCK);
    }

    @Test
    void oneLevelSensorAloneIsNoTravelAndBothAre() {
        opensAt(3000);
        for (int i = 0; i < 3; i++) {
            wires.read(Signal.LEVEL_UPPER, 0).read(Signal.LEVEL_LOWER, 1);
            looks();
            wires.read(Signal.LEVEL_UPPER, 1).read(Signal.LEVEL_LOWER, 0);
            opensAt(3000);
        }
        assertBelieved();
        for (int i = 0; i < 3; i++) {
            wires.read(Signal.LEVEL_UPPER, 0);
            looks();
            wires.read(Signal.LEVEL_UPPER, 1);
            opensAt(3000);
        }
        assertDoubt(SignalFault.STUCK);
    }

    @Test
    void aFrozenEncoderThatIsFoundAMetreAndMoreAwayLives() {
        opensAt(3000);
        for (int i = 0; i < 3; i++) {
            runsFor(3000).opensAt(3000);
        }
        wires.read(Signal.POSITION_MM, 4000);
        looks();
        assertDoubt(SignalFault.STUCK);
        wires.read(Signal.POSITION_MM, 4001);
        looks();
        assertBelieved();
        opensAt(3000).runsFor(3000).opensAt(3000);
        assertBelieved();
    }

    @Test
    void anEncoderThatIsLostIsNotJudged() {
        opensAt(1500).opensAt(4500);
        wires.lose(Signal.POSITION_MM);
        check.update(wires.panel(), car.draw(), LIFT, RunCheck.Opening.PROMPT, doubted);
        assertBelieved();
    }

    @Test
    void anotherAgentGoesOnBetweenTwoOpenings() {
        car.inDoorZone(Truth.TRUE);
        opensAt(3000).runsFor(3000).opensAt(3000).runsFor(3000).opensAt(3000);
        wires.read(Signal.RUNNING, 1);
        looks();
        PositionCheck other = new PositionCheck();
        other.resume(check.save());
        assertEquals(check.save(), other.save());
        check = other;
        wires.at(wires.nowMs() + 3000);
        looks();
        opensAt(3000);
        assertDoubt(SignalFault.STUCK);
    }
}
