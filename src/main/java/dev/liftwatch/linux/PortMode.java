package dev.liftwatch.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How the kernel handles a serial port that this process has open: its speed and format, whether it echoes what comes, who takes
 * the bytes. Another program with the right to open the port can change all that at any time. Used by the line's reader alone, which
 * must not ask once it has closed the port.
 */
public final class PortMode {
    /** Numbers of ioctl_tty(2), the same on x86, ARM and RISC-V. */
    private static final long GET_ATTRIBUTES = 0x5401;

    private static final long SET_ATTRIBUTES = 0x5402;
    private static final long SUSPEND_OR_RESUME_OUTPUT = 0x540A;
    private static final long DRAIN_OUTPUT = 0x5409;
    private static final long SET_DISCIPLINE = 0x5423;
    private static final long GET_DISCIPLINE = 0x5424;
    private static final long OUTPUT_OFF = 0;
    private static final long OUTPUT_ON = 1;

    /** {@code struct termios} of the kernel: four flag words, the discipline, 19 control characters. */
    private static final int TERMIOS_BYTES = 36;

    private static final int INPUT_FLAGS = 0;
    private static final int OUTPUT_FLAGS = 1;
    private static final int CONTROL_FLAGS = 2;
    private static final int LOCAL_FLAGS = 3;
    private static final int ECHO = 0x8;
    private static final int CANONICAL = 0x2;

    /** The bits of the control flags that name the speed. */
    private static final int SPEED = 0x100F;

    @SuppressWarnings("restricted") // The launcher enables native access; no byte is ever written by this.
    private static final MethodHandle IOCTL = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("ioctl"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG),
                    Linker.Option.firstVariadicArg(2));

    private final int descriptor;
    private final byte[] wanted;

    private PortMode(int descriptor, byte[] wanted) {
        this.descriptor = descriptor;
        this.wanted = wanted;
    }

    /**
     * The mode of a port that this process has just opened and set; empty where its descriptor cannot be found, or is none of a
     * terminal.
     */
    public static Optional<PortMode> of(Path port) {
        OptionalInt descriptor = descriptor(port);
        if (descriptor.isEmpty()) {
            return Optional.empty();
        }
        return attributes(descriptor.getAsInt()).map(wanted -> new PortMode(descriptor.getAsInt(), wanted));
    }

    private static OptionalInt descriptor(Path port) {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            Path device = port.toRealPath();
            return open.filter(link -> leadsTo(link, device))
                    .mapToInt(link -> Integer.parseInt(link.getFileName().toString()))
                    .max();
        } catch (IOException | UncheckedIOException unknown) {
            return OptionalInt.empty();
        }
    }

    private static boolean leadsTo(Path link, Path device) {
        try {
            return Files.readSymbolicLink(link).equals(device);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /**
     * What another program has changed since the port was opened, each in a word of stty(1) or of the field: {@code speed}, {@code
     * echo}, {@code line mode}, {@code format}, {@code discipline}; empty where nothing is.
     */
    public List<String> changes() {
        List<String> changes = new ArrayList<>();
        if (discipline() > 0) {
            changes.add("discipline");
        }
        Optional<byte[]> now = attributes(descriptor);
        if (now.isEmpty() || Arrays.equals(now.get(), wanted)) {
            return changes;
        }
        int control = differing(now.get(), CONTROL_FLAGS);
        int local = differing(now.get(), LOCAL_FLAGS);
        if ((control & SPEED) != 0) {
            changes.add("speed");
        }
        if ((local & ECHO) != 0) {
            changes.add("echo");
        }
        if ((local & CANONICAL) != 0) {
            changes.add("line mode");
        }
        boolean other = (control & ~SPEED) != 0
                || (local & ~(ECHO | CANONICAL)) != 0
                || differing(now.get(), INPUT_FLAGS) != 0
                || differing(now.get(), OUTPUT_FLAGS) != 0;
        if (other || changes.isEmpty()) {
            changes.add("format");
        }
        return changes;
    }

    private int differing(byte[] now, int word) {
        return word(now, word) ^ word(wanted, word);
    }

    private static int word(byte[] termios, int word) {
        return MemorySegment.ofArray(termios)
                .get(ValueLayout.JAVA_INT_UNALIGNED, (long) word * ValueLayout.JAVA_INT.byteSize());
    }

    /** Undoes what another program has changed. */
    public void restore() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment plain = arena.allocate(ValueLayout.JAVA_INT);
            ioctl(descriptor, SET_DISCIPLINE, plain.address());
            MemorySegment termios = arena.allocate(TERMIOS_BYTES, ValueLayout.JAVA_INT.byteAlignment());
            termios.copyFrom(MemorySegment.ofArray(wanted));
            ioctl(descriptor, SET_ATTRIBUTES, termios.address());
        }
    }

    /**
     * Lets nothing out of the port, whoever would write: on a line that is only listened to, an echo that another program switches on
     * stays in the kernel.
     */
    public void holdOutput() {
        ioctl(descriptor, SUSPEND_OR_RESUME_OUTPUT, OUTPUT_OFF);
    }

    /** Lets out of the port what is written from now on. */
    public void releaseOutput() {
        ioctl(descriptor, SUSPEND_OR_RESUME_OUTPUT, OUTPUT_ON);
    }

    /** Waits until all that was written is on the line. */
    public void drainOutput() {
        ioctl(descriptor, DRAIN_OUTPUT, 1);
    }

    private int discipline() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment discipline = arena.allocate(ValueLayout.JAVA_INT);
            return ioctl(descriptor, GET_DISCIPLINE, discipline.address()) < 0
                    ? 0
                    : discipline.get(ValueLayout.JAVA_INT, 0);
        }
    }

    private static Optional<byte[]> attributes(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment termios = arena.allocate(TERMIOS_BYTES, ValueLayout.JAVA_INT.byteAlignment());
            return ioctl(descriptor, GET_ATTRIBUTES, termios.address()) < 0
                    ? Optional.empty()
                    : Optional.of(termios.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private static int ioctl(int descriptor, long call, long argument) {
        try {
            return (int) IOCTL.invokeExact(descriptor, call, argument);
        } catch (Throwable refused) {
            throw new IllegalStateException("ioctl cannot be called", refused);
        }
    }
}
