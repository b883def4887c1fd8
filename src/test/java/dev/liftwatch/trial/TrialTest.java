package dev.liftwatch.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.Replay;
import dev.liftwatch.campaign.Score;
import dev.liftwatch.campaign.ScoreText;
import dev.liftwatch.campaign.TrialLine;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Restarts;
import dev.liftwatch.trial.TrialOutcome.Verdict;
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
            TrialOutcome outcome = Trial.run(new TrialSpec(seed, kit, true, 1));
            for (TrialOutcome.Case one : outcome.cases()) {
                boolean missed = one.verdict() == Verdict.MISSED && one.healthy();
                assertTrue(!missed, () -> outcome.spec() + ": " + one);
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
        assertEquals(List.of(), Trial.run(new TrialSpec(2, kit, false, 28)).cases());
    }

    @Test
    void theSameLotEndsTheSame() {
        TrialSpec spec = new TrialSpec(11, Kit.LEVELS, true, 1);
        assertEquals(Trial.run(spec), Trial.run(spec));
    }

    @Test
    void anOutcomeIsReadAsItWasWritten() throws Exception {
        TrialOutcome outcome = Trial.run(new TrialSpec(12, Kit.FULL, true, 1));
        String line = JsonText.write(TrialLine.write(outcome));
        assertEquals(outcome, TrialLine.read(JsonText.read(line)));
        assertThrows(IllegalArgumentException.class, () -> TrialLine.read(Map.of("seed", 1)));
    }

    @Test
    void aLineFromBeforeBoxesCouldRestartIsReadAsOneWithoutRestarts() throws Exception {
        String line = "{\"seed\":5,\"kit\":\"full\",\"dense\":true,\"days\":3,\"cases\":[{\"verdict\":\"missed\","
                + "\"what\":\"stall\",\"at_ms\":7,\"detail\":\"\",\"healthy\":true}]}";
        TrialOutcome read = TrialLine.read(JsonText.read(line));
        assertEquals(new TrialSpec(5, Kit.FULL, true, 3, Restarts.NONE), read.spec());
        assertEquals(List.of(new TrialOutcome.Case(Verdict.MISSED, "stall", 7, "", true, false)), read.cases());
    }

    /** Through saved text, with clocks and without, cut off and told to stop: the same people are trapped, and are reckoned. */
    @ParameterizedTest
    @EnumSource(
            value = Kit.class,
            names = {"CONTACTS", "FULL", "NO_PRESENCE"})
    void aLiftWhoseBoxRestartsEveryHourIsJudgedToTheEnd(Kit kit) throws Exception {
        TrialSpec spec = new TrialSpec(21, kit, true, 1, Restarts.DENSE);
        TrialOutcome outcome = Trial.run(spec);
        assertEquals(trappings(Trial.run(new TrialSpec(21, kit, true, 1))), trappings(outcome));
        assertTrue(outcome.cases().stream().anyMatch(TrialOutcome.Case::restarted));
        assertTrue(outcome.cases().stream().anyMatch(one -> one.verdict() == Verdict.SEEN));
        assertEquals(outcome, TrialLine.read(JsonText.read(JsonText.write(TrialLine.write(outcome)))));
        assertEquals(outcome, Trial.run(spec), "and the same lot ends the same");
    }

    private static List<String> trappings(TrialOutcome outcome) {
        return outcome.cases().stream()
                .filter(one -> one.verdict() != Verdict.FALSE_ALARM)
                .map(one -> one.what() + " " + one.atMs() + " " + one.healthy())
                .toList();
    }

    @Test
    void aPlanSharesItsYearsAmongItsKits() {
        List<TrialSpec> specs = new Plan(1, 100, List.of(Kit.ENCODER, Kit.LEVELS), false).specs();
        assertEquals(1, specs.stream().mapToDouble(TrialSpec::years).sum(), 0.1);
        assertEquals(100, specs.getFirst().seed());
        assertEquals(specs.size(), specs.stream().distinct().count());
        assertEquals(1, new Plan(0.0001, 1, List.of(Kit.LOAD), true).specs().size(), "one lift at least");
    }

    @Test
    void aTallyCountsByKitAndByWhatHappened() {
        TrialSpec spec = new TrialSpec(1, Kit.ENCODER, true, 3);
        Score score = Score.of(List.of(new TrialOutcome(
                spec,
                List.of(
                        new TrialOutcome.Case(Verdict.SEEN, "stall", 1, "", true),
                        new TrialOutcome.Case(Verdict.MISSED, "stall", 2, "lasted 80 s, with door_zone lost", false),
                        new TrialOutcome.Case(Verdict.FALSE_ALARM, "stalled", 3, "", true)))));
        assertEquals(2, score.all().trappings());
        assertEquals(1, score.byKit().get("encoder").count(Verdict.FALSE_ALARM));
        assertEquals(1 / spec.years(), score.all().falseAlarmsAYear(), 1e-9);
        assertEquals(1, score.byWhat().get("stall, wires at fault").count(Verdict.MISSED));
        assertEquals(1, score.byWhat().get("false stalled").count(Verdict.FALSE_ALARM));
        assertEquals(Map.of("door_zone lost", 1L), score.missedByTrouble());
        assertTrue(ScoreText.table(score).size() > 5);
    }

    @Test
    void aTallyTellsApartWhatHappenedAroundARestart() {
        Score score = Score.of(List.of(new TrialOutcome(
                new TrialSpec(1, Kit.ENCODER, true, 3, Restarts.DENSE),
                List.of(
                        new TrialOutcome.Case(Verdict.SEEN, "stall", 1, "", true, false),
                        new TrialOutcome.Case(Verdict.MISSED, "stall", 2, "", true, true),
                        new TrialOutcome.Case(Verdict.FALSE_ALARM, "stalled", 3, "", true, true)))));
        assertEquals(1, score.byWhat().get("stall").count(Verdict.SEEN));
        assertEquals(1, score.byWhat().get("stall, box restarted").count(Verdict.MISSED));
        assertEquals(1, score.byWhat().get("false stalled, box restarted").count(Verdict.FALSE_ALARM));
        assertEquals(1, score.restarted().trappings());
        assertEquals(Map.of("nothing, box restarted", 1L), score.missedByTrouble());
        assertTrue(ScoreText.table(score).stream().anyMatch(line -> line.startsWith("of these around a restart")));
    }

    @Test
    void itsTraceReplaysToTheSameDecisions(@TempDir Path folder) throws Exception {
        TrialSpec spec = new TrialSpec(21, Kit.ENCODER, true, 1);
        Recording.write(spec, folder);
        DeviceConfig device = DeviceConfig.loadForReplay(folder.resolve("device.toml"));
        List<Decision> replayed = new ArrayList<>();
        Judgement judgement = new Judgement(
                new JudgementConfig(
                        device.geometry(), device.replaySignalSettings(), device.presence(), device.detection()),
                (atMs, ordinal) -> atMs + "-" + ordinal);
        new Replay(judgement, replayed::add, Replay.Notes.NONE).run(folder.resolve("trace.csv.gz"));
        List<String> simulated =
                Trial.decisions(spec).stream().map(TrialTest::shown).toList();
        List<String> again = replayed.stream().map(TrialTest::shown).toList();
        assertTrue(again.size() > 20);
        assertEquals(simulated.subList(0, again.size()), again);
    }

    private static String shown(Decision d) {
        return d.atMs() + " " + d.kind() + " " + d.phase() + " " + d.cause() + " " + d.incident();
    }
}
