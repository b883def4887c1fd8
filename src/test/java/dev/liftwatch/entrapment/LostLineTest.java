package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The line from the sensors is lost in a ride with somebody in the car, and comes back. */
class LostLineTest {
    private static final List<Signal> ON_THE_LINE = List.of(
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.DOOR_ZONE,
            Signal.MAINS_OK,
            Signal.INSPECTION,
            Signal.ALARM_BUTTON,
            Signal.OCCUPIED);

    /** A radar's lift; somebody rides, and nothing is read any more. */
    private static Scene lostInARide() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.travelTo(3000).pass(1).openDoors().pass(4).closeDoors();
        scene.riderBoards().pass(40).travelTo(16_000);
        ON_THE_LINE.forEach(scene::lose);
        return scene;
    }

    private static Scene backAt(Scene scene, boolean landing, boolean occupied) {
        Map<Signal, Long> read = new LinkedHashMap<>();
        ON_THE_LINE.forEach(signal -> read.put(signal, 0L));
        read.put(Signal.DOOR_CLOSED, 1L);
        read.put(Signal.DOOR_ZONE, landing ? 1L : 0L);
        read.put(Signal.MAINS_OK, 1L);
        read.put(Signal.OCCUPIED, occupied ? 1L : 0L);
        read.forEach(scene::set);
        return scene;
    }

    @Test
    void aCarThatStandsClosedAndSilentAtALandingAfterItHasLetThemOut() {
        Scene scene = backAt(lostInARide().pass(33), true, false).pass(400);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void whoIsSeenInItStillIsTrapped() {
        Scene scene = backAt(lostInARide().pass(33), true, true).pass(400);
        assertEquals(1, scene.all(Phase.RAISED).size());
    }

    @Test
    void aCarThatStandsBetweenLandingsHasLetNobodyOut() {
        Scene scene = backAt(lostInARide().pass(33), false, false).pass(400);
        assertEquals(Cause.STOPPED_OUTSIDE_DOOR_ZONE, scene.only(Phase.RAISED).cause());
    }

    @Test
    void nothingIsForgottenForALineThatWasLostTooShortlyToGetOut() {
        Scene scene = backAt(lostInARide().pass(6), true, false).pass(400);
        assertEquals(1, scene.all(Phase.RAISED).size());
    }

    @Test
    void anAlarmThatWasRaisedMeanwhileStaysUntilAWayOut() {
        Scene scene = backAt(lostInARide().pass(200), true, false).pass(60);
        assertEquals(Cause.SENSORS_LOST, scene.only(Phase.RAISED).cause());
        assertEquals(List.of(), scene.all(Phase.CLOSED));
        scene.openDoors().pass(5);
        assertEquals(Reason.DOORS_OPENED_AT_LANDING, scene.only(Phase.CLOSED).reason());
    }
}
