package dev.liftwatch.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A random walk: alarms come, are answered or not, connections end, the agent is started again. */
class NewestAlarmWalkTest {
    private static final int STEPS = 100;
    private static final int MOST_AT_FIRST = 700;
    private static final int MOST_IN_A_BURST = 120;
    private static final int WINDOW = 16;
    private static final long HOUR_MS = 3_600_000;

    @TempDir
    private Path folder;

    private final TreeSet<Long> unanswered = new TreeSet<>();
    private final Map<Long, String> incidents = new HashMap<>();
    private final Set<Long> sentInSession = new HashSet<>();
    private Random random;
    private FedUplink line;
    private String incident;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingGoesBeforeTheNewestAlarmAndNoneIsLost(long seed) throws Exception {
        random = new Random(seed);
        line = new FedUplink(folder);
        for (long number : line.backlog(random.nextInt(MOST_AT_FIRST))) {
            raised(number, "before-" + number);
        }
        for (int i = 0; i < STEPS; i++) {
            walk();
            check();
        }
        everyAlarmComesUp();
        assertEquals(unanswered, new TreeSet<>(line.waiting()), "what is unanswered stands in the store");
        assertTrue(line.mostHeld() <= OutboxFeeder.MOST_ALARMS_HELD, line.mostHeld() + " were held");
        line.close();
    }

    private void walk() throws Exception {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> {
                incident = "new-" + incidents.size() + "-" + random.nextInt();
                raised(line.raise(incident), incident);
            }
            case 3 -> {
                if (incident != null) {
                    raised(line.raise(incident), incident);
                }
            }
            case 4 -> {
                for (int burst = random.nextInt(MOST_IN_A_BURST); burst > 0; burst--) {
                    String other = "burst-" + incidents.size() + "-" + random.nextInt();
                    raised(line.raise(other), other);
                    check();
                }
            }
            case 5 -> line.event();
            case 6, 7, 8, 9 -> {
                for (int some = random.nextInt(40); some > 0 && line.brokerOwes(); some--) {
                    line.brokerTakesOne();
                    check();
                }
            }
            case 10 -> answer(unanswered.isEmpty() ? List.of() : List.of(unanswered.last()));
            case 11 -> answer(some());
            case 12 -> line.silence(random.nextInt(10_000));
            case 13 -> longSilenceOfThePlatform();
            case 14 -> connection();
            default -> {
                if (random.nextInt(4) == 0) {
                    line.restart();
                    sentInSession.clear();
                    line.sent();
                }
            }
        }
    }

    private void raised(long number, String of) {
        unanswered.add(number);
        incidents.put(number, of);
        // A number is given again where the store was empty behind it at a start.
        sentInSession.remove(number);
    }

    /** Some that wait, held or not, sent or not: a platform may know them from an earlier start. */
    private List<Long> some() {
        int every = 1 + random.nextInt(40);
        return unanswered.stream()
                .filter(number -> number % every == 0)
                .limit(20)
                .toList();
    }

    private void answer(List<Long> numbers) throws Exception {
        for (long number : numbers) {
            assertEquals(unanswered.remove(number), line.answer(number), "an answer to " + number);
        }
    }

    private void longSilenceOfThePlatform() throws Exception {
        if (line.session().onlineSession() != 0) {
            line.pass(random.nextInt(400_000), 10_000);
        }
    }

    private void connection() throws Exception {
        if (line.session().onlineSession() == 0) {
            line.connect();
        } else {
            line.lose();
            line.sent();
            sentInSession.clear();
        }
    }

    /** What was sent since the last look went behind the newest alarm, and the newest one waits for nothing but the window. */
    private void check() throws Exception {
        line.step();
        long newest = unanswered.isEmpty() ? 0 : unanswered.last();
        boolean held = line.session().holds(newest);
        for (long number : line.sent()) {
            boolean before = held && !sentInSession.contains(newest) && number != newest;
            assertTrue(
                    !before || incidents.get(newest).equals(incidents.get(number)),
                    number + " went before the newest, " + newest);
            sentInSession.add(number);
        }
        if (held && line.session().onlineSession() != 0 && !sentInSession.contains(newest)) {
            int slots = line.leftUnacknowledged() ? 1 : WINDOW;
            assertTrue(line.inFlight() >= slots, "a slot is free, and the newest alarm waits");
        }
        assertTrue(line.session().alarms() <= OutboxFeeder.MOST_ALARMS_HELD);
    }

    private void everyAlarmComesUp() throws Exception {
        line.connect();
        line.sent();
        Set<Long> missing = new HashSet<>(unanswered);
        for (int hour = 0; hour < 5 && !missing.isEmpty(); hour++) {
            line.pass(HOUR_MS, 10_000);
            line.sent().forEach(missing::remove);
        }
        assertEquals(Set.of(), missing, "never sent again");
    }
}
