package dev.liftwatch.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Optional;

/**
 * The terminal that this process was started from, read one key at a time and without echo. It gives the terminal its mode back when it is
 * closed; whoever opens it also closes it from a shutdown hook, so that a signal does the same. Any thread may call.
 *
 * <p>Ctrl-C still ends the process. Ctrl-Z arrives as a byte, so that the screen can be given back before the process stops.
 */
public final class ControllingTerminal implements AutoCloseable {
    /** What {@link #read} answers when the terminal is gone. */
    public static final int GONE = -1;

    private static final String PATH = "/dev/tty";

    /** Numbers of ioctl_tty(2), the same on x86, ARM and RISC-V. */
    private static final long GET_ATTRIBUTES = 0x5401;

    private static final long SET_ATTRIBUTES = 0x5402;
    private static final long GET_FOREGROUND_GROUP = 0x540F;

    /** {@code struct termios} of the kernel: four flag words, the discipline, 19 control characters. */
    private static final int TERMIOS_BYTES = 36;

    private static final int INPUT_FLAGS = 0;
    private static final int LOCAL_FLAGS = 12;
    private static final int CONTROL_CHARACTERS = 17;
    private static final int QUIT_CHARACTER = CONTROL_CHARACTERS + 1;
    private static final int READ_TIME = CONTROL_CHARACTERS + 5;
    private static final int READ_LEAST = CONTROL_CHARACTERS + 6;
    private static final int SUSPEND_CHARACTER = CONTROL_CHARACTERS + 10;
    private static final byte NO_CHARACTER = 0;

    private static final int OUTPUT_FLOW_CONTROL = 0x400;
    private static final int SIGNALS = 0x1;
    private static final int WHOLE_LINES = 0x2;
    private static final int ECHO = 0x8;
    private static final int EXTENDED = 0x8000;

    private static final int STANDARD_OUTPUT = 1;
    private static final int OWN_GROUP = 0;
    private static final int STOP_FROM_TERMINAL = 20;

    /** The kernel delivers the stop within this time, ms. */
    private static final int UNTIL_STOPPED_MS = 200;

    @SuppressWarnings("restricted") // The launcher enables native access; only the terminal's mode is set.
    private static final MethodHandle IOCTL = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("ioctl"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                    Linker.Option.firstVariadicArg(2));

