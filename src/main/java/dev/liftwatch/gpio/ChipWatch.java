package dev.liftwatch.gpio;

import dev.liftwatch.linux.GpioEdge;
import dev.liftwatch.linux.GpioException;
import dev.liftwatch.time.Clock;
import dev.liftwatch.wire.ChannelValue;
import dev.liftwatch.wire.LineCounters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One chip from its opening to its loss: its levels at the beginning, every edge, and all levels each second. */
final class ChipWatch implements AutoCloseable {
    /** Time between two readings of all levels, ms. */
    static final long LOOK_MS = 1000;

    /**
     * Levels that are in doubt are read again after this, ms, and never sooner: by then an edge that a level read was ahead of has
     * come, also from a chip on a slow bus.
     */
    static final long LOOK_AGAIN_MS = 50;

    /** While a line flaps, edges are fetched this often and not each by itself, ms: the kernel keeps them meanwhile. */
    static final long FLAPPING_PAUSE_MS = 1000 / WatchedLine.EDGES_A_SECOND;

    private final OpenInputs inputs;
    private final Clock clock;
    private final GpioTroubles troubles;
    private final Values values;
    private final List<WatchedLine> lines = new ArrayList<>();
    private long lookedMs;
    private long lookMs;
    private long readMs;
    private long frames;
    private long gaps;
    private long corrections;

    /** Takes what channels have. */
    @FunctionalInterface
    interface Values {
        /** They had it at that tick. */
        void take(List<ChannelValue> values, long atMs);
    }

    /** Takes the bank over. */
    ChipWatch(Bank bank, GpioSettings settings, Clock clock, GpioTroubles troubles, Values values) {
        this.clock = clock;
        this.troubles = troubles;
        this.values = values;
        inputs = new OpenInputs(bank, settings, this::edge);
        settings.inputs().forEach(input -> lines.add(new WatchedLine(input.channel(), clock.tickMs())));
    }

    /** Hands on the levels. They are read after the request, so that no change between the two is missed. */
    void begin() throws GpioException {
        long levels = inputs.levels();
        List<ChannelValue> all = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).begin(isHigh(levels, i));
            inputs.read(i, isHigh(levels, i));
            all.add(value(lines.get(i)));
        }
        long nowMs = clock.tickMs();
        frames++;
        values.take(all, nowMs);
        lookedMs = nowMs;
        lookMs = nowMs + LOOK_MS;
    }

    /**
     * Waits for edges until the levels are due again, and takes what comes.
     *
     * @return whether the levels were read
     */
    boolean turn() throws GpioException, InterruptedException {
        long nowMs = clock.tickMs();
        boolean looks = nowMs >= lookMs;
        if (looks) {
            look(nowMs);
        }
        int waitMs = waitMs(nowMs);
        if (release(nowMs)) {
            clock.pause(FLAPPING_PAUSE_MS);
            waitMs = 0;
        }
        List<GpioEdge> edges = inputs.await(waitMs);
        readMs = clock.tickMs();
        edges.forEach(inputs::tell);
        return looks;
    }

    /** How long it may wait for an edge, real milliseconds, rounded up: a wait of none would turn into a spin. */
    private int waitMs(long nowMs) {
        long nanos = clock.realNanos(Math.max(0, lookMs - nowMs));
        return (int) TimeUnit.NANOSECONDS.toMillis(nanos + 999_999);
    }

    /** Hands on what flapping lines were held back with; whether something is held still. */
    private boolean release(long nowMs) {
        boolean holding = false;
        for (WatchedLine line : lines) {
            if (line.release(nowMs)) {
                values.take(List.of(value(line)), line.heldMs());
            }
            holding |= line.held();
        }
        return holding;
    }

    /** An edge, as the listener of its input is told of it. */
    private void edge(GpioEdge edge) {
        WatchedLine line = lines.get(edge.line());
        frames++;
        long missing = line.missingBefore(edge.sequence());
        if (missing > 0) {
            gaps += missing;
            troubles.lost(readMs);
            // Whichever line's edges were lost, its level has to be right soon; in a flood edges are lost all the time.
            lookMs = Math.min(lookMs, Math.max(readMs, lookedMs + LOOK_AGAIN_MS));
        }
        if (line.held()) {
            troubles.leftOut(line.channel(), readMs);
        }
        // A clock that runs faster than the machine's makes the age longer, too.
        long atMs = readMs - edge.ageNanos() / Math.max(1, clock.realNanos(1));
        if (line.edge(edge.rising(), atMs)) {
            values.take(List.of(value(line)), atMs);
        }
    }

    private void look(long nowMs) throws GpioException {
        long levels = inputs.levels();
        boolean doubt = false;
        List<ChannelValue> sure = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            WatchedLine line = lines.get(i);
            switch (line.look(isHigh(levels, i))) {
                case AGREES -> sure.add(value(line));
                case DOUBTED -> doubt = true;
                case CORRECTED -> {
                    corrections++;
                    troubles.corrected(line.channel(), nowMs);
                    inputs.read(i, line.high());
                    sure.add(value(line));
                }
                case HELD -> {}
            }
        }
        frames++;
        values.take(sure, nowMs);
        lookedMs = nowMs;
        lookMs = nowMs + (doubt ? LOOK_AGAIN_MS : LOOK_MS);
    }

    private static boolean isHigh(long levels, int line) {
        return (levels >>> line & 1) == 1;
    }

    private static ChannelValue value(WatchedLine line) {
        return new ChannelValue(line.channel(), line.high() ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    LineCounters counters() {
        return new LineCounters(frames, 0, 0, gaps, corrections, 0);
    }

    @Override
    public void close() {
        inputs.close();
    }
}
