package dev.liftwatch.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Asks the kernel whether its clock is kept right, with adjtimex(2): nothing is set, only the state is read. */
final class ClockTrust {
    /** {@code sizeof(struct timex)} on 64-bit Linux is 208; a zeroed {@code modes} field makes the call a pure read. */
    private static final int TIMEX_BYTES = 208;

    /** The answer when the clock is not synchronised. */
    private static final int TIME_ERROR = 5;

    @SuppressWarnings("restricted") // The launcher enables native access; this reads, it changes nothing.
    private static final MethodHandle ADJTIMEX = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("adjtimex"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    private ClockTrust() {}

    /** Whether the kernel says its clock is synchronised; false, too, where it refuses to say. */
    static boolean synced() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment timex = arena.allocate(TIMEX_BYTES, 8);
            int state = (int) ADJTIMEX.invokeExact(timex);
            return state >= 0 && state != TIME_ERROR;
        } catch (Throwable refused) {
            throw new IllegalStateException("adjtimex cannot be called", refused);
        }
    }
}
