package dev.liftwatch.mqtt;

import dev.liftwatch.time.Clock;
import dev.liftwatch.time.TokenBucket;

/**
 * Bounds what one session of one broker can cost, in memory and in work. It knows what the agent has sent, so it tells an answer
 * from what nobody asked for. Anything past a bound is a {@link BrokerProtocolException}, which ends the session and no other. Any thread.
 */
final class SessionGuard {
    /** The longest message that the agent expects is a request of 16 kB; one of ten megabytes sent by mistake passes, bytes. */
    static final long MOST_BYTES = 12L << 20;

    /** Bytes that come back each second. A platform's requests and answers are a few hundred bytes each. */
    static final long BYTES_EACH_SECOND = 32L << 10;

    /** Additional bytes that a platform may send for every message that the agent publishes. */
    static final long BYTES_EACH_PUBLISH = 1024;

    /** The messages that may come at once: more than the requests and the answers to alarms that are carried out in one burst. */
    static final long MOST_MESSAGES = 1500;

    /** Messages that come back each second. */
    static final long MESSAGES_EACH_SECOND = 50;

    /** Most acknowledgements of messages that were never sent; a broker may repeat some. */
    static final long MOST_UNASKED = 200;

    /** Messages whose acknowledgement the broker has not taken from the agent yet. */
    static final long MOST_UNACKNOWLEDGED = 500;

    private final Clock clock;
    private final TokenBucket bytes;
    private final TokenBucket messages;
    private final OutgoingPackets outgoing = new OutgoingPackets(this::sent);
    private long publishesSent;
    private long subscribesSent;
    private long pingsSent;
    private long acksSent;
    private long acksReceived;
    private long subscribeAnswers;
    private long pingAnswers;
    private long toAcknowledge;

    SessionGuard(Clock clock) {
        this.clock = clock;
        long nowMs = clock.tickMs();
        bytes = new TokenBucket(MOST_BYTES, BYTES_EACH_SECOND / 1000.0, nowMs);
        messages = new TokenBucket(MOST_MESSAGES, MESSAGES_EACH_SECOND / 1000.0, nowMs);
    }

    /** The agent writes these bytes to the broker. */
    synchronized void written(byte[] data, int offset, int length) {
        outgoing.take(data, offset, length);
    }

    private void sent(int type) {
        switch (type) {
            case PacketTypes.PUBLISH -> {
                publishesSent++;
                bytes.credit(BYTES_EACH_PUBLISH);
                messages.credit(1);
            }
            case PacketTypes.SUBSCRIBE -> subscribesSent++;
            case PacketTypes.PINGREQ -> pingsSent++;
            case PacketTypes.PUBACK -> acksSent++;
            default -> {
                // CONNECT and DISCONNECT are asked and answered once.
            }
        }
    }

    /** So many bytes have come over the network, TLS's own included. */
    synchronized void arrived(int count) throws BrokerProtocolException {
        if (!bytes.spend(count, clock.tickMs())) {
            throw new BrokerProtocolException(
                    "it sends more than " + (MOST_BYTES >> 20) + " MB that nobody has asked for");
        }
    }

    /** A packet has begun to come. */
    synchronized void begun(int firstByte) throws BrokerProtocolException {
        switch (PacketTypes.type(firstByte)) {
            case PacketTypes.PUBLISH -> message(PacketTypes.qos(firstByte));
            case PacketTypes.PUBACK -> bound(++acksReceived - publishesSent, MOST_UNASKED, "messages");
            case PacketTypes.SUBACK -> bound(++subscribeAnswers - subscribesSent, 0, "subscriptions");
            case PacketTypes.PINGRESP -> bound(++pingAnswers - pingsSent, 0, "pings");
            default -> {
                // The first answer, or a packet that is refused for what it is.
            }
        }
    }

    private void message(int qos) throws BrokerProtocolException {
        if (!messages.spend(1, clock.tickMs())) {
            throw new BrokerProtocolException(
                    "it sends more than " + MOST_MESSAGES + " messages that nobody has asked for");
        }
        if (qos == 1 && ++toAcknowledge - acksSent > MOST_UNACKNOWLEDGED) {
            throw new BrokerProtocolException("it sends messages and does not take their acknowledgements");
        }
    }

    private static void bound(long unasked, long most, String what) throws BrokerProtocolException {
        if (unasked > most) {
            throw new BrokerProtocolException("it acknowledges " + what + " that were never sent");
        }
    }
}
