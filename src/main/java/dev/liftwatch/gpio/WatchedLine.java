package dev.liftwatch.gpio;

/**
 * One line as its source follows it: the level it has, the edges that are missing, and how many of its edges may be handed on. A
 * contact that chatters at 10 kHz tells nothing that two hundred edges a second do not tell, and would drown the judgement.
 */
final class WatchedLine {
    /** Number of edges a second that are handed on while the line flaps. */
    static final int EDGES_A_SECOND = 200;

    /** Number of edges that are handed on in a burst, such as that of a bouncing contact. */
    static final int BURST = 100;

    /** Cost of an edge in the budget, which grows by {@link #EDGES_A_SECOND} each millisecond. */
    private static final int EDGE = 1000;

    private final String channel;
    private boolean high;
    private int nextSequence = 1;
    private long budget = (long) BURST * EDGE;
    private long budgetMs;
    private boolean held;
    private long heldMs;
    private boolean doubted;

    /** What a level read says of a line. */
    enum Look {
        /** The level is that of the last edge. */
        AGREES,
        /** It is not; an edge may be on its way. */
        DOUBTED,
        /** It is not, and no edge has come for it: an edge was lost. */
        CORRECTED,
        /** It flaps, and its newest edge is yet to be handed on. */
        HELD
    }

    WatchedLine(String channel, long nowMs) {
        this.channel = channel;
        budgetMs = nowMs;
    }

    /** The level was read for the first time. */
    void begin(boolean level) {
        high = level;
    }

    String channel() {
        return channel;
    }

    boolean high() {
        return high;
    }

    /** Whether its newest edge is yet to be handed on. */
    boolean held() {
        return held;
    }

    /** How many edges are missing before the one with that number. */
    long missingBefore(int sequence) {
        long missing = Integer.toUnsignedLong(sequence - nextSequence);
        nextSequence = sequence + 1;
        // A number that goes back does not mean a gap of four thousand million edges.
        return missing > Integer.MAX_VALUE ? 0 : missing;
    }

    /**
     * Takes an edge.
     *
     * @return whether it is to be handed on at once
     */
    boolean edge(boolean rising, long atMs) {
        high = rising;
        doubted = false;
        held = !affordable(atMs);
        heldMs = atMs;
        return !held;
    }

    /** Whether the edge that was held may be handed on by now; it no longer is held then. */
    boolean release(long nowMs) {
        if (!held || !affordable(nowMs)) {
            return false;
        }
        held = false;
        return true;
    }

    /** The tick of the edge that was held last. */
    long heldMs() {
        return heldMs;
    }

    private boolean affordable(long nowMs) {
        if (nowMs > budgetMs) {
            budget = Math.min((long) BURST * EDGE, budget + (nowMs - budgetMs) * EDGES_A_SECOND);
            budgetMs = nowMs;
        }
        if (budget < EDGE) {
            return false;
        }
        budget -= EDGE;
        return true;
    }

    /** Compares with a level that was read; corrects itself where it has to. */
    Look look(boolean level) {
        if (held) {
            return Look.HELD;
        }
        if (level == high) {
            doubted = false;
            return Look.AGREES;
        }
        if (!doubted) {
            doubted = true;
            return Look.DOUBTED;
        }
        doubted = false;
        high = level;
        return Look.CORRECTED;
    }
}
