package dev.liftwatch.serial;

import dev.liftwatch.wire.Trouble;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Looks after the settings of an open port: a terminal, a getty or ModemManager, which run as root, may set the port that the agent
 * has open to their own liking. Owned by the line's reader.
 */
final class PortGuard {
    /** Time between two looks at the settings, ms. */
    static final long EVERY_MS = 200;

    /** Changed so often within {@link #WITHIN_MS}, somebody else works on the port for good. */
    static final int MANY = 3;

    static final long WITHIN_MS = 60_000;

    private final ArrayDeque<Long> changedMs = new ArrayDeque<>();
    private long lookedMs;

    /** Of a port that is opened at the tick. */
    PortGuard(long nowMs) {
        lookedMs = nowMs;
    }

    /** Looks when it is time, and answers what was undone, if anything was. */
    Optional<Trouble> look(ByteLine line, long nowMs) {
        if (nowMs - lookedMs < EVERY_MS) {
            return Optional.empty();
        }
        lookedMs = nowMs;
        List<String> changes = line.undoChanges();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        changedMs.addLast(nowMs);
        if (changedMs.size() > MANY) {
            changedMs.removeFirst();
        }
        return Optional.of(Trouble.of("port.changed", String.join(", ", changes)));
    }

    /** What is the matter with the port: nothing where it was changed once. */
    Trouble trouble(long nowMs) {
        boolean often = changedMs.size() == MANY && nowMs - changedMs.getFirst() < WITHIN_MS;
        return often ? Trouble.of("port.contested") : Trouble.NONE;
    }
}
