package dev.liftwatch.endtoend;

import java.time.Duration;

/**
 * How long an end-to-end test waits before it gives up. Nothing here is a promise of the product: a machine that works on eight
 * other things at once starts a Java process in half a minute, and a test that passes never waits for the bound.
 */
final class Patience {
    /** For what follows at once on a quiet machine. */
    static final Duration SOON = Duration.ofSeconds(90);

    /** For what the judgement does by itself, ten seconds after it could. */
    static final Duration DUE = Duration.ofSeconds(150);

    private Patience() {}
}
