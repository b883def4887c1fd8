package dev.liftwatch.duties;

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
class DutiesTest {
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long BEGAN_MS = 1_790_000_000_000L;

    private final List<Notice> said = new ArrayList<>();
    private int ids;
    private long nowMs;
    private long unansweredMs = Tick.NEVER;
    private boolean dropped;
    private List<String> configured = List.of("city", "firm");
    private Duties duties = duties(null, List.of("city", "firm"));

    private Duties duties(DutiesState saved, List<String> uplinks) {
        return new Duties(
                new Duties.Settings(uplinks, 0.5, 72 * HOUR_MS, 10 * MINUTE_MS, 5 * MINUTE_MS, Set.of()),
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
            said.addAll(duties.step(
                    nowMs,
                    wall(),
                    configured.stream()
                            .map(name -> name.equals("city")
                                    ? new Duties.UplinkStatus(name, unansweredMs, dropped, List.of(), Set.of())
                                    : new Duties.UplinkStatus(name, Tick.NEVER, false, List.of(), Set.of()))
                            .toList()));
        }
    }

    private List<Notice> said() {
        List<Notice> since = List.copyOf(said);
        said.clear();
        return since;
    }

    private void answer(String uplink) {
        duties.selfTestAnswered(uplink, duties.selfTestIncident(Optional.empty()), nowMs, wall());
    }

    private static UplinkFault faultOf(Notice notice) {
        return assertInstanceOf(Notice.UplinkFaultChanged.class, notice).fault();
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
        assertEquals("firm", faultOf(raised.getFirst()).uplink());
        assertEquals("selftest-failed", faultOf(raised.getFirst()).kind().code());
        pass(HOUR_MS);
        assertEquals(List.of(), said(), "it is said once");
        answer("firm");
        pass(10_000);
        assertEquals(
                List.of(new Notice.UplinkFaultChanged(faultOf(raised.getFirst()), UplinkFault.Transition.ANSWERED)),
                said());
        assertEquals(10_000, duties.proven("firm", nowMs).orElseThrow().agoMs());
    }

    @Test
    void noSecondTestIsSentWhileOneIsUnanswered() {
        pass(200 * HOUR_MS);
        assertEquals(
                1, said().stream().filter(Notice.SelfTest.class::isInstance).count());
        assertTrue(duties.requestSelfTest(Optional.empty(), nowMs).isEmpty());
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
        duties.selfTestLost("city");
        duties.selfTestLost("firm");
        assertTrue(duties.requestSelfTest(Optional.empty(), nowMs).isPresent());
    }

    @Test
    void ticksOfALifeBeforeThatCouldNotBeReadCountFromNow() {
        nowMs = 900 * HOUR_MS;
        duties = duties(null, List.of("city", "firm"));
        pass(10 * MINUTE_MS);
        duties.startMaintenance(new Maintenance("r-1", "desk", null, nowMs, nowMs + HOUR_MS, null));
        DutiesState saved = duties.save();
        said();
        nowMs = 0;
        duties = duties(saved, List.of("city", "firm"));
        pass(10 * MINUTE_MS);
        assertEquals(
                2,
                said().stream()
                        .filter(Notice.UplinkFaultChanged.class::isInstance)
                        .count());
        duties.selfTestLost("city");
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
        assertEquals(
                new UplinkFault(UplinkFault.Kind.ALARM_UNANSWERED, "city", "i-2", unansweredMs),
                faultOf(raised.getFirst()));
        unansweredMs = Tick.NEVER;
        pass(10_000);
        assertEquals(
                List.of(new Notice.UplinkFaultChanged(faultOf(raised.getFirst()), UplinkFault.Transition.ANSWERED)),
                said());
    }

    @Test
    void aRestartForgetsNothingThatIsOpenAndRaisesNothingTwice() {
        unansweredMs = 0;
        pass(20 * MINUTE_MS);
        duties.startMaintenance(new Maintenance("r-1", "desk", null, nowMs, nowMs + HOUR_MS, null));
        duties.advise(new Advisory("r-2", "weather", BEGAN_MS, BEGAN_MS + 5 * HOUR_MS, "storm", "city", "city"));
        said();
        DutiesState saved = duties.save();
        duties = duties(saved, List.of("city", "firm"));
        assertEquals(saved, duties.save());
        unansweredMs = nowMs;
        pass(MINUTE_MS);
        assertEquals(List.of(), said());
    }

    @Test
    void aPlatformThatWasTakenOutOfTheConfigurationOwesNothing() {
        pass(10 * MINUTE_MS);
        answer("city");
        duties = duties(duties.save(), List.of("city"));
        assertEquals("", duties.selfTestIncident(Optional.empty()));
    }

    @Test
    void whatIsOpenOfAPlatformThatWasTakenOutOfTheConfigurationIsWithdrawn() {
        pass(30 * MINUTE_MS);
        UplinkFault ofFirm = duties.uplinkFaults().getLast();
        assertEquals("firm", ofFirm.uplink());
        answer("city");
        pass(10_000);
        said();
        duties = duties(duties.save(), List.of("city"));
        configured = List.of("city");
        pass(10_000);
        assertEquals(List.of(new Notice.UplinkFaultChanged(ofFirm, UplinkFault.Transition.WITHDRAWN)), said());
        assertEquals(List.of(), duties.uplinkFaults());
    }

