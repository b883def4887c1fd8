package dev.liftwatch.sim;

import dev.liftwatch.signal.PresenceSensor;

/** The presence sensor under the car's ceiling, with the riders it looks at. */
final class RiderDetector {
    /** How long its output stays high after it has last seen somebody, ms. */
    static final long HOLD_MS = 2000;

    /** A waiting rider shifts from one foot to the other this often, ms. */
    static final long FIDGET_MS = 12_000;

    /** And is at rest again after this, ms. */
    static final long FIDGET_LASTS_MS = 1000;

    private final PresenceSensor sensor;
    private int riders;
    private long waitedMs;
    private long unseenMs = HOLD_MS;

    RiderDetector(PresenceSensor sensor) {
        this.sensor = sensor;
    }

    int riders() {
        return riders;
    }

    void board() {
        riders++;
        waitedMs = 0;
    }

    void leave() {
        riders--;
    }

    void step(long durationMs) {
        waitedMs += durationMs;
        unseenMs = sees() ? 0 : unseenMs + durationMs;
    }

    boolean high() {
        return unseenMs < HOLD_MS;
    }

    /** A PIR sees only those who move; the others see everybody. */
    private boolean sees() {
        boolean moves = waitedMs % FIDGET_MS < FIDGET_LASTS_MS;
        return riders > 0
                && switch (sensor) {
                    case PIR -> moves;
                    case RADAR, CAMERA, LOAD -> true;
                };
    }
}
