package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Suppressed;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What looks like a trapping and is none. */
class NeverATrappingTest {

    private static void assertSilent(Scene scene) {
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void ordinaryTraffic() {
        Scene scene = Scene.contacts().presence(PresenceSensor.PIR).scene();
        for (int ride = 0; ride < 20; ride++) {
            scene.riderBoards().set(Signal.OCCUPIED, 0).travelTo((ride * 7 % 10) * Scene.LANDING_MM);
            scene.openDoors().closeDoors().pass(30);
        }
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void aRiderWhoStandsAMinuteBeforePressing() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().people().travelTo(3 * Scene.LANDING_MM).openDoors();
        assertSilent(scene);
    }

    @Test
    void anEmptyCarThatStopsBetweenLandingsOnItsWayToACall() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.pass(300).stopBetweenLandings().pass(900);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void anEmptyCarUnderARadarThatWasSilentDuringTheRide() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().pass(2).set(Signal.OCCUPIED, 0).travelTo(9 * Scene.LANDING_MM);
        scene.travelTo(3 * Scene.LANDING_MM + 1500).pass(900);
        assertSilent(scene);
    }

    @Test
    void inspectionWorkAndItsStopsBetweenLandings() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.set(Signal.INSPECTION, 1).riderBoards().stopBetweenLandings().pass(300);
        scene.travelTo(7 * Scene.LANDING_MM + 1200).people().pass(300);
        assertEquals(List.of(), scene.decisions());
        assertEquals(
                List.of(Suppressed.By.INSPECTION, Suppressed.By.INSPECTION),
                scene.judgement().takeSuppressed().stream().map(Suppressed::by).toList(),
                "but what was suppressed is told, each stop once");
    }

    @Test
    void whatWasSeenUnderInspectionOnceItHasEnded() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.set(Signal.INSPECTION, 1).riderBoards().stopBetweenLandings().people();
        scene.set(Signal.INSPECTION, 0).pass(300);
        assertSilent(scene);
    }

    @Test
    void doorsHeldOpenAtALanding() {
        Scene scene = Scene.contacts().presence(PresenceSensor.PIR).scene();
        scene.openDoors().set(Signal.OCCUPIED, 1).pass(1800).press(40).pass(100);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void theMainsFailingOnAParkedEmptyCar() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.pass(120).set(Signal.MAINS_OK, 0).pass(3600);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void aRescueDeviceThatBringsTheCarToALandingAndOpens() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings().set(Signal.MAINS_OK, 0).pass(70);
        scene.travelTo(4 * Scene.LANDING_MM).openDoors();
        assertSilent(scene);
    }

    @Test
    void anExpressRunThroughALongBlindHoistway() {
        Scene scene = Scene.contacts().presence(PresenceSensor.PIR).scene();
        scene.riderBoards()
                .set(Signal.DOOR_ZONE, 0)
                .pass(4.8)
                .set(Signal.DOOR_ZONE, 1)
                .openDoors();
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void aSelfCorrectionRunThatCreepsToALandingAndOpens() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().stopBetweenLandings().pass(4);
        for (long mm = 3 * Scene.LANDING_MM + 1500; mm >= 3 * Scene.LANDING_MM; mm -= 25) {
            scene.travelTo(mm);
        }
        scene.openDoors();
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void fireRecallThatParksTheCarWithItsDoorsOpen() {
        Scene scene = Scene.encoder()
                .wired(Signal.FIRE_SERVICE)
                .presence(PresenceSensor.RADAR)
                .scene();
        scene.riderBoards().travelTo(2000).set(Signal.FIRE_SERVICE, 1).travelTo(0);
        scene.openDoors().set(Signal.OCCUPIED, 0).pass(7200);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void firefightersWhoWaitInTheCarBehindClosedDoorsAtALanding() {
        Scene scene = Scene.encoder()
                .wired(Signal.FIRE_SERVICE)
                .presence(PresenceSensor.RADAR)
                .scene();
        scene.set(Signal.FIRE_SERVICE, 1)
                .riderBoards()
                .travelTo(6 * Scene.LANDING_MM)
                .pass(900);
        assertSilent(scene);
        assertEquals(
                Set.of(Suppressed.By.FIRE_SERVICE),
                scene.judgement().takeSuppressed().stream().map(Suppressed::by).collect(Collectors.toSet()));
    }

    @Test
    void anEncoderThatDiesOnAnOrdinaryRide() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().travelTo(2000).lose(Signal.POSITION_MM).pass(25);
        scene.openDoors().set(Signal.OCCUPIED, 0).closeDoors().pass(3600);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void aPressInARideThatEndsNormally() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().travelTo(1000).set(Signal.ALARM_BUTTON, 1).travelTo(9 * Scene.LANDING_MM);
        scene.set(Signal.ALARM_BUTTON, 0).openDoors().pass(100);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aButtonThatStaysPressedAfterTheDoorsOpened() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards()
                .travelTo(3 * Scene.LANDING_MM)
                .set(Signal.ALARM_BUTTON, 1)
                .pass(1);
        scene.openDoors().set(Signal.OCCUPIED, 0).closeDoors().pass(600);
        assertSilent(scene);
    }

    @Test
    void aButtonThatWasNeverSeenReleased() {
        Scene scene = new WiredKit()
                .wired(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.POSITION_MM)
                .presence(PresenceSensor.PIR)
                .wired(Signal.ALARM_BUTTON)
                .scene();
        scene.lose(Signal.ALARM_BUTTON)
                .restartUnseen()
                .set(Signal.ALARM_BUTTON, 1)
                .pass(600);
        assertSilent(scene);
    }

    @Test
    void someoneInTheLobbySeenByTheSensorAsTheDoorsPart() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.pass(120)
                .travelTo(3 * Scene.LANDING_MM)
                .set(Signal.DOOR_CLOSED, 0)
                .pass(0.5);
        for (int i = 0; i < 6; i++) {
            scene.movement().pass(1);
        }
        scene.pass(300);
        assertSilent(scene);
    }

    @Test
    void aBlipInAnEmptyParkedCarThatIsCalledAwayLaterAndStops() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.pass(100).movement().pass(100).stopBetweenLandings().pass(600);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void contactBounce() {
        Scene scene = Scene.contacts().presence(PresenceSensor.PIR).scene();
        scene.riderBoards();
        for (int i = 0; i < 5; i++) {
            scene.set(Signal.DOOR_ZONE, 0).pass(0.01).set(Signal.DOOR_ZONE, 1).pass(0.01);
        }
        scene.openDoors();
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void carThatTremblesOrSinksALittleIsNotTravellingAndARiderInItIsStillTrapped() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings();
        for (int i = 0; i < 12; i++) {
            scene.set(Signal.POSITION_MM, 3 * Scene.LANDING_MM + 1500 - i * 4L + (i % 2) * 30L)
                    .pass(6);
        }
        assertEquals(1, scene.all(Phase.RAISED).size());
    }

    @Test
    void aCarThatStoodShortOfItsLevelAndLeavesWithARiderIsNotTakenForOneThatStandsOutside() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.travelTo(9116)
                .openDoors()
                .pass(300)
                .set(Signal.OCCUPIED, 1)
                .pass(5)
                .closeDoors();
        for (long mm = 9116; mm < 9300; mm += 12) {
            scene.travelTo(mm);
        }
        scene.travelTo(15_000).openDoors();
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void anEmptyCarWhoseSensorsLoseTheirSupplyStaysEmpty() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.travelTo(6000).openDoors().pass(3).closeDoors().stopBetweenLandings();
        scene.pass(100).set(Signal.MAINS_OK, 0).set(Signal.DOOR_CLOSED, 0).pass(600);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void butWhereTheyHadHardlyLookedNobodyKnows() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.travelTo(6000).openDoors().pass(3).closeDoors().travelTo(7000);
        scene.pass(3).set(Signal.MAINS_OK, 0).set(Signal.DOOR_CLOSED, 0).pass(600);
        assertEquals(Certainty.POSSIBLE, scene.only(Phase.RAISED).certainty());
    }

    @Test
    void doorsThatHaveJustOpenedGetTheSecondThatMakesThemAWayOut() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().travelTo(6000).pass(88.6).set(Signal.DOOR_CLOSED, 0);
        scene.pass(1).set(Signal.DOOR_OPEN, 1).pass(10);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aParkedCarWhosePlaceIsLostAFewSecondsAfterItsDoorsIsNotLostInARide() {
        Scene scene = Scene.encoder()
                .wired(Signal.DOOR_ZONE)
                .presence(PresenceSensor.PIR)
                .scene();
        scene.riderBoards().travelTo(6000).openDoors().closeDoors().pass(2).set(Signal.OCCUPIED, 0);
        scene.pass(35).set(Signal.MAINS_OK, 0).set(Signal.DOOR_CLOSED, 0).set(Signal.DOOR_ZONE, 0);
        scene.pass(3).lose(Signal.POSITION_MM).pass(600);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void aCarThatStoodSilentForMinutesAfterTheLobbyWasSeenThroughItsDoorsIsEmpty() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.travelTo(6000)
                .openDoors()
                .set(Signal.OCCUPIED, 1)
                .closeDoors()
                .pass(2)
                .set(Signal.OCCUPIED, 0);
        scene.pass(300).travelTo(7500).pass(600);
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void whoBoardsAParkedCarWhoseZoneContactHasFailedIsNobodyWhoPriesItsDoors() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.travelTo(6000).openDoors().pass(3).closeDoors().pass(30).breaks(Signal.DOOR_ZONE, 0);
        scene.pass(600)
                .set(Signal.DOOR_CLOSED, 0)
                .pass(1)
                .set(Signal.OCCUPIED, 1)
                .pass(1);
        scene.set(Signal.DOOR_OPEN, 1).pass(5).closeDoors().travelTo(15_000).openDoors();
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }
}