    @Test
    void aFailedTestOfAPlatformThatTakesNoMoreTestsIsWithdrawnAndNotCalledAnswered() {
        pass(30 * MINUTE_MS);
        answer("city");
        pass(10_000);
        UplinkFault ofFirm = duties.uplinkFaults().getFirst();
        said();
        duties = duties(duties.save(), List.of("city"));
        pass(10_000);
        assertEquals(List.of(new Notice.UplinkFaultChanged(ofFirm, UplinkFault.Transition.WITHDRAWN)), said());
    }

    @Test
    void anAlarmThatAFullStoreHadToDropIsNotCalledAnswered() {
        pass(6 * MINUTE_MS);
        answer("city");
        answer("firm");
        unansweredMs = nowMs;
        pass(5 * MINUTE_MS);
        UplinkFault unanswered = duties.uplinkFaults().getFirst();
        said();
        unansweredMs = Tick.NEVER;
        dropped = true;
        pass(10_000);
        assertEquals(List.of(new Notice.UplinkFaultChanged(unanswered, UplinkFault.Transition.WITHDRAWN)), said());
    }

    @Test
    void aCounterThatTheWiringCannotCountIsLeftOutAndNotTold0() {
        duties = new Duties(
                new Duties.Settings(List.of(), 0.5, HOUR_MS, HOUR_MS, HOUR_MS, Set.of("travel_m")),
                null,
                () -> "i",
                nowMs);
        duties.look(0, wall(), Tick.NONE, false, null);
        Notice.Usage hour = assertInstanceOf(
                Notice.Usage.class,
                duties.look(HOUR_MS, new WallTime(BEGAN_MS + HOUR_MS, true), Tick.NONE, false, null)
                        .getFirst());
        assertEquals(
                Set.of("starts", "door_cycles", "moving_s", "incidents", "trappings"),
                hour.counters().keySet());
    }

    @Test
    void aWarningIsOverWhenItsTimeIsUnlessNobodyKnowsTheTime() {
        Advisory storm =
                new Advisory("r-2", "weather", BEGAN_MS + HOUR_MS, BEGAN_MS + 2 * HOUR_MS, "storm", "city", "city");
        assertEquals(List.of(new Notice.AdvisoryChanged(storm, true)), duties.advise(storm));
        assertEquals(List.of(), duties.advisories(wall()), "not yet");
        nowMs = HOUR_MS;
        assertEquals(List.of(storm), duties.advisories(wall()));
        assertEquals(List.of(storm), duties.advisories("city", wall()));
        assertEquals(List.of(), duties.advisories("firm", wall()), "it is shown to nobody else");
        assertEquals(
                List.of(),
                duties.step(3 * HOUR_MS, new WallTime(0, false), List.of()).stream()
                        .filter(Notice.AdvisoryChanged.class::isInstance)
                        .toList());
        nowMs = 2 * HOUR_MS;
        assertTrue(duties.step(nowMs, wall(), List.of()).contains(new Notice.AdvisoryChanged(storm, false)));
    }

    @Test
    void aVisitThatNobodyEndsIsOverWhenItsTimeIs() {
        Maintenance visit = new Maintenance("r-1", "desk", "oil", 0, 30 * MINUTE_MS, null);
        duties.startMaintenance(visit);
        pass(40 * MINUTE_MS);
        assertTrue(said().contains(new Notice.MaintenanceChanged(visit, false, null, null)));
        assertEquals(List.of(), duties.stopMaintenance("desk", null));
    }

    @Test
    void aSecondVisitEndsTheFirst() {
        Maintenance first = new Maintenance("r-1", "desk", null, 0, HOUR_MS, null);
        Maintenance second = new Maintenance("r-2", "firm", null, 0, HOUR_MS, null);
        duties.startMaintenance(first);
        assertEquals(
                List.of(
                        new Notice.MaintenanceChanged(first, false, "firm", null),
                        new Notice.MaintenanceChanged(second, true, "firm", null)),
                duties.startMaintenance(second));
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
            told.addAll(duties.look(nowMs, wall(), lastTravelMs, doorOpen, heightMm));
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
        duties.raised(true, wall());
        nowMs = HOUR_MS;
        duties.raised(false, wall());
        Notice.Usage before = assertInstanceOf(
                Notice.Usage.class,
                duties.look(nowMs, wall(), Tick.NONE, null, null).getFirst());
        assertEquals(1.0, before.counters().get("trappings"));
        assertEquals(0.0, before.counters().get("incidents"));
    }

    @Test
    void incidentsAreCountedApartFromTrappings() {
        duties.raised(true, wall());
        duties.raised(false, wall());
        duties.raised(false, wall());
        nowMs = HOUR_MS;
        Notice.Usage hour = assertInstanceOf(
                Notice.Usage.class,
                duties.look(nowMs, wall(), Tick.NONE, null, null).getFirst());
        assertEquals(1.0, hour.counters().get("trappings"));
        assertEquals(2.0, hour.counters().get("incidents"));
    }
}
