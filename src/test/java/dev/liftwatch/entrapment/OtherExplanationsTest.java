package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Likelihood;
import dev.liftwatch.incident.Otherwise;
import dev.liftwatch.incident.Otherwise.Kind;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

/** How likely a trapping is said to be, and what it is said to be otherwise. */
class OtherExplanationsTest {
    private static final long NONE = Tick.NONE;

    private static Likelihood raised(Scene scene) {
        return scene.only(Phase.RAISED).likelihood();
    }

    private static Scene outsideWithPeople() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        return scene.travelTo(15_000).riderBoards().stopBetweenLandings();
    }

    @Test
    void peopleSeenOutsideEveryZoneAreAlmostSureOrElseAWireLies() {
        Scene scene = outsideWithPeople();
        scene.pass(120);
        Likelihood likelihood = raised(scene);
        assertTrue(likelihood.percent() >= 80, likelihood::toString);
        assertEquals(Kind.WIRE_AT_FAULT, likelihood.otherwise().kind());
        assertEquals(Certainty.CONFIRMED, scene.only(Phase.RAISED).certainty());
    }

    @Test
    void whoCallsBesidesMakesItSurerStill() {
        Scene quiet = outsideWithPeople();
        quiet.pass(120);
        Scene calling = outsideWithPeople();
        calling.pass(70).press(5).pass(40);
        assertTrue(calling.all(Phase.UPDATED).getLast().likelihood().percent()
                > raised(quiet).percent());
    }

    @Test
    void withoutAPresenceSensorTheCarMayAsWellBeEmpty() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards().stopBetweenLandings().pass(180);
        assertEquals(Kind.EMPTY_CAR, raised(scene).otherwise().kind());
        assertTrue(raised(scene).percent() < 60, () -> raised(scene).toString());
    }

    @Test
    void aPressInAParkedCarInWhichNobodyIsSeenIsLikelyTheWireOfTheButton() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.travelTo(6000).openDoors().closeDoors().pass(60).press(35).pass(10);
        assertEquals(
                new Otherwise(
                        Kind.WIRE_AT_FAULT,
                        Signal.ALARM_BUTTON,
                        raised(scene).otherwise().percent()),
                raised(scene).otherwise());
        assertTrue(raised(scene).percent() < 40, () -> raised(scene).toString());
    }

    /** A press alone in a parked car, with the mains there or gone. */
    private static Likelihood pressInAParkedCar(Truth mainsLost) {
        Evidence byThePressAlone = new Evidence(true, false, 900_000, NONE, NONE, 900_000, NONE, NONE);
        DrawnCar car = new DrawnCar()
                .at(990_000)
                .sealedSince(800_000)
                .standsSince(800_000)
                .inDoorZone(Truth.TRUE)
                .mainsLost(mainsLost);
        JudgementInput input = new JudgementInput(
                car.draw(),
                byThePressAlone,
                false,
                true,
                false,
                false,
                false,
                900_000,
                999_000,
                NONE,
                NONE,
                WireStanding.CLEAR);
        return OtherExplanations.weigh(Cause.DEAD_AT_BOARDING, input);
    }

    @Test
    void thatTheMainsHaveFailedTooMakesAPressInAParkedCarTenTimesAsLikelyToBeSomebody() {
        Likelihood alone = pressInAParkedCar(Truth.FALSE);
        Likelihood withTheMainsLost = pressInAParkedCar(Truth.TRUE);
        assertEquals(Signal.ALARM_BUTTON, alone.otherwise().signal());
        assertEquals(Signal.ALARM_BUTTON, withTheMainsLost.otherwise().signal());
        assertEquals(5, alone.percent());
        assertEquals(32, withTheMainsLost.percent());
    }

    @Test
    void theSharesOfAllExplanationsTogetherAreNeverMoreThanTheWhole() {
        Scene scene = outsideWithPeople();
        scene.pass(60).press(5).openDoors().pass(40).closeDoors().pass(300);
        for (Decision decision : scene.decisions()) {
            if (decision.isTrap()) {
                Likelihood likelihood = decision.likelihood();
                assertTrue(likelihood.percent() >= 1 && likelihood.percent() <= 99);
                assertTrue(likelihood.percent() + likelihood.otherwise().percent() <= 101, likelihood::toString);
            }
        }
    }

    @Test
    void noAlarmIsSurerThanItsLikelihoodLets() {
        Scene scene = outsideWithPeople();
        scene.pass(90).openDoors().pass(30).closeDoors().pass(120);
        for (Decision decision : scene.decisions()) {
            if (decision.isTrap() && decision.phase() == Phase.RAISED) {
                Certainty most = decision.likelihood().certainty();
                assertTrue(decision.certainty().compareTo(most) <= 0, decision::toString);
            }
        }
    }
}
