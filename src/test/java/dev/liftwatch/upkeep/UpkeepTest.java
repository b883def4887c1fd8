package dev.liftwatch.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.time.Tick;
import dev.liftwatch.time.WallTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One lift with the platforms "city" and "firm", in virtual time. */
class UpkeepTest {
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long BEGAN_MS = 1_790_000_000_000L;

    private final List<Notice> said = new ArrayList<>();
    private int ids;
    private long nowMs;
    private long unansweredMs = Tick.NEVER;
    private boolean dropped;
    private List<String> configured = List.of("city", "firm");
    private Upkeep upkeep = upkeep(null, List.of("city", "firm"));

    private Upkeep upkeep(UpkeepState saved, List<String> uplinks) {
        return new Upkeep(
                new Upkeep.Settings(uplinks, 0.5, 72 * HOUR_MS, 10 * MINUTE_MS, 5 * MINUTE_MS, Set.of()),
                saved,
                () -> "i-" + ++ids,
                nowMs);
    }

    private WallTime wall() {
        return new WallTime(BEGAN_MS + nowMs, true);
    }

    private void pass(long ms) {
        long endMs = nowMs + ms;
        while (nowMs < endMs) {
            nowMs = Math.min(endMs, nowMs + 10_000);
            said.addAll(upkeep.step(
                    nowMs,
                    wall(),
                    configured.stream()
                            .map(name -> name.equals("city")
                                    ? new Upkeep.Debt(name, unansweredMs, dropped, List.of(), Set.of())
                                    : new Upkeep.Debt(name, Tick.NEVER, false, List.of(), Set.of()))
                            .toList()));
        }
    }

    private List<Notice> said() {
        List<Notice> since = List.copyOf(said);
        said.clear();
        return since;
    }

    private void answer(String uplink) {
        upkeep.selfTestAnswered(uplink, upkeep.selfTestIncident(Optional.empty()), nowMs, wall());
    }

    private static Lapse lapse(Notice notice) {
        return assertInstanceOf(Notice.LapseChanged.class, notice).lapse();
    }

    @Test
    void aNewLiftIsTestedWithinTenMinutesAndThenAtLeastEverySeventyTwoHours() {
        pass(10 * MINUTE_MS);
        assertEquals(List.of(new Notice.SelfTest("i-1", "scheduled", List.of("city", "firm"))), said());
        answer("city");
        answer("firm");
        pass(72 * HOUR_MS);
        assertEquals(new Notice.SelfTest("i-2", "scheduled", List.of("city", "firm")), said().getFirst());
    }

    @Test
    void aTestThatAPlatformDoesNotAnswerIsAnIncidentOfThatPlatformUntilItDoes() {
        pass(6 * MINUTE_MS);
        answer("city");
        said();
        pass(10 * MINUTE_MS);
        List<Notice> raised = said();
        assertEquals(1, raised.size());
        assertEquals("firm", lapse(raised.getFirst()).uplink());
        assertEquals("selftest-failed", lapse(raised.getFirst()).kind().code());
        pass(HOUR_MS);
        assertEquals(List.of(), said(), "it is said once");
        answer("firm");
        pass(10_000);
        assertEquals(List.of(new Notice.LapseChanged(lapse(raised.getFirst()), Lapse.Turn.ANSWERED)), said());
        assertEquals(10_000, upkeep.proven("firm", nowMs).orElseThrow().agoMs());
    }

    @Test
    void noSecondTestIsSentWhileOneIsUnanswered() {
        pass(200 * HOUR_MS);
        assertEquals(
                1, said().stream().filter(Notice.SelfTest.class::isInstance).count());
        assertTrue(upkeep.requestSelfTest(Optional.empty(), nowMs).isEmpty());
    }

    @Test
    void aPlatformThatNeverAnswersKeepsNoOtherFromBeingTested() {
        pass(10 * MINUTE_MS);
        answer("city");
        said();
        pass(72 * HOUR_MS);
        assertEquals(
                List.of(List.of("city")),
                said().stream()
                        .filter(Notice.SelfTest.class::isInstance)
                        .map(notice -> ((Notice.SelfTest) notice).uplinks())
                        .toList());
    }

    @Test
    void aTestWhoseMessageWasLostWithItsStoreIsFollowedByAnother() {
        pass(10 * MINUTE_MS);
        upkeep.selfTestLost("city");
        upkeep.selfTestLost("firm");
        assertTrue(upkeep.requestSelfTest(Optional.empty(), nowMs).isPresent());
    }

