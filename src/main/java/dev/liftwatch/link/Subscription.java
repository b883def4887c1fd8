package dev.liftwatch.link;

import dev.liftwatch.time.Tick;
import java.util.Optional;

/**
 * How it stands with the requests of a platform over one broker: asked for again in every session and once in a while within one. What is
 * published never waits for it. Mutable; owned by one thread; time is an argument.
 */
final class Subscription {
    /** A broker that takes longer than this to answer is assumed not to let the agent read, ms. */
    static final long ANSWER_MS = 10_000;

    /** One that did not answer before is not waited for as long, ms: where things go out one after the other, they wait for it. */
    static final long KNOWN_SILENT_MS = 2000;

    /** Where it is not granted it is asked for again after this, ms: rights are mended without a word to the agent. */
    static final long RETRY_MS = 60_000;

    /** Where asking ends the connection it is asked for again after this, then after twice as long each time, ms. */
    static final long RETRY_ENDED_MS = 60_000;

    /** Longest time between two tries, ms. */
    static final long MOST_RETRY_ENDED_MS = 6 * 3_600_000;

    /** Sessions in a row that ended while nothing but this was unanswered: the network can no longer be the reason. */
    static final int MOST_ENDS = 3;

    private LinkTrouble.How how;
    private long sinceMs = Tick.NEVER;
    private long askedMs = Tick.NEVER;
    private long retryMs = Tick.NEVER;
    private long pauseMs = RETRY_ENDED_MS;
    private int ends;
    private boolean pending;
    private boolean granted;

    /** A session begins: whether to ask. */
    boolean begins(long nowMs) {
        granted = false;
        if (how == LinkTrouble.How.ENDS_CONNECTION && retryMs > nowMs) {
            return false;
        }
        ask(nowMs);
        return true;
    }

    /** Whether requests can be read in this session. */
    boolean isGranted() {
        return granted;
    }

    private void ask(long nowMs) {
        pending = true;
        askedMs = nowMs;
        retryMs = Tick.NEVER;
    }

    /** Whether an answer is awaited; until it comes nothing else can be blamed for a failure. */
    boolean isPending() {
        return pending;
    }

    void granted() {
        pending = false;
        granted = true;
        how = null;
        sinceMs = Tick.NEVER;
        retryMs = Tick.NEVER;
        pauseMs = RETRY_ENDED_MS;
        ends = 0;
    }

    void refused(long nowMs) {
        pending = false;
        granted = false;
        ends = 0;
        fail(LinkTrouble.How.REFUSED, nowMs);
        retryMs = nowMs + RETRY_MS;
    }

    private void fail(LinkTrouble.How failed, long nowMs) {
        sinceMs = how == null ? nowMs : sinceMs;
        how = failed;
    }

    /**
     * The session has ended.
     *
     * @param alone whether nothing else was on its way
     */
    void sessionEnded(boolean alone, long nowMs) {
        if (!pending) {
            return;
        }
        pending = false;
        ends = alone ? ends + 1 : ends;
        if (ends >= MOST_ENDS || (alone && how == LinkTrouble.How.ENDS_CONNECTION)) {
            fail(LinkTrouble.How.ENDS_CONNECTION, nowMs);
            retryMs = nowMs + pauseMs;
            pauseMs = Math.min(MOST_RETRY_ENDED_MS, 2 * pauseMs);
        }
    }

    /** The session has ended for a reason of its own. */
    void cancel() {
        pending = false;
    }

    /** Time passes within a session: whether to ask again now. */
    boolean asksAgain(long nowMs) {
        if (pending && askedMs + answerMs() <= nowMs) {
            pending = false;
            ends = 0;
            fail(LinkTrouble.How.UNANSWERED, nowMs);
            retryMs = nowMs + RETRY_MS;
        }
        if (pending || retryMs > nowMs) {
            return false;
        }
        ask(nowMs);
        return true;
    }

    /** When {@link #asksAgain} does something, tick, or {@link Tick#NEVER}. */
    long nextDueMs() {
        return pending ? askedMs + answerMs() : retryMs;
    }

    private long answerMs() {
        return how == LinkTrouble.How.UNANSWERED ? KNOWN_SILENT_MS : ANSWER_MS;
    }

    /** What is wrong, empty where requests can be read or nothing is known yet. */
    Optional<LinkTrouble.RequestsUnreadable> trouble() {
        return Optional.ofNullable(how).map(one -> new LinkTrouble.RequestsUnreadable(sinceMs, one));
    }
}
