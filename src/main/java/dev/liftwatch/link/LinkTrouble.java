package dev.liftwatch.link;

/** Something that is wrong between an uplink and its broker although there is, again and again, a connection. */
public sealed interface LinkTrouble {
    /** Since when, tick. */
    long sinceMs();

    /**
     * The broker does not let the agent read requests, so that no answer to an alarm can come. What is published goes on.
     *
     * @param how what the broker did
     */
    record RequestsUnreadable(long sinceMs, How how) implements LinkTrouble {}

    /** What a broker does with a subscription that it does not grant. */
    enum How {
        /** It answers that it refuses. */
        REFUSED("refused"),
        /** It does not answer. */
        UNANSWERED("unanswered"),
        /** It ends the connection. */
        ENDS_CONNECTION("ends-connection");

        private final String code;

        How(String code) {
            this.code = code;
        }

        /** Its name in messages. */
        public String code() {
            return code;
        }
    }

    /**
     * The broker ends the connection, or acknowledges nothing more, whenever it is sent a certain message.
     *
     * @param topic the message's topic below the uplink's prefix
     * @param bytes the length of the shortest text it was seen to refuse, bytes
     * @param takenBytes the length of the longest text it was seen to take, bytes, 0 where none was
     * @param why what it seems to object to
     */
    record MessagesRefused(long sinceMs, String topic, int bytes, int takenBytes, Why why) implements LinkTrouble {}

    /** What a broker objects to in a message. */
    enum Why {
        /** Its length: shorter ones are taken, and longer ones are not. */
        SIZE("size"),
        /** Its topic: longer messages are taken elsewhere. */
        TOPIC("topic"),
        /** One of the two. */
        SIZE_OR_TOPIC("size-or-topic");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** Its name in messages. */
        public String code() {
            return code;
        }
    }

    /**
     * The broker ends connections that work, again and again, and lets the agent in each time: usually another client has the same id.
     *
     * @param times how often within the last minutes
     */
    record ClientIdShared(long sinceMs, int times) implements LinkTrouble {}

    /**
     * The agent has failed because of this uplink and keeps it waiting: the other platforms come first.
     *
     * @param why the reason why the agent failed
     * @param times how often
     */
    record Quarantined(long sinceMs, Death why, int times) implements LinkTrouble {}

    /** The ways in which an uplink can end the agent. */
    enum Death {
        /** The memory was used up while this uplink alone was connected. */
        OUT_OF_MEMORY("out-of-memory"),
        /** Its thread ended by a fault. */
        FAULT("fault"),
        /** Its thread hung. */
        HANGS("hangs");

        private final String code;

        Death(String code) {
            this.code = code;
        }

        /** Its name in messages. */
        public String code() {
            return code;
        }
    }
}
