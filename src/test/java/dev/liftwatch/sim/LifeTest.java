package dev.liftwatch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** In each kind of scripted life that happens which its name says: by the physics, whatever anybody judges. */
class LifeTest {
    private static final Instruments.Readings NOBODY = (atMs, reading) -> {};

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    private static Kit kit(long seed) {
        List<Kit> kits = Kit.withPresence();
        return kits.get((int) (seed % kits.size()));
    }

    /** Looks at the lift whenever something is read. */
    @FunctionalInterface
    private interface Look {
        void at(Life life, Site site, Reading reading);
    }

    private static Life live(LifeKind kind, Kit kit, long seed, Look look) {
        Life life = Life.draw(kind, kit, seed);
        Instruments.Readings readings =
                (atMs, reading) -> look.at(life, life.world().site(), reading);
        while (life.passOn(readings)) {
            // It goes on.
        }
        return life;
    }

    private static Life live(LifeKind kind, long seed) {
        return live(kind, kit(seed), seed, (life, site, reading) -> {});
    }

    private static Trapping theTrapping(Life life) {
        assertEquals(1, life.world().trappings().size(), "one trapping");
        return life.world().trappings().getFirst();
    }

    private static boolean trapped(Life life) {
        return life.world().trappedSinceMs().isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = LifeKind.class,
            names = {"ORDINARY", "RELEVELLING"},
            mode = EnumSource.Mode.EXCLUDE)
    void peopleAreTrappedOnceAndOrdinaryServiceFollowsTheirRescue(LifeKind kind) {
        seeds().forEach(seed -> {
            Life life = live(kind, seed);
            if (kind == LifeKind.FIRST_SIGHT && life.troubleMs().isEmpty()) {
                assertEquals(List.of(), life.world().trappings());
                return;
            }
            Trapping trapping = theTrapping(life);
            assertTrue(
                    trapping.startMs() + 1000 >= life.troubleMs().orElseThrow() || trapping.mishap() == Mishap.WANDERS);
            assertTrue(
                    life.service().servedMs(trapping.releaseMs(), 300_000, 1)
                            < life.world().nowMs(),
                    () -> "seed " + seed);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = LifeKind.class,
            names = {"ORDINARY", "RELEVELLING"})
    void nobodyIsTrappedInOrdinaryService(LifeKind kind) {
        seeds().forEach(seed -> {
            Life life = live(kind, seed);
            assertEquals(List.of(), life.world().trappings());
            assertTrue(life.world().site().cabin().left() > 5, "people are carried");
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDoorsAreForcedOutsideAndNobodyGetsOut(long seed) {
        boolean[] openOutside = {false};
        Set<Long> left = new HashSet<>();
        live(LifeKind.FORCED_DOORS, kit(seed), seed, (life, site, reading) -> {
            LiftMachine machine = site.machine();
            boolean stands = trapped(life) && !machine.moving(site.nowMs()) && !machine.atLanding(site.nowMs());
            if (stands) {
                left.add(site.cabin().left());
                openOutside[0] |= !machine.doorsClosed(site.nowMs());
            }
        });
        assertTrue(openOutside[0], "open outside");
        assertEquals(1, left.size(), "the same people all the time");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aShuttleStopsAtLandingsAndItsDoorsStayShut(long seed) {
        Life life = live(LifeKind.SHUTTLE, kit(seed), seed, (lived, site, reading) -> {
            if (trapped(lived) && site.machine().moving(site.nowMs())) {
                assertTrue(site.machine().doorsClosed(site.nowMs()));
            }
        });
        List<Trapping.Stand> stands = theTrapping(life).stands();
        long atLandings = stands.stream().filter(Trapping.Stand::atLanding).count();
        assertTrue(atLandings >= 4, () -> stands.toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDoorsPartByAHandAtOneLandingAfterAnother(long seed) {
        Set<Integer> landings = new HashSet<>();
        live(LifeKind.AJAR, kit(seed), seed, (life, site, reading) -> {
            double share = site.machine().widestDoor(site.nowMs());
            boolean carried = trapped(life) && life.world().site().machine().atLanding(site.nowMs());
            if (carried && share > 0 && life.troubleMs().orElseThrow() + 1000 < site.nowMs()) {
                landings.add(site.nearestLanding());
            }
        });
        assertTrue(landings.size() >= 2, () -> "at " + landings);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void kicksLetTheClosedContactGoForMoments(long seed) {
        int[] moments = {0};
        long[] openedMs = {-1};
        live(LifeKind.KICKED_DOORS, Kit.FULL, seed, (life, site, reading) -> {
            boolean closedContact = reading.signal() == Signal.DOOR_CLOSED || reading.signal() == Signal.DOOR2_CLOSED;
            if (!closedContact || !trapped(life)) {
                return;
            }
            if (reading.value() == 0) {
                openedMs[0] = site.nowMs();
            } else if (openedMs[0] >= 0 && site.nowMs() - openedMs[0] < 700 && site.nowMs() - openedMs[0] > 40) {
                moments[0]++;
            }
        });
        assertTrue(moments[0] >= 3, () -> moments[0] + " moments");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theCarCreepsUpAndDownForMinutesWithPeopleInIt(long seed) {
        Set<Long> heights = new HashSet<>();
        Life life = live(LifeKind.CREEPING, Kit.ENCODER, seed, (lived, site, reading) -> {
            if (trapped(lived) && reading.signal() == Signal.POSITION_MM) {
                heights.add(Math.round(site.machine().positionMm(site.nowMs()) / 50));
            }
        });
        Trapping trapping = theTrapping(life);
        assertEquals(Mishap.CREEPS, trapping.mishap());
        assertTrue(trapping.stands().size() >= 5, () -> trapping.stands().size() + " stands");
        assertTrue(heights.size() >= 3, () -> heights.size() + " heights");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theInputsLoseTheirSupplyUpToTwoSecondsFromTheMains(long seed) {
        Life life = Life.draw(LifeKind.SUPPLY_FIRST, Kit.FULL, seed);
        Stage stage = life.world().stage();
        long[] suppliesMs = {-1, -1};
        watch(stage, () -> {
            suppliesMs[0] = suppliesMs[0] < 0 && stage.instruments().areDead() ? stage.nowMs() : suppliesMs[0];
            suppliesMs[1] = suppliesMs[1] < 0 && !stage.machine().mains() ? stage.nowMs() : suppliesMs[1];
            return suppliesMs[0] < 0 || suppliesMs[1] < 0;
        });
        while (life.passOn(NOBODY)) {
            // It goes on.
        }
        long apartMs = Math.abs(suppliesMs[0] - suppliesMs[1]);
        assertTrue(suppliesMs[0] > 0 && suppliesMs[1] > 0 && apartMs <= 2050, () -> apartMs + " ms");
        assertEquals(Mishap.MAINS_CUT, theTrapping(life).mishap());
        assertFalse(theTrapping(life).stands().getFirst().atLanding());
    }

    /** Looks fifty times a second while it wants to go on. */
    private static void watch(Stage stage, BooleanSupplier look) {
        stage.after(20, () -> {
            if (look.getAsBoolean()) {
                watch(stage, look);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void somebodyUnseenJabsTheButtonAndThenHoldsIt(long seed) {
        Life life = live(LifeKind.JABS_THEN_HOLD, kit(seed), seed, (lived, site, reading) -> {
            if (reading.signal() == Signal.ALARM_BUTTON && reading.value() == 1 && trapped(lived)) {
                boolean weighed = lived.world().kit() == Kit.LOAD;
                assertTrue(weighed
                        || !lived.world().stage().presence().orElseThrow().high(site.nowMs()));
            }
        });
        List<AlarmButton.Press> presses = theTrapping(life).presses();
        assertTrue(presses.size() >= 4 && presses.size() <= 14, () -> presses.toString());
        presses.subList(0, presses.size() - 1).forEach(press -> assertTrue(press.heldMs() < 3000));
        assertTrue(presses.getLast().heldMs() >= 30_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withAnAttendantTheCarIsHardlyEverEmpty(long seed) {
        Life life = Life.draw(LifeKind.ATTENDANT, kit(seed), seed);
        int steps = 0;
        int occupied = 0;
        while (life.passOn(NOBODY) && life.troubleMs().isEmpty()) {
            if (life.world().nowMs() > 600_000) {
                steps++;
                occupied += life.world().site().cabin().count() > 0 ? 1 : 0;
            }
        }
        assertTrue(occupied > 0.8 * steps, occupied + " of " + steps);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCarThatRelevelsMovesAtItsLandingWithOpenDoors(long seed) {
        Life life = Life.draw(LifeKind.RELEVELLING, kit(seed), seed);
        Stage stage = life.world().stage();
        int[] moved = {0};
        watch(stage, () -> {
            long now = stage.nowMs();
            boolean open =
                    stage.machine().widestDoor(now) == 1 && stage.machine().moving(now);
            assertTrue(!open || stage.machine().atLanding(now), "within its zone");
            moved[0] += open ? 1 : 0;
            return true;
        });
        for (int i = 0; i < 300 && life.passOn(NOBODY); i++) {
            // It goes on.
        }
        assertTrue(moved[0] > 20, () -> moved[0] + " times");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSafetyGearGripsACarThatIsTooFastBetweenLandings(long seed) {
        Life life = Life.draw(LifeKind.OVERSPEED, kit(seed), seed);
        while (life.passOn(NOBODY)) {
            // It goes on.
        }
        Trapping trapping = theTrapping(life);
        assertEquals(Mishap.OVERSPEED, trapping.mishap());
        assertFalse(trapping.stands().getFirst().atLanding());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anOvertravellingCarStandsBeyondItsLastLanding(long seed) {
        double[] beyondMm = {0};
        Life life = live(LifeKind.OVERTRAVEL, Kit.FULL, seed, (lived, site, reading) -> {
            double mm = site.machine().positionMm(site.nowMs());
            double topMm = site.heightMm(site.design().shaft().landings() - 1);
            beyondMm[0] = Math.max(beyondMm[0], Math.max(-mm, mm - topMm));
        });
        assertTrue(beyondMm[0] > 220, () -> beyondMm[0] + " mm");
        assertFalse(theTrapping(life).stands().getFirst().atLanding());
    }

    @Test
    void aWireFailsHalfOfTheLivesTrapPeopleAnHourLaterAndAnyWireMayFail() {
        Set<String> signals = new HashSet<>();
        int trappings = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Life life = live(LifeKind.FIRST_SIGHT, Kit.FULL, seed, (lived, site, reading) -> {});
            long faultMs = life.faultMs().orElseThrow();
            assertFalse(life.wiresAtFault().isEmpty());
            life.wiresAtFault().forEach(wire -> signals.add(wire.substring(0, wire.indexOf(' '))));
            for (Trapping trapping : life.world().trappings()) {
                trappings++;
                assertTrue(trapping.startMs() >= faultMs + 3_600_000, () -> "an hour after the fault");
            }
        }
        assertTrue(trappings > 15 && trappings < 45, trappings + " of 60");
        assertTrue(signals.size() >= 12, () -> "the wires of " + signals);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wiresOfTheInstallationAreWrongFromTheFirst(long seed) {
        for (LifeKind kind : List.of(LifeKind.INVERTED_FROM_FIRST, LifeKind.SWAPPED_FROM_FIRST, LifeKind.STICKY)) {
            Life life = Life.draw(kind, kit(seed), seed);
            assertEquals(
                    kind == LifeKind.SWAPPED_FROM_FIRST ? 2 : 1,
                    life.wiresAtFault().size());
            assertEquals(0, life.faultMs().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource(LifeKind.class)
    void theSameSeedLivesTheSameLifeToTheLastReading(LifeKind kind) {
        assertEquals(readings(kind, 5), readings(kind, 5));
        assertNotEquals(readings(kind, 5), readings(kind, 6));
    }

    private static List<String> readings(LifeKind kind, long seed) {
        List<String> readings = new ArrayList<>();
        Life life = Life.draw(kind, Kit.CONTACTS, seed);
        while (life.passOn((atMs, reading) -> readings.add(atMs + " " + reading))) {
            // It goes on.
        }
        return readings;
    }
}
