package dev.liftwatch.evidence;

import dev.liftwatch.time.Tick;

/**
 * What speaks for people in the car within the present sealed period. It adds up: nobody enters or leaves a closed car.
 *
 * @param presenceKnown whether a presence sensor is wired and its value known now
 * @param sensorDistrusted whether a presence sensor is wired and not believed: what it showed counts no more
 * @param strongMs first strong evidence (repeated activations, steady presence, a genuine button press), tick
 * @param singleMs latest single activation or second of radar that was not cancelled, tick
 * @param boardedMs when people were seen to board, tick, unless the car was seen empty since
 * @param latestMs when anything was last seen of them, tick
 * @param loadMs since when a load is in the car, tick: weight need not be a person
 * @param sensedMs when the sensor itself first gave strong evidence, tick
 */
public record Evidence(
        boolean presenceKnown,
        boolean sensorDistrusted,
        long strongMs,
        long singleMs,
        long boardedMs,
        long latestMs,
        long loadMs,
        long sensedMs) {
    /** Nothing speaks for anybody in the car. */
    public static final Evidence NONE =
            new Evidence(false, false, Tick.NONE, Tick.NONE, Tick.NONE, Tick.NONE, Tick.NONE, Tick.NONE);

    /** Whether there is evidence that nothing but a way out takes away. */
    public boolean strong() {
        return strongMs != Tick.NONE;
    }

    /** Whether there is any evidence at all. */
    public boolean any() {
        return people() || loadMs != Tick.NONE;
    }

    /** Whether there is any that weight alone cannot be. */
    public boolean people() {
        return strong() || singleMs != Tick.NONE || boardedMs != Tick.NONE;
    }

    /** Whether the sensor saw anybody in the closed car, whatever the button says. */
    public boolean seen() {
        return sensedMs != Tick.NONE || singleMs != Tick.NONE;
    }

    /** How sure people are in the car, which last travelled at {@code lastTravelMs}. */
    public Certainty certainty(long lastTravelMs) {
        if (strong() || singleMs > lastTravelMs) {
            return Certainty.CONFIRMED;
        }
        return people() ? Certainty.PROBABLE : Certainty.POSSIBLE;
    }
}
