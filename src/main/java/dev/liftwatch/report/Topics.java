package dev.liftwatch.report;

/**
 * The last parts of the topics of the platform contract. Those of messages to platforms are also the classes that an uplink may be
 * configured to get.
 */
public final class Topics {
    /** Trappings; each message is answered by the platform. */
    public static final String ALARM = "alarm";

    /** Test alarms; each message is answered by the platform. */
    public static final String SELF_TEST = "selftest";

    /** Whatever is kept until it is delivered and needs no answer. */
    public static final String EVENT = "event";

    /** Usage counters. */
    public static final String USAGE = "usage";

    /** The live picture, retained and not kept. */
    public static final String STATE = "state";

    /** Whether the agent is connected, retained and not kept. */
    public static final String STATUS = "status";

    /** What the box is and can do, retained and not kept. */
    public static final String ABOUT = "about";

    /** Answers to requests, not kept. */
    public static final String REPLY = "reply";

    private Topics() {}
}
