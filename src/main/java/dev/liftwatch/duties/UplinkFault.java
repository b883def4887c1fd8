package dev.liftwatch.duties;

/**
 * A fault of the way to one platform: it does not do what it must. Messages call it a lapse. One id from begin to end, as every incident has.
 *
 * @param kind what is wrong
 * @param uplink the platform's name in the configuration
 * @param incident the incident's id
 * @param sinceMs since when, tick
 */
public record UplinkFault(Kind kind, String uplink, String incident, long sinceMs) {
    /** What can be wrong. */
    public enum Kind {
        /** A test alarm was not answered in time. */
        SELF_TEST_FAILED("selftest-failed"),
        /** An alarm has not been answered for too long. */
        ALARM_UNANSWERED("alarm-unanswered"),
        /** The broker does not let the agent read requests, so that no answer can come. */
        REQUESTS_UNREADABLE("requests-unreadable"),
        /** The broker does not take certain messages. */
        MESSAGES_REFUSED("messages-refused"),
        /** The broker ends connections that work, usually because another client uses the same client id. */
        CLIENT_ID_SHARED("client-id-shared"),
        /** The platform's broker has made the agent end, and the agent keeps it waiting. */
        UPLINK_QUARANTINED("uplink-quarantined");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Its name in messages. */
        public String code() {
            return code;
        }
    }

    /** What becomes of it. */
    public enum Transition {
        /** It has begun. */
        BEGUN("raised"),
        /** It is over: the platform has answered. */
        ANSWERED("answered"),
        /** It is over: nothing is owed any more, since the platform is configured so no more, or the message is gone. */
        WITHDRAWN("withdrawn"),
        /** It is over: the connection does what it must again. */
        MENDED("condition-ended");

        private final String code;

        Transition(String code) {
            this.code = code;
        }

        /** Its name in messages. */
        public String code() {
            return code;
        }
    }
}
