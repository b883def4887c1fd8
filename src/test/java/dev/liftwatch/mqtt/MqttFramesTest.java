package dev.liftwatch.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every stream comes out as the packets it is made of, or as a complaint, however the network cuts it. */
class MqttFramesTest {
    private static final byte[] WELCOME = {0x20, 2, 0, 0};
    private final Clock clock = SystemClock.startingAt(0);

    /** A network that cuts the stream anywhere, and is silent in between until the reader's patience has ended. */
    private static final class Cut extends InputStream {
        private final byte[] stream;
        private final Random random;
        private int at;

        Cut(byte[] stream, Random random) {
            this.stream = stream;
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (random.nextInt(4) == 0) {
                throw new SocketTimeoutException("silent");
            }
            int count = Math.min(Math.min(length, 1 + random.nextInt(40)), stream.length - at);
            if (count == 0) {
                return -1;
            }
            System.arraycopy(stream, at, bytes, offset, count);
            at += count;
            return count;
        }
    }

    private byte[] through(byte[] stream, Random random) throws IOException {
        SessionGuard guard = new SessionGuard(clock);
        for (int i = 0; i < 20; i++) {
            byte[] asked = {(byte) 0xC0, 0, (byte) 0x82, 1, 0};
            guard.written(asked, 0, asked.length);
        }
        MqttFrames frames = new MqttFrames(new Cut(stream, random), guard, clock);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[64];
        while (true) {
            try {
                int count = frames.read(buffer, 0, 1 + random.nextInt(buffer.length));
                if (count < 0) {
                    return out.toByteArray();
                }
                out.write(buffer, 0, count);
            } catch (SocketTimeoutException silent) {
                // As Paho does: it comes back.
            }
        }
    }

    private static byte[] message(Random random, int payload) {
        byte[] topic = "lift/v1/东-1/cmd".getBytes(StandardCharsets.UTF_8);
        int qos = random.nextInt(2);
        int length = 2 + topic.length + 2 * qos + payload;
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0x30 | (qos << 1));
        for (int left = length; left > 0; left >>= 7) {
            packet.write((left & 0x7F) | (left >> 7 > 0 ? 0x80 : 0));
        }
        packet.write(0);
        packet.write(topic.length);
        packet.writeBytes(topic);
        if (qos == 1) {
            packet.write(1 + random.nextInt(255));
            packet.write(random.nextInt(256));
        }
        byte[] body = new byte[payload];
        random.nextBytes(body);
        packet.writeBytes(body);
        return packet.toByteArray();
    }

    private static byte[] honest(Random random) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(WELCOME);
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> stream.writeBytes(new byte[] {0x40, 2, 1, (byte) random.nextInt()});
                case 1 -> stream.writeBytes(new byte[] {(byte) 0xD0, 0});
                case 2 -> stream.writeBytes(new byte[] {(byte) 0x90, 3, 0, 1, 1});
                default -> stream.writeBytes(message(random, random.nextInt(3) == 0 ? 5000 : random.nextInt(60)));
            }
        }
        return stream.toByteArray();
    }

    @Test
    void anHonestStreamComesOutAsItWentInHoweverItIsCut() throws Exception {
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            byte[] stream = honest(random);
            assertArrayEquals(stream, through(stream, random), "seed " + seed);
        }
    }

    @Test
    void aMessageThatIsTooLongIsCutAndTheNextOneIsWhole() throws Exception {
        Random random = new Random(1);
        byte[] after = message(random, 10);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(WELCOME);
        stream.writeBytes(message(random, 70_000));
        stream.writeBytes(after);
        byte[] out = through(stream.toByteArray(), random);
        assertEquals(WELCOME.length + 4 + MqttFrames.MOST_BYTES + after.length, out.length);
        assertArrayEquals(after, Arrays.copyOfRange(out, out.length - after.length, out.length));
    }

    @Test
    void aBentStreamIsAComplaintOrWholePacketsAndNothingElse() {
        int complaints = 0;
        for (int seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            byte[] stream = honest(random);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                stream[random.nextInt(stream.length)] = (byte) random.nextInt();
            }
            try {
                byte[] out = through(stream, random);
                assertTrue(out.length <= stream.length, "seed " + seed);
            } catch (BrokerProtocolException said) {
                complaints++;
            } catch (IOException | RuntimeException strange) {
                throw new AssertionError("seed " + seed, strange);
            }
        }
        assertTrue(complaints > 150, complaints + " complaints");
    }

    @Test
    void aTopicThatIsNoTextIsAComplaint() {
        byte[][] topics = {
            {}, {'a', '#'}, {'+'}, {0}, {(byte) 0xFF}, {(byte) 0xC3, 0x28}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}
        };
        for (byte[] topic : topics) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            stream.writeBytes(WELCOME);
            stream.write(0x30);
            stream.write(2 + topic.length);
            stream.write(0);
            stream.write(topic.length);
            stream.writeBytes(topic);
            BrokerProtocolException said = assertThrows(
                    BrokerProtocolException.class,
                    () -> through(stream.toByteArray(), new Random(1)),
                    Arrays.toString(topic));
            assertEquals("it sends a message whose topic is not one", said.getMessage());
        }
    }

    @Test
    void aTopicLongerThanItsMessageIsAComplaint() {
        byte[] stream = {0x20, 2, 0, 0, 0x32, 4, 0, 2, 'a', 'b'};
        BrokerProtocolException said =
                assertThrows(BrokerProtocolException.class, () -> through(stream, new Random(1)));
        assertEquals("it sends a message whose topic does not fit into it", said.getMessage());
    }
}
