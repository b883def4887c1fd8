package dev.liftwatch.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LiftWorld;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A judgement is saved as often as the agent saves it, and what comes after the last save is lost with the power. */
class SavesTest {
    private final Judgement judgement = new Judgement(
            new SimulatedConfig(LiftWorld.draw(1, Kit.CONTACTS, true)).config(),
            (atMs, ordinal) -> atMs + "-" + ordinal);
    private final Saves saves = new Saves();

    private void read(long atMs, Signal signal, long value) {
        judgement.advanceTo(atMs);
        judgement.apply(Reading.of(signal, value), atMs);
        judgement.judge(atMs);
        judgement.advanceTo(atMs + 100);
    }

    /** A car at its landing; people can come and go. */
    private void open() {
        saves.begin(0);
        read(1000, Signal.OCCUPIED, 0);
        read(1000, Signal.DOOR_ZONE, 1);
        read(1000, Signal.DOOR_CLOSED, 0);
        judgement.advanceTo(20_000);
    }

    private long savedAt(long atMs) {
        saves.whenDue(judgement, atMs);
        return saves.savedMs();
    }

    @Test
    void nothingIsSavedBeforeAnythingWasJudged() {
        saves.begin(0);
        saves.now(judgement, 100_000);
        assertEquals(Optional.empty(), saves.text());
    }

    @Test
    void itIsSavedEachMinuteAndInAQuietCarEachTenMinutes() {
        open();
        assertEquals(60_000, savedAt(60_000), "the first save is a minute after the start");
        assertEquals(60_000, savedAt(659_000), "nothing has happened since");
        assertEquals(660_000, savedAt(660_000));
        read(661_000, Signal.OCCUPIED, 1);
        read(661_500, Signal.DOOR_ZONE, 0);
        assertEquals(660_000, savedAt(719_000), "not more often than each minute");
        assertEquals(720_000, savedAt(720_000), "and each minute where something has changed");
    }

    @Test
    void whenPeopleComeOrGoItIsSavedAtMostEveryFiveSeconds() {
        open();
        saves.now(judgement, 100_000);
        read(101_000, Signal.DOOR_CLOSED, 1);
        assertEquals(100_000, savedAt(104_900));
        assertEquals(105_000, savedAt(105_000));
    }

    @Test
    void aCutBoxKnowsWhatWasSavedLastAndNoMore() {
        open();
        saves.now(judgement, 100_000);
        Optional<String> saved = saves.text();
        read(101_000, Signal.DOOR_CLOSED, 1);
        saves.whenDue(judgement, 102_000);
        assertEquals(saved, saves.text());
        saves.now(judgement, 102_000);
        assertNotEquals(saved, saves.text());
    }
}
