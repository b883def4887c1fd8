package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.detection.Setting;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alarm for which nothing speaks but a load in the car. */
class LoadAloneTest {
    private static Scene stoppedWithALoad() {
        return Scene.contacts()
                .presence(PresenceSensor.LOAD)
                .setting(Setting.OUTSIDE_RAISE_S, 70)
                .scene()
                .riderBoards()
                .stopBetweenLandings()
                .pass(100);
    }

    @Test
    void anAlarmThatRestsOnALoadAloneDoesNotComeBackAfterAHumanEndedIt() {
        Scene scene = stoppedWithALoad();
        assertEquals(Certainty.POSSIBLE, scene.only(Phase.RAISED).certainty());
        scene.resolve().pass(1200);
        assertEquals(1, scene.all(Phase.RAISED).size());
        assertEquals(1, scene.all(Phase.SUSPECTED).size());
    }

    @Test
    void butWhenTheCarHasTravelledAndStoodAgain() {
        Scene scene = stoppedWithALoad()
                .resolve()
                .travelTo(Scene.LANDING_MM * 5 + 1500)
                .pass(100);
        assertEquals(
                List.of(Cause.STOPPED_OUTSIDE_DOOR_ZONE, Cause.STOPPED_OUTSIDE_DOOR_ZONE),
                scene.all(Phase.RAISED).stream().map(Decision::cause).toList());
    }
}
