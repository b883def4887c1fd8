package dev.liftwatch.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.outbox.Draft;
import dev.liftwatch.outbox.MessageClass;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.time.Tick;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Since when the platform "a" has owed an answer. */
class UnansweredAlarmsTest {
    @TempDir
    private Path folder;

    private Outbox outbox;
    private UnansweredAlarms alarms;

    @BeforeEach
    void open() throws Exception {
        outbox = Outbox.open(folder, "hz-1", () -> "store");
        alarms = new UnansweredAlarms("a", outbox, 0);
    }

    @AfterEach
    void close() throws Exception {
        outbox.close();
    }

    private List<Stored> raised(String topic, int count, long nowMs) throws Exception {
        List<Draft> drafts = IntStream.range(0, count)
                .mapToObj(i -> new Draft(nowMs + "-" + i, topic, MessageClass.ALARM, place -> "{}"))
                .toList();
        List<Stored> stored = outbox.commit(drafts, List.of("a"), new Outbox.SavedState("s", 1));
        stored.forEach(message -> alarms.add(message, nowMs));
        return stored;
    }

    private void answer(Stored message) {
        alarms.answered(message);
        outbox.answered("a", message.number());
    }

    @Test
    void itIsTheOldestAlarmThatCounts() throws Exception {
        assertEquals(Tick.NEVER, alarms.oldestMs());
        Stored first = raised("alarm", 1, 1000).getFirst();
        raised("alarm", 1, 2000);
        assertEquals(1000, alarms.oldestMs());
        answer(first);
        assertEquals(2000, alarms.oldestMs());
    }

    @Test
    void aTestAlarmIsNoAlarm() throws Exception {
        raised("selftest", 1, 1000);
        assertEquals(Tick.NEVER, alarms.oldestMs());
    }

    @Test
    void ofVeryManyTheOthersComeUpWhenTheOldestAreAnswered() throws Exception {
        List<Stored> first = raised("alarm", UnansweredAlarms.MOST, 1000);
        List<Stored> later = raised("alarm", 5, 2000);
        first.forEach(this::answer);
        assertEquals(2000, alarms.oldestMs());
        later.forEach(this::answer);
        assertEquals(Tick.NEVER, alarms.oldestMs());
    }

    @Test
    void anAlarmThatComesLaterHidesNoneOfVeryMany() throws Exception {
        List<Stored> first = raised("alarm", UnansweredAlarms.MOST, 1000);
        raised("alarm", 1, 2000);
        answer(first.getFirst());
        raised("alarm", 1, 900_000);
        first.subList(1, first.size()).forEach(this::answer);
        assertEquals(2000, alarms.oldestMs());
    }

    @Test
    void whatAFullStoreHadToDropIsOwedNoMoreAndWasNotAnswered() throws Exception {
        Stored dropped = raised("alarm", 1, 1000).getFirst();
        alarms.dropped(List.of(dropped.number()));
        assertEquals(Tick.NEVER, alarms.oldestMs());
        assertTrue(alarms.lastWasDropped());
        answer(raised("alarm", 1, 2000).getFirst());
        assertFalse(alarms.lastWasDropped());
    }

    @Test
    void whatWaitedBeforeTheStartCountsFromTheStart() throws Exception {
        raised("alarm", 2, 1000);
        assertEquals(70_000, new UnansweredAlarms("a", outbox, 70_000).oldestMs());
    }
}
