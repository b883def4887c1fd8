package dev.liftwatch.gpio;

import dev.liftwatch.linux.GpioException;
import dev.liftwatch.time.Beats;
import dev.liftwatch.time.Clock;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.ChannelValue;
import dev.liftwatch.wire.ConditionNews;
import dev.liftwatch.wire.LineCounters;
import dev.liftwatch.wire.Source;
import dev.liftwatch.wire.SourceCondition;
import dev.liftwatch.wire.SourceCondition.State;
import dev.liftwatch.wire.Trouble;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the inputs of one chip until it is stopped: opens it, hands on the levels, then every edge at the kernel's time of it and all levels each
 * second, and opens it again when it is gone. Flags are repeated, so that silence means loss. Of its counters, frames are edges and
 * level reads, gaps are edges that were lost before they were read, and resyncs are lines that had another level than their last edge
 * said.
 */
public final class GpioSource implements Source {
    /** The first wait before opening again, ms; it doubles up to the longest. */
    static final long FIRST_WAIT_MS = 500;

    static final long LONGEST_WAIT_MS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(GpioSource.class);

    private final String name;
    private final GpioSettings settings;
    private final Bank.Opener opener;
    private final ChannelMap channels;
    private final Clock clock;
    private final Readings readings;
    private final GpioTroubles troubles = new GpioTroubles();
    private final ConditionNews news = new ConditionNews();
    private final Beats beats = new Beats();
    private volatile SourceCondition condition;
    private volatile Bank bank;
    private volatile boolean stopped;
    private boolean lossTold;
    private long lastMs;

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
        condition = new SourceCondition(name, State.STARTING, clock.tickMs(), Trouble.NONE, LineCounters.ZERO, 0, 0);
    }

    @Override
    public SourceCondition condition() {
        return condition;
    }

    @Override
    public Beats beats() {
        return beats;
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
                try (ChipWatch watch = open()) {
                    watch.begin();
                    waitMs = FIRST_WAIT_MS;
                    lossTold = false;
                    become(watch.counters());
                    read(watch);
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

    private ChipWatch open() throws GpioException {
        Bank opened = opener.open(settings);
        bank = opened;
        return new ChipWatch(opened, settings, clock, troubles, this::hand);
    }

    private void read(ChipWatch watch) throws GpioException, InterruptedException {
        while (!stopped) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            beats.beat();
            if (watch.turn()) {
                become(watch.counters());
            }
        }
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
        become(State.MISSING, "", text, condition.counters());
    }

    private void become(LineCounters counters) {
        String trouble = troubles.text(clock.tickMs());
        String text = trouble.isEmpty() ? channels.lastRejected() : trouble;
        String kind = trouble.isEmpty() && !text.isEmpty() ? "rejected" : troubles.kind();
        become(trouble.isEmpty() ? State.GOOD : State.IMPAIRED, kind, text, counters);
    }

    /** Takes note of a condition; only changes of its kind are logged, not those of the lines and figures in its words. */
    private void become(State state, String kind, String text, LineCounters counters) {
        boolean changed = state != condition.state() || !text.equals(condition.text());
        long sinceMs = changed ? clock.tickMs() : condition.sinceMs();
        condition = new SourceCondition(name, state, sinceMs, Trouble.asItIs(text), counters, channels.rejected(), 0);
        OptionalLong untold = news.stands(state + " " + kind, clock.tickMs());
        if (untold.isPresent() && !text.isEmpty()) {
            LOG.warn("source {}: {}{}", name, text, ConditionNews.more(untold.getAsLong()));
        } else if (untold.isPresent()) {
            LOG.info(
                    "source {}: {} lines of {} are read{}",
                    name,
                    settings.inputs().size(),
                    settings.chip(),
                    ConditionNews.more(untold.getAsLong()));
        }
    }

    private void rest(long waitMs) throws InterruptedException {
        long untilMs = clock.tickMs() + waitMs;
        while (!stopped && clock.tickMs() < untilMs) {
            beats.beat();
            clock.pause(Math.min(200, waitMs));
        }
    }
}
