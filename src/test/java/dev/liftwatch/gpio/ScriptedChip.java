package dev.liftwatch.gpio;

import dev.liftwatch.linux.GpioEdge;
import dev.liftwatch.linux.GpioException;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.WallTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A chip in virtual time, with a kernel's queue: what is to happen to it is put in order of ticks, and happens while its reader waits.
 * It is the clock of its reader, too, so that a test of minutes takes none.
 */
final class ScriptedChip implements Bank.Opener, Clock {
    private static final int MOST_QUEUED = 1024;
    private static final int MOST_READ = 256;

    private final int pace;
    private final PriorityQueue<Happening> script =
            new PriorityQueue<>(Comparator.comparingLong(Happening::atUs).thenComparingLong(Happening::number));
    private final Deque<Queued> queue = new ArrayDeque<>();
    private final int[] sequences = new int[64];
    private long nowUs;
    private long scripted;
    private long levels;
    private String gone = "";
    private int opened;
    private int closed;
    private int waits;
    private Runnable afterEveryStep = () -> {};

    private record Happening(long atUs, long number, Runnable what) {}

    private record Queued(int line, boolean rising, int sequence, long atUs) {}

    ScriptedChip() {
        this(1);
    }

    ScriptedChip(int pace) {
        this.pace = pace;
    }

    /** Something happens at a tick. */
    ScriptedChip at(double ms, Runnable what) {
        script.add(new Happening(Math.round(ms * 1000), scripted++, what));
        return this;
    }

    /** A line changes, and the kernel sees it. */
    void becomes(int line, boolean high) {
        silently(line, high);
        if (queue.size() == MOST_QUEUED) {
            queue.removeFirst();
        }
        queue.addLast(new Queued(line, high, ++sequences[line], nowUs));
    }

    /** A line changes, and no edge tells of it. */
    void silently(int line, boolean high) {
        levels = high ? levels | 1L << line : levels & ~(1L << line);
    }

    /** An edge that is numbered and then lost. */
    void loses(int line, boolean high) {
        silently(line, high);
        sequences[line]++;
    }

    /** From now on the chip answers nothing but that. */
    void vanishes(String words) {
        gone = words;
    }

    void returns() {
        gone = "";
    }

    int opened() {
        return opened;
    }

    int closed() {
        return closed;
    }

    /** How often its reader has waited. */
    int waits() {
        return waits;
    }

    void afterEveryStep(Runnable what) {
        afterEveryStep = what;
    }

    private void passUs(long us) {
        long untilUs = nowUs + us;
        while (!script.isEmpty() && script.peek().atUs() <= untilUs) {
            step();
        }
        nowUs = untilUs;
        afterEveryStep.run();
    }

    private void step() {
        Happening next = script.remove();
        nowUs = Math.max(nowUs, next.atUs());
        next.what().run();
    }

    @Override
    public Bank open(GpioSettings settings) throws GpioException {
        alive();
        opened++;
        queue.clear();
        java.util.Arrays.fill(sequences, 0);
        return new OpenBank();
    }

    private void alive() throws GpioException {
        if (!gone.isEmpty()) {
            throw new GpioException(gone);
        }
    }

    private final class OpenBank implements Bank {
        private boolean woken;

        @Override
        public String chip() {
            return "pinctrl-test";
        }

        @Override
        public int offset(int input) {
            return 10 + input;
        }

        @Override
        public long levels() throws GpioException {
            alive();
            return levels;
        }

        @Override
        public List<GpioEdge> await(int atMostMs) throws GpioException {
            waits++;
            long untilUs = nowUs + atMostMs * 1000L * pace;
            while (queue.isEmpty()
                    && gone.isEmpty()
                    && !woken
                    && !script.isEmpty()
                    && script.peek().atUs() <= untilUs) {
                step();
            }
            if (queue.isEmpty() && gone.isEmpty() && !woken) {
                nowUs = untilUs;
            }
            afterEveryStep.run();
            alive();
            List<GpioEdge> edges = new ArrayList<>();
            while (!queue.isEmpty() && edges.size() < MOST_READ) {
                Queued edge = queue.removeFirst();
                edges.add(new GpioEdge(edge.line, edge.rising, edge.sequence, (nowUs - edge.atUs) * 1000 / pace));
            }
            return edges;
        }

        @Override
        public void wake() {
            woken = true;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Override
    public long tickMs() {
        return nowUs / 1000;
    }

    @Override
    public WallTime wall() {
        return new WallTime(nowUs / 1000, true);
    }

    @Override
    public long realNanos(long tickDurationMs) {
        return tickDurationMs * 1_000_000 / pace;
    }

    @Override
    public void pause(long tickDurationMs) {
        passUs(tickDurationMs * 1000);
    }
}
