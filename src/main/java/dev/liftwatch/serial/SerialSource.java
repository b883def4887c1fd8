package dev.liftwatch.serial;

import dev.liftwatch.serial.ByteLine.LineException;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.time.Beats;
import dev.liftwatch.time.Clock;
import dev.liftwatch.wire.ArrivalTimes;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.ChannelValue;
import dev.liftwatch.wire.ConditionNews;
import dev.liftwatch.wire.Decoder;
import dev.liftwatch.wire.LineCounters;
import dev.liftwatch.wire.LineDiagnosis;
import dev.liftwatch.wire.Source;
import dev.liftwatch.wire.SourceCondition;
import dev.liftwatch.wire.SourceCondition.State;
import dev.liftwatch.wire.Trouble;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one line until it is stopped: opens it, polls it, opens it again when it is gone. */
public final class SerialSource implements Source {
    /** The first wait before opening again, ms; it doubles up to the longest. */
    static final long FIRST_WAIT_MS = 500;

    static final long LONGEST_WAIT_MS = 10_000;

    /** Without a frame for this long something is the matter with the line, ms. */
    static final long QUIET_MS = 5000;

    /** After this long with bytes but no frame the port is opened again, ms; then after twice as long each time, up to the longest. */
    static final long REOPEN_MS = 30_000;

    static final long REOPEN_LATEST_MS = 600_000;

    private static final Logger LOG = LoggerFactory.getLogger(SerialSource.class);

    private final String name;
    private final ByteLine.Opener opener;
    private final Decoder decoder;
    private final ChannelMap channels;
    private final Clock clock;
    private final Readings readings;
    private final Repetitions repetitions = new Repetitions();
    private final RawBytes raw = new RawBytes();
    private final LineDiagnosis diagnosis = new LineDiagnosis();
    private final ConditionNews news = new ConditionNews();
    private final byte[] one = new byte[1];
    private final Beats beats = new Beats();
    private volatile SourceCondition condition;
    private volatile boolean stopped;
    private ArrivalTimes arrivals;
    private long frameMs;
    private long framesToldMs;
    private long errorMs;
    private long bytesSinceFrame;
    private long reopenAfterMs = REOPEN_MS;
    private PortGuard guard = new PortGuard(0);

    /** A source that has not been opened yet; {@link #run} does that. */
    public SerialSource(
            String name, ByteLine.Opener opener, Decoder decoder, ChannelMap channels, Clock clock, Readings readings) {
        this.name = name;
        this.opener = opener;
        this.decoder = decoder;
        this.channels = channels;
        this.clock = clock;
        this.readings = readings;
        condition = new SourceCondition(name, State.STARTING, clock.tickMs(), Trouble.NONE, LineCounters.ZERO, 0, 0);
    }

    @Override
    public SourceCondition condition() {
        return condition;
    }

    /** The bytes received and sent on the line. Any thread may ask. */
    public RawBytes raw() {
        return raw;
    }

