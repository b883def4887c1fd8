package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.FaultyLift.assertNone;
import static dev.liftwatch.entrapment.FaultyLift.assertOpen;
import static dev.liftwatch.entrapment.FaultyLift.close;
import static dev.liftwatch.entrapment.FaultyLift.drive;
import static dev.liftwatch.entrapment.FaultyLift.emptyRun;
import static dev.liftwatch.entrapment.FaultyLift.everything;
import static dev.liftwatch.entrapment.FaultyLift.open;
import static dev.liftwatch.entrapment.FaultyLift.proven;
import static dev.liftwatch.fault.FaultKind.BOX_BATTERY_LOW;
import static dev.liftwatch.fault.FaultKind.BOX_ON_BATTERY;
import static dev.liftwatch.fault.FaultKind.CLOCK_UNSET;
import static dev.liftwatch.fault.FaultKind.DOOR_CLOSE_FAILURE;
import static dev.liftwatch.fault.FaultKind.DOOR_HELD_OPEN;
import static dev.liftwatch.fault.FaultKind.DOOR_OPEN_FAILURE;
import static dev.liftwatch.fault.FaultKind.EMERGENCY_STOP;
import static dev.liftwatch.fault.FaultKind.INSPECTION_TOO_LONG;
import static dev.liftwatch.fault.FaultKind.MOVING_WITH_DOOR_OPEN;
import static dev.liftwatch.fault.FaultKind.OVERSPEED;
import static dev.liftwatch.fault.FaultKind.OVERTRAVEL_BOTTOM;
import static dev.liftwatch.fault.FaultKind.OVERTRAVEL_TOP;
import static dev.liftwatch.fault.FaultKind.POWER_LOST;
import static dev.liftwatch.fault.FaultKind.RUN_TIME_EXCEEDED;
import static dev.liftwatch.fault.FaultKind.SIGNAL_LOST;
import static dev.liftwatch.fault.FaultKind.SIGNAL_STUCK;
import static dev.liftwatch.fault.FaultKind.STALL;
import static dev.liftwatch.fault.FaultKind.STOPPED_OUTSIDE_DOOR_ZONE;
import static dev.liftwatch.fault.FaultKind.UNINTENDED_MOVEMENT;

import dev.liftwatch.detection.Setting;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every time of every fault, just before and just after it, at its default and at another value. */
class FaultTimesTest {
    /** An edge counts after its debounce, travel is seen at the next sample, s. */
    private static final double NEAR_S = 0.4;

    /** The longest run of this lift: 27 m at 1.75 m/s, s. */
    private static final double LONGEST_RUN_S = 18.9;

    private static final long BETWEEN_MM = 4 * Scene.LANDING_MM + 1500;

    record Time(
            FaultKind kind,
            Setting setting,
            int seconds,
            double offsetS,
            UnaryOperator<Scene> begins,
            ObjDoubleConsumer<Scene> lasts) {
        @Override
        public String toString() {
            return kind.code() + " after " + setting.key() + " = " + seconds;
        }
    }

    private static Stream<Time> both(FaultKind kind, Setting setting, int other, UnaryOperator<Scene> begins) {
        return both(kind, setting, other, 0, begins, Scene::pass);
    }

    private static Stream<Time> both(
            FaultKind kind,
            Setting setting,
            int other,
            double offsetS,
            UnaryOperator<Scene> begins,
            ObjDoubleConsumer<Scene> lasts) {
        return Stream.of(
                new Time(kind, setting, setting.defaultValue(), offsetS, begins, lasts),
                new Time(kind, setting, other, offsetS, begins, lasts));
    }

    private static Scene set(Scene scene, Signal signal, long value) {
        return scene.set(signal, value);
    }

    private static Scene rollsAway(Scene scene) {
        return open(scene).pass(3).travelTo(2 * Scene.LANDING_MM + 250);
    }

