package dev.liftwatch.sim;

/** The car doors: two leaves that take their time each way. */
final class CarDoors {
    /** From closed to open, and back, ms; lifts take 2-4 s. */
    static final long TRAVEL_MS = 3000;

    private long openMs;
    private int sense;

    /** 0 closed, 1 open. */
    double openShare() {
        return (double) openMs / TRAVEL_MS;
    }

    boolean closed() {
        return openMs == 0;
    }

    boolean open() {
        return openMs == TRAVEL_MS;
    }

    void beginOpening() {
        sense = 1;
    }

    void beginClosing() {
        sense = -1;
    }

    void step(long durationMs) {
        openMs = Math.clamp(openMs + sense * durationMs, 0, TRAVEL_MS);
        if (closed() || open()) {
            sense = 0;
        }
    }

    /** Whether the leaves are on their way, or about to be. */
    boolean moving() {
        return sense != 0;
    }
}
