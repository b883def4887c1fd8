package dev.liftwatch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The box restarts, and the lift lives on as if nothing had happened. */
class BoxTest {
    private static final long DAY_MS = 86_400_000;
    private static final long LIFE_MS = DAY_MS * 5 / 4;

    /** Until every source is up and every flag is said, ms. */
    private static final long STARTS_MS = 3900;

    /** Numbers of a parked car are sampled this often, ms. */
    private static final long SAMPLE_MS = 4000;

    private static LiftWorld lived(long seed, Kit kit, Restarts restarts, Instruments.Readings readings) {
        LiftWorld world = LiftWorld.draw(seed, kit, true, restarts);
        for (long ms = 3_600_000; ms <= LIFE_MS; ms += 3_600_000) {
            world.passTo(ms, readings);
        }
        return world;
    }

    @ParameterizedTest
    @EnumSource(Kit.class)
    void theSameSeedLivesTheSameLifeWithRestartsAndWithout(Kit kit) {
        List<String> without = lives(lived(41, kit, Restarts.NONE, (atMs, reading) -> {}));
        assertTrue(without.size() > 10, "there were " + without.size());
        assertEquals(without, lives(lived(41, kit, Restarts.DENSE, (atMs, reading) -> {})));
    }

    /** What happened, and nothing of what could be seen of it. */
    private static List<String> lives(LiftWorld world) {
        return world.trappings().stream()
                .map(t -> t.mishap() + " " + t.startMs() + " " + t.releaseMs() + " " + t.closedMs() + " " + t.wayMm()
                        + " " + t.stands() + " " + t.presses() + " " + t.troubles())
                .toList();
    }

