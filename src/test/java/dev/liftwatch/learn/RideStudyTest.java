package dev.liftwatch.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.Shaft;
import dev.liftwatch.sim.SimulatedLift;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RideStudyTest {
    private static final long STEP_MS = 100;
    private static final int SHAFTS = 60;

    /** The tolerances of the class, as it states them. */
    private static final long HEIGHT_MM = 10;

    private static final long SPEED_PERCENT = 5;

    private final RideStudy study = new RideStudy();
    private final Map<Signal, Long> told = new EnumMap<>(Signal.class);
    private SimulatedLift lift;
    private long nowMs;
    private Random random = new Random(1);

    private void pass(long ms) {
        for (long until = nowMs + ms; nowMs < until; nowMs += STEP_MS) {
            lift.step(STEP_MS);
            lift.signals().forEach((signal, value) -> {
                long heard = signal == Signal.POSITION_MM ? value + random.nextInt(-1, 2) : value;
                if (!Long.valueOf(heard).equals(told.put(signal, heard)) || nowMs % 1000 == 0) {
                    study.take(nowMs, Reading.of(signal, heard));
                }
            });
        }
    }

    private void ride(int landing) {
        lift.closeDoors();
        pass(6000);
        assertTrue(lift.drive(landing), "the lift follows");
        do {
            pass(STEP_MS);
        } while (!lift.standing());
        pass(1000);
        lift.openDoors();
        pass(8000);
    }

    private static List<Long> randomHeights(Random random, int landings) {
        List<Long> heights = new ArrayList<>(List.of((long) random.nextInt(-2000, 2000)));
        while (heights.size() < landings) {
            heights.add(heights.getLast() + random.nextInt(2500, 5200));
        }
        return heights;
    }

    @Test
    void oneRideUpAndDownLandingByLandingShowsEveryHeightAndTheSpeed() {
        for (int seed = 0; seed < SHAFTS; seed++) {
            RideStudyTest one = new RideStudyTest();
            one.random = new Random(seed);
            one.ridesAndIsRight(seed);
        }
    }

    private void ridesAndIsRight(int seed) {
        int landings = 2 + random.nextInt(12);
        List<Long> heights = randomHeights(random, landings);
        // The travel must let the car reach its speed, as the rating of a lift does.
        long rated = landings < 4 ? 500 + random.nextInt(500) : 1000 + 250L * random.nextInt(4);
        lift = new SimulatedLift(new Shaft(heights, 200, rated), PresenceSensor.RADAR, 0);
        lift.openDoors();
        pass(8000);
        for (int i = 1; i < landings; i++) {
            ride(i);
        }
        ride(0);
        Learned learned = study.learned();
        String where = "seed " + seed + " " + heights + " " + rated + " " + learned;
        assertEquals(landings, learned.landings().size(), where);
        for (int i = 0; i < landings; i++) {
            assertNear(heights.get(i), learned.landings().get(i).heightMm(), HEIGHT_MM, where);
        }
        assertNear(rated, learned.ratedSpeedMmS().orElseThrow(), rated * SPEED_PERCENT / 100, where);
        assertEquals(landings, learned.runs(), where);
        assertTrue(
                learned.doorsOpenMs().orElseThrow() > 500
                        && learned.doorsOpenMs().orElseThrow() < 8000,
                where);
        assertTrue(Comparison.of(learned, heights, rated).agrees(), where);
        List<Long> wrong = new ArrayList<>(heights);
        int off = random.nextInt(landings);
        wrong.set(off, heights.get(off) - 35);
        Comparison comparison = Comparison.of(learned, wrong, rated * 2);
        assertEquals(1, comparison.heights().size(), where);
        assertEquals(off, comparison.heights().getFirst().index());
        assertNear(35, comparison.heights().getFirst().learntMm() - wrong.get(off), HEIGHT_MM, where);
        assertNear(rated, comparison.ratedSpeedMmS().orElseThrow(), rated * SPEED_PERCENT / 100, where);
    }

    private static void assertNear(long expected, long found, long tolerance, String where) {
        assertTrue(Math.abs(found - expected) <= tolerance, () -> expected + " was " + found + ", " + where);
    }

    @Test
    void aRideUnderInspectionTeachesNothing() {
        lift = new SimulatedLift(new Shaft(List.of(0L, 3000L, 6000L), 200, 1000), PresenceSensor.RADAR, 0);
        lift.openDoors();
        pass(8000);
        lift.closeDoors();
        pass(6000);
        lift.inspection(true);
        pass(1000);
        assertTrue(lift.creep(2));
        pass(40_000);
        lift.openDoors();
        pass(8000);
        assertEquals(0, study.learned().runs());
        assertEquals(1, study.learned().landings().size());
    }

    @Test
    void landingsThatTheCarDidNotVisitAreNamedAndNotMoved() {
        Learned learned = learnt(0, 3010, 9000);
        Comparison comparison = Comparison.of(learned, List.of(0L, 3000L, 6000L, 9040L), 1000);
        assertEquals(List.of(2), comparison.unvisited());
        assertEquals(List.of(new Comparison.Height(3, 9040, 9000)), comparison.heights());
    }

    @Test
    void aStopThatTheFileDoesNotKnowIsNamed() {
        Comparison comparison = Comparison.of(learnt(0, 3000, 6000), List.of(0L, 6000L), 1000);
        assertEquals(List.of(3000L), comparison.unwritten());
    }

    private static Learned learnt(long... heights) {
        List<Learned.Landing> landings = new ArrayList<>();
        for (long height : heights) {
            landings.add(new Learned.Landing(height, 1));
        }
        java.util.OptionalLong none = java.util.OptionalLong.empty();
        return new Learned(landings, none, none, none, none, none, heights.length);
    }
}
