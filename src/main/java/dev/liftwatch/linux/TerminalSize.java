package dev.liftwatch.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How large the terminal is that standard output goes to.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
public record TerminalSize(int columns, int rows) {
    private static final int STANDARD_OUTPUT = 1;

    /** {@code TIOCGWINSZ}, the same on x86, ARM and RISC-V: fills {@code struct winsize}, four unsigned shorts. */
    private static final long GET_WINDOW_SIZE = 0x5413;

    private static final int WINSIZE_BYTES = 8;

    private static final Path OUTPUT = Path.of("/proc/self/fd/" + STANDARD_OUTPUT);

    /** The call, made only where there is a terminal to ask: making it takes a good part of the time of a short command. */
    private static final class Call {
        @SuppressWarnings("restricted") // The launcher enables native access; this reads, it changes nothing.
        static final MethodHandle IOCTL = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("ioctl"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                        Linker.Option.firstVariadicArg(2));
    }

    /** The size now; empty where standard output is not a terminal or the size is unknown. */
    public static Optional<TerminalSize> now() {
        if (!mayBeTerminal()) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment winsize = arena.allocate(WINSIZE_BYTES, 2);
            int failed = (int) Call.IOCTL.invokeExact(STANDARD_OUTPUT, GET_WINDOW_SIZE, winsize);
            int rows = Short.toUnsignedInt(winsize.get(ValueLayout.JAVA_SHORT, 0));
            int columns = Short.toUnsignedInt(winsize.get(ValueLayout.JAVA_SHORT, 2));
            return failed != 0 || rows == 0 || columns == 0
                    ? Optional.empty()
                    : Optional.of(new TerminalSize(columns, rows));
        } catch (Throwable refused) {
            throw new IllegalStateException("ioctl cannot be called", refused);
        }
    }

    /** A pipe or a file is none; where the kernel does not say, it may be one. */
    private static boolean mayBeTerminal() {
        try {
            Path output = Files.readSymbolicLink(OUTPUT);
            return output.startsWith("/dev") && !output.endsWith("null");
        } catch (IOException unknown) {
            return true;
        }
    }
}
