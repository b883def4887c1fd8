package dev.liftwatch.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells frames that an adapter hands out again from those it has heard now, by the time stamps it puts behind them: its clock goes
 * round once a minute at the soonest, so the same stamp behind the same bytes within half of that is the same frame. Owned by the
 * line's reader.
 */
final class StampedFrames {
    /** The same stamp within this time is the same instant, ms. */
    static final long SAME_MS = 30_000;

    /** So many frames are remembered: half a minute of an encoder that speaks every 10 ms. */
    private static final int MOST_REMEMBERED = 3000;

    private final Map<Frame, Long> heard = new LinkedHashMap<>();
    private long firstStamp = -1;
    private boolean clockGoes;

    private record Frame(long stamp, String text) {}

    /** Whether a frame is one that was heard before; {@code text} is the frame without its stamp. */
    boolean isAgain(long stamp, String text, long nowMs) {
        firstStamp = firstStamp < 0 ? stamp : firstStamp;
        // An adapter may have a stamp that never changes: it says nothing.
        clockGoes |= stamp != firstStamp;
        Frame frame = new Frame(stamp, text);
        Long beforeMs = heard.get(frame);
        if (beforeMs != null && nowMs - beforeMs < SAME_MS) {
            return clockGoes;
        }
        heard.remove(frame);
        heard.put(frame, nowMs);
        if (heard.size() > MOST_REMEMBERED) {
            heard.remove(heard.keySet().iterator().next());
        }
        return false;
    }

    /** Another adapter may be there. */
    void forget() {
        heard.clear();
        firstStamp = -1;
        clockGoes = false;
    }
}
