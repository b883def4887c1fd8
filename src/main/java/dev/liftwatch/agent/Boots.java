package dev.liftwatch.agent;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names a start of the agent: random, and short enough for a last will of 128 bytes. */
final class Boots {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Boots() {}

    /** Sixteen hexadecimal digits. */
    static String draw() {
        return HexFormat.of().toHexDigits(RANDOM.nextLong());
    }
}
