package dev.liftwatch.gpio;

import dev.liftwatch.linux.GpioEdge;
import dev.liftwatch.linux.GpioException;
import dev.liftwatch.time.Clock;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.ChannelValue;
import dev.liftwatch.wire.LineCounters;
import dev.liftwatch.wire.Source;
import dev.liftwatch.wire.SourceCondition;
import dev.liftwatch.wire.SourceCondition.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the inputs of one chip for ever: opens it, hands on the levels, then every edge at the kernel's time of it and all levels each
 * second, and opens it again when it is gone. Flags are repeated, so that silence means loss. Of its counters, frames are edges and
 * level reads, gaps are edges that were lost before they were read, and resyncs are lines that had another level than their last edge
 * said.
 */
public final class GpioSource implements Source {
    /** The first wait before opening again, ms; it doubles up to the longest. */
    static final long FIRST_WAIT_MS = 500;

    static final long LONGEST_WAIT_MS = 10_000;

    /** All levels are read and handed on this often, ms. */
    static final long LOOK_MS = 1000;

    /** An edge that a level read was ahead of has come after so long, ms: chips on a slow bus tell them late. */
    static final long LOOK_AGAIN_MS = 50;

    /** While a line flaps, edges are fetched this often and not each by itself, ms: the kernel keeps them meanwhile. */
    static final long FLAPPING_PAUSE_MS = 1000 / WatchedLine.EDGES_A_SECOND;

    private static final Logger LOG = LoggerFactory.getLogger(GpioSource.class);

    private final String name;
    private final GpioSettings settings;
    private final Bank.Opener opener;
    private final ChannelMap channels;
    private final Clock clock;
    private final Readings readings;
    private final GpioTroubles troubles = new GpioTroubles();
    private final List<WatchedLine> lines = new ArrayList<>();
    private volatile SourceCondition condition;
    private volatile Bank bank;
    private volatile boolean stopped;
    private boolean lossTold;
    private long lookMs;
    private long readMs;
    private long lastMs;
    private long frames;
    private long gaps;
    private long corrections;

    /** A source that has not been opened yet; {@link #run} does that, on a chip with {@code KernelBank::open}. */
    public GpioSource(
            String name,
            GpioSettings settings,
            Bank.Opener opener,
            ChannelMap channels,
            Clock clock,
            Readings readings) {
        this.name = name;
        this.settings = settings;
        this.opener = opener;
        this.channels = channels;
        this.clock = clock;
        this.readings = readings;
        condition = new SourceCondition(name, State.STARTING, clock.tickMs(), "", LineCounters.ZERO, 0, 0);
    }

    @Override
    public SourceCondition condition() {
        return condition;
    }

    @Override
    public void stop() {
        stopped = true;
        Bank open = bank;
        if (open != null) {
            open.wake();
        }
    }

