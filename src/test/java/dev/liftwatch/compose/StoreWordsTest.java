package dev.liftwatch.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.json.JsonText;
import dev.liftwatch.outbox.SequenceGap;
import dev.liftwatch.outbox.StoreNews;
import dev.liftwatch.report.LiftIdentity;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Texts;
import dev.liftwatch.time.WallTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreWordsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/messages-v1.1");

    private final Messages messages = new Messages(
            new LiftIdentity("hz-1", null, null, null, null, null, null, List.of()),
            "boot-1",
            "1.2.3",
            Texts.in(Locale.ENGLISH),
            1000);

    private void assertGolden(String name, Map<String, Object> details, boolean durable) throws Exception {
        long epochMs = Instant.parse("2026-11-23T08:15:02.114Z").toEpochMilli();
        Messages.Stamp stamp = new Messages.Stamp(
                "01937a5c-0000-7000-8000-000000000001", new Moment(422_699, new WallTime(epochMs, true)));
        Map<String, Object> message = messages.notice(details, stamp, new Messages.Filing("store-1", 7, durable));
        Files.writeString(GOLDEN.resolve(name + ".json"), JsonText.write(message) + "\n");
        assertEquals(Files.readString(GOLDEN.resolve(name + ".json")).strip(), JsonText.write(message));
    }

    @Test
    void aGapRecordNamesUplinkStoreAndRanges() throws Exception {
        SequenceGap gap = new SequenceGap(
                "city", "store-1", List.of(new SequenceGap.Range(1, 40), new SequenceGap.Range(42, 42)));
        assertGolden("event-gap", StoreWords.gap(gap), true);
    }

    @Test
    void aCardThatCannotBeWrittenIsAnIncidentWhoseMessageIsInMemoryAlone() throws Exception {
        StoreNews lost = new StoreNews.Lost("database or disk is full");
        assertGolden("event-store-lost", StoreWords.event(lost, "incident-1").orElseThrow(), false);
    }

    @Test
    void aStoreThatIsNewIsSaidInTheLogAlone() {
        StoreNews begun = new StoreNews.Begun("store-2");
        assertTrue(StoreWords.event(begun, null).isEmpty());
        assertEquals("there was no store; a new one is begun, store-2", StoreWords.of(begun));
    }
}
