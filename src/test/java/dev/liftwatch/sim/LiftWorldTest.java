package dev.liftwatch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated lift is a lift: what physics forbids never happens, whatever goes wrong with it. */
class LiftWorldTest {
    private static final long DAY_MS = 86_400_000;
    private static final long STEP_MS = 100;
    private static final Instruments.Readings NOBODY = (atMs, reading) -> {};

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 24);
    }

    /** Lets a lift in which something is always wrong live through six hours of a working day, and looks all the time. */
    private static void live(long seed, Look look) {
        LiftWorld world = LiftWorld.draw(seed, Kit.FULL, true);
        world.passTo(7 * 3_600_000L, NOBODY);
        for (long ms = world.nowMs(); ms < 13 * 3_600_000L; ms += STEP_MS) {
            world.passTo(ms, NOBODY);
            look.at(world, world.site());
        }
    }

    @FunctionalInterface
    private interface Look {
        void at(LiftWorld world, Site site);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theCarNeverMovesWithItsDoorsOpenNorBeyondItsLandings(long seed) {
        live(seed, (world, site) -> {
            LiftMachine machine = site.machine();
            long now = world.nowMs();
            if (machine.moving(now) && !machine.drivenByRescue()) {
                assertTrue(machine.doorsClosed(now), () -> "moves with open doors at " + now);
            }
            Shaft shaft = world.design().shaft();
            double mm = machine.positionMm(now);
            assertTrue(mm >= -50 && mm <= shaft.heightMm(shaft.landings() - 1) + 50, () -> mm + " mm at " + now);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itsSpeedNeverJumpsAndNeverPassesItsRating(long seed) {
        double[] before = {0};
        live(seed, (world, site) -> {
            double speed = site.machine().speedMmS(world.nowMs());
            double most = world.design().comfort().speedMmS();
            assertTrue(Math.abs(speed) <= Math.max(most, Technician.INSPECTION_MM_S) + 1e-6);
            // The brake works from one moment to the next; that much slower a car may be in one step.
            assertTrue(Math.abs(speed - before[0]) <= CarMotion.BRAKE_MM_S2 * STEP_MS / 1000 * 1.01 + 1);
            before[0] = speed;
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ridersAreConserved(long seed) {
        live(seed, (world, site) -> {
            Cabin cabin = site.cabin();
            assertEquals(cabin.count(), cabin.boarded() - cabin.left());
            assertTrue(cabin.count() <= world.design().capacity() + 1, "and no more than fit in");
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyWhoIsTrappedIsInACarThatIsOpenAtALandingOrEmpty(long seed) {
        live(seed, (world, site) -> {
            if (world.trappedSinceMs().isPresent()) {
                assertTrue(site.cabin().count() > 0, () -> "trapped in an empty car at " + world.nowMs());
                boolean open =
                        site.machine().wayOut(world.nowMs()) && site.machine().widestDoor(world.nowMs()) == 1;
                assertFalse(open, () -> "trapped behind open doors at " + world.nowMs());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trappingsFollowOneAnotherAndTheirStandsLieWithinThem(long seed) {
        LiftWorld world = LiftWorld.draw(seed, Kit.ENCODER, true);
        world.passTo(DAY_MS, NOBODY);
        long lastMs = 0;
        for (Trapping trapping : world.trappings()) {
            assertTrue(trapping.startMs() >= lastMs || trapping.mishap() == Mishap.WANDERS);
            assertTrue(trapping.releaseMs() > trapping.startMs());
            assertTrue(trapping.closedMs() <= trapping.startMs());
            for (Trapping.Stand stand : trapping.stands()) {
                assertTrue(stand.toMs() >= stand.fromMs() && stand.toMs() <= trapping.releaseMs());
            }
            lastMs = trapping.releaseMs();
        }
    }

    @Test
    void carsStopWithinTwoCentimetresOfTheirLandings() {
        LiftWorld world = LiftWorld.of(
                LiftDesign.plain(new Shaft(List.of(0L, 3000L, 6000L, 9000L), 200, 1600)),
                Kit.ENCODER,
                new LiftWorld.Hazards(Rates.none(), WireRates.none()),
                7);
        int stops = 0;
        for (long ms = 0; ms < DAY_MS; ms += 1000) {
            world.passTo(ms, NOBODY);
            if (world.site().machine().wayOut(ms)) {
                double mm = world.site().machine().positionMm(ms);
                Shaft shaft = world.design().shaft();
                assertEquals((double) shaft.heightMm(shaft.nearestLanding(mm)), mm, 20);
                stops++;
            }
        }
        assertTrue(stops > 100, "it was used");
        assertEquals(List.of(), world.trappings(), "and nothing went wrong");
    }

    @Test
    void theSameSeedLivesTheSameLifeToTheLastReading() {
        assertEquals(readings(5), readings(5));
        assertNotEquals(readings(5), readings(6));
    }

    private static List<String> readings(long seed) {
        List<String> readings = new ArrayList<>();
        LiftWorld world = LiftWorld.draw(seed, Kit.CONTACTS, true);
        world.passTo(DAY_MS / 4, (atMs, reading) -> readings.add(atMs + " " + reading));
        return readings;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void timeNeverRunsBackwardsAndAFlagIsReadWhenItChangesOrBounces(long seed) {
        LiftWorld world = LiftWorld.draw(seed, Kit.CAMERA, true);
        long[] lastMs = {0};
        Map<Signal, Integer> counts = new EnumMap<>(Signal.class);
        world.passTo(DAY_MS / 2, (atMs, reading) -> {
            assertTrue(atMs >= lastMs[0]);
            lastMs[0] = atMs;
            counts.merge(reading.signal(), 1, Integer::sum);
            assertTrue(!reading.known() || !reading.signal().isFlag() || reading.value() == 0 || reading.value() == 1);
        });
        assertEquals(world.wired().size(), counts.size(), "and everything that is wired is read");
    }

    @Test
    void whatIsReadOfAHealthyCarIsWhatIsSo() {
        LiftWorld world = LiftWorld.of(
                LiftDesign.plain(new Shaft(List.of(0L, 3000L, 6000L), 200, 1000)),
                Kit.FULL,
                new LiftWorld.Hazards(Rates.none(), WireRates.none()),
                3);
        Map<Signal, Reading> read = new EnumMap<>(Signal.class);
        for (long ms = 0; ms < DAY_MS / 2; ms += 5000) {
            world.passTo(ms, (atMs, reading) -> read.put(reading.signal(), reading));
            LiftMachine machine = world.site().machine();
            if (ms > 5000 && !machine.moving(ms) && machine.doorsRestMs(ms) == Long.MAX_VALUE) {
                boolean shut = machine.doorsClosed(ms);
                assertEquals(shut ? 1 : 0, read.get(Signal.DOOR_CLOSED).value(), "at " + ms);
                assertEquals(
                        machine.positionMm(ms),
                        (double) read.get(Signal.POSITION_MM).value(),
                        1);
            }
        }
    }
}
