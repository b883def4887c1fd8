package dev.liftwatch.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import dev.liftwatch.modbus.AnswerSearch.Found;
import dev.liftwatch.modbus.AnswerSearch.Shape;
import dev.liftwatch.wire.ChannelValue;
import dev.liftwatch.wire.Decoder;
import dev.liftwatch.wire.LineCounters;
import dev.liftwatch.wire.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the units on a line in turn and takes their answers. Nothing in an answer says to which question it belongs: only unit,
 * function and number of bytes do. So at most one question of a shape is open at a time, and while a late answer may still come, no
 * other question is asked that it could be taken for; the others go on. Owned by the line's reader.
 */
public final class ModbusPoller implements Decoder {
    /** After this number of failures in a row a read is tried less often. */
    static final int FEW_FAILURES = 3;

    /** Shortest time between two tries then, ms. */
    static final long SELDOM_MS = 2000;

    /** After an answer that did not come, or was none, nothing is asked for this long: the line comes to rest, ms. */
    static final long SETTLE_MS = 150;

    /** How long after its time an answer may still come, ms: slow modules, radio links and gateways hold one back for seconds. */
    static final long LATE_MS = 5000;

    /**
     * The same for a unit of which thousands of answers in a row were in time, ms: one that does not come was lost rather than late.
     * Only where no other question has its shape, so that at the worst an older answer to the same question is read.
     */
    static final long PUNCTUAL_MS = 500;

    /** Where an answer came later than that, twice as long is waited the next time, up to this, ms. */
    static final long LATEST_MS = 40_000;

    /**
     * How long questions that cannot be told apart wait when the agent starts, ms: the answer to one of the agent before, which a
     * restart has ended, may still come.
     */
    static final long AFTER_START_MS = 2000;

    /** A damaged answer is given up when nothing has come behind it for this long, ms. */
    private static final long BEHIND_MS = 60;

    private static final long LOOKS_FOR_ANSWERS_EVERY_MS = 20;
    private static final byte[] NOTHING = {};

    private final List<Asked> reads;
    private final long pollMs;
    private final long timeoutMs;
    private final AnswerSearch search;
    private final List<Owed> owed = new ArrayList<>();
    private final Set<Shape> unasked = new HashSet<>();
    private final List<ChannelValue> lost = new ArrayList<>();
    private Asked awaited;
    private Trouble refused = Trouble.NONE;
    private boolean started;
    private boolean echoed;
    private long sentMs;
    private long heardMs;
    private boolean heard;
    private long quietUntilMs;
    private long lateMs = LATE_MS;
    private int frameBytes;
    private long frames;
    private long badChecks;
    private long malformed;
    private long gaps;
    private long late;

    /** That an answer of a shape may still come, until the tick. */
    private record Owed(Shape shape, Optional<Asked> by, long untilMs) {}

