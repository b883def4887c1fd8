package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.detection.Setting;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every threshold that decides on a trapping: nothing just before its time, and the decision just after it. */
class SettingsTest {
    private static final double JUST_S = 0.2;
    private static final long LANDING_3_MM = 3 * Scene.LANDING_MM;

    /**
     * One line of the table.
     *
     * @param setting what is tested
     * @param seconds the value it is set to, not its default
     * @param kit what is wired
     * @param begin leads up to the moment from which it counts
     * @param happened what must be so after its time and not before
     */
    record Line(Setting setting, int seconds, WiredKit kit, Function<Scene, Scene> begin, Predicate<Scene> happened) {
        @Override
        public String toString() {
            return setting.key() + " = " + seconds;
        }
    }

    private static WiredKit radar() {
        return Scene.encoder().presence(PresenceSensor.RADAR);
    }

    private static Predicate<Scene> suspected(Cause cause) {
        return scene -> scene.all(Phase.SUSPECTED).stream().anyMatch(d -> d.cause() == cause);
    }

    private static Predicate<Scene> raised(Cause cause) {
        return scene -> scene.all(Phase.RAISED).stream().anyMatch(d -> d.cause() == cause);
    }

    private static Scene stopped(Scene scene) {
        return scene.riderBoards().stopBetweenLandings();
    }

    private static Scene rodeToLanding3(Scene scene) {
        return scene.riderBoards().pass(40).travelTo(LANDING_3_MM);
    }

    private static Scene lostInRide(Scene scene) {
        return scene.riderBoards().travelTo(LANDING_3_MM + 1000).lose(Signal.POSITION_MM);
    }

    private static Scene alarmed(Scene scene) {
        return stopped(scene).pass(100).travelTo(LANDING_3_MM).pass(5);
    }

