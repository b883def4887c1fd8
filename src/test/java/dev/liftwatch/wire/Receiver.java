package dev.liftwatch.wire;

import java.io.ByteArrayOutputStream;

/**
 * What a serial receiver makes of a sender that is set otherwise than it is: the line's level over time, taken apart by the
 * receiver's own clock. A missing stop bit does not stop it, as the kernel has it without a check of the input; a line that
 * stays at the level of a start bit is one byte of zeros, and the receiver waits for its end.
 */
final class Receiver {
    private static final int DATA_BITS = 8;

    private final double senderBitMs;
    private final double receiverBitMs;
    private final boolean swapped;

    /** @param swapped whether the two wires of the line are, so that every level is the other one */
    Receiver(int senderBaud, int receiverBaud, boolean swapped) {
        senderBitMs = 1000.0 / senderBaud;
        receiverBitMs = 1000.0 / receiverBaud;
        this.swapped = swapped;
    }

    /** What it receives of bytes sent one right behind the other on a line that rests before and after. */
    byte[] receives(byte[] sent) {
        int bits = sent.length * (DATA_BITS + 2);
        double endMs = bits * senderBitMs;
        double restMs = 3 * (DATA_BITS + 2) * receiverBitMs;
        double stepMs = Math.min(senderBitMs, receiverBitMs) / 32;
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        double atMs = -restMs;
        boolean before = level(sent, atMs);
        while (atMs < endMs + restMs) {
            boolean now = level(sent, atMs);
            if (before && !now) {
                received.write(sample(sent, atMs));
                atMs += (DATA_BITS + 1.5) * receiverBitMs;
                // Without a stop bit the next start bit is looked for from the next rise on.
                before = level(sent, atMs);
            } else {
                before = now;
                atMs += stepMs;
            }
        }
        return received.toByteArray();
    }

    private int sample(byte[] sent, double startMs) {
        int value = 0;
        for (int bit = 0; bit < DATA_BITS; bit++) {
            value |= level(sent, startMs + (bit + 1.5) * receiverBitMs) ? 1 << bit : 0;
        }
        return value;
    }

    private boolean level(byte[] sent, double atMs) {
        int bit = (int) Math.floor(atMs / senderBitMs);
        boolean high = true;
        if (bit >= 0 && bit < sent.length * (DATA_BITS + 2)) {
            int inByte = bit % (DATA_BITS + 2);
            int value = sent[bit / (DATA_BITS + 2)];
            high = inByte > DATA_BITS || (inByte > 0 && (value >> (inByte - 1) & 1) == 1);
        }
        return high != swapped;
    }
}