    @Override
    public void run() {
        long waitMs = FIRST_WAIT_MS;
        try {
            while (!stopped) {
                try (OpenInputs inputs = open()) {
                    waitMs = FIRST_WAIT_MS;
                    begin(inputs);
                    read(inputs);
                } catch (GpioException gone) {
                    lose(gone.getMessage());
                    rest(waitMs);
                    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private OpenInputs open() throws GpioException {
        Bank opened = opener.open(settings);
        bank = opened;
        return new OpenInputs(opened, settings, this::edge);
    }

    /** The levels are read after the request, so that no change between the two is missed. */
    private void begin(OpenInputs inputs) throws GpioException {
        long levels = inputs.levels();
        long nowMs = clock.tickMs();
        lines.clear();
        List<ChannelValue> values = new ArrayList<>();
        for (int i = 0; i < settings.inputs().size(); i++) {
            boolean high = (levels >>> i & 1) == 1;
            inputs.read(i, high);
            lines.add(new WatchedLine(settings.inputs().get(i).channel(), high, nowMs));
            values.add(value(lines.getLast()));
        }
        frames = 1;
        gaps = 0;
        corrections = 0;
        lossTold = false;
        hand(values, nowMs);
        lookMs = nowMs + LOOK_MS;
        become(troubles.text(nowMs));
    }

    private void read(OpenInputs inputs) throws GpioException, InterruptedException {
        while (!stopped) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long nowMs = clock.tickMs();
            if (nowMs >= lookMs) {
                look(inputs, nowMs);
            }
            int waitMs = waitMs(nowMs);
            if (release(nowMs)) {
                clock.pause(FLAPPING_PAUSE_MS);
                waitMs = 0;
            }
            List<GpioEdge> edges = inputs.await(waitMs);
            readMs = clock.tickMs();
            edges.forEach(inputs::tell);
        }
    }

    /** How long it may wait for an edge, real milliseconds, rounded up: a wait of none would turn into a spin. */
    private int waitMs(long nowMs) {
        long nanos = clock.realNanos(lookMs - nowMs);
        return (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
    }

    /** Hands on what flapping lines were held back with; whether something is held still. */
    private boolean release(long nowMs) {
        boolean holding = false;
        for (WatchedLine line : lines) {
            if (line.release(nowMs)) {
                hand(List.of(value(line)), line.heldMs());
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
            // Whichever line's edges were lost, its level has to be right soon.
            lookMs = readMs;
        }
        if (line.held()) {
            troubles.leftOut(line.channel(), readMs);
        }
        // A clock that runs faster than the machine's makes the age longer, too.
        long atMs = readMs - edge.ageNanos() / Math.max(1, clock.realNanos(1));
        if (line.edge(edge.rising(), atMs)) {
            hand(List.of(value(line)), atMs);
        }
    }

    private void look(OpenInputs inputs, long nowMs) throws GpioException {
        long levels = inputs.levels();
        boolean doubt = false;
        List<ChannelValue> values = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            WatchedLine line = lines.get(i);
            boolean high = (levels >>> i & 1) == 1;
            switch (line.look(high)) {
                case AGREES -> values.add(value(line));
                case DOUBTED -> doubt = true;
                case CORRECTED -> {
                    corrections++;
                    troubles.corrected(line.channel(), nowMs);
                    inputs.read(i, high);
                    values.add(value(line));
                }
                case HELD -> {}
            }
        }
        frames++;
        hand(values, nowMs);
        lookMs = nowMs + (doubt ? LOOK_AGAIN_MS : LOOK_MS);
        become(troubles.text(nowMs));
    }

    private static ChannelValue value(WatchedLine line) {
        return new ChannelValue(line.channel(), line.high() ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    private void hand(List<ChannelValue> values, long atMs) {
        // An edge that waited in the kernel while levels were read may be older than what those said.
        lastMs = Math.max(lastMs, atMs);
        if (!values.isEmpty()) {
            readings.take(channels.readings(values), lastMs);
        }
    }

    private void lose(String text) {
        if (!lossTold) {
            lossTold = true;
            List<ChannelValue> lost = settings.inputs().stream()
                    .map(input -> new ChannelValue(input.channel(), null))
                    .toList();
            hand(lost, clock.tickMs());
        }
        become(State.MISSING, text);
    }

    private void become(String trouble) {
        String text = trouble.isEmpty() ? channels.lastRejected() : trouble;
        become(trouble.isEmpty() ? State.GOOD : State.IMPAIRED, text);
    }

    /** Takes note of a condition; only changes are logged. */
    private void become(State state, String text) {
        boolean changed = state != condition.state() || !text.equals(condition.text());
        long sinceMs = changed ? clock.tickMs() : condition.sinceMs();
        LineCounters counters = new LineCounters(frames, 0, 0, gaps, corrections, 0);
        condition = new SourceCondition(name, state, sinceMs, text, counters, channels.rejected(), 0);
        if (changed && !text.isEmpty()) {
            LOG.warn("source {}: {}", name, text);
        } else if (changed) {
            LOG.info("source {}: {} lines of {} are read", name, lines.size(), settings.chip());
        }
    }

    private void rest(long waitMs) throws InterruptedException {
        long untilMs = clock.tickMs() + waitMs;
        while (!stopped && clock.tickMs() < untilMs) {
            clock.pause(Math.min(200, waitMs));
        }
    }
}