    static Stream<Line> table() {
        return Stream.of(
                new Line(
                        Setting.OUTSIDE_SUSPECT_S,
                        41,
                        radar(),
                        SettingsTest::stopped,
                        suspected(Cause.STOPPED_OUTSIDE_DOOR_ZONE)),
                new Line(
                        Setting.OUTSIDE_RAISE_S,
                        71,
                        radar(),
                        SettingsTest::stopped,
                        raised(Cause.STOPPED_OUTSIDE_DOOR_ZONE)),
                new Line(
                        Setting.OUTSIDE_MAINS_LOST_RAISE_S,
                        101,
                        radar(),
                        s -> stopped(s.set(Signal.MAINS_OK, 0)),
                        raised(Cause.POWER_LOST)),
                new Line(
                        Setting.OUTSIDE_UNKNOWN_RAISE_S,
                        131,
                        Scene.encoder(),
                        SettingsTest::stopped,
                        raised(Cause.STOPPED_OUTSIDE_DOOR_ZONE)),
                new Line(
                        Setting.INSIDE_SUSPECT_S,
                        51,
                        radar(),
                        SettingsTest::rodeToLanding3,
                        suspected(Cause.DOORS_NOT_OPENING)),
                new Line(
                        Setting.INSIDE_RAISE_S,
                        81,
                        radar(),
                        SettingsTest::rodeToLanding3,
                        raised(Cause.DOORS_NOT_OPENING)),
                new Line(
                        Setting.STALLED_S,
                        11,
                        radar().wired(Signal.RUNNING),
                        s -> stopped(s.set(Signal.RUNNING, 1)),
                        suspected(Cause.STALLED)),
                new Line(
                        Setting.PRYING_SUSPECT_S,
                        9,
                        radar(),
                        s -> stopped(s).pass(12).set(Signal.DOOR_CLOSED, 0),
                        suspected(Cause.DOORS_OPEN_OUTSIDE_DOOR_ZONE)),
                new Line(Setting.BOARDED_SUSPECT_S, 71, radar(), Scene::riderBoards, suspected(Cause.DEAD_AT_BOARDING)),
                new Line(Setting.BOARDED_RAISE_S, 141, radar(), Scene::riderBoards, raised(Cause.DEAD_AT_BOARDING)),
                new Line(
                        Setting.BOARDED_MAINS_LOST_RAISE_S,
                        101,
                        radar(),
                        s -> s.riderBoards().set(Signal.MAINS_OK, 0),
                        raised(Cause.DEAD_AT_BOARDING)),
                new Line(Setting.BLIND_SUSPECT_S, 21, radar(), SettingsTest::lostInRide, suspected(Cause.SENSORS_LOST)),
                new Line(Setting.BLIND_RAISE_S, 131, radar(), SettingsTest::lostInRide, raised(Cause.SENSORS_LOST)),
                new Line(
                        Setting.CLOSED_TOO_LONG_S,
                        701,
                        Scene.encoder()
                                .presence(PresenceSensor.RADAR)
                                .setting(Setting.BOARDED_SUSPECT_S, 1800)
                                .setting(Setting.BOARDED_RAISE_S, 3600),
                        s -> s.riderBoards().pass(30),
                        raised(Cause.CLOSED_TOO_LONG)),
                new Line(
                        Setting.BUTTON_HOLD_S,
                        5,
                        Scene.encoder(),
                        s -> stopped(s).pass(5).set(Signal.ALARM_BUTTON, 1),
                        raised(Cause.ALARM_BUTTON)),
                new Line(
                        Setting.BUTTON_IN_ZONE_S,
                        14,
                        Scene.encoder(),
                        s -> s.riderBoards().pass(5).set(Signal.ALARM_BUTTON, 1).pass(3),
                        raised(Cause.ALARM_BUTTON)),
                new Line(
                        Setting.BUTTON_INSIST_S,
                        25,
                        Scene.encoder().setting(Setting.BUTTON_IN_ZONE_S, 120),
                        s -> s.riderBoards().pass(5).set(Signal.ALARM_BUTTON, 1),
                        raised(Cause.ALARM_BUTTON)),
                new Line(
                        Setting.PASSABLE_OPENING_S,
                        4,
                        radar(),
                        s -> alarmed(s).set(Signal.DOOR_CLOSED, 0).pass(2).set(Signal.DOOR_OPEN, 1),
                        scene -> !scene.all(Phase.CLOSED).isEmpty()),
                new Line(
                        Setting.PASSABLE_AJAR_S,
                        9,
                        new WiredKit()
                                .wired(Signal.DOOR_CLOSED, Signal.POSITION_MM)
                                .presence(PresenceSensor.RADAR),
                        s -> alarmed(s).set(Signal.DOOR_CLOSED, 0),
                        scene -> !scene.all(Phase.CLOSED).isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void nothingJustBeforeItsTimeAndTheDecisionJustAfter(Line line) {
        Scene scene = line.begin()
                .apply(line.kit().setting(line.setting(), line.seconds()).scene());
        scene.pass(line.seconds() - JUST_S);
        assertFalse(line.happened().test(scene), () -> "too early: " + scene.decisions());
        scene.pass(2 * JUST_S);
        assertTrue(line.happened().test(scene), () -> "too late: " + scene.decisions());
    }

    @Test
    void anEmptyCarIsSeenByItsSilence() {
        assertEquals(0, parkedSilentFor(Setting.SEEN_EMPTY_PIR_S, 50, PresenceSensor.PIR, 51));
        assertEquals(1, parkedSilentFor(Setting.SEEN_EMPTY_PIR_S, 50, PresenceSensor.PIR, 49));
    }

    /** Somebody boards, the sensor falls silent, the car stands for so long, departs and stops between landings. */
    private static int parkedSilentFor(Setting setting, int seconds, PresenceSensor sensor, double standsS) {
        Scene scene = Scene.encoder().presence(sensor).setting(setting, seconds).scene();
        scene.riderBoards()
                .set(Signal.OCCUPIED, 0)
                .pass(standsS)
                .stopBetweenLandings()
                .pass(200);
        return scene.all(Phase.RAISED).size();
    }

    @Test
    void aRadarThatIsSilentForItsTimeInARideHasSeenTheCarEmpty() {
        assertEquals(0, rodeSilent(5, 6));
        assertEquals(1, rodeSilent(5, 4));
    }

    private static int rodeSilent(int seconds, int landingsInSilence) {
        Scene scene = Scene.encoder()
                .presence(PresenceSensor.RADAR)
                .setting(Setting.SEEN_EMPTY_RADAR_S, seconds)
                .scene();
        scene.riderBoards().travelTo(600).set(Signal.OCCUPIED, 0);
        scene.travelTo(600 + landingsInSilence * 1750L).pass(200);
        return scene.all(Phase.RAISED).size();
    }

    @Test
    void somebodyMustHaveBeenSeenLatelyInACarThatIsClosedTooLong() {
        assertEquals(1, closedFor700sAndSilentForTheLast(50).size());
        assertEquals(0, closedFor700sAndSilentForTheLast(80).size());
    }

    private static List<Decision> closedFor700sAndSilentForTheLast(int silentS) {
        Scene scene = radar().setting(Setting.CLOSED_TOO_LONG_S, 700)
                .setting(Setting.CLOSED_TOO_LONG_SEEN_S, 65)
                .setting(Setting.BOARDED_RAISE_S, 3600)
                .scene();
        scene.riderBoards().pass(730 - silentS).set(Signal.OCCUPIED, 0).pass(silentS + 1);
        return scene.all(Phase.RAISED);
    }

    @Test
    void noSettingIsWithoutALine() {
        Set<Setting> tested =
                table().map(Line::setting).collect(Collectors.toCollection(() -> EnumSet.noneOf(Setting.class)));
        tested.addAll(Set.of(Setting.SEEN_EMPTY_PIR_S, Setting.SEEN_EMPTY_RADAR_S, Setting.CLOSED_TOO_LONG_SEEN_S));
        Set<Setting> ofTrappings = EnumSet.range(Setting.OUTSIDE_SUSPECT_S, Setting.PASSABLE_AJAR_S);
        assertEquals(ofTrappings, tested, "those of the other incidents have a table of their own");
    }
}
