package dev.liftwatch.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The stream of an ELGO LIMAX or EMAL absolute encoder, which sends without being asked: {@code 02 P P P 03 00 0D}, the position
 * in steps with its most significant byte first, or with two bytes of speed behind it. There is no check sum, so a frame
 * counts only where another one of the same length begins right behind it, or ended right before it. After ELGO's public
 * data sheets; the order of the bytes behind the speed is inferred.
 */
public final class ElgoDecoder implements Decoder {
    public static final String POSITION = "position_mm";
    public static final String SPEED = "speed_mm_s";

    private static final byte BEGIN = 0x02;
    private static final byte[] END = {0x03, 0x00, 0x0D};
    private static final int POSITION_BYTES = 3;
    private static final int SHORT = 1 + POSITION_BYTES + END.length;
    private static final int LONG = SHORT + 2;
    private static final int[] LENGTHS = {SHORT, LONG};
    private static final int SEARCHING = 0;
    private static final int DECIMALS = 3;

    private final BigDecimal stepMm;
    private final byte[] waiting = new byte[2 * LONG];
    private int length;
    private int locked = SEARCHING;
    private int frameBytes;
    private boolean everLocked;
    private long frames;
    private long resyncs;
    private long noiseBytes;

    /** @param stepMm what one step of the position stands for, mm */
    public ElgoDecoder(BigDecimal stepMm) {
        this.stepMm = stepMm;
    }

    @Override
    public List<ChannelValue> feed(byte[] bytes, int count) {
        List<ChannelValue> values = List.of();
        for (int i = 0; i < count; i++) {
            waiting[length++] = bytes[i];
            List<ChannelValue> more = decode();
            if (!more.isEmpty()) {
                values = values.isEmpty() ? new ArrayList<>() : values;
                values.addAll(more);
            }
        }
        return values;
    }

    @Override
    public int frameBytes() {
        return frameBytes;
    }

    @Override
    public LineCounters counters() {
        return new LineCounters(frames, 0, 0, 0, resyncs, noiseBytes);
    }

    @Override
    public void reset() {
        noiseBytes += length;
        length = 0;
        locked = SEARCHING;
        everLocked = false;
    }

    private List<ChannelValue> decode() {
        List<ChannelValue> values = List.of();
        while (length > 0) {
            if (locked == SEARCHING && !search()) {
                return values;
            }
            if (locked == SEARCHING) {
                continue;
            }
            if (length < locked) {
                return values;
            }
            if (isFrame(0, locked)) {
                values = values.isEmpty() ? new ArrayList<>() : values;
                read(values);
                drop(locked);
            } else {
                locked = SEARCHING;
            }
        }
        return values;
    }

    /**
     * Looks for two frames in a row at the beginning of the waiting bytes, and drops a byte where there cannot be any.
     *
     * @return whether anything was found or thrown away: otherwise more has to come
     */
    private boolean search() {
        for (int candidate : LENGTHS) {
            if (length >= 2 * candidate && isFrame(0, candidate) && isFrame(candidate, candidate)) {
                resyncs += everLocked ? 1 : 0;
                everLocked = true;
                locked = candidate;
                return true;
            }
        }
        for (int candidate : LENGTHS) {
            if (length < 2 * candidate && mayBecomeTwo(candidate)) {
                return false;
            }
        }
        noiseBytes++;
        drop(1);
        return true;
    }

    private boolean mayBecomeTwo(int candidate) {
        for (int i = 0; i < length; i++) {
            int at = i % candidate;
            boolean fits = at == 0
                    ? waiting[i] == BEGIN
                    : at < candidate - END.length || waiting[i] == END[at - (candidate - END.length)];
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private boolean isFrame(int from, int candidate) {
        if (waiting[from] != BEGIN) {
            return false;
        }
        for (int i = 0; i < END.length; i++) {
            if (waiting[from + candidate - END.length + i] != END[i]) {
                return false;
            }
        }
        return true;
    }

    private void read(List<ChannelValue> values) {
        frames++;
        frameBytes = locked;
        int steps = unsigned(1) << 16 | unsigned(2) << 8 | unsigned(3);
        values.add(new ChannelValue(
                POSITION, stepMm.multiply(BigDecimal.valueOf(steps)).setScale(DECIMALS, RoundingMode.HALF_UP)));
        if (locked == LONG) {
            values.add(new ChannelValue(SPEED, BigDecimal.valueOf((short) (unsigned(4) << 8 | unsigned(5)))));
        }
    }

    private int unsigned(int at) {
        return Byte.toUnsignedInt(waiting[at]);
    }

    private void drop(int count) {
        System.arraycopy(waiting, count, waiting, 0, length - count);
        length -= count;
    }
}
