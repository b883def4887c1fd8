package dev.liftwatch.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.LinkTrouble;
import dev.liftwatch.link.LinkTrouble.Death;
import dev.liftwatch.time.Tick;
import dev.liftwatch.uplink.Quarantine.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that ends the agent is found and kept waiting; the others, and who ended it from outside, are not. */
class QuarantineTest {
    private static final Platform CITY = new Platform("city", true);
    private static final Platform FIRM = new Platform("firm", true);
    private static final Platform EVENTS = new Platform("events", false);

    @TempDir
    private Path folder;

    private Quarantine start(long nowMs, Platform... platforms) {
        return Quarantine.open(folder.resolve("lift.uplinks.json"), List.of(platforms), nowMs);
    }

    /** What the launcher has Java do. */
    private void runsOutOfMemory() throws IOException {
        Files.createFile(
                folder.resolve("out-of-memory-" + ProcessHandle.current().pid()));
    }

    private static boolean connectsAtOnce(Quarantine quarantine, String name, long nowMs) {
        return quarantine.mayConnectMs(name, nowMs) <= nowMs;
    }

    @Test
    void whoWasAloneWhenTheMemoryWasGoneIsKeptWaiting() throws Exception {
        Quarantine first = start(0, CITY, FIRM);
        first.begins("city", 0);
        first.begins("firm", 100);
        first.ends("city");
        runsOutOfMemory();
        Quarantine second = start(10_000, CITY, FIRM);
        assertEquals(70_000, second.mayConnectMs("firm", 10_000));
        assertTrue(connectsAtOnce(second, "city", 10_000));
        assertEquals(
                new LinkTrouble.Quarantined(10_000, Death.OUT_OF_MEMORY, 1),
                second.trouble("firm").orElseThrow());
        assertTrue(connectsAtOnce(second, "firm", 70_000));
    }

    @Test
    void ofSeveralTheNextDeathNamesTheGuiltyOne() throws Exception {
        Quarantine first = start(0, CITY, FIRM);
        first.begins("city", 0);
        first.begins("firm", 0);
        runsOutOfMemory();
        Quarantine second = start(10_000, CITY, FIRM);
        assertTrue(connectsAtOnce(second, "city", 10_000));
        assertEquals(Tick.NEVER, second.mayConnectMs("firm", 10_000));
        second.begins("city", 10_000);
        assertEquals(Tick.NEVER, second.mayConnectMs("firm", 39_000));
        assertTrue(connectsAtOnce(second, "firm", 40_000));
        runsOutOfMemory();
        Quarantine third = start(20_000, CITY, FIRM);
        assertTrue(connectsAtOnce(third, "firm", 20_000));
        assertEquals(80_000, third.mayConnectMs("city", 20_000));
    }

    @Test
    void aLeakThatTakesLongerIsFoundByWaitingLonger() throws Exception {
        for (int death = 1; death <= 3; death++) {
            Quarantine quarantine = start(0, CITY, FIRM);
            quarantine.begins("city", 0);
            quarantine.begins("firm", 0);
            runsOutOfMemory();
        }
        Quarantine fourth = start(0, CITY, FIRM);
        fourth.begins("city", 0);
        assertEquals(Tick.NEVER, fourth.mayConnectMs("firm", 4 * Quarantine.APART_MS - 1));
        assertTrue(connectsAtOnce(fourth, "firm", 4 * Quarantine.APART_MS));
    }

    @Test
    void aKillFromOutsideAccusesNobody() {
        for (long kill = 0; kill < 5; kill++) {
            Quarantine quarantine = start(1000 * kill, CITY, FIRM);
            assertTrue(connectsAtOnce(quarantine, "city", 1000 * kill));
            assertTrue(connectsAtOnce(quarantine, "firm", 1000 * kill));
            quarantine.begins("city", 1000 * kill);
            quarantine.begins("firm", 1000 * kill);
        }
    }

    @Test
    void aThreadThatHangsOrFailsNamesItsPlatform() {
        for (Death death : new Death[] {Death.HANGS, Death.FAULT}) {
            Quarantine first = start(0, CITY, EVENTS);
            first.begins("city", 0);
            first.ending("events", death);
            Quarantine second = start(1000, CITY, EVENTS);
            assertTrue(connectsAtOnce(second, "city", 1000));
            LinkTrouble.Quarantined held = assertInstanceOf(
                    LinkTrouble.Quarantined.class, second.trouble("events").orElseThrow());
            assertEquals(death, held.why());
        }
    }

    @Test
    void aThreadThatGoesOnIsForgotten() {
        Quarantine first = start(0, CITY, EVENTS);
        first.ending("events", Death.HANGS);
        first.goesOn();
        assertTrue(connectsAtOnce(start(1000, CITY, EVENTS), "events", 1000));
    }

    @Test
    void eachDeathMakesTheWaitLongerAndTenMinutesEndIt() throws Exception {
        long[] waitsMs = {60_000, 300_000, 1_800_000, 7_200_000, 21_600_000, 21_600_000};
        for (long waitMs : waitsMs) {
            Quarantine quarantine = start(0, CITY, FIRM);
            quarantine.begins("firm", 0);
            runsOutOfMemory();
            assertEquals(waitMs, start(0, CITY, FIRM).mayConnectMs("firm", 0));
        }
        Quarantine last = start(0, CITY, FIRM);
        last.begins("firm", 22_000_000);
        last.stands("firm", Quarantine.LIVED_MS);
        assertTrue(last.trouble("firm").isEmpty());
        assertTrue(connectsAtOnce(start(0, CITY, FIRM), "firm", 0));
    }

    @Test
    void whoAloneTakesAlarmsNeverWaitsLongerThanTwoMinutes() throws Exception {
        for (int death = 0; death < 6; death++) {
            Quarantine quarantine = start(0, CITY, EVENTS);
            quarantine.begins("city", 0);
            runsOutOfMemory();
        }
        assertEquals(Quarantine.MOST_ALONE_MS, start(0, CITY, EVENTS).mayConnectMs("city", 0));
    }

    @Test
    void oneAfterTheOtherIsTriedAgain() throws Exception {
        for (String guilty : List.of("city", "firm")) {
            Quarantine quarantine = start(0, CITY, FIRM, EVENTS);
            quarantine.begins(guilty, 0);
            runsOutOfMemory();
        }
        Quarantine quarantine = start(0, CITY, FIRM, EVENTS);
        quarantine.begins("city", 400_000);
        assertEquals(Tick.NEVER, quarantine.mayConnectMs("firm", 400_000));
        quarantine.stands("city", Quarantine.LIVED_MS);
        assertTrue(connectsAtOnce(quarantine, "firm", 400_000 + Quarantine.LIVED_MS));
    }

    @Test
    void aFileThatIsGarbledSuspectsNobody() throws Exception {
        Random random = new Random(5);
        Path file = folder.resolve("lift.uplinks.json");
        start(0, CITY, FIRM).begins("city", 0);
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bad[random.nextInt(bad.length)] = (byte) (' ' + random.nextInt(95));
            }
            Files.write(file, bad);
            Quarantine quarantine = start(0, CITY, FIRM);
            assertTrue(connectsAtOnce(quarantine, "city", 0) && connectsAtOnce(quarantine, "firm", 0));
        }
    }
}
