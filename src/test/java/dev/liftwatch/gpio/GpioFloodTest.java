package dev.liftwatch.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.wire.SourceCondition.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contacts that chatter, bounce, and change faster than anybody can read. */
class GpioFloodTest extends OnAScriptedChip {
    /** 10 kHz for a second, ended by one more edge or not, so that it ends on either level. */
    private void chatter(int line, double fromMs, int edges) {
        for (int i = 0; i < edges; i++) {
            boolean high = i % 2 == 0;
            chip.at(fromMs + i * 0.1, () -> chip.becomes(line, high));
        }
    }

    @Test
    void aContactThatChattersAtTenKilohertzIsThinnedAndEndsOnItsRightLevel() {
        for (int edges : new int[] {10_000, 10_001}) {
            chip = new ScriptedChip();
            told.clear();
            chatter(BUTTON, 100, edges);
            readUntil(1200);
            assertEquals(edges % 2 == 1 ? PRESSED : RELEASED, lastOf(Signal.ALARM_BUTTON), edges + " edges");
            assertTrue(countOf(Signal.ALARM_BUTTON) < 320, "thinned to 200 a second and a burst");
            assertTrue(countOf(Signal.ALARM_BUTTON) > 200, "and still seen to flap");
            assertEquals(0, source.condition().counters().gaps(), "the kernel's queue never overflowed");
            assertEquals(State.IMPAIRED, source.condition().state());
            assertEquals(
                    "line GPIO18 flaps more than 200 times a second, more than 1000 edges were left out: look for a"
                            + " loose contact or a missing ground wire",
                    source.condition().text());
            assertTrue(chip.waits() < 500, "edges are fetched together, not each by itself: " + chip.waits());
        }
    }

    @Test
    void theLastLevelOfAFloodIsToldWithinTenMilliseconds() {
        chatter(BUTTON, 100, 5001);
        readUntil(640);
        Told last = told.stream()
                .filter(one -> one.readings().contains(PRESSED))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertEquals(600, last.atMs(), "at the tick of the last edge");
        assertEquals(PRESSED, lastOf(Signal.ALARM_BUTTON));
    }

    @Test
    void aFloodOnOneLineKeepsNoOtherWaiting() {
        chatter(BUTTON, 100, 20_000);
        chip.at(1000, () -> chip.becomes(DOOR, true));
        chip.at(1500, () -> chip.silently(STALL, true));
        List<Long> heard = new ArrayList<>();
        chip.afterEveryStep(() -> {
            if (heard.isEmpty() && told.stream().anyMatch(one -> one.readings().contains(NOT_CLOSED))) {
                heard.add(chip.tickMs());
            }
        });
        readUntil(2600);
        assertTrue(heard.getFirst() <= 1012, "the door was heard at " + heard);
        assertEquals(STALLED, lastOf(Signal.STALL), "and level reads go on");
    }

    @Test
    void aBouncingContactIsNoFlood() {
        for (int bounce = 0; bounce < 10; bounce++) {
            chatter(DOOR, 100 + bounce * 1000, 41);
        }
        readUntil(11_000);
        assertEquals(State.GOOD, source.condition().state());
        assertTrue(countOf(Signal.DOOR_CLOSED) >= 410);
    }

    @Test
    void aQueueThatOverflowedEndsOnTheRightLevels() {
        // The reader is away for a second of chatter: most of it is lost, and so is the door's only edge.
        chip.at(100, () -> chip.pause(1000));
        chip.at(110, () -> chip.becomes(DOOR, true));
        chatter(BUTTON, 120, 9001);
        readUntil(1500);
        assertEquals(NOT_CLOSED, lastOf(Signal.DOOR_CLOSED));
        assertEquals(PRESSED, lastOf(Signal.ALARM_BUTTON));
        assertTrue(source.condition().counters().gaps() > 7900);
    }

    @Test
    void aFloodThatLosesEdgesAllTheTimeCallsForNoFloodOfLevelReads() {
        // 250 kHz for a second: more than is fetched while a line flaps.
        for (int i = 0; i < 250_000; i++) {
            boolean high = i % 2 == 0;
            chip.at(100 + i * 0.004, () -> chip.becomes(BUTTON, high));
        }
        readUntil(1200);
        assertTrue(source.condition().counters().gaps() > 10_000);
        assertTrue(countOf(Signal.DOOR_CLOSED) < 30, "all levels were read " + countOf(Signal.DOOR_CLOSED) + " times");
        assertEquals(RELEASED, lastOf(Signal.ALARM_BUTTON));
    }
}
