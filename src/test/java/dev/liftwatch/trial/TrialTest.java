package dev.liftwatch.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.Replay;
import dev.liftwatch.campaign.OutcomeLine;
import dev.liftwatch.campaign.Tally;
import dev.liftwatch.campaign.TallyText;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.entrapment.Decision;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Restarts;
import dev.liftwatch.trial.Outcome.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judgement held against simulated lifts, for some seconds: the long trials have their own command. */
class TrialTest {

    /** A day of each kit in which something is always wrong: every trapping that its sensors, all in order, could show. */
    @ParameterizedTest
    @EnumSource(Kit.class)
    void nobodyIsMissedByAKitWhoseSensorsAreInOrder(Kit kit) {
        int trappings = 0;
        for (long seed = 1; seed <= 4; seed++) {
            Outcome outcome = Trial.run(new Lot(seed, kit, true, 1));
            for (Outcome.Case one : outcome.cases()) {
                boolean missed = one.verdict() == Verdict.MISSED && one.healthy();
                assertTrue(!missed, () -> outcome.lot() + ": " + one);
                trappings += one.verdict() == Verdict.FALSE_ALARM ? 0 : 1;
            }
        }
        assertTrue(trappings > 20, "there were " + trappings);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kit.class,
            names = {"CONTACTS_RADAR", "ENCODER", "CAMERA"})
    void fourOrdinaryWeeksAreSilent(Kit kit) {
        assertEquals(List.of(), Trial.run(new Lot(2, kit, false, 28)).cases());
    }

    @Test
    void theSameLotEndsTheSame() {
        Lot lot = new Lot(11, Kit.LEVELS, true, 1);
        assertEquals(Trial.run(lot), Trial.run(lot));
    }

    @Test
    void anOutcomeIsReadAsItWasWritten() throws Exception {
        Outcome outcome = Trial.run(new Lot(12, Kit.FULL, true, 1));
        String line = JsonText.write(OutcomeLine.write(outcome));
        assertEquals(outcome, OutcomeLine.read(JsonText.read(line)));
        assertThrows(IllegalArgumentException.class, () -> OutcomeLine.read(Map.of("seed", 1)));
    }

    @Test
    void aLineFromBeforeBoxesCouldRestartIsReadAsOneWithoutRestarts() throws Exception {
        String line = "{\"seed\":5,\"kit\":\"full\",\"dense\":true,\"days\":3,\"cases\":[{\"verdict\":\"missed\","
                + "\"what\":\"stall\",\"at_ms\":7,\"detail\":\"\",\"healthy\":true}]}";
        Outcome read = OutcomeLine.read(JsonText.read(line));
        assertEquals(new Lot(5, Kit.FULL, true, 3, Restarts.NONE), read.lot());
        assertEquals(List.of(new Outcome.Case(Verdict.MISSED, "stall", 7, "", true, false)), read.cases());
    }

    /** Through saved text, with clocks and without, cut off and told to stop: the same people are trapped, and are reckoned. */
    @ParameterizedTest
    @EnumSource(
            value = Kit.class,
            names = {"CONTACTS", "FULL", "NO_PRESENCE"})
    void aLiftWhoseBoxRestartsEveryHourIsJudgedToTheEnd(Kit kit) throws Exception {
        Lot lot = new Lot(21, kit, true, 1, Restarts.DENSE);
        Outcome outcome = Trial.run(lot);
        assertEquals(trappings(Trial.run(new Lot(21, kit, true, 1))), trappings(outcome));
        assertTrue(outcome.cases().stream().anyMatch(Outcome.Case::restarted));
        assertTrue(outcome.cases().stream().anyMatch(one -> one.verdict() == Verdict.SEEN));
        assertEquals(outcome, OutcomeLine.read(JsonText.read(JsonText.write(OutcomeLine.write(outcome)))));
        assertEquals(outcome, Trial.run(lot), "and the same lot ends the same");
    }

    private static List<String> trappings(Outcome outcome) {
        return outcome.cases().stream()
                .filter(one -> one.verdict() != Verdict.FALSE_ALARM)
                .map(one -> one.what() + " " + one.atMs() + " " + one.healthy())
                .toList();
    }