    static Stream<Time> times() {
        return Stream.of(
                        both(
                                STOPPED_OUTSIDE_DOOR_ZONE,
                                Setting.EMPTY_OUTSIDE_S,
                                30,
                                s -> drive(s, BETWEEN_MM).set(Signal.RUNNING, 0)),
                        both(STALL, Setting.STALL_RAISE_S, 40, s -> set(s, Signal.RUNNING, 1)),
                        both(
                                RUN_TIME_EXCEEDED,
                                Setting.RUN_TIME_MARGIN_S,
                                20,
                                LONGEST_RUN_S,
                                s -> set(s, Signal.RUNNING, 1),
                                FaultyLift::keepMoving),
                        both(DOOR_OPEN_FAILURE, Setting.DOOR_OPEN_FAILURE_S, 40, s -> set(s, Signal.DOOR_CLOSED, 0)),
                        both(
                                DOOR_CLOSE_FAILURE,
                                Setting.DOOR_CLOSE_FAILURE_S,
                                10,
                                s -> open(s).pass(3).set(Signal.DOOR_OPEN, 0)),
                        both(
                                DOOR_HELD_OPEN,
                                Setting.DOOR_HELD_OPEN_S,
                                300,
                                s -> set(s, Signal.DOOR_CLOSED, 0).set(Signal.DOOR_OPEN, 1)),
                        both(
                                MOVING_WITH_DOOR_OPEN,
                                Setting.MOVING_DOOR_OPEN_S,
                                5,
                                0,
                                s -> drive(s, BETWEEN_MM).set(Signal.DOOR_CLOSED, 0),
                                FaultyLift::keepJerking),
                        both(UNINTENDED_MOVEMENT, Setting.UNINTENDED_MOVEMENT_S, 5, FaultTimesTest::rollsAway),
                        both(OVERTRAVEL_TOP, Setting.OVERTRAVEL_S, 5, s -> set(emptyRun(s, 9), Signal.LIMIT_TOP, 1)),
                        both(
                                OVERTRAVEL_BOTTOM,
                                Setting.OVERTRAVEL_S,
                                5,
                                s -> set(emptyRun(s, 0), Signal.LIMIT_BOTTOM, 1)),
                        both(OVERSPEED, Setting.OVERSPEED_S, 5, s -> set(s, Signal.SPEED_MM_S, 2200)),
                        both(
                                EMERGENCY_STOP,
                                Setting.EMERGENCY_STOP_S,
                                5,
                                s -> drive(s, BETWEEN_MM).set(Signal.SAFETY_CHAIN, 0)),
                        both(POWER_LOST, Setting.MAINS_LOST_S, 40, s -> set(s, Signal.MAINS_OK, 0)),
                        both(SIGNAL_LOST, Setting.SIGNAL_LOST_S, 20, s -> s.lose(Signal.LIMIT_TOP)),
                        both(
                                SIGNAL_STUCK,
                                Setting.BUTTON_STUCK_S,
                                60,
                                s -> open(s).pass(3).set(Signal.ALARM_BUTTON, 1)),
                        both(
                                INSPECTION_TOO_LONG,
                                Setting.INSPECTION_TOO_LONG_S,
                                600,
                                s -> set(s, Signal.INSPECTION, 1)),
                        both(BOX_ON_BATTERY, Setting.BOX_ON_BATTERY_S, 5, s -> set(s, Signal.UPS_ON_BATTERY, 1)),
                        both(BOX_BATTERY_LOW, Setting.BOX_BATTERY_LOW_S, 60, s -> set(s, Signal.UPS_BATTERY_LOW, 1)),
                        both(CLOCK_UNSET, Setting.CLOCK_UNSET_S, 60, s -> {
                            s.judgement().clockIsSynced(false);
                            return s;
                        }))
                .flatMap(stream -> stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("times")
    void notBeforeItsTimeAndThenAtOnce(Time time) {
        Scene scene = time.begins().apply(proven(everything().setting(time.setting(), time.seconds())));
        time.lasts().accept(scene, time.offsetS() + time.seconds() - NEAR_S);
        assertNone(scene);
        time.lasts().accept(scene, 2 * NEAR_S);
        assertOpen(scene, time.kind());
    }

    @ParameterizedTest
    @MethodSource("believed")
    void aSignalIsInOrderAgainNotBeforeItHasBeenBelievedForItsTimeAndThenAtOnce(int seconds) {
        Scene scene = proven(everything().setting(Setting.SIGNAL_BELIEVED_S, seconds));
        open(scene).pass(3).set(Signal.ALARM_BUTTON, 1).pass(310);
        close(scene.set(Signal.ALARM_BUTTON, 0));
        // The doors took 2.4 s.
        scene.pass(seconds - 2.4 - NEAR_S);
        assertOpen(scene, SIGNAL_STUCK);
        FaultyLift.assertEnded(scene.pass(2 * NEAR_S), SIGNAL_STUCK);
    }

    static List<Integer> believed() {
        return List.of(Setting.SIGNAL_BELIEVED_S.defaultValue(), 30);
    }
}