    @Override
    public Beats beats() {
        return beats;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        long waitMs = FIRST_WAIT_MS;
        try {
            while (!stopped) {
                try (ByteLine line = opener.open()) {
                    waitMs = FIRST_WAIT_MS;
                    decoder.reset();
                    repetitions.forget();
                    frameMs = clock.tickMs();
                    bytesSinceFrame = 0;
                    diagnosis.forget(decoder.counters());
                    guard = new PortGuard(clock.tickMs());
                    arrivals = new ArrivalTimes(line.byteMs(), clock.tickMs());
                    read(line);
                } catch (LineException gone) {
                    become(State.MISSING, gone.trouble());
                    rest(waitMs);
                    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(ByteLine line) throws LineException, InterruptedException {
        while (!stopped) {
            beats.beat();
            byte[] bytes = line.poll();
            long nowMs = clock.tickMs();
            guard.look(line, nowMs).ifPresent(words -> tellOnce(words, nowMs));
            raw.add(nowMs, false, bytes);
            take(bytes, nowMs);
            // Only after the bytes that have come were taken: they do not answer the question asked now.
            byte[] toSend = decoder.toSend(nowMs);
            if (toSend.length > 0) {
                line.write(toSend);
                raw.add(nowMs, true, toSend);
            }
            if (nowMs - frameMs >= QUIET_MS) {
                quiet(nowMs);
            }
            if (bytesSinceFrame > 0 && nowMs - frameMs >= reopenAfterMs && !decoder.isUnderstood()) {
                tellOnce(Trouble.of("port.reopened"), nowMs);
                reopenAfterMs = Math.min(REOPEN_LATEST_MS, 2 * reopenAfterMs);
                return;
            }
            clock.pause(decoder.pollMs());
        }
    }

    private void take(byte[] bytes, long nowMs) {
        long framesBefore = decoder.counters().frames();
        arrivals.looked(nowMs, bytes.length);
        if (bytes.length == 0) {
            // What a decoder has to say by itself: a unit that has not answered.
            hand(decoder.feed(bytes, 0), nowMs);
        }
        for (int i = 0; i < bytes.length; i++) {
            // A byte at a time, so that where a frame ends is known, and with it when it began.
            one[0] = bytes[i];
            List<ChannelValue> said = decoder.feed(one, 1);
            if (!said.isEmpty()) {
                int behind = bytes.length - 1 - i + Math.max(0, decoder.frameBytes() - 1);
                ArrivalTimes.Estimate began = arrivals.of(behind);
                errorMs = began.errorMs();
                // Never before what was told already: the judgement's time does not go back.
                framesToldMs = Math.max(framesToldMs, Math.min(nowMs, began.atMs()));
                raw.addFrame(framesToldMs, said);
                hand(said, framesToldMs);
            }
        }
        diagnosis.looked(bytes, decoder.counters(), nowMs);
        if (decoder.counters().frames() > framesBefore) {
            frameMs = nowMs;
            bytesSinceFrame = 0;
            reopenAfterMs = REOPEN_MS;
            Trouble trouble = whatIsTheMatter(nowMs);
            become(
                    trouble.isNone() ? State.GOOD : State.IMPAIRED,
                    trouble.isNone() ? Trouble.asItIs(channels.lastRejected()) : trouble);
        } else {
            bytesSinceFrame += bytes.length;
        }
    }

    private Trouble whatIsTheMatter(long nowMs) {
        Trouble ofPort = guard.trouble(nowMs);
        Trouble ofDevice = decoder.trouble();
        return !ofPort.isNone() ? ofPort : ofDevice.isNone() ? diagnosis.whyDamaged(decoder.counters()) : ofDevice;
    }

    private void hand(List<ChannelValue> said, long atMs) {
        List<Reading> read = repetitions.without(channels.readings(said), atMs);
        if (!read.isEmpty()) {
            readings.take(read, atMs);
        }
    }

    private void quiet(long nowMs) {
        Trouble known = guard.trouble(nowMs).and(decoder.trouble());
        if (!known.isNone()) {
            become(State.IMPAIRED, known);
        } else if (bytesSinceFrame == 0) {
            become(State.SILENT, Trouble.of("line.silent"));
        } else {
            become(State.GARBLED, diagnosis.whyNoFrames());
        }
    }

    private void tellOnce(Trouble event, long nowMs) {
        OptionalLong untold = news.happened(event.kind(), nowMs);
        if (untold.isPresent()) {
            LOG.warn("source {}: {}{}", name, event.text(), ConditionNews.more(untold.getAsLong()));
        }
    }

    /** Takes note of a condition. Only a change of the trouble is logged, not a change of a figure in it. */
    private void become(State state, Trouble trouble) {
        boolean changed = state != condition.state() || !trouble.isAlike(condition.trouble());
        long sinceMs = changed ? clock.tickMs() : condition.sinceMs();
        condition =
                new SourceCondition(name, state, sinceMs, trouble, decoder.counters(), channels.rejected(), errorMs);
        OptionalLong untold = news.stands(state + " " + trouble.kind(), clock.tickMs());
        if (untold.isPresent() && trouble.isNone()) {
            LOG.info("source {}: frames come{}", name, ConditionNews.more(untold.getAsLong()));
        } else if (untold.isPresent()) {
            LOG.warn("source {}: {}{}", name, trouble.text(), ConditionNews.more(untold.getAsLong()));
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
