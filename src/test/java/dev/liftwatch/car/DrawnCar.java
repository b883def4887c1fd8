package dev.liftwatch.car;

import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/** Draws a picture of a car for a test: parked at a landing behind closed doors since tick 0, until the test says otherwise. */
public final class DrawnCar {
    private static final long OPEN_HOLD_MS = 1000;

    private long nowMs;
    private Doors doors = new Doors(Truth.TRUE, Truth.FALSE, Tick.NONE, Tick.NONE, OPEN_HOLD_MS);
    private Truth inDoorZone = Truth.TRUE;
    private long lastTravelMs;
    private boolean travelDisputed;
    private long reclosedMs = Tick.NONE;
    private boolean still = true;
    private SealedPeriod sealed = SealedPeriod.OPEN;
    private Blindness blindness = Blindness.NONE;
    private long stalledAtMs = Tick.NEVER;
    private Truth mainsLost = Truth.FALSE;
    private boolean mainsLostSinceTravel;
    private Truth inspection = Truth.FALSE;
    private Truth fireService = Truth.FALSE;

    public DrawnCar at(long tickMs) {
        nowMs = tickMs;
        return this;
    }

    public DrawnCar inDoorZone(Truth truth) {
        inDoorZone = truth;
        return this;
    }

    /** The doors read so, and none of them is a way out. */
    public DrawnCar doorsClosed(Truth truth) {
        doors = new Doors(truth, truth.not(), Tick.NONE, Tick.NONE, OPEN_HOLD_MS);
        return this;
    }

    /** The doors have left closed and are not open. */
    public DrawnCar doorsAjarSince(long tickMs) {
        doors = new Doors(Truth.FALSE, Truth.FALSE, tickMs, Tick.NONE, OPEN_HOLD_MS);
        return this;
    }

    /** The doors left closed and reached open at once; a second later they are a way out. */
    public DrawnCar doorsOpenSince(long tickMs) {
        doors = new Doors(Truth.FALSE, Truth.TRUE, tickMs, tickMs, OPEN_HOLD_MS);
        return this;
    }

    /** The closed contact says closed, the open contact says open. */
    public DrawnCar contactsContradictSince(long tickMs) {
        doors = new Doors(Truth.TRUE, Truth.TRUE, Tick.NONE, tickMs, OPEN_HOLD_MS);
        return this;
    }

    /** Travelled last at that tick, and is proven to stand since. */
    public DrawnCar standsSince(long tickMs) {
        lastTravelMs = tickMs;
        still = true;
        return this;
    }

    /** Travelled last at that tick, and may travel still. */
    public DrawnCar travelledAt(long tickMs) {
        lastTravelMs = tickMs;
        still = false;
        return this;
    }

    public DrawnCar reclosedAt(long tickMs) {
        reclosedMs = tickMs;
        return this;
    }

    public DrawnCar unsealed() {
        sealed = SealedPeriod.OPEN;
        return this;
    }

    /** Sealed from then, and no ride yet. */
    public DrawnCar sealedSince(long tickMs) {
        sealed = new SealedPeriod(tickMs, Tick.NONE, Tick.NONE, 0, 0, tickMs, false);
        return this;
    }

    /** Sealed from then, and departed after a stand of that length. */
    public DrawnCar departed(long sealedMs, long departureMs, long stoodMs) {
        sealed = new SealedPeriod(sealedMs, departureMs, departureMs, stoodMs, 0, departureMs, false);
        return this;
    }

    public DrawnCar sealed(SealedPeriod period) {
        sealed = period;
        return this;
    }

    public DrawnCar blind(Blindness.Extent extent, long sinceMs) {
        blindness = new Blindness(extent, sinceMs);
        return this;
    }

    public DrawnCar stalledAt(long tickMs) {
        stalledAtMs = tickMs;
        return this;
    }

    /** An edge alone says that it travelled; the speed says that it stands. */
    public DrawnCar travelDisputed(boolean disputed) {
        travelDisputed = disputed;
        return this;
    }

    public DrawnCar mainsLost(Truth truth) {
        mainsLost = truth;
        mainsLostSinceTravel = truth.isTrue();
        return this;
    }

    public DrawnCar inspection(Truth truth) {
        inspection = truth;
        return this;
    }

    public DrawnCar fireService(Truth truth) {
        fireService = truth;
        return this;
    }

    public CarPicture draw() {
        return new CarPicture(
                nowMs,
                doors,
                inDoorZone,
                lastTravelMs,
                travelDisputed,
                reclosedMs,
                Tick.NONE,
                still,
                sealed,
                blindness,
                stalledAtMs,
                mainsLost,
                mainsLostSinceTravel,
                inspection,
                fireService);
    }
}