    @Test
    void ticksOfALifeBeforeThatCouldNotBeReadCountFromNow() {
        nowMs = 900 * HOUR_MS;
        upkeep = upkeep(null, List.of("city", "firm"));
        pass(10 * MINUTE_MS);
        upkeep.startMaintenance(new Maintenance("r-1", "desk", null, nowMs, nowMs + HOUR_MS, null));
        UpkeepState saved = upkeep.save();
        said();
        nowMs = 0;
        upkeep = upkeep(saved, List.of("city", "firm"));
        pass(10 * MINUTE_MS);
        assertEquals(
                2, said().stream().filter(Notice.LapseChanged.class::isInstance).count());
        upkeep.selfTestLost("city");
        pass(72 * HOUR_MS);
        List<Notice> later = said();
        assertTrue(later.stream().anyMatch(Notice.SelfTest.class::isInstance));
        assertTrue(later.stream().anyMatch(Notice.MaintenanceChanged.class::isInstance));
    }

    @Test
    void anAlarmThatNobodyAnswersForFiveMinutesIsAnIncidentUntilItIsAnswered() {
        pass(6 * MINUTE_MS);
        answer("city");
        answer("firm");
        said();
        unansweredMs = nowMs;
        pass(5 * MINUTE_MS - 10_000);
        assertEquals(List.of(), said());
        pass(10_000);
        List<Notice> raised = said();
        assertEquals(new Lapse(Lapse.Kind.ALARM_UNANSWERED, "city", "i-2", unansweredMs), lapse(raised.getFirst()));
        unansweredMs = Tick.NEVER;
        pass(10_000);
        assertEquals(List.of(new Notice.LapseChanged(lapse(raised.getFirst()), Lapse.Turn.ANSWERED)), said());
    }

    @Test
    void aRestartForgetsNothingThatIsOpenAndRaisesNothingTwice() {
        unansweredMs = 0;
        pass(20 * MINUTE_MS);
        upkeep.startMaintenance(new Maintenance("r-1", "desk", null, nowMs, nowMs + HOUR_MS, null));
        upkeep.advise(new Advisory("r-2", "weather", BEGAN_MS, BEGAN_MS + 5 * HOUR_MS, "storm", "city", "city"));
        said();
        UpkeepState saved = upkeep.save();
        upkeep = upkeep(saved, List.of("city", "firm"));
        assertEquals(saved, upkeep.save());
        unansweredMs = nowMs;
        pass(MINUTE_MS);
        assertEquals(List.of(), said());
    }

    @Test
    void aPlatformThatWasTakenOutOfTheConfigurationOwesNothing() {
        pass(10 * MINUTE_MS);
        answer("city");
        upkeep = upkeep(upkeep.save(), List.of("city"));
        assertEquals("", upkeep.selfTestIncident(Optional.empty()));
    }

    @Test
    void whatIsOpenOfAPlatformThatWasTakenOutOfTheConfigurationIsWithdrawn() {
        pass(30 * MINUTE_MS);
        Lapse ofFirm = upkeep.lapses().getLast();
        assertEquals("firm", ofFirm.uplink());
        answer("city");
        pass(10_000);
        said();
        upkeep = upkeep(upkeep.save(), List.of("city"));
        configured = List.of("city");
        pass(10_000);
        assertEquals(List.of(new Notice.LapseChanged(ofFirm, Lapse.Turn.WITHDRAWN)), said());
        assertEquals(List.of(), upkeep.lapses());
    }

    @Test
    void aFailedTestOfAPlatformThatTakesNoMoreTestsIsWithdrawnAndNotCalledAnswered() {
        pass(30 * MINUTE_MS);
        answer("city");
        pass(10_000);
        Lapse ofFirm = upkeep.lapses().getFirst();
        said();
        upkeep = upkeep(upkeep.save(), List.of("city"));
        pass(10_000);
        assertEquals(List.of(new Notice.LapseChanged(ofFirm, Lapse.Turn.WITHDRAWN)), said());
    }

    @Test
    void anAlarmThatAFullStoreHadToDropIsNotCalledAnswered() {
        pass(6 * MINUTE_MS);
        answer("city");
        answer("firm");
        unansweredMs = nowMs;
        pass(5 * MINUTE_MS);
        Lapse unanswered = upkeep.lapses().getFirst();
        said();
        unansweredMs = Tick.NEVER;
        dropped = true;
        pass(10_000);
        assertEquals(List.of(new Notice.LapseChanged(unanswered, Lapse.Turn.WITHDRAWN)), said());
    }

