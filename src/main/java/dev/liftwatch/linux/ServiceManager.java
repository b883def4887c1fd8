package dev.liftwatch.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells the service manager how the service does, as sd_notify(3) describes: datagrams of {@code NAME=value} lines to the socket that
 * {@code NOTIFY_SOCKET} names. If the manager cannot be reached, the agent continues.
 */
public final class ServiceManager {
    /** A path in a socket's address has 108 bytes. */
    private static final int MOST_PATH_BYTES = 108;

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int FAMILY_BYTES = 2;
    private static final long MICROS_A_MS = 1000;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final byte[] path;
    private final OptionalLong watchdogMs;

    private ServiceManager(byte[] path, OptionalLong watchdogMs) {
        this.path = path;
        this.watchdogMs = watchdogMs;
    }

    /** The manager that started this process; none where it was started by hand. */
    public static Optional<ServiceManager> here() {
        return of(System.getenv(), ProcessHandle.current().pid());
    }

    static Optional<ServiceManager> of(Map<String, String> environment, long pid) {
        byte[] path = environment.getOrDefault("NOTIFY_SOCKET", "").getBytes(StandardCharsets.UTF_8);
        boolean usable = path.length > 1 && path.length < MOST_PATH_BYTES && (path[0] == '/' || path[0] == '@');
        if (!usable) {
            return Optional.empty();
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
        String watched = environment.getOrDefault("WATCHDOG_PID", String.valueOf(pid));
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        boolean watches = watched.equals(String.valueOf(pid)) && micros.matches("\\d{1,15}");
        return Optional.of(new ServiceManager(
                path, watches ? OptionalLong.of(Long.parseLong(micros) / MICROS_A_MS) : OptionalLong.empty()));
    }

    /** Within what time it wants to be told that the service is well, ms; nothing where it does not watch. */
    public OptionalLong watchdogMs() {
        return watchdogMs;
    }

    /** Tells it, such as {@code READY=1} or {@code STATUS=…}, one a line; whether it could be told. */
    public boolean tell(String lines) {
        byte[] text = lines.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(FAMILY_BYTES + MOST_PATH_BYTES, 2);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, path.length);
            // A path in the file system ends with a zero that counts; an abstract one is as long as it is.
            int addressBytes = FAMILY_BYTES + path.length + (path[0] == 0 ? 0 : 1);
            MemorySegment message = arena.allocate(text.length);
            MemorySegment.copy(text, 0, message, ValueLayout.JAVA_BYTE, 0, text.length);
            int socket = (int) Calls.SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            if (socket < 0) {
                return false;
            }
            long sent = (long)
                    Calls.SEND_TO.invokeExact(socket, message, (long) text.length, MSG_NOSIGNAL, address, addressBytes);
            LibC.close(socket);
            return sent == text.length;
        } catch (Throwable refused) {
            throw new IllegalStateException("the service manager cannot be told", refused);
        }
    }

    /** Looked up at the first word to a manager only: it takes a fifth of a second, which a start without one keeps. */
    @SuppressWarnings("restricted") // The launcher enables native access; this writes to the manager's socket alone.
    private static final class Calls {
        private static final Linker LINKER = Linker.nativeLinker();
        static final MethodHandle SOCKET = LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("socket"), FunctionDescriptor.of(INT, INT, INT, INT));
        static final MethodHandle SEND_TO = LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("sendto"),
                FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG, INT, ValueLayout.ADDRESS, INT));

        private Calls() {}
    }
}
