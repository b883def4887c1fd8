package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.detection.Setting;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alarm button of the car, on a kit without any presence sensor. */
class AlarmButtonTest {

    @Test
    void raisesAtOnceOutsideADoorZone() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards().stopBetweenLandings().pass(10);
        long pressedMs = scene.nowMs();
        scene.press(5);
        assertEquals(pressedMs + 3000, scene.only(Phase.RAISED).atMs());
        assertEquals(Cause.ALARM_BUTTON, scene.only(Phase.RAISED).cause());
        assertEquals(Certainty.CONFIRMED, scene.only(Phase.RAISED).certainty());
    }

    @Test
    void staysPendingUntilStillnessIsProven() {
        Scene scene = Scene.contacts().scene();
        scene.riderBoards().stopBetweenLandings();
        scene.press(4);
        assertEquals(List.of(), scene.all(Phase.RAISED));
        scene.pass(5);
        assertEquals(Cause.ALARM_BUTTON, scene.only(Phase.RAISED).cause());
    }

    @Test
    void isNoCallWhenPressedTooShort() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards().stopBetweenLandings().pass(10).press(2.8).pass(10);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void waitsTenSecondsForTheDoorsAtALanding() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards().travelTo(3 * Scene.LANDING_MM).pass(5);
        long pressedMs = scene.nowMs();
        scene.press(4).pass(30);
        assertEquals(pressedMs + 13_000, scene.only(Phase.RAISED).atMs());
    }

    @Test
    void isAnsweredByDoorsThatOpenAtTheLanding() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards()
                .travelTo(3 * Scene.LANDING_MM)
                .pass(5)
                .press(4)
                .openDoors()
                .pass(60);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void isAnsweredByDoorsThatHaveBegunToOpenWhenItsTimeIsUp() {
        Scene scene = new WiredKit()
                .wired(Signal.DOOR_CLOSED, Signal.POSITION_MM, Signal.ALARM_BUTTON)
                .scene();
        scene.riderBoards().travelTo(3 * Scene.LANDING_MM).pass(2).press(4).pass(6);
        scene.set(Signal.DOOR_CLOSED, 0).pass(30);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void isNotAnsweredByDoorsThatTwitch() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards().travelTo(3 * Scene.LANDING_MM).pass(2).press(4).pass(7);
        scene.set(Signal.DOOR_CLOSED, 0).pass(4).set(Signal.DOOR_CLOSED, 1).pass(1);
        assertEquals(1, scene.all(Phase.RAISED).size());
    }

    @Test
    void raisesAtOnceWhenHeldOnAndOnEvenInACarThatMayBeMoving() {
        Scene scene = Scene.contacts().setting(Setting.BUTTON_INSIST_S, 10).scene();
        scene.riderBoards().lose(Signal.DOOR_ZONE);
        long pressedMs = scene.nowMs();
        scene.press(11);
        assertEquals(pressedMs + 10_000, scene.only(Phase.RAISED).atMs());
    }

    /** It may have died with somebody in the car: its silence says nothing. */
    @Test
    void isHeardAtALandingBeforeAPresenceSensorThatHasNotSeenAnybodyForSomeOpenings() {
        Scene scene = Scene.encoder()
                .presence(PresenceSensor.RADAR)
                .stuck(Signal.OCCUPIED, 0)
                .scene();
        for (long floor = 1; floor <= 3; floor++) {
            scene.openDoors().closeDoors().travelTo(floor * Scene.LANDING_MM);
        }
        scene.pass(5).press(4).pass(30);
        assertEquals(Cause.ALARM_BUTTON, scene.only(Phase.RAISED).cause());
    }

    @Test
    void isHeardWhereTheDoorContactIsLostAndNobodyCouldBeSeenToBoard() {
        Scene scene = Scene.contacts().presence(PresenceSensor.PIR).scene();
        scene.travelTo(15_000).openDoors().movement().closeDoors().travelTo(3 * Scene.LANDING_MM);
        scene.lose(Signal.DOOR_CLOSED).lose(Signal.DOOR_OPEN).pass(20).press(6).pass(120);
        assertEquals(1, scene.all(Phase.RAISED).size());
    }

    @Test
    void alarmsUnderInspectionToo() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards()
                .set(Signal.INSPECTION, 1)
                .stopBetweenLandings()
                .pass(10)
                .press(5);
        assertEquals(Cause.ALARM_BUTTON, scene.only(Phase.RAISED).cause());
    }

    @Test
    void isHeardWhileTheSupplyOfTheShaftIsDeadAndDismissesNothing() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.travelTo(15_000).riderBoards().stopBetweenLandings().pass(20);
        scene.set(Signal.MAINS_OK, 0).set(Signal.DOOR_CLOSED, 0).set(Signal.OCCUPIED, 0);
        scene.pass(40).press(0.8).pass(5).press(5).pass(120);
        assertEquals(List.of(), scene.all(Phase.DISMISSED));
        assertEquals(1, scene.all(Phase.RAISED).size());
    }
}
