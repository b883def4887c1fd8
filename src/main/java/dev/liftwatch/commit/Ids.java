package dev.liftwatch.commit;

import dev.liftwatch.time.Clock;
import java.security.SecureRandom;
import java.util.UUID;

/** Makes UUIDv7: time first, so that ids sort as they were made, then random (RFC 9562). */
public final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param clock tells the time that ids begin with */
    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id. Any thread may ask. */
    public String next() {
        long high = clock.wall().epochMs() << 16 | VERSION_7 | random.nextInt(1 << 12);
        long low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
