package dev.liftwatch.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Whether a packet is one that a broker may send to this agent (MQTT 3.1.1). Paho keeps a message of QoS 2 until its release,
 * answers releases that nobody asked for, and ends its reading thread at a malformed topic; none of these reaches it.
 */
final class PacketCheck {
    /** The last return code of a CONNACK (section 3.2.2.3). */
    private static final int LAST_CODE = 5;

    private PacketCheck() {}

    /**
     * Checks the header.
     *
     * @param length the packet's bytes after its header, as claimed
     * @param fits how many of them are accepted at most
     * @throws BrokerProtocolException where no broker sends such a packet to a client that subscribes with QoS 1
     */
    static void header(int firstByte, long length, long fits) throws BrokerProtocolException {
        int type = PacketTypes.type(firstByte);
        if (type == PacketTypes.PUBLISH) {
            publish(PacketTypes.qos(firstByte));
            return;
        }
        if (length > fits) {
            throw new BrokerProtocolException("it sends " + length + " bytes that are no message");
        }
        long due = switch (type) {
            case PacketTypes.CONNACK, PacketTypes.PUBACK -> 2;
            case PacketTypes.SUBACK -> 3;
            case PacketTypes.PINGRESP -> 0;
            default -> -1;
        };
        if (due < 0 && type >= PacketTypes.CONNACK && type <= PacketTypes.PINGRESP) {
            throw new BrokerProtocolException(
                    "it sends a packet of type " + type + ", which answers nothing that was asked");
        }
        if (length != due || (firstByte & 0x0F) != 0) {
            throw new BrokerProtocolException("it sends what is not MQTT");
        }
    }

    private static void publish(int qos) throws BrokerProtocolException {
        if (qos == 2) {
            throw new BrokerProtocolException(
                    "it sends a message with QoS 2, although the agent subscribes with QoS 1");
        }
        if (qos > 2) {
            throw new BrokerProtocolException("it sends what is not MQTT");
        }
    }

    /**
     * Checks what follows the header.
     *
     * @param body from the packet's first byte after the header to its last
     */
    static void body(int firstByte, ByteBuffer body) throws BrokerProtocolException {
        switch (PacketTypes.type(firstByte)) {
            case PacketTypes.PUBLISH -> publish(firstByte, body);
            case PacketTypes.CONNACK -> connack(body.get(body.position() + 1) & 0xFF);
            default -> {
                // Their length is all there is to check: whom they answer, Paho knows.
            }
        }
    }

    private static void connack(int code) throws BrokerProtocolException {
        if (code > LAST_CODE) {
            throw new BrokerProtocolException("it refuses with code " + code + ", which MQTT 3.1.1 does not have");
        }
    }

    private static void publish(int firstByte, ByteBuffer body) throws BrokerProtocolException {
        boolean numbered = PacketTypes.qos(firstByte) > 0;
        int topicLength = body.remaining() < 2 ? Integer.MAX_VALUE : Short.toUnsignedInt(body.getShort());
        if (topicLength > body.remaining() - (numbered ? 2 : 0)) {
            throw new BrokerProtocolException("it sends a message whose topic does not fit into it");
        }
        ByteBuffer topic = body.slice(body.position(), topicLength);
        if (topicLength == 0 || !isTopic(topic)) {
            throw new BrokerProtocolException("it sends a message whose topic is not one");
        }
        if (numbered && body.getShort(body.position() + topicLength) == 0) {
            throw new BrokerProtocolException("it sends a message with QoS 1 and without a number");
        }
    }

    private static boolean isTopic(ByteBuffer bytes) {
        try {
            String topic = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
            return topic.indexOf('\0') < 0 && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
