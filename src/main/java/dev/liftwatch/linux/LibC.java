package dev.liftwatch.linux;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few calls of the C library that GPIO lines are read with. Each answers as the kernel does: zero or more where it went well,
 * the negated errno where it did not. There is no write(2) among them, and no ioctl(2) but those of {@link GpioCall}: what is not
 * here cannot drive a line.
 */
final class LibC {
    /** The numbers of errno(3) that are told apart, the same on x86, ARM and RISC-V. */
    static final int EPERM = 1;

    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int ENXIO = 6;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int ENOTTY = 25;

    /** Reading alone, not inherited by the processes that are started. */
    static final int O_RDONLY_CLOEXEC = 0x80000;

    static final short POLLIN = 0x001;
    static final short POLLERR = 0x008;
    static final short POLLHUP = 0x010;
    static final short POLLNVAL = 0x020;

    /** {@code struct pollfd}. */
    static final StructLayout POLLFD = MemoryLayout.structLayout(
                    ValueLayout.JAVA_INT.withName("fd"),
                    ValueLayout.JAVA_SHORT.withName("events"),
                    ValueLayout.JAVA_SHORT.withName("revents"))
            .withName("pollfd");

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN = call("open", FunctionDescriptor.of(INT, ADDRESS, INT), 2);
    private static final MethodHandle CLOSE = call("close", FunctionDescriptor.of(INT, INT), 0);
    private static final MethodHandle IOCTL = call("ioctl", FunctionDescriptor.of(INT, INT, LONG, ADDRESS), 2);
    private static final MethodHandle POLL = call("poll", FunctionDescriptor.of(INT, ADDRESS, LONG, INT), 0);
    private static final MethodHandle READ = call("read", FunctionDescriptor.of(LONG, INT, ADDRESS, LONG), 0);
    private static final MethodHandle PIPE = call("pipe2", FunctionDescriptor.of(INT, ADDRESS, INT), 0);

    private LibC() {}

    @SuppressWarnings("restricted") // The launcher enables native access; nothing here writes to a device.
    private static MethodHandle call(String name, FunctionDescriptor as, int firstVariadic) {
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup().findOrThrow(name);
        Linker.Option errno = Linker.Option.captureCallState("errno");
        return firstVariadic == 0
                ? linker.downcallHandle(function, as, errno)
                : linker.downcallHandle(function, as, errno, Linker.Option.firstVariadicArg(firstVariadic));
    }

    /** Opens a file for reading; the descriptor. */
    static int open(String path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return answer((int) OPEN.invokeExact(state, arena.allocateFrom(path), O_RDONLY_CLOEXEC), state);
        } catch (Throwable refused) {
            throw uncallable("open", refused);
        }
    }

    static int close(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return answer((int) CLOSE.invokeExact(state, descriptor), state);
        } catch (Throwable refused) {
            throw uncallable("close", refused);
        }
    }

    /** Asks a GPIO chip or a request for lines. */
    static int ioctl(int descriptor, GpioCall what, MemorySegment argument) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return answer((int) IOCTL.invokeExact(state, descriptor, what.number(), argument), state);
        } catch (Throwable refused) {
            throw uncallable("ioctl", refused);
        }
    }

    /** Waits for any of {@code count} files; how many are ready. */
    static int poll(MemorySegment files, int count, int atMostMs) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return answer((int) POLL.invokeExact(state, files, (long) count, atMostMs), state);
        } catch (Throwable refused) {
            throw uncallable("poll", refused);
        }
    }

    /** Reads what is there, up to the size of {@code into}; how many bytes it was. */
    static int read(int descriptor, MemorySegment into) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return answer((int) (long) READ.invokeExact(state, descriptor, into, into.byteSize()), state);
        } catch (Throwable refused) {
            throw uncallable("read", refused);
        }
    }

    /** A pipe of which nothing is ever written: closing its second end wakes who waits on its first. */
    static int pipe(MemorySegment twoDescriptors) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return answer((int) PIPE.invokeExact(state, twoDescriptors, O_RDONLY_CLOEXEC), state);
        } catch (Throwable refused) {
            throw uncallable("pipe2", refused);
        }
    }

    private static int answer(int returned, MemorySegment state) {
        return returned >= 0 ? returned : -(int) ERRNO.get(state, 0L);
    }

    private static IllegalStateException uncallable(String name, Throwable refused) {
        return new IllegalStateException(name + " cannot be called", refused);
    }
}
