package dev.liftwatch.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody is trapped now, and the platform owes answers to very many old alarms. */
class NewestAlarmTest {
    private static final int WINDOW = 16;
    private static final long MINUTE_MS = 60_000;

    @TempDir
    private Path folder;

    private FedUplink line;

    @BeforeEach
    void start() throws Exception {
        line = new FedUplink(folder);
    }

    @AfterEach
    void close() throws Exception {
        line.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 200, 201, 299, 300, 301, 1000})
    void itGoesOutAtOnceHoweverManyWait(int waiting) throws Exception {
        line.connect();
        line.raise(waiting);
        line.brokerTakesAll();
        line.sent();
        long newest = line.raise();
        assertEquals(List.of(newest), line.sent());
    }

    @Test
    void itGoesOutAtOnceWhenVeryManyWaitInTheStore() throws Exception {
        line.backlog(10_000);
        line.connect();
        line.brokerTakesAll();
        line.sent();
        long newest = line.raise();
        assertEquals(List.of(newest), line.sent());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 300, 10_000})
    void theNextFreeSlotIsItsWhenTheWindowIsFullOfOldOnes(int waiting) throws Exception {
        line.backlog(waiting);
        line.connect();
        line.sent();
        long newest = line.raise();
        assertEquals(List.of(), line.sent(), "no slot is free");
        line.brokerTakesOne();
        assertEquals(List.of(newest), line.sent());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 300, 10_000})
    void itGoesFirstInTheSessionWhenItCameWhileThereWasNone(int waiting) throws Exception {
        line.event();
        line.backlog(waiting);
        line.connect();
        line.brokerTakesAll();
        line.lose();
        long newest = line.raise();
        line.event();
        line.sent();
        line.connect();
        assertEquals(newest, line.sent().getFirst());
    }

    @Test
    void itGoesFirstInEverySessionUntilItIsAnswered() throws Exception {
        line.backlog(10_000);
        line.connect();
        line.brokerTakesAll();
        long newest = line.raise();
        for (int i = 0; i < 5; i++) {
            line.pass(7 * MINUTE_MS, 5000);
            line.lose();
            line.sent();
            line.connect();
            assertEquals(newest, line.sent().getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 301, 10_000})
    void itGoesFirstAfterARestart(int waiting) throws Exception {
        List<Long> all = line.backlog(waiting);
        line.event();
        line.restart();
        line.connect();
        assertEquals(all.getLast(), line.sent().getFirst());
    }

    @Test
    void itIsTheNewestAlarmThatGoesFirstAndNotATestAlarm() throws Exception {
        List<Long> all = line.raise(30);
        line.selfTest();
        line.connect();
        assertEquals(all.getLast(), line.sent().getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 10_000})
    void aRescuerHearsOfTheIncidentBeforeItsUpdatesAndItsClose(int waiting) throws Exception {
        line.backlog(waiting);
        List<Long> incident = List.of(line.raise("now"), line.raise("now"), line.raise("now"));
        line.connect();
        assertEquals(incident, line.sent().subList(0, 3));
        line.restart();
        line.connect();
        assertEquals(incident, line.sent().subList(0, 3));
    }

    @Test
    void memoryHoldsABoundedNumberWhateverComes() throws Exception {
        line.connect();
        for (int i = 0; i < 100; i++) {
            line.raise(10);
            line.brokerTakesAll();
        }
        assertEquals(OutboxFeeder.MOST_ALARMS_HELD, line.mostHeld());
        assertEquals(1000, line.waiting().size(), "none is lost");
    }

    @Test
    void aPlatformThatNeverAnswersGetsEveryAlarmAgainAndAgain() throws Exception {
        Set<Long> all = new TreeSet<>(line.raise(700));
        line.connect();
        for (int round = 1; round <= 2; round++) {
            line.sent();
            // Three turns, and what the end of a round cuts.
            line.pass(5 * 5 * MINUTE_MS, 5000);
            assertEquals(all, new TreeSet<>(line.sent()), "in round " + round);
        }
        assertEquals(700, line.waiting().size());
    }

    @Test
    void inLaterRoundsAPlatformThatNeverAnswersIsSentNoMoreThanTheSlowestRepeatsOfWhatIsHeld() throws Exception {
        line.raise(1000);
        line.connect();
        line.pass(60 * MINUTE_MS, 5000);
        line.sent();
        line.pass(60 * MINUTE_MS, 5000);
        int most = 13 * OutboxFeeder.MOST_ALARMS_HELD;
        int sent = line.sent().size();
        assertTrue(sent > most / 3 && sent <= most, sent + " messages in an hour");
    }

    @Test
    void aPlatformThatAnswersOnlyNewAlarmsGetsTheOldOnesToo() throws Exception {
        Set<Long> old = new HashSet<>(line.raise(700));
        line.connect();
        for (int minute = 0; minute < 30; minute++) {
            for (int i = 0; i < 6; i++) {
                long newest = line.raise();
                line.pass(MINUTE_MS / 6, 5000);
                assertTrue(line.answer(newest));
            }
        }
        old.removeAll(line.sent());
        assertEquals(Set.of(), old, "never sent");
    }

    @Test
    void somePoisonedAlarmsThatAPlatformCannotAnswerDoNotKeepTheOthersFromIt() throws Exception {
        List<Long> poisoned = line.raise(400);
        List<Long> good = line.raise(500);
        line.connect();
        Set<Long> waiting = new HashSet<>(good);
        for (int minute = 0; minute < 30 && !waiting.isEmpty(); minute++) {
            line.pass(MINUTE_MS, 5000);
            for (List<Long> sent = line.sent(); !sent.isEmpty(); sent = line.sent()) {
                for (long number : sent) {
                    if (waiting.remove(number)) {
                        assertTrue(line.answer(number));
                    }
                }
                line.step();
                line.brokerTakesAll();
            }
        }
        assertEquals(Set.of(), waiting);
        assertEquals(poisoned, line.waiting());
    }

    @Test
    void anAnswerToAnAlarmThatIsNotInMemoryAnyMoreTakesEffect() throws Exception {
        List<Long> all = line.raise(500);
        line.connect();
        line.pass(12 * MINUTE_MS, 5000);
        List<Long> sent = line.sent();
        long letGo = all.getFirst();
        assertTrue(sent.contains(letGo));
        assertFalse(line.session().holds(letGo), "it is in memory");
        assertTrue(line.answer(letGo));
        line.pass(30 * MINUTE_MS, 5000);
        assertFalse(line.sent().contains(letGo), "it was sent after it was answered");
        assertEquals(499, line.waiting().size());
    }

    @Test
    void whatIsOnItsWayStaysInMemory() throws Exception {
        line.raise(300);
        line.connect();
        List<Long> onItsWay = new ArrayList<>(line.sent());
        assertEquals(WINDOW, onItsWay.size());
        line.raise(1000);
        onItsWay.removeIf(line.session()::holds);
        assertEquals(List.of(), onItsWay);
    }
}
