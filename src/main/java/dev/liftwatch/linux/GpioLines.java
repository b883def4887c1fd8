package dev.liftwatch.linux;

import static dev.liftwatch.linux.GpioLayout.LINE_EVENT;
import static dev.liftwatch.linux.GpioLayout.LINE_VALUES;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines that are being read: their levels, and their edges as the kernel queues them. Used by the thread that requested them, except
 * {@link #wake}.
 */
public final class GpioLines implements AutoCloseable {
    /** So many edges are read in one go, so that a chattering contact cannot keep its reader from all else. */
    static final int MOST_EDGES = 256;

    private static final int LINES = 0;
    private static final int WAKE = 1;
    private static final long REVENTS = GpioLayout.offset(LibC.POLLFD, "revents");

    private final String chip;
    private final int descriptor;
    private final int[] offsets;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment events = arena.allocate(MemoryLayout.sequenceLayout(MOST_EDGES, LINE_EVENT));
    private final MemorySegment values = arena.allocate(LINE_VALUES);
    private final MemorySegment files = arena.allocate(MemoryLayout.sequenceLayout(2, LibC.POLLFD));
    private final int sleeping;
    private int waking;

    GpioLines(String chip, int descriptor, int[] offsets) {
        this.chip = chip;
        this.descriptor = descriptor;
        this.offsets = offsets.clone();
        MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
        int piped = LibC.pipe(ends);
        if (piped < 0) {
            throw new IllegalStateException("no pipe: error " + -piped);
        }
        sleeping = ends.get(ValueLayout.JAVA_INT, 0);
        waking = ends.get(ValueLayout.JAVA_INT, Integer.BYTES);
        watch(LINES, descriptor);
        watch(WAKE, sleeping);
    }

    private void watch(int which, int file) {
        long at = which * LibC.POLLFD.byteSize();
        files.set(ValueLayout.JAVA_INT, at + GpioLayout.offset(LibC.POLLFD, "fd"), file);
        files.set(ValueLayout.JAVA_SHORT, at + GpioLayout.offset(LibC.POLLFD, "events"), LibC.POLLIN);
    }

    /**
     * The levels now, the first requested line as the lowest bit.
     *
     * @throws GpioException where the chip is gone
     */
    public long levels() throws GpioException {
        long all = offsets.length == Long.SIZE ? -1L : (1L << offsets.length) - 1;
        values.set(ValueLayout.JAVA_LONG, GpioLayout.offset(LINE_VALUES, "bits"), 0);
        values.set(ValueLayout.JAVA_LONG, GpioLayout.offset(LINE_VALUES, "mask"), all);
        int answer = LibC.ioctl(descriptor, GpioCall.GET_LEVELS, values);
        if (answer < 0) {
            throw GpioWords.unrequestable(chip, -answer);
        }
        return GpioLayout.wide(values, LINE_VALUES, "bits") & all;
    }

    /**
     * Waits for edges, and returns those that have come, oldest first.
     *
     * @param atMostMs how long it waits, real milliseconds
     * @return at most {@link #MOST_EDGES} of them; none where none came or it was woken
     * @throws GpioException where the chip is gone
     */
    public List<GpioEdge> await(int atMostMs) throws GpioException {
        int ready = LibC.poll(files, 2, atMostMs);
        if (ready == 0 || ready == -LibC.EINTR) {
            return List.of();
        }
        if (ready < 0) {
            throw GpioWords.unrequestable(chip, -ready);
        }
        short told = files.get(ValueLayout.JAVA_SHORT, LINES * LibC.POLLFD.byteSize() + REVENTS);
        if ((told & (LibC.POLLHUP | LibC.POLLERR | LibC.POLLNVAL)) != 0) {
            throw GpioWords.vanished(chip);
        }
        return (told & LibC.POLLIN) == 0 ? List.of() : read();
    }

    private List<GpioEdge> read() throws GpioException {
        int bytes = LibC.read(descriptor, events);
        if (bytes == -LibC.EAGAIN || bytes == -LibC.EINTR) {
            return List.of();
        }
        if (bytes < 0) {
            throw GpioWords.unrequestable(chip, -bytes);
        }
        long nowNanos = SystemClock.monotonicNanos();
        int count = (int) (bytes / LINE_EVENT.byteSize());
        List<GpioEdge> edges = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            MemorySegment event = events.asSlice(i * LINE_EVENT.byteSize(), LINE_EVENT);
            int line = index(GpioLayout.number(event, LINE_EVENT, "offset"));
            edges.add(new GpioEdge(
                    line,
                    GpioLayout.number(event, LINE_EVENT, "id") == GpioLayout.EVENT_RISING,
                    GpioLayout.number(event, LINE_EVENT, "line_seqno"),
                    Math.max(0, nowNanos - GpioLayout.wide(event, LINE_EVENT, "timestamp_ns"))));
        }
        return edges;
    }

    private int index(int offset) {
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] == offset) {
                return i;
            }
        }
        throw new IllegalStateException("an edge of line " + offset + ", which was not requested");
    }

    /** Lets {@link #await} return at once, now and ever after. Any thread may ask, also after these were closed. */
    public synchronized void wake() {
        if (waking >= 0) {
            LibC.close(waking);
            waking = -1;
        }
    }

    @Override
    public void close() {
        wake();
        LibC.close(sleeping);
        LibC.close(descriptor);
        arena.close();
    }
}