    @SuppressWarnings("restricted")
    private static final MethodHandle KILL = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    @SuppressWarnings("restricted")
    private static final MethodHandle GROUP = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("getpgrp"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT));

    private final int descriptor;
    private final byte[] before;
    private final byte[] wanted;
    private boolean closed;

    private ControllingTerminal(int descriptor, byte[] before) {
        this.descriptor = descriptor;
        this.before = before;
        wanted = oneKeyAtATime(before);
    }

    /** Takes the terminal for keys; empty where this process has none. */
    public static Optional<ControllingTerminal> open() {
        int descriptor = LibC.open(PATH);
        if (descriptor < 0) {
            return Optional.empty();
        }
        Optional<byte[]> before = attributes(descriptor);
        if (before.isEmpty()) {
            LibC.close(descriptor);
            return Optional.empty();
        }
        ControllingTerminal terminal = new ControllingTerminal(descriptor, before.get());
        terminal.set(terminal.wanted);
        return Optional.of(terminal);
    }

    /** Whether standard output goes to a terminal. */
    public static boolean takesOutput() {
        return attributes(STANDARD_OUTPUT).isPresent();
    }

    private static byte[] oneKeyAtATime(byte[] usual) {
        byte[] mode = usual.clone();
        MemorySegment words = MemorySegment.ofArray(mode);
        clear(words, INPUT_FLAGS, OUTPUT_FLOW_CONTROL);
        clear(words, LOCAL_FLAGS, WHOLE_LINES | ECHO | EXTENDED);
        words.set(
                ValueLayout.JAVA_INT_UNALIGNED,
                LOCAL_FLAGS,
                words.get(ValueLayout.JAVA_INT_UNALIGNED, LOCAL_FLAGS) | SIGNALS);
        // Ctrl-\ would print the stacks of all threads over the screen.
        mode[QUIT_CHARACTER] = NO_CHARACTER;
        mode[SUSPEND_CHARACTER] = NO_CHARACTER;
        mode[READ_LEAST] = 1;
        mode[READ_TIME] = 0;
        return mode;
    }

    private static void clear(MemorySegment words, int at, int flags) {
        words.set(ValueLayout.JAVA_INT_UNALIGNED, at, words.get(ValueLayout.JAVA_INT_UNALIGNED, at) & ~flags);
    }

    /**
     * Reads what was typed.
     *
     * @param atMostMs how long it waits for the first byte, ms
     * @return how many bytes there are, 0 where nothing was typed, {@link #GONE} where the terminal is gone or closed
     */
    public int read(byte[] into, int atMostMs) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment file = arena.allocate(LibC.POLLFD);
            file.set(ValueLayout.JAVA_INT, 0, descriptor);
            file.set(ValueLayout.JAVA_SHORT, 4, LibC.POLLIN);
            int ready = LibC.poll(file, 1, atMostMs);
            synchronized (this) {
                if (closed) {
                    return GONE;
                }
                if (ready == 0 || ready == -LibC.EINTR) {
                    return 0;
                }
                MemorySegment bytes = arena.allocate(into.length);
                int read = ready < 0 ? ready : LibC.read(descriptor, bytes);
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, into, 0, Math.max(0, read));
                // A terminal that was hung up reads as the end of a file, or not at all.
                return read > 0 ? read : read == -LibC.EINTR || read == -LibC.EAGAIN ? 0 : GONE;
            }
        }
    }

    /** Whether the terminal is this process's to draw on, and not the shell's that has put it into the background. */
    public boolean isForeground() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment group = arena.allocate(ValueLayout.JAVA_INT);
            return ioctl(descriptor, GET_FOREGROUND_GROUP, group) < 0
                    || group.get(ValueLayout.JAVA_INT, 0) == (int) GROUP.invokeExact();
        } catch (Throwable refused) {
            throw new IllegalStateException("getpgrp cannot be called", refused);
        }
    }

    /**
     * Sets the mode again where somebody else has changed it, as a shell does that took the terminal while this process was stopped.
     *
     * @return whether it was changed, so that the screen too has to be drawn again
     */
    public synchronized boolean takeBack() {
        if (closed
                || attributes(descriptor)
                        .filter(now -> !Arrays.equals(now, wanted))
                        .isEmpty()) {
            return false;
        }
        set(wanted);
        return true;
    }

    /** Stops this process as Ctrl-Z does, with the terminal as it was before; returns when it goes on. */
    public void suspend() {
        set(before);
        try {
            int _ = (int) KILL.invokeExact(OWN_GROUP, STOP_FROM_TERMINAL);
        } catch (Throwable refused) {
            throw new IllegalStateException("kill cannot be called", refused);
        }
        // The signal may reach another thread first: without a pause the mode would be set again before everything has
        // stopped.
        LibC.poll(MemorySegment.NULL, 0, UNTIL_STOPPED_MS);
        takeBack();
    }

    private synchronized void set(byte[] mode) {
        if (closed) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment termios = arena.allocate(TERMIOS_BYTES, ValueLayout.JAVA_INT.byteAlignment());
            termios.copyFrom(MemorySegment.ofArray(mode));
            ioctl(descriptor, SET_ATTRIBUTES, termios);
        }
    }

    /** Gives the terminal back as it was. Its descriptor stays until the process ends, since a read may be waiting on it. */
    @Override
    public synchronized void close() {
        set(before);
        closed = true;
    }

    private static Optional<byte[]> attributes(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment termios = arena.allocate(TERMIOS_BYTES, ValueLayout.JAVA_INT.byteAlignment());
            return ioctl(descriptor, GET_ATTRIBUTES, termios) < 0
                    ? Optional.empty()
                    : Optional.of(termios.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private static int ioctl(int descriptor, long call, MemorySegment argument) {
        try {
            return (int) IOCTL.invokeExact(descriptor, call, argument);
        } catch (Throwable refused) {
            throw new IllegalStateException("ioctl cannot be called", refused);
        }
    }
}
