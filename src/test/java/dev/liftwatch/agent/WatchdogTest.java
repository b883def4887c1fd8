package dev.liftwatch.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.time.Beats;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.WallTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The service manager hears that the agent is well while every thread comes round, and not a moment longer. */
class WatchdogTest {
    private final Beats loop = new Beats();
    private final Beats mqtt = new Beats();
    private final List<String> told = new ArrayList<>();
    private long nowMs = 1000;
    private int threads = 12;
    private String health = "judging; no incident";

    private final Watchdog watchdog = new Watchdog(
            loop,
            List.of(new Watchdog.Watched("loop", loop, 10_000), new Watchdog.Watched("mqtt-city", mqtt, 60_000)),
            told::add,
            30_000,
            () -> health,
            () -> threads,
            new Clock() {
                @Override
                public long tickMs() {
                    return nowMs;
                }

                @Override
                public WallTime wall() {
                    return new WallTime(0, false);
                }

                @Override
                public long realNanos(long tickDurationMs) {
                    return tickDurationMs;
                }

                @Override
                public void pause(long tickDurationMs) {
                    throw new AssertionError("nothing waits here");
                }
            });

    private String lookAt(long atMs) {
        nowMs = atMs;
        told.clear();
        watchdog.look();
        return String.join("|", told);
    }

    @Test
    void readyIsSaidOnceAndOnlyWhenItJudges() {
        assertFalse(lookAt(1000).contains("READY"));
        loop.beat();
        assertTrue(lookAt(2000).startsWith("READY=1\n"));
        loop.beat();
        assertFalse(lookAt(3000).contains("READY"));
    }

    @Test
    void howItDoesIsSaidWhenItChanges() {
        assertTrue(lookAt(1000).contains("STATUS=judging; no incident"));
        assertEquals("WATCHDOG=1", lookAt(2000));
        health = "judging; raised";
        assertEquals("STATUS=judging; raised\nWATCHDOG=1", lookAt(3000));
    }

    @Test
    void aThreadThatHangsEndsTheWordsThatTheAgentIsAliveAndIsNamed() {
        loop.beat();
        mqtt.beat();
        lookAt(1000);
        mqtt.beat();
        assertTrue(lookAt(11_000).contains("WATCHDOG=1"), "ten seconds are its patience");
        mqtt.beat();
        assertEquals("STATUS=hangs: loop", lookAt(11_001));
        assertEquals("", lookAt(12_000));
        loop.beat();
        assertEquals("STATUS=judging; no incident\nWATCHDOG=1", lookAt(13_000));
    }

    @Test
    void aThreadThatWaitsForTheNetworkIsGivenLonger() {
        loop.beat();
        lookAt(1000);
        loop.beat();
        assertTrue(lookAt(60_000).contains("WATCHDOG=1"));
        loop.beat();
        assertEquals("STATUS=hangs: mqtt-city", lookAt(61_001));
    }

    @Test
    void threadsThatPileUpEndTheAgentBeforeItCanMakeNone() {
        threads = Watchdog.OTHER_THREADS + 2 * Watchdog.THREADS_EACH;
        assertFalse(lookAt(1000).isEmpty());
        threads++;
        assertThrows(IllegalStateException.class, watchdog::look);
    }

    @Test
    void theEndIsAnnounced() {
        watchdog.stop();
        assertEquals(List.of("STOPPING=1\nSTATUS=stopping"), told);
    }
}
