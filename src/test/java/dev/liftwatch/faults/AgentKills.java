package dev.liftwatch.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The agent is killed at random moments and started again while riders are trapped and let out all the time. What was decided
 * comes, nothing else does, and SQLite finds nothing broken after any kill.
 */
final class AgentKills implements Scenario {
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final int LONGEST_LIFE_MS = 6000;
    private static final long SHORT_MS = 3000;
    private static final long LONG_MS = 12_000;
    private static final int AFTER_A_DECISION_MS = 300;

    private final int kills;

    AgentKills(int kills) {
        this.kills = kills;
    }

    @Override
    public Report play(Stage stage) throws Exception {
        Random random = new Random(stage.seed());
        List<String> differences = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        AtomicInteger trappings = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService traffic = Executors.newSingleThreadExecutor();
        try (FaultSite site = new FaultSite(stage)) {
            site.startOnline();
            Future<?> life = traffic.submit(() -> {
                Random fate = new Random(stage.seed());
                while (!enough.get()) {
                    trapOnce(site.lift(), fate);
                    trappings.incrementAndGet();
                }
                return null;
            });
            // The contact of the button has been seen at rest then, and that is on record.
            FaultSite.until("the first rider is out", BOUND, () -> site.log().traps("closed") > 0);
            for (int i = 1; i <= kills; i++) {
                liveForAWhile(site, random);
                site.kill();
                String integrity = site.store().integrity();
                if (!integrity.equals("ok")) {
                    differences.add("after kill " + i + " SQLite says " + integrity);
                }
                starts.add(startAgain(site));
                if (i % 10 == 0) {
                    System.err.println(i + " kills: " + site.ledger().count());
                }
            }
            enough.set(true);
            life.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            FaultSite.until("no incident is open", BOUND, () -> open(site) == 0);
            differences.addAll(site.settle());
            return new Report(
                    List.of(
                            new Figure("kills", kills + " over " + trappings + " trappings"),
                            new Figure("start to judging", new Spread(starts).toString()),
                            new Figure("ledger", site.ledger().count())),
                    differences);
        } finally {
            traffic.shutdownNow();
        }
    }

    private static long startAgain(FaultSite site) throws Exception {
        long startedNanos = System.nanoTime();
        site.start();
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    /** Most riders are let out soon after their call, some not before the alarm would have come without it. */
    private static void trapOnce(RiddenLift lift, Random fate) throws Exception {
        lift.trapsARider();
        lift.riderCalls();
        RiddenLift.pass(fate.nextInt(4) == 0 ? LONG_MS : SHORT_MS);
        lift.letsTheRiderOut();
    }

    /** Until any moment, or until a moment after something was decided: a kill comes when it comes. */
    private static void liveForAWhile(FaultSite site, Random random) throws Exception {
        if (random.nextBoolean()) {
            RiddenLift.pass(random.nextInt(LONGEST_LIFE_MS));
        } else {
            FaultSite.until(
                    "something is decided", BOUND, () -> site.latestLog().contains(" trap "));
            RiddenLift.pass(random.nextInt(AFTER_A_DECISION_MS));
        }
    }

    private static int open(FaultSite site) {
        return site.farSide().alarms("raised").size()
                - site.farSide().alarms("closed").size();
    }
}