    @Test
    void aPlanSharesItsYearsAmongItsKits() {
        List<Lot> lots = new Plan(1, 100, List.of(Kit.ENCODER, Kit.LEVELS), false).lots();
        assertEquals(1, lots.stream().mapToDouble(Lot::years).sum(), 0.1);
        assertEquals(100, lots.getFirst().seed());
        assertEquals(lots.size(), lots.stream().distinct().count());
        assertEquals(1, new Plan(0.0001, 1, List.of(Kit.LOAD), true).lots().size(), "one lift at least");
    }

    @Test
    void aTallyCountsByKitAndByWhatHappened() {
        Lot lot = new Lot(1, Kit.ENCODER, true, 3);
        Tally tally = Tally.of(List.of(new Outcome(
                lot,
                List.of(
                        new Outcome.Case(Verdict.SEEN, "stall", 1, "", true),
                        new Outcome.Case(Verdict.MISSED, "stall", 2, "lasted 80 s, with door_zone lost", false),
                        new Outcome.Case(Verdict.FALSE_ALARM, "stalled", 3, "", true)))));
        assertEquals(2, tally.all().trappings());
        assertEquals(1, tally.byKit().get("encoder").count(Verdict.FALSE_ALARM));
        assertEquals(1 / lot.years(), tally.all().falseAlarmsAYear(), 1e-9);
        assertEquals(1, tally.byWhat().get("stall, wires at fault").count(Verdict.MISSED));
        assertEquals(1, tally.byWhat().get("false stalled").count(Verdict.FALSE_ALARM));
        assertEquals(Map.of("door_zone lost", 1L), tally.missedByTrouble());
        assertTrue(TallyText.table(tally).size() > 5);
    }

    @Test
    void aTallyTellsApartWhatHappenedAroundARestart() {
        Tally tally = Tally.of(List.of(new Outcome(
                new Lot(1, Kit.ENCODER, true, 3, Restarts.DENSE),
                List.of(
                        new Outcome.Case(Verdict.SEEN, "stall", 1, "", true, false),
                        new Outcome.Case(Verdict.MISSED, "stall", 2, "", true, true),
                        new Outcome.Case(Verdict.FALSE_ALARM, "stalled", 3, "", true, true)))));
        assertEquals(1, tally.byWhat().get("stall").count(Verdict.SEEN));
        assertEquals(1, tally.byWhat().get("stall, box restarted").count(Verdict.MISSED));
        assertEquals(1, tally.byWhat().get("false stalled, box restarted").count(Verdict.FALSE_ALARM));
        assertEquals(1, tally.restarted().trappings());
        assertEquals(Map.of("nothing, box restarted", 1L), tally.missedByTrouble());
        assertTrue(TallyText.table(tally).stream().anyMatch(line -> line.startsWith("of these around a restart")));
    }

    @Test
    void itsTraceReplaysToTheSameDecisions(@TempDir Path folder) throws Exception {
        Lot lot = new Lot(21, Kit.ENCODER, true, 1);
        Recording.write(lot, folder);
        DeviceConfig device = DeviceConfig.loadForReplay(folder.resolve("device.toml"));
        List<Decision> replayed = new ArrayList<>();
        Judgement judgement = new Judgement(
                new JudgementConfig(
                        device.geometry(), device.replaySignalSettings(), device.presence(), device.detection()),
                (atMs, ordinal) -> atMs + "-" + ordinal);
        new Replay(judgement, replayed::add, Replay.Notes.NONE).run(folder.resolve("trace.csv.gz"));
        List<String> simulated =
                Trial.decisions(lot).stream().map(TrialTest::shown).toList();
        List<String> again = replayed.stream().map(TrialTest::shown).toList();
        assertTrue(again.size() > 20);
        assertEquals(simulated.subList(0, again.size()), again);
    }

    private static String shown(Decision d) {
        return d.atMs() + " " + d.kind() + " " + d.phase() + " " + d.cause() + " " + d.incident();
    }
}
