package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A car with doors on two sides, which open on one side here and on the other there. */
class ThroughCarTest {

    private static Scene scene(WiredKit kit) {
        Scene scene = kit.wired(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN)
                .presence(PresenceSensor.RADAR)
                .scene();
        return scene.set(Signal.DOOR2_CLOSED, 1).set(Signal.DOOR2_OPEN, 0).pass(5);
    }

    private static Scene servesOnTheOtherSide(Scene scene, int times) {
        for (int i = 0; i < times; i++) {
            scene.travelTo((1 + i * 3 % 8) * Scene.LANDING_MM).pass(1);
            scene.set(Signal.DOOR2_CLOSED, 0).pass(2).set(Signal.DOOR2_OPEN, 1).pass(6);
            scene.set(Signal.DOOR2_OPEN, 0).pass(2).set(Signal.DOOR2_CLOSED, 1).pass(5);
        }
        return scene;
    }

    @Test
    void doorsThatOpenOnOneSideOnlySayNothingAgainstTheContactsOfTheOther() {
        Scene scene = servesOnTheOtherSide(scene(Scene.encoder()), 20);
        assertEquals(List.of(), scene.judgement().doubts());
        assertEquals(List.of(), scene.faults());
    }

    @Test
    void norWhereOnlyOneContactIsWiredOnEach() {
        Scene scene = servesOnTheOtherSide(
                scene(new WiredKit().wired(Signal.DOOR_CLOSED, Signal.DOOR_ZONE, Signal.MAINS_OK)), 20);
        assertEquals(List.of(), scene.judgement().doubts());
    }

    @Test
    void peopleBehindBothDoorsAreATrappingAlsoAfterThat() {
        Scene scene = servesOnTheOtherSide(scene(Scene.encoder()), 6);
        scene.riderBoards().stopBetweenLandings().pass(100);
        assertEquals(Cause.STOPPED_OUTSIDE_DOOR_ZONE, scene.only(Phase.RAISED).cause());
    }

    @Test
    void anOpenContactOfTheSecondEntranceThatNeverComesIsFoundOutToo() {
        Scene scene = servesOnTheOtherSide(scene(Scene.encoder().stuck(Signal.DOOR2_OPEN, 0)), 6);
        assertEquals(
                List.of(Signal.DOOR2_OPEN),
                scene.judgement().doubts().stream().map(Doubt::signal).toList());
    }

    /** Closed contacts alone, and that of the second entrance sticks. */
    private static Scene secondContactSticks() {
        Scene scene = new WiredKit()
                .wired(Signal.DOOR_CLOSED, Signal.DOOR2_CLOSED, Signal.DOOR_ZONE)
                .presence(PresenceSensor.RADAR)
                .stuck(Signal.DOOR2_CLOSED, 1)
                .scene();
        return scene.set(Signal.DOOR2_CLOSED, 0).pass(5);
    }

    /** Somebody comes in on the first side and gets out on the other, of which nothing is read. */
    private static Scene carriesTo(Scene scene, long landing) {
        scene.openDoors().set(Signal.OCCUPIED, 1).pass(3).closeDoors();
        scene.travelTo(landing * Scene.LANDING_MM).pass(28).set(Signal.OCCUPIED, 0);
        return scene.pass(35).travelTo(Scene.LANDING_MM).pass(8);
    }

    private static List<Signal> doubted(Scene scene) {
        return scene.judgement().doubts().stream().map(Doubt::signal).toList();
    }

    @Test
    void theOnlyContactOfTheSecondEntranceSticksWherePeopleAreCarriedInVainAgainAndAgain() {
        Scene scene = secondContactSticks();
        assertEquals(List.of(), doubted(carriesTo(scene, 4)));
        for (int i = 0; i < 4; i++) {
            carriesTo(scene, 4 + i);
        }
        assertEquals(List.of(Signal.DOOR2_CLOSED), doubted(scene));
    }

    @Test
    void peopleWhoAreCarriedUpAndDownAndNeverLeaveSayNothingAgainstTheContact() {
        Scene scene = secondContactSticks();
        scene.openDoors().set(Signal.OCCUPIED, 1).pass(3).closeDoors();
        for (int i = 0; i < 12; i++) {
            scene.travelTo((3 + i % 4) * Scene.LANDING_MM).pass(8);
        }
        assertEquals(List.of(), doubted(scene));
    }

    @Test
    void itIsBelievedAgainAsSoonAsItLetsGo() {
        Scene scene = secondContactSticks();
        for (int i = 0; i < 4; i++) {
            carriesTo(scene, 3 + i);
        }
        scene.mend(Signal.DOOR2_CLOSED).set(Signal.DOOR2_CLOSED, 0).pass(6).set(Signal.DOOR2_CLOSED, 1);
        assertEquals(List.of(), doubted(scene.pass(5)));
    }

    @Test
    void anEmptyCarThatIsSentToItsLandingSaysNothingAgainstAnyDoor() {
        Scene scene = secondContactSticks();
        for (int i = 0; i < 6; i++) {
            scene.openDoors()
                    .pass(3)
                    .closeDoors()
                    .travelTo((2 + i) * Scene.LANDING_MM)
                    .pass(60);
            scene.travelTo(Scene.LANDING_MM).pass(60);
        }
        assertEquals(List.of(), doubted(scene));
    }
}
