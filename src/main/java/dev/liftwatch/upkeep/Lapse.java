package dev.liftwatch.upkeep;

/**
 * The way to one platform does not do what it must. One id from begin to end, as every incident has.
 *
 * @param kind what is wrong
 * @param uplink the platform's name in the configuration
 * @param incident the incident's id
 * @param sinceMs since when, tick
 */
public record Lapse(Kind kind, String uplink, String incident, long sinceMs) {
    /** What can be wrong. */
    public enum Kind {
        /** A test alarm was not answered in time. */
        SELF_TEST_FAILED("selftest-failed"),
        /** An alarm has not been answered for too long. */
        ALARM_UNANSWERED("alarm-unanswered");

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
    public enum Turn {
        /** It has begun. */
        BEGUN("raised"),
        /** It is over: the platform has answered. */
        ANSWERED("answered"),
        /** It is over: nothing is owed any more, since the platform is configured so no more, or the message is gone. */
        WITHDRAWN("withdrawn");

        private final String code;

        Turn(String code) {
            this.code = code;
        }

        /** Its name in messages. */
        public String code() {
            return code;
        }
    }
}
