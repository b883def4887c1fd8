package dev.liftwatch.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds a store that was cut off against what its process had said of it. */
final class CutOffCheck {
    private final Set<String> stands = new HashSet<>();
    private final Set<String> mayBeGone = new HashSet<>();

    /** Takes what was said. */
    void hear(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("+ ")) {
                stands.add(line.substring(2));
            } else if (line.startsWith("- ")) {
                mayBeGone.add(line.substring(2));
            }
        }
    }

    /** How many messages had been committed and were not on their way out. */
    int certain() {
        Set<String> certain = new HashSet<>(stands);
        certain.removeAll(mayBeGone);
        return certain.size();
    }

    /**
     * Opens the store as the agent does.
     *
     * @param mostUnsaid how many messages may stand whose commit had not returned: those of one commit
     * @throws AssertionError where a committed message is missing, one is there that nobody wrote, the order is not that of the
     *     numbers, or the file is not in order
     */
    void check(Path folder, int mostUnsaid) throws Exception {
        try (Outbox outbox = TestStore.open(folder, "other")) {
            List<StoreNews> news = outbox.takeNews();
            if (news.stream().anyMatch(one -> one instanceof StoreNews.Recovered || one instanceof StoreNews.Lost)) {
                throw new AssertionError("the store was damaged: " + news);
            }
            List<Stored> pending = outbox.pending();
            Set<String> there = new HashSet<>(TestStore.ids(pending));
            List<String> missing = new ArrayList<>(stands);
            missing.removeAll(mayBeGone);
            missing.removeAll(there);
            if (!missing.isEmpty()) {
                throw new AssertionError("committed and missing: " + missing);
            }
            there.removeAll(stands);
            if (there.size() > mostUnsaid) {
                throw new AssertionError("nobody wrote " + there);
            }
            // From now on what stood once has to stay.
            stands.addAll(there);
            long last = 0;
            for (Stored message : pending) {
                if (message.seq() <= last || !Contents.isWhole(message, TestStore.LIFT)) {
                    throw new AssertionError("out of order or not whole: " + message);
                }
                last = message.seq();
            }
            if (outbox.lastSeq("a") < last) {
                throw new AssertionError("the number given last is " + outbox.lastSeq("a") + ", there is " + last);
            }
        }
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Outbox.FILE));
                Statement s = sql.createStatement()) {
            String found = s.executeQuery("PRAGMA integrity_check").getString(1);
            if (!found.equals("ok")) {
                throw new AssertionError(found);
            }
        }
    }
}