    @Test
    void whatItReadsWhileItIsOnIsWhatIsReadWithoutRestarts() {
        List<String> all = new ArrayList<>();
        HeardReadings heard = new HeardReadings();
        lived(42, Kit.FULL, Restarts.NONE, (atMs, reading) -> all.add(atMs + " " + reading));
        lived(42, Kit.FULL, Restarts.DENSE, heard);
        Set<String> without = new HashSet<>(all);
        List<String> more =
                heard.later.stream().filter(said -> !without.contains(said)).toList();
        assertEquals(List.of(), more);
        assertTrue(heard.later.size() > all.size() / 2, heard.later.size() + " of " + all.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {43, 44, 45})
    void nothingIsReadWhileItIsOffAndEverythingIsSaidOnceItIsOn(long seed) {
        HeardReadings heard = new HeardReadings();
        LiftWorld world = lived(seed, Kit.CAMERA, Restarts.DENSE, heard);
        Set<Signal> flags = EnumSet.copyOf(world.wired());
        flags.removeIf(Signal::ages);
        assertTrue(heard.starts.size() > 12, "it restarted " + heard.starts.size() + " times");
        for (Start start : heard.starts) {
            if (start.endMs - start.onMs > STARTS_MS) {
                assertEquals(flags, start.flags, () -> "after " + start.onMs);
                assertTrue(start.moments.size() > 1, "not all of it at one instant");
                assertTrue(start.firstMs >= start.onMs + 200, "and not before its source is up");
            }
        }
    }

    @Test
    void aNumberComesWithItsNextSample() {
        HeardReadings heard = new HeardReadings();
        lived(46, Kit.CONTROLLER, Restarts.DENSE, heard);
        List<Start> lasting = heard.starts.stream()
                .filter(start -> start.endMs - start.onMs > STARTS_MS + SAMPLE_MS)
                .toList();
        long came = lasting.stream()
                .filter(start -> start.firstNumberMs >= start.onMs + 200
                        && start.firstNumberMs <= start.onMs + STARTS_MS + SAMPLE_MS)
                .count();
        assertTrue(came >= 0.8 * lasting.size(), came + " of " + lasting.size() + ": but for those that are lost");
    }

    @Test
    void restartsAreOfEveryKindAndComeInTheMiddleOfTrappings() {
        List<Restart> restarts = new ArrayList<>();
        int during = 0;
        int unseen = 0;
        for (long seed = 50; seed < 60; seed++) {
            HeardReadings heard = new HeardReadings();
            LiftWorld world = lived(seed, Kit.FULL, Restarts.DENSE, heard);
            restarts.addAll(heard.restarts);
            for (Trapping trapping : world.trappings()) {
                during += trapping.boxOff().stream().anyMatch(off -> off.fromMs() > trapping.startMs()) ? 1 : 0;
                boolean offAtRelease = heard.isOffAt(trapping.releaseMs());
                unseen += offAtRelease ? 1 : 0;
                assertTrue(trapping.releasedUnseen() || !offAtRelease, () -> "release at " + trapping.releaseMs());
            }
        }
        assertTrue(during > 20, during + " trappings with a restart");
        assertTrue(unseen > 10, unseen + " people were let out unseen");
        assertEquals(0.5, share(restarts.stream().filter(Restart::clocked).count(), restarts), 0.1);
        assertEquals(
                0.1, share(restarts.stream().filter(r -> r.change().isPresent()).count(), restarts), 0.05);
        assertTrue(restarts.stream().anyMatch(Restart::orderly));
        assertTrue(restarts.stream().allMatch(r -> r.gapMs() >= 20_000 && r.gapMs() <= 3_600_000));
        Set<Restart.Kind> kinds = EnumSet.noneOf(Restart.Kind.class);
        restarts.forEach(restart -> restart.change().ifPresent(change -> kinds.add(change.kind())));
        assertEquals(EnumSet.allOf(Restart.Kind.class), kinds);
    }

    private static double share(long some, List<Restart> of) {
        return (double) some / of.size();
    }

    @Test
    void atNaturalRatesItRestartsOnceAMonth() {
        int restarts = 0;
        for (long seed = 70; seed < 82; seed++) {
            HeardReadings heard = new HeardReadings();
            LiftWorld.draw(seed, Kit.LOAD, false, Restarts.NATURAL).passTo(28 * DAY_MS, heard);
            restarts += heard.restarts.size();
        }
        assertTrue(restarts > 3 && restarts < 24, restarts + " in 11 months");
    }

    /** One time in which it was on, after a restart. */
    private static final class Start {
        private final long onMs;
        private final Set<Signal> flags = EnumSet.noneOf(Signal.class);
        private final Set<Long> moments = new HashSet<>();
        private long firstMs = Long.MAX_VALUE;
        private long endMs = LIFE_MS;
        private long firstNumberMs = Long.MAX_VALUE;

        Start(long onMs) {
            this.onMs = onMs;
        }
    }

    /** Listens to it. */
    private static final class HeardReadings implements Instruments.Readings {
        private final List<Restart> restarts = new ArrayList<>();
        private final List<Start> starts = new ArrayList<>();
        private final List<String> later = new ArrayList<>();
        private boolean off;
        private long lastMs;

        @Override
        public void read(long atMs, Reading reading) {
            assertFalse(off, () -> "read at " + atMs);
            assertTrue(atMs >= lastMs, () -> "time runs backwards at " + atMs);
            lastMs = atMs;
            if (!starts.isEmpty() && reading.signal().ages()) {
                starts.getLast().firstNumberMs = Math.min(starts.getLast().firstNumberMs, atMs);
            }
            if (starts.isEmpty() || atMs > starts.getLast().onMs + STARTS_MS) {
                later.add(atMs + " " + reading);
                return;
            }
            Start start = starts.getLast();
            start.firstMs = Math.min(start.firstMs, atMs);
            if (!reading.signal().ages() && start.flags.add(reading.signal())) {
                start.moments.add(atMs);
            }
        }

        @Override
        public void boxGoesOff(Restart restart) {
            off = true;
            restarts.add(restart);
            if (!starts.isEmpty()) {
                starts.getLast().endMs = restart.offMs();
            }
        }

        @Override
        public void boxComesOn(Restart restart) {
            off = false;
            lastMs = restart.onMs();
            starts.add(new Start(restart.onMs()));
        }

        boolean isOffAt(long atMs) {
            return restarts.stream().anyMatch(r -> r.offMs() <= atMs && r.onMs() > atMs);
        }
    }
}
