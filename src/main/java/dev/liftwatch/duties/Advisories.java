package dev.liftwatch.duties;

import dev.liftwatch.time.WallTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The warnings that were sent and are not over yet. Loop thread. */
final class Advisories {
    /** More of one platform are not kept. */
    static final int MOST = 20;

    /** No more are carried by an alarm: it has to stay small enough for every broker. */
    static final int MOST_CARRIED = 5;

    private final List<Advisory> kept = new ArrayList<>();

    Advisories(List<Advisory> saved) {
        kept.addAll(saved);
    }

    /** Whether there is room for one more of that platform: none takes the room of another. */
    boolean hasRoom(String uplink) {
        return kept.stream()
                        .filter(advisory -> uplink.equals(advisory.uplink()))
                        .count()
                < MOST;
    }

    List<Notice> add(Advisory advisory) {
        kept.add(advisory);
        kept.sort(Comparator.comparingLong(Advisory::untilMs));
        return List.of(new Notice.AdvisoryChanged(advisory, true));
    }

    /** Ends those whose time is over. A clock that nobody vouches for ends none. */
    List<Notice> expire(WallTime now) {
        if (!now.synced()) {
            return List.of();
        }
        List<Notice> notices = new ArrayList<>();
        while (!kept.isEmpty() && kept.getFirst().untilMs() <= now.epochMs()) {
            notices.add(new Notice.AdvisoryChanged(kept.removeFirst(), false));
        }
        return notices;
    }

    /** Those that hold now, the one that ends first before the others; all that are kept where nobody knows what time it is. */
    List<Advisory> holding(WallTime now) {
        return kept.stream()
                .filter(advisory -> !now.synced() || advisory.holdsAt(now.epochMs()))
                .toList();
    }

    /** Those of them that the alarms of a platform carry: its own. */
    List<Advisory> carried(String uplink, WallTime now) {
        return holding(now).stream()
                .filter(advisory -> uplink.equals(advisory.uplink()))
                .limit(MOST_CARRIED)
                .toList();
    }

    List<Advisory> kept() {
        return List.copyOf(kept);
    }
}