    /**
     * @param pollMs how often every read is repeated, ms
     * @param timeoutMs how long an answer may take, ms
     */
    public ModbusPoller(List<ModbusRead> reads, long pollMs, long timeoutMs) {
        this.reads = reads.stream().map(Asked::new).toList();
        search = new AnswerSearch(reads);
        this.pollMs = pollMs;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public void reset() {
        search.forget();
        if (awaited != null) {
            // The unit knows nothing of the port: what it was asked it still answers.
            owe(awaited, sentMs);
            awaited = null;
        }
        quietUntilMs = 0;
        reads.forEach(asked -> asked.dueMs = 0);
    }

    @Override
    public long pollMs() {
        return LOOKS_FOR_ANSWERS_EVERY_MS;
    }

    @Override
    public byte[] toSend(long nowMs) {
        if (!started) {
            started = true;
            awaitAnswersToTheAgentBefore(nowMs);
        }
        if (heard) {
            heard = false;
            heardMs = nowMs;
        }
        loseUnasked(nowMs);
        if (awaited != null) {
            judgeAwaited(nowMs);
        }
        owed.removeIf(one -> one.untilMs <= nowMs);
        if (awaited != null || nowMs < quietUntilMs) {
            return NOTHING;
        }
        Optional<Asked> next = reads.stream()
                .filter(asked -> asked.dueMs <= nowMs && !isOwed(asked.shape))
                .min(Comparator.comparingLong(asked -> asked.dueMs));
        if (next.isEmpty()) {
            return NOTHING;
        }
        awaited = next.get();
        sentMs = nowMs;
        heardMs = nowMs;
        echoed = false;
        awaited.dueMs = nowMs + pollMs;
        search.forget();
        return ModbusQuestion.bytes(awaited.read);
    }

    private void awaitAnswersToTheAgentBefore(long nowMs) {
        reads.stream()
                .collect(Collectors.groupingBy(asked -> asked.shape, Collectors.counting()))
                .forEach((shape, questions) -> {
                    if (questions > 1) {
                        owed.add(new Owed(shape, Optional.empty(), nowMs + AFTER_START_MS));
                    }
                });
    }

    /** Whether the awaited answer is given up, and whether it may still come. */
    private void judgeAwaited(long nowMs) {
        ModbusRead read = awaited.read;
        boolean overdue = nowMs - sentMs >= timeoutMs;
        boolean cameDamaged = owed.isEmpty() && nowMs - heardMs >= BEHIND_MS && search.holdsDamaged(read);
        if (!refused.isNone()) {
            fail(nowMs, refused);
            refused = Trouble.NONE;
        } else if (cameDamaged) {
            badChecks++;
            fail(nowMs, Trouble.of("modbus.damaged", read.unit()));
        } else if (overdue) {
            gaps++;
            owe(awaited, sentMs);
            fail(nowMs, whyNoAnswer(read));
        }
    }

    private Trouble whyNoAnswer(ModbusRead read) {
        if (search.holdsAnotherLength(read)) {
            malformed++;
            return Trouble.of("modbus.length", read.unit(), read.what());
        }
        if (!search.isEmpty()) {
            return Trouble.of("modbus.garbage", read.unit());
        }
        return Trouble.of(echoed ? "modbus.echo" : "modbus.no-answer", read.unit());
    }

    private void owe(Asked asked, long askedMs) {
        boolean alone =
                reads.stream().filter(other -> other.shape.equals(asked.shape)).count() == 1;
        long waitMs = alone && asked.isPunctual() ? PUNCTUAL_MS : lateMs;
        owed.add(new Owed(asked.shape, Optional.of(asked), askedMs + timeoutMs + waitMs));
    }

    private boolean isOwed(Shape shape) {
        return owed.stream().anyMatch(one -> one.shape.equals(shape));
    }

    private void fail(long nowMs, Trouble why) {
        awaited.failed(why);
        if (awaited.failures >= FEW_FAILURES) {
            awaited.dueMs = nowMs + SELDOM_MS;
        }
        lost.addAll(awaited.read.lost());
        awaited = null;
        quietUntilMs = nowMs + SETTLE_MS;
    }

    /** An answer that nobody awaits: what was taken for an answer before may have been another one's, and is believed no more. */
    private void loseUnasked(long nowMs) {
        for (Shape shape : unasked) {
            lateMs = Math.min(LATEST_MS, lateMs * 2);
            owed.add(new Owed(shape, Optional.empty(), nowMs + timeoutMs + lateMs));
            reads.stream().filter(asked -> asked.shape.equals(shape)).forEach(asked -> {
                asked.unasked();
                lost.addAll(asked.read.lost());
            });
        }
        unasked.clear();
    }

    @Override
    public List<ChannelValue> feed(byte[] bytes, int length) {
        List<ChannelValue> values = new ArrayList<>(lost);
        lost.clear();
        for (int i = 0; i < length; i++) {
            heard = true;
            search.take(bytes[i]).ifPresent(found -> take(found, values));
        }
        return values;
    }

    private void take(Found found, List<ChannelValue> values) {
        switch (found) {
            case Found.Echo _ -> echoed = true;
            case Found.Answer answer -> takeAnswer(answer, values);
            case Found.Refusal refusal -> takeRefusal(refusal);
        }
    }

    private void takeAnswer(Found.Answer answer, List<ChannelValue> values) {
        boolean asked = awaited != null && awaited.shape.equals(answer.shape()) && refused.isNone();
        Optional<Owed> debt =
                owed.stream().filter(one -> one.shape.equals(answer.shape())).findFirst();
        if (debt.isPresent()) {
            late++;
            debt.get().by.ifPresent(Asked::answeredLate);
            owed.remove(debt.get());
        } else if (asked) {
            frames++;
            frameBytes = answer.bytes();
            awaited.answered();
            values.addAll(awaited.read.values(answer.data()));
            awaited = null;
        } else {
            late++;
            unasked.add(answer.shape());
        }
    }

    private void takeRefusal(Found.Refusal refusal) {
        List<Owed> debts = owed.stream()
                .filter(one -> one.shape.unit() == refusal.unit() && one.shape.function() == refusal.function())
                .toList();
        boolean asked = awaited != null
                && awaited.shape.unit() == refusal.unit()
                && awaited.shape.function() == refusal.function();
        if (asked && debts.isEmpty()) {
            frames++;
            frameBytes = refusal.bytes();
            refused = why(awaited.read, refusal.code());
        } else if (!asked && debts.size() == 1) {
            late++;
            owed.remove(debts.getFirst());
        } else {
            // A refusal does not say how long the answer would have been: it may be either's, and settles neither.
            malformed++;
        }
    }

    private static Trouble why(ModbusRead read, int code) {
        String reason = ExceptionCode.from(code)
                .map(known -> switch (known) {
                    case ILLEGAL_FUNCTION -> "function";
                    case ILLEGAL_DATA_ADDRESS -> "address";
                    case ILLEGAL_DATA_VALUE -> "count";
                    default -> "other";
                })
                .orElse("other");
        return Trouble.of("modbus.refuses." + reason, read.unit(), read.what(), code);
    }

    @Override
    public int frameBytes() {
        return frameBytes;
    }

    @Override
    public LineCounters counters() {
        return new LineCounters(frames, badChecks, malformed, gaps, 0, search.noiseBytes(), 0, late);
    }

    @Override
    public Trouble trouble() {
        return reads.stream().map(Asked::trouble).distinct().reduce(Trouble.NONE, Trouble::and);
    }
}
