package dev.liftwatch.gpio;

import dev.liftwatch.linux.GpioBias;

/** The resistor inside the chip that holds an open input at a level. */
public enum Pull {
    /** As the board's description or an overlay has set it. */
    AS_IS(GpioBias.AS_IS),
    /** None: the wiring holds the level. */
    NONE(GpioBias.DISABLED),
    /** An open input reads 1. */
    UP(GpioBias.PULL_UP),
    /** An open input reads 0. */
    DOWN(GpioBias.PULL_DOWN);

    private final GpioBias bias;

    Pull(GpioBias bias) {
        this.bias = bias;
    }

    GpioBias bias() {
        return bias;
    }
}
