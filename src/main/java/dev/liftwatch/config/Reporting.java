package dev.liftwatch.config;

/**
 * How often a platform hears of the lift, of {@code [[uplink]]}.
 *
 * @param stateMinS the live picture is told at most once in this time, s, 1 to {@link #MOST_STATE_MIN_S}
 * @param stateOn what makes the live picture be told
 * @param keepAliveS the connection is tried by a ping after so long without a message, s; a broker takes the lift for gone after one and
 *     a half of it
 * @param wholeWill whether the last will has all fields of a status message, and not only those that fit 128 bytes
 */
public record Reporting(int stateMinS, StateOn stateOn, int keepAliveS, boolean wholeWill) {
    /** What holds where the file says nothing. */
    public static final Reporting USUAL = new Reporting(1, StateOn.CHANGE, 30, false);

    static final int MOST_STATE_MIN_S = 60;
    static final int LEAST_KEEP_ALIVE_S = 5;
    static final int MOST_KEEP_ALIVE_S = 1200;

    /** What makes the live picture be told; whatever it is, it is told once a minute. */
    public enum StateOn {
        /** Any change of it. */
        CHANGE,
        /** A change of doors, place at a stop, people or incident, and not of the height of a car under way. */
        DOORS_AND_STOPS,
        /** Nothing but the minute. */
        HEARTBEAT
    }
}
