package dev.liftwatch.linux;

/** The resistor inside the chip that holds an open line at a level. */
public enum GpioBias {
    /** Whatever it is set to already. */
    AS_IS(0),
    /** None: the wiring holds the level. */
    DISABLED(GpioLayout.FLAG_BIAS_DISABLED),
    /** An open line reads 1. */
    PULL_UP(GpioLayout.FLAG_BIAS_PULL_UP),
    /** An open line reads 0. */
    PULL_DOWN(GpioLayout.FLAG_BIAS_PULL_DOWN);

    private final long flag;

    GpioBias(long flag) {
        this.flag = flag;
    }

    long flag() {
        return flag;
    }
}
