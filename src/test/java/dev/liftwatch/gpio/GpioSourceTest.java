package dev.liftwatch.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.wire.SourceCondition;
import dev.liftwatch.wire.SourceCondition.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chip as its source reads it: levels, edges, loss and return. */
class GpioSourceTest extends OnAScriptedChip {
    @Test
    void theLevelsAtTheBeginningAreReadingsWithTheirPolarity() {
        chip.silently(STALL, true);
        readUntil(500);
        assertEquals(List.of(new Told(0, List.of(CLOSED, RELEASED, STALLED))), told);
        assertEquals(State.GOOD, source.condition().state());
        assertEquals("", source.condition().text());
    }

    @Test
    void everyEdgeIsAReadingAtTheTickOfTheKernelsTimeOfIt() {
        chip.at(100, () -> chip.becomes(BUTTON, true));
        chip.at(250.4, () -> chip.becomes(BUTTON, false));
        chip.at(250.6, () -> chip.becomes(DOOR, true));
        readUntil(500);
        assertEquals(
                List.of(
                        new Told(100, List.of(PRESSED)),
                        new Told(250, List.of(RELEASED)),
                        new Told(250, List.of(NOT_CLOSED))),
                after(0));
    }

    @Test
    void edgesThatWaitedInTheKernelKeepTheirOrderAndTheirTimes() {
        chip.at(100, () -> chip.becomes(BUTTON, true));
        // The reader is away for 300 ms, as on a busy machine.
        chip.at(100, () -> chip.pause(300));
        chip.at(150, () -> chip.becomes(DOOR, true));
        chip.at(220, () -> chip.becomes(DOOR, false));
        chip.at(390, () -> chip.becomes(BUTTON, false));
        readUntil(600);
        assertEquals(
                List.of(
                        new Told(100, List.of(PRESSED)),
                        new Told(150, List.of(NOT_CLOSED)),
                        new Told(220, List.of(CLOSED)),
                        new Told(390, List.of(RELEASED))),
                after(0));
    }

