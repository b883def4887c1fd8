package dev.liftwatch.signal;

import dev.liftwatch.text.Coded;

/**
 * The kind of sensor behind {@link Signal#OCCUPIED}. What a value means depends on it: a PIR sees movement only, radar and
 * camera see a person, a load contact sees weight that need not be a person.
 */
public enum PresenceSensor implements Coded {
    PIR(10),
    RADAR(3),
    LOAD(2),
    CAMERA(2);

    private final int defaultHoldS;

    PresenceSensor(int defaultHoldS) {
        this.defaultHoldS = defaultHoldS;
    }

    /** For how many seconds such a sensor usually stays high after what it saw is gone. */
    public int defaultHoldS() {
        return defaultHoldS;
    }

    /** Whether it sees anybody who moves: a load contact feels only who is heavy. */
    public boolean seesPeople() {
        return this != LOAD;
    }

    /** Whether it sees those who keep still, too. */
    public boolean seesWhoKeepsStill() {
        return this == RADAR || this == CAMERA;
    }
}
