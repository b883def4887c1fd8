package dev.liftwatch.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A broker that was taken over: it lets a client in, and then does the worst that its manner allows, on every connection anew. */
public final class HostileBroker implements AutoCloseable {
    private static final int PUBREL = 0x62;
    private static final int QOS_1 = 0x32;
    private static final int QOS_2 = 0x34;

    /** As much as a client takes at once and still reads to the end. */
    private static final int PAYLOAD_BYTES = 18_000;

    private static final long TRICKLE_MS = 2000;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Manner manner;
    private final String topic;

    /** What it does. */
    public enum Manner {
        /** Sends messages of QoS 2, which stay until they are released, and releases none. */
        QOS_2_FLOOD,
        /** Releases messages that it never sent. */
        RELEASES,
        /** Sends requests as fast as it can, all under one packet number. */
        ONE_NUMBER,
        /** Sends messages without a packet number. */
        NO_NUMBER,
        /** Sends a message of 200 MB, all of it. */
        TWO_HUNDRED_MEGABYTES,
        /** Sends a length that never ends. */
        ENDLESS_HEADER,
        /** Sends a byte every two seconds. */
        TRICKLE,
        /** Answers the connect with what is no answer. */
        GARBLED_WELCOME,
        /** Acknowledges what was never sent. */
        UNASKED_ACKNOWLEDGEMENTS,
        /** Answers pings that were never sent. */
        UNASKED_PONGS,
        /** Sends messages and reads nothing any more. */
        READS_NOTHING,
        /** Sends a topic that is not UTF-8. */
        MALFORMED_TOPIC,
        /** Ends each connection a moment after it has let the client in, as two clients with one id make a broker do. */
        TAKE_OVERS,
        /** Sends random bytes. */
        NOISE,
        /** Takes everything that is published and acknowledges nothing. */
        ACKNOWLEDGES_NOTHING,
        /** Sends thousands of small requests, and acknowledges what it is answered. */
        REQUESTS
    }

    /** @param topic where its messages go: the one the client has subscribed to */
    public HostileBroker(Manner manner, String topic) throws IOException {
        this.manner = manner;
        this.topic = topic;
        Thread.ofVirtual().name("hostile-broker").start(this::accept);
    }

    public String uri() {
        return "tcp://127.0.0.1:" + listener.getLocalPort();
    }

