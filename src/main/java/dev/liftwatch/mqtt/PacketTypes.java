package dev.liftwatch.mqtt;

/** The packet types of MQTT 3.1.1 (section 2.2.1) that the agent sends or accepts. */
final class PacketTypes {
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBSCRIBE = 8;
    static final int SUBACK = 9;
    static final int PINGREQ = 12;
    static final int PINGRESP = 13;

    private static final int QOS_BITS = 3;

    private PacketTypes() {}

    /** The type in the first byte of a packet. */
    static int type(int firstByte) {
        return (firstByte & 0xFF) >> 4;
    }

    /** The quality of service in the first byte of a PUBLISH packet, 0 to 3. */
    static int qos(int firstByte) {
        return firstByte >> 1 & QOS_BITS;
    }
}
