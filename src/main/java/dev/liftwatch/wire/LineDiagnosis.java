package dev.liftwatch.wire;

/**
 * Diagnoses a line whose bytes make no frames, or too few of them, from the look of the bytes. Owned by the
 * line's reader.
 */
public final class LineDiagnosis {
    /** What is judged is at least this much of the line, ms, and twice as much at most. */
    static final long WINDOW_MS = 10_000;

    /** Fewer portions than this say nothing of how they end. */
    private static final int SOME_PORTIONS = 4;

    /** Fewer bytes than this are a disturbance, no second talker. */
    private static final int SOME_BYTES = 200;

    private static final int SOME_DAMAGED = 3;

    /** A line with more than one damaged frame in this number of frames is not healthy. */
    private static final int DAMAGED_ONE_IN = 8;

    /** Most level changes within a byte at a receiver that is four times too fast: it makes four bits of one. */
    private static final int MOST_CHANGES_TOO_FAST = 2;

    /** Number of bytes of which one may be a disturbance. */
    private static final int FEW_SHARE = 20;

    /** Most portions end with a frame; a look in the middle of one cuts it. */
    private static final int SHARE = 10;

    private static final int MOST_OF_SHARE = 6;

    private Window newest = new Window(LineCounters.ZERO);
    private Window before = new Window(LineCounters.ZERO);
    private long rollsMs = Long.MIN_VALUE;
    private boolean damagedIsSaid;

    private static final class Window {
        private final LineCounters began;
        private long portions;
        private long endInZero;
        private long bytes;
        private long readable;
        private long restless;

        Window(LineCounters began) {
            this.began = began;
        }
    }

    /** The line was looked at and had these bytes, after which its counters stand so. */
    public void looked(byte[] bytes, LineCounters counters, long nowMs) {
        if (rollsMs == Long.MIN_VALUE) {
            rollsMs = nowMs + WINDOW_MS;
        } else if (nowMs >= rollsMs) {
            before = newest;
            newest = new Window(counters);
            rollsMs = nowMs + WINDOW_MS;
        }
        if (bytes.length == 0) {
            return;
        }
        newest.portions++;
        newest.endInZero += bytes[bytes.length - 1] == 0 ? 1 : 0;
        newest.bytes += bytes.length;
        for (byte b : bytes) {
            newest.readable += (b >= ' ' && b <= '~') || b == '\r' || b == '\n' ? 1 : 0;
            newest.restless += changes(b) > MOST_CHANGES_TOO_FAST ? 1 : 0;
        }
    }

    /** How often the level changes from the start bit, which is 0, to the last bit of data, the lowest first. */
    private static int changes(byte b) {
        int levels = Byte.toUnsignedInt(b) << 1;
        return Integer.bitCount((levels ^ levels >> 1) & 0xFF);
    }

    /** The line was opened again: earlier observations no longer count. */
    public void forget(LineCounters counters) {
        newest = new Window(counters);
        before = new Window(counters);
        rollsMs = Long.MIN_VALUE;
    }

    /**
     * Why bytes come and no good frame among them.
     *
     * <p>With its two wires swapped a line rests at the level of a start bit. A receiver takes the rest behind every frame for one
     * more byte, all zeros, without an end; at a wrong speed the last byte ends in the ones of the rest. Only a receiver that is several
     * times too fast takes a few zeros for a whole byte of them, but then no byte of it changes more than twice.
     */
    public Trouble whyNoFrames() {
        long portions = newest.portions + before.portions;
        long endInZero = newest.endInZero + before.endInZero;
        long bytes = newest.bytes + before.bytes;
        long readable = newest.readable + before.readable;
        long restless = newest.restless + before.restless;
        boolean tooFast = bytes > 0 && restless * FEW_SHARE <= bytes;
        if (!tooFast && portions >= SOME_PORTIONS && endInZero * SHARE >= portions * MOST_OF_SHARE) {
            return Trouble.of("line.swapped");
        }
        if (bytes > 0 && readable == bytes) {
            return Trouble.of("line.text");
        }
        return Trouble.of("line.speed");
    }

    /** What is the matter though frames come. How many are damaged is counted, and not said here: it changes with each. */
    public Trouble whyDamaged(LineCounters now) {
        LineCounters since = before.began;
        long frames = now.frames() - since.frames();
        long damaged = now.badChecks()
                - since.badChecks()
                + now.malformed()
                - since.malformed()
                + now.resyncs()
                - since.resyncs();
        long noise = now.noiseBytes() - since.noiseBytes();
        long bytes = newest.bytes + before.bytes;
        // Half as many keep it said: a line about the limit is not good and bad by turns.
        int oneIn = damagedIsSaid ? 2 * DAMAGED_ONE_IN : DAMAGED_ONE_IN;
        boolean manyDamaged = damaged >= SOME_DAMAGED && damaged * oneIn >= frames + damaged;
        damagedIsSaid = manyDamaged;
        boolean mostlyNoise = bytes >= SOME_BYTES && noise * 2 >= bytes;
        if (!manyDamaged && !mostlyNoise) {
            return Trouble.NONE;
        }
        return Trouble.of(manyDamaged ? "line.damaged" : "line.noise");
    }
}