    @Test
    void timesNeverGoBackAndAreNeverAheadOfTheClock() {
        chip.at(999, () -> chip.becomes(BUTTON, true));
        chip.at(999, () -> chip.pause(40));
        for (int i = 0; i < 3000; i++) {
            boolean high = i % 2 == 0;
            chip.at(1010 + i * 7.3, () -> chip.becomes(DOOR, high));
        }
        List<Long> ahead = new ArrayList<>();
        chip.afterEveryStep(() -> told.stream()
                .skip(Math.max(0, told.size() - 1))
                .filter(one -> one.atMs() > chip.tickMs())
                .forEach(one -> ahead.add(one.atMs())));
        readUntil(24_000);
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).atMs() >= told.get(i - 1).atMs(), "at reading " + i);
        }
        assertEquals(List.of(), ahead);
        assertTrue(told.size() > 3000, "every one of 3,000 edges was told");
    }

    @Test
    void allLevelsAreRepeatedEachSecondSoThatSilenceMeansLoss() {
        readUntil(5500);
        assertEquals(
                List.of(0L, 1000L, 2000L, 3000L, 4000L, 5000L),
                told.stream().map(Told::atMs).toList());
        assertTrue(told.stream().allMatch(one -> one.readings().equals(List.of(CLOSED, RELEASED, RUNNING))));
        assertTrue(chip.waits() < 10, "an idle reader sleeps");
    }

    @Test
    void aLineWhoseEdgeNeverCameIsFoundWithinASecondAndCorrected() {
        chip.at(300, () -> chip.silently(BUTTON, true));
        readUntil(3500);
        assertEquals(List.of(new Told(1000, List.of(CLOSED, RUNNING))), after(0).subList(0, 1));
        assertEquals(new Told(1050, List.of(CLOSED, PRESSED, RUNNING)), after(0).get(1));
        assertEquals(1, source.condition().counters().resyncs());
        assertEquals(State.IMPAIRED, source.condition().state());
        assertEquals(
                "line GPIO18 had another level than its last edge said and was corrected",
                source.condition().text());
    }

    @Test
    void anEdgeThatALevelReadWasAheadOfIsNoDisagreement() {
        chip.at(999, () -> chip.silently(BUTTON, true));
        // A chip on a slow bus tells its edges 20 ms late.
        chip.at(1020, () -> chip.becomes(BUTTON, true));
        readUntil(3500);
        assertEquals(0, source.condition().counters().resyncs());
        assertEquals(State.GOOD, source.condition().state());
        assertEquals(PRESSED, lastOf(Signal.ALARM_BUTTON));
    }

    @Test
    void aTroubleThatIsOverIsToldNoLongerThanAMinute() {
        chip.at(300, () -> chip.silently(BUTTON, true));
        readUntil(63_000);
        assertEquals(State.GOOD, source.condition().state());
        assertEquals("", source.condition().text());
    }

    @Test
    void lostEdgesAreCountedByTheirNumbersAndTheLevelsReadAtOnce() {
        chip.at(300, () -> {
            chip.loses(DOOR, true);
            chip.loses(DOOR, false);
            chip.loses(STALL, true);
            chip.becomes(DOOR, true);
        });
        chip.at(400, () -> chip.becomes(DOOR, false));
        readUntil(900);
        assertEquals(2, source.condition().counters().gaps());
        assertEquals(STALLED, lastOf(Signal.STALL));
        assertTrue(
                source.condition().text().contains("some were lost"),
                source.condition().text());
        assertEquals(CLOSED, lastOf(Signal.DOOR_CLOSED));
    }

    @Test
    void aChipThatVanishesLosesEverySignalAtOnceAndComesBack() {
        chip.silently(STALL, true);
        chip.at(1500, () -> chip.vanishes("pinctrl-test is gone: was it unplugged, or its driver removed?"));
        List<SourceCondition> whileGone = new ArrayList<>();
        chip.at(20_000, () -> whileGone.add(source.condition()));
        chip.at(30_000, () -> {
            chip.silently(STALL, false);
            chip.returns();
        });
        readUntil(60_000);
        assertEquals(
                new Told(
                        1500,
                        List.of(
                                Reading.lost(Signal.DOOR_CLOSED),
                                Reading.lost(Signal.ALARM_BUTTON),
                                Reading.lost(Signal.STALL))),
                after(1000).getFirst());
        assertEquals(State.MISSING, whileGone.getFirst().state());
        assertEquals(
                "pinctrl-test is gone: was it unplugged, or its driver removed?",
                whileGone.getFirst().text());
        assertEquals(List.of(CLOSED, RELEASED, RUNNING), after(1500).getFirst().readings());
        long backMs = after(1500).getFirst().atMs();
        assertTrue(backMs > 30_000 && backMs <= 40_200, "back within the longest wait, but at " + backMs);
        assertEquals(State.GOOD, source.condition().state());
        assertEquals(2, chip.opened());
        assertEquals(2, chip.closed());
    }

    @Test
    void aChipThatCannotBeOpenedIsTriedEverMoreSlowlyAndForEver() {
        String words = "line 17 of pinctrl-test is held by 'w1'; end that program";
        chip.vanishes(words);
        chip.at(3_599_000, chip::returns);
        readUntil(3_620_000);
        assertEquals(1, chip.opened());
        assertEquals(
                Reading.lost(Signal.DOOR_CLOSED), told.getFirst().readings().getFirst());
        assertEquals(new Told(0, told.getFirst().readings()), told.getFirst());
        assertTrue(after(0).getFirst().atMs() <= 3_609_200, "found again within ten seconds");
    }

    @Test
    void aLineThatIsHeldByAnotherIsACondition() {
        chip.vanishes("line 17 of pinctrl-test is held by 'w1'; end that program");
        readUntil(5000);
        assertEquals(State.MISSING, source.condition().state());
        assertEquals(
                "line 17 of pinctrl-test is held by 'w1'; end that program",
                source.condition().text());
        assertEquals(1, told.size(), "the loss is told once");
    }

    @Test
    void aClockThatRunsFasterMakesTheAgeOfAnEdgeLonger() {
        chip = new ScriptedChip(8);
        chip.at(800, () -> chip.becomes(BUTTON, true));
        chip.at(800, () -> chip.pause(80));
        readUntil(3100);
        assertEquals(new Told(800, List.of(PRESSED)), after(0).getFirst());
        assertEquals(1000, after(800).getFirst().atMs());
    }

    @Test
    void stoppingWakesAReaderThatWaits() {
        readUntil(10);
        assertEquals(1, chip.closed());
        assertFalse(told.isEmpty());
    }
}
