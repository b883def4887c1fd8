package dev.liftwatch.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.SourceCondition;
import dev.liftwatch.wire.SourceCondition.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chip with a door contact, active low, an alarm button and a stall output, read in virtual time. */
class GpioSourceTest {
    private static final int DOOR = 0;
    private static final int BUTTON = 1;
    private static final int STALL = 2;

    private static final Reading CLOSED = Reading.of(Signal.DOOR_CLOSED, 1);
    private static final Reading NOT_CLOSED = Reading.of(Signal.DOOR_CLOSED, 0);
    private static final Reading PRESSED = Reading.of(Signal.ALARM_BUTTON, 1);
    private static final Reading RELEASED = Reading.of(Signal.ALARM_BUTTON, 0);
    private static final Reading RUNNING = Reading.of(Signal.STALL, 0);
    private static final Reading STALLED = Reading.of(Signal.STALL, 1);

    private ScriptedChip chip = new ScriptedChip();
    private final List<Told> told = new ArrayList<>();
    private GpioSource source;

    private record Told(long atMs, List<Reading> readings) {}

    private void readUntil(double ms) {
        source = new GpioSource(
                "io",
                new GpioSettings(
                        "pinctrl-test",
                        0,
                        List.of(
                                new GpioInput("17", Pull.UP),
                                new GpioInput("GPIO18", Pull.DOWN),
                                new GpioInput("19", Pull.AS_IS))),
                chip,
                new ChannelMap(List.of(
                        wire("17", Signal.DOOR_CLOSED, true),
                        wire("GPIO18", Signal.ALARM_BUTTON, false),
                        wire("19", Signal.STALL, false))),
                chip,
                (readings, atMs) -> told.add(new Told(atMs, readings)));
        chip.at(ms, () -> source.stop());
        source.run();
    }

    private static ChannelMap.Wire wire(String channel, Signal signal, boolean activeLow) {
        return new ChannelMap.Wire(channel, signal, activeLow, BigDecimal.ONE, BigDecimal.ZERO);
    }

    private List<Told> after(long ms) {
        return told.stream().filter(one -> one.atMs > ms).toList();
    }

    private Reading lastOf(Signal signal) {
        return told.stream()
                .flatMap(one -> one.readings.stream())
                .filter(reading -> reading.signal() == signal)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private long countOf(Signal signal) {
        return told.stream()
                .flatMap(one -> one.readings.stream())
                .filter(reading -> reading.signal() == signal)
                .count();
    }

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
                .filter(one -> one.atMs > chip.tickMs())
                .forEach(one -> ahead.add(one.atMs)));
        readUntil(24_000);
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).atMs >= told.get(i - 1).atMs, "at reading " + i);
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
        assertTrue(told.stream().allMatch(one -> one.readings.equals(List.of(CLOSED, RELEASED, RUNNING))));
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
        List<SourceCondition> while_gone = new ArrayList<>();
        chip.at(20_000, () -> while_gone.add(source.condition()));
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
        assertEquals(State.MISSING, while_gone.getFirst().state());
        assertEquals(
                "pinctrl-test is gone: was it unplugged, or its driver removed?",
                while_gone.getFirst().text());
        assertEquals(List.of(CLOSED, RELEASED, RUNNING), after(1500).getFirst().readings);
        long backMs = after(1500).getFirst().atMs;
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
        assertEquals(Reading.lost(Signal.DOOR_CLOSED), told.getFirst().readings.getFirst());
        assertEquals(new Told(0, told.getFirst().readings), told.getFirst());
        assertTrue(after(0).getFirst().atMs <= 3_609_200, "found again within ten seconds");
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
                .filter(one -> one.readings.contains(PRESSED))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertEquals(600, last.atMs, "at the tick of the last edge");
        assertEquals(PRESSED, lastOf(Signal.ALARM_BUTTON));
    }

    @Test
    void aFloodOnOneLineKeepsNoOtherWaiting() {
        chatter(BUTTON, 100, 20_000);
        chip.at(1000, () -> chip.becomes(DOOR, true));
        chip.at(1500, () -> chip.silently(STALL, true));
        List<Long> heard = new ArrayList<>();
        chip.afterEveryStep(() -> {
            if (heard.isEmpty() && told.stream().anyMatch(one -> one.readings.contains(NOT_CLOSED))) {
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

    @Test
    void aClockThatRunsFasterMakesTheAgeOfAnEdgeLonger() {
        chip = new ScriptedChip(8);
        chip.at(800, () -> chip.becomes(BUTTON, true));
        chip.at(800, () -> chip.pause(80));
        readUntil(3100);
        assertEquals(new Told(800, List.of(PRESSED)), after(0).getFirst());
        assertEquals(1000, after(800).getFirst().atMs);
    }

    @Test
    void stoppingWakesAReaderThatWaits() {
        readUntil(10);
        assertEquals(1, chip.closed());
        assertFalse(told.isEmpty());
    }
}