    /** How many connections it has taken. */
    public int accepted() {
        return accepted.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                accepted.incrementAndGet();
                open.add(caller);
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException closed) {
                // The caller hung up, or the test is over: the loop's condition tells which.
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            DataInputStream in = new DataInputStream(caller.getInputStream());
            while (true) {
                int header = in.readUnsignedByte();
                byte[] body = in.readNBytes(length(in));
                answer(caller, header, body);
                if (header >> 4 == PacketTypes.SUBSCRIBE && manner == Manner.READS_NOTHING) {
                    attack(caller);
                }
            }
        } catch (IOException ended) {
            open.remove(caller);
        }
    }

    private void answer(Socket caller, int header, byte[] body) throws IOException {
        switch (header >> 4) {
            case 1 -> welcome(caller);
            case PacketTypes.SUBSCRIBE -> {
                say(caller, 0x90, body[0], body[1], 1);
                if (manner == Manner.TAKE_OVERS) {
                    pause(100);
                    caller.close();
                } else if (manner != Manner.READS_NOTHING) {
                    Thread.ofVirtual().start(() -> attackUntilEnd(caller));
                }
            }
            case PacketTypes.PUBLISH -> {
                int topicLength = ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
                if (manner != Manner.ACKNOWLEDGES_NOTHING && PacketTypes.qos(header) > 0) {
                    say(caller, 0x40, body[2 + topicLength], body[3 + topicLength]);
                }
            }
            case PacketTypes.PINGREQ -> say(caller, 0xD0);
            default -> {
                // Acknowledgements of its own messages, and the end.
            }
        }
    }

    private void welcome(Socket caller) throws IOException {
        if (manner == Manner.GARBLED_WELCOME) {
            say(caller, 0x20, 0x7F, 0xC8);
        } else {
            say(caller, 0x20, 0, 0);
        }
    }

    private void attackUntilEnd(Socket caller) {
        try {
            attack(caller);
        } catch (IOException ended) {
            open.remove(caller);
        }
    }

    private void attack(Socket caller) throws IOException {
        Random random = new Random(accepted.get());
        byte[] big = "x".repeat(PAYLOAD_BYTES).getBytes(StandardCharsets.US_ASCII);
        byte[] request =
                "{\"v\":1,\"id\":\"r\",\"cmd\":\"ping\",\"by\":\"hostile\"}".getBytes(StandardCharsets.US_ASCII);
        for (int i = 1; !caller.isClosed(); i++) {
            int number = 1 + i % 65_535;
            switch (manner) {
                case QOS_2_FLOOD -> publish(caller, QOS_2, topicBytes(), number, big);
                case RELEASES -> say(caller, PUBREL, number >> 8, number);
                case ONE_NUMBER -> publish(caller, QOS_1, topicBytes(), 7, big);
                case NO_NUMBER -> publish(caller, QOS_1, topicBytes(), 0, request);
                case TWO_HUNDRED_MEGABYTES -> huge(caller, 200_000_000);
                case ENDLESS_HEADER -> raw(caller, new byte[] {0x30, -1, -1, -1, -1, -1, -1});
                case TRICKLE -> {
                    pause(TRICKLE_MS);
                    raw(caller, new byte[] {(byte) (i == 1 ? 0x30 : i == 2 ? 0x7F : 'x')});
                }
                case UNASKED_ACKNOWLEDGEMENTS -> say(caller, 0x40, number >> 8, number);
                case UNASKED_PONGS -> say(caller, 0xD0);
                case READS_NOTHING -> publish(caller, QOS_1, topicBytes(), number, request);
                case MALFORMED_TOPIC ->
                    publish(caller, QOS_1, new byte[] {'l', (byte) 0xC3, (byte) 0x28}, number, request);
                case NOISE -> noise(caller, random);
                case REQUESTS -> publish(caller, QOS_1, topicBytes(), number, unique(request, i));
                case GARBLED_WELCOME, TAKE_OVERS, ACKNOWLEDGES_NOTHING -> {
                    return;
                }
            }
        }
    }

    private static byte[] unique(byte[] request, int number) {
        String text = new String(request, StandardCharsets.US_ASCII);
        return text.replace("\"r\"", "\"r" + number + "\"").getBytes(StandardCharsets.US_ASCII);
    }

    private static void noise(Socket caller, Random random) throws IOException {
        byte[] noise = new byte[1 + random.nextInt(500)];
        random.nextBytes(noise);
        raw(caller, noise);
        pause(10);
    }

    private byte[] topicBytes() {
        return topic.getBytes(StandardCharsets.UTF_8);
    }

    private static void publish(Socket caller, int header, byte[] topic, int number, byte[] payload)
            throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(header);
        writeLength(packet, 4 + topic.length + payload.length);
        packet.write(topic.length >> 8);
        packet.write(topic.length);
        packet.writeBytes(topic);
        packet.write(number >> 8);
        packet.write(number);
        packet.writeBytes(payload);
        raw(caller, packet.toByteArray());
    }

    private void huge(Socket caller, int length) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        byte[] topic = topicBytes();
        packet.write(0x30);
        writeLength(packet, length);
        packet.write(topic.length >> 8);
        packet.write(topic.length);
        packet.writeBytes(topic);
        raw(caller, packet.toByteArray());
        byte[] piece = new byte[65_536];
        for (int left = length - packet.size(); left > 0; left -= piece.length) {
            raw(caller, piece);
        }
    }

    private static void writeLength(ByteArrayOutputStream packet, int length) {
        for (int left = length; left > 0; left >>= 7) {
            packet.write((left & 0x7F) | (left >> 7 > 0 ? 0x80 : 0));
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readUnsignedByte();
            length |= (part & 0x7F) << shift;
            if (part < 0x80) {
                return length;
            }
        }
    }

    /** A packet with that body. */
    private static void say(Socket caller, int header, int... body) throws IOException {
        byte[] packet = new byte[2 + body.length];
        packet[0] = (byte) header;
        packet[1] = (byte) body.length;
        for (int i = 0; i < body.length; i++) {
            packet[2 + i] = (byte) body[i];
        }
        raw(caller, packet);
    }

    private static void raw(Socket caller, byte[] bytes) throws IOException {
        OutputStream out = caller.getOutputStream();
        synchronized (caller) {
            out.write(bytes);
        }
    }

    private static void pause(long ms) {
        LockSupport.parkNanos(Duration.ofMillis(ms).toNanos());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
