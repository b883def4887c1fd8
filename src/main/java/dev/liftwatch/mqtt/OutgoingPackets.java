package dev.liftwatch.mqtt;

import java.util.function.IntConsumer;

/** Finds the packets in the bytes that a client writes, and tells the type of each. The client is trusted to write MQTT. */
final class OutgoingPackets {
    private static final int MORE_FOLLOWS = 0x80;
    private static final int LENGTH_BITS = 0x7F;

    private final IntConsumer types;
    private boolean inLength;
    private long length;
    private int shift;
    private long body;

    /** @param types is told the type of each packet as it begins */
    OutgoingPackets(IntConsumer types) {
        this.types = types;
    }

    void take(byte[] data, int offset, int count) {
        int at = offset;
        int end = offset + count;
        while (at < end) {
            if (body > 0) {
                int skipped = (int) Math.min(body, end - at);
                body -= skipped;
                at += skipped;
            } else if (inLength) {
                takeLength(data[at++]);
            } else {
                types.accept(PacketTypes.type(data[at++]));
                inLength = true;
                length = 0;
                shift = 0;
            }
        }
    }

    private void takeLength(byte part) {
        length |= (long) (part & LENGTH_BITS) << shift;
        shift += 7;
        if ((part & MORE_FOLLOWS) == 0) {
            inLength = false;
            body = length;
        }
    }
}
