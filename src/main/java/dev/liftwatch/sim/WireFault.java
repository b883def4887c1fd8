package dev.liftwatch.sim;

import dev.liftwatch.text.Coded;

/** What is wrong with a sensor or its wire. */
public enum WireFault implements Coded {
    STUCK_LOW,
    STUCK_HIGH,
    INVERTED,
    /** Its source says that it is lost. */
    LOST,
    /** A loose contact: it flickers. */
    CHATTERS,
    /** A reference that has moved. */
    SHIFTED,
    /** It repeats one value. */
    FROZEN,
    /** Single samples are far off. */
    JUMPS,
    /** It is exchanged with another one: each says what the other's sensor senses. */
    SWAPPED,
    /** A contact that now and then does not follow. */
    STICKS,
    /** A presence sensor that is triggered by heat or draughts. */
    RESTLESS;
}