    @Test
    void aCounterThatTheWiringCannotCountIsLeftOutAndNotTold0() {
        upkeep = new Upkeep(
                new Upkeep.Settings(List.of(), 0.5, HOUR_MS, HOUR_MS, HOUR_MS, Set.of("travel_m")),
                null,
                () -> "i",
                nowMs);
        upkeep.look(0, wall(), Tick.NONE, false, null);
        Notice.Usage hour = assertInstanceOf(
                Notice.Usage.class,
                upkeep.look(HOUR_MS, new WallTime(BEGAN_MS + HOUR_MS, true), Tick.NONE, false, null)
                        .getFirst());
        assertEquals(
                Set.of("starts", "door_cycles", "moving_s", "incidents", "trappings"),
                hour.counters().keySet());
    }

    @Test
    void aWarningIsOverWhenItsTimeIsUnlessNobodyKnowsTheTime() {
        Advisory storm =
                new Advisory("r-2", "weather", BEGAN_MS + HOUR_MS, BEGAN_MS + 2 * HOUR_MS, "storm", "city", "city");
        assertEquals(List.of(new Notice.AdvisoryChanged(storm, true)), upkeep.advise(storm));
        assertEquals(List.of(), upkeep.advisories(wall()), "not yet");
        nowMs = HOUR_MS;
        assertEquals(List.of(storm), upkeep.advisories(wall()));
        assertEquals(List.of(storm), upkeep.advisories("city", wall()));
        assertEquals(List.of(), upkeep.advisories("firm", wall()), "it is shown to nobody else");
        assertEquals(
                List.of(),
                upkeep.step(3 * HOUR_MS, new WallTime(0, false), List.of()).stream()
                        .filter(Notice.AdvisoryChanged.class::isInstance)
                        .toList());
        nowMs = 2 * HOUR_MS;
        assertTrue(upkeep.step(nowMs, wall(), List.of()).contains(new Notice.AdvisoryChanged(storm, false)));
    }

    @Test
    void aVisitThatNobodyEndsIsOverWhenItsTimeIs() {
        Maintenance visit = new Maintenance("r-1", "desk", "oil", 0, 30 * MINUTE_MS, null);
        upkeep.startMaintenance(visit);
        pass(40 * MINUTE_MS);
        assertTrue(said().contains(new Notice.MaintenanceChanged(visit, false, null, null)));
        assertEquals(List.of(), upkeep.stopMaintenance("desk", null));
    }

    @Test
    void aSecondVisitEndsTheFirst() {
        Maintenance first = new Maintenance("r-1", "desk", null, 0, HOUR_MS, null);
        Maintenance second = new Maintenance("r-2", "firm", null, 0, HOUR_MS, null);
        upkeep.startMaintenance(first);
        assertEquals(
                List.of(
                        new Notice.MaintenanceChanged(first, false, "firm", null),
                        new Notice.MaintenanceChanged(second, true, "firm", null)),
                upkeep.startMaintenance(second));
    }

    @Test
    void anHourOfTrafficIsCountedAndToldWhenItEnds() {
        nowMs = HOUR_MS - BEGAN_MS % HOUR_MS;
        long fromMs = wall().epochMs();
        List<Notice> told = new ArrayList<>();
        for (int second = 0; second <= 3600; second++, nowMs += 1000) {
            boolean rides = second % 60 < 20;
            long lastTravelMs = rides ? nowMs : nowMs - (second % 60 - 19) * 1000L;
            boolean doorOpen = second % 60 >= 30;
            long heightMm = rides ? second % 60 * 1000L : 19_000;
            told.addAll(upkeep.look(nowMs, wall(), lastTravelMs, doorOpen, heightMm));
        }
        Notice.Usage hour = assertInstanceOf(Notice.Usage.class, told.getFirst());
        assertEquals("hour", hour.period());
        assertEquals(fromMs, hour.fromMs());
        // The first ride had begun before the first look.
        assertEquals(59.0, hour.counters().get("starts"));
        assertEquals(60.0, hour.counters().get("door_cycles"));
    }

    @Test
    void anIncidentInTheFirstInstantOfAnHourLosesNothingOfTheHourBefore() {
        upkeep.raised(true, wall());
        nowMs = HOUR_MS;
        upkeep.raised(false, wall());
        Notice.Usage before = assertInstanceOf(
                Notice.Usage.class,
                upkeep.look(nowMs, wall(), Tick.NONE, null, null).getFirst());
        assertEquals(1.0, before.counters().get("trappings"));
        assertEquals(0.0, before.counters().get("incidents"));
    }

    @Test
    void incidentsAreCountedApartFromTrappings() {
        upkeep.raised(true, wall());
        upkeep.raised(false, wall());
        upkeep.raised(false, wall());
        nowMs = HOUR_MS;
        Notice.Usage hour = assertInstanceOf(
                Notice.Usage.class,
                upkeep.look(nowMs, wall(), Tick.NONE, null, null).getFirst());
        assertEquals(1.0, hour.counters().get("trappings"));
        assertEquals(2.0, hour.counters().get("incidents"));
    }
}
