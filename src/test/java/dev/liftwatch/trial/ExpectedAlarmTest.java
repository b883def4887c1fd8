package dev.liftwatch.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.sim.AlarmButton;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Mishap;
import dev.liftwatch.sim.Trapping;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When a trapping has to have been raised, by what happened and by what its installation can see. */
class ExpectedAlarmTest {
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);
    private static final long NEVER = Long.MAX_VALUE;

    private boolean leftZone = true;
    private boolean boardedSeen = true;
    private Optional<Long> strongMs = Optional.empty();
    private List<AlarmButton.Press> presses = List.of();
    private List<String> troubles = List.of();
    private long readSinceMs = 80_000;
    private long seenMs = 80_000;
    private List<Trapping.Off> boxOff = List.of();

    private OptionalLong due(Kit kit, boolean atLanding, long mainsLostMs) {
        Trapping.Stand stand = new Trapping.Stand(100_000, 900_000, atLanding, mainsLostMs);
        return ExpectedAlarm.latestMs(
                new Trapping(
                        Mishap.CHAIN_OPEN,
                        100_000,
                        900_000,
                        80_000,
                        leftZone ? 4000 : 0,
                        leftZone,
                        List.of(stand),
                        presses,
                        strongMs,
                        boardedSeen,
                        seenMs,
                        false,
                        readSinceMs,
                        troubles,
                        boxOff),
                kit,
                LIFT);
    }

    @Test
    void outsideAMinuteAfterTheStopAndTwoWherePresenceIsUnknown() {
        assertEquals(OptionalLong.of(175_000), due(Kit.ENCODER, false, NEVER));
        assertEquals(OptionalLong.of(235_000), due(Kit.NO_PRESENCE, false, NEVER));
    }

    @Test
    void withTheMainsLostTheRescueDeviceAndLostInputsGetTheirTime() {
        assertEquals(OptionalLong.of(235_000), due(Kit.ENCODER, false, 100_000));
    }

    @Test
    void nobodySeenIsNobodyToBeRaisedFor() {
        boardedSeen = false;
        assertEquals(OptionalLong.empty(), due(Kit.ENCODER, false, NEVER));
    }

    @Test
    void atALandingAMinuteAndAHalfAfterARideAndThreeMinutesWithoutOne() {
        strongMs = Optional.of(120_000L);
        assertEquals(OptionalLong.of(205_000), due(Kit.ENCODER, true, NEVER));
        leftZone = false;
        assertEquals(OptionalLong.of(295_000), due(Kit.ENCODER, true, NEVER));
    }

    @Test
    void andNotBeforeItsSensorCanBeSure() {
        strongMs = Optional.of(400_000L);
        assertEquals(OptionalLong.of(415_000), due(Kit.ENCODER, true, NEVER));
        strongMs = Optional.empty();
        assertEquals(OptionalLong.empty(), due(Kit.ENCODER, true, NEVER));
    }

    @Test
    void aPressThatIsHeldIsDueOnceAWholeRunCouldHaveAnsweredIt() {
        presses = List.of(new AlarmButton.Press(200_000, 202_000));
        assertEquals(OptionalLong.empty(), due(Kit.NO_PRESENCE, true, NEVER));
        presses = List.of(new AlarmButton.Press(200_000, 205_000));
        assertEquals(
                OptionalLong.of(
                        200_000 + 3200 + Math.max(LIFT.longestRunMs() + 2000, 3 * LIFT.slowestPassageMs()) + 15_000),
                due(Kit.NO_PRESENCE, true, NEVER));
    }

    @Test
    void whereAWireIsAtFaultItMayTakeAsLongAsBlindnessDoes() {
        troubles = List.of("door_zone lost");
        assertEquals(OptionalLong.of(235_000), due(Kit.ENCODER, false, NEVER));
    }

    @Test
    void whileNothingWasReadNobodyCouldSeeIt() {
        readSinceMs = 300_000;
        assertEquals(OptionalLong.of(375_000), due(Kit.ENCODER, false, NEVER));
        presses = List.of(new AlarmButton.Press(200_000, 209_000));
        assertEquals(OptionalLong.of(375_000), due(Kit.ENCODER, false, NEVER));
    }

    @Test
    void whatIsAtFaultItselfShowsNothing() {
        troubles = List.of("occupied stuck-low", "alarm_button lost");
        strongMs = Optional.of(120_000L);
        presses = List.of(new AlarmButton.Press(200_000, 209_000));
        assertEquals(OptionalLong.empty(), due(Kit.ENCODER, true, NEVER));
    }

    @Test
    void afterARestartOfTheBoxWhoeverIsSeenAnewIsDueThenAndARideIsNotKnown() {
        boxOff = List.of(new Trapping.Off(150_000, 300_000));
        readSinceMs = 300_000;
        assertEquals(OptionalLong.of(375_000), due(Kit.ENCODER, false, NEVER), "seen before, and remembered");
        seenMs = 500_000;
        assertEquals(OptionalLong.of(515_000), due(Kit.ENCODER, false, NEVER));
        strongMs = Optional.of(400_000L);
        assertEquals(OptionalLong.of(495_000), due(Kit.ENCODER, true, NEVER));
    }
}
