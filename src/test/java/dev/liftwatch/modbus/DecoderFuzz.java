package dev.liftwatch.modbus;

import dev.liftwatch.modbus.ModbusRead.Table;
import dev.liftwatch.wire.CanProfile;
import dev.liftwatch.wire.ChannelValue;
import dev.liftwatch.wire.Decoder;
import dev.liftwatch.wire.ElgoDecoder;
import dev.liftwatch.wire.SentenceDecoder;
import dev.liftwatch.wire.SlcanDecoder;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes without end for every decoder: good frames that were cut, spliced and bent, and plain noise. Whatever is accepted is
 * counted again by a second reading of the same bytes that shares no code with the decoder. Its own command, {@code ./dev fuzz}.
 */
public final class DecoderFuzz {
    private static final int CHUNK = 100_000;
    private static final Pattern SENTENCE = Pattern.compile("\\$(LW,\\d{3}[^$*]*)\\*([0-9A-F]{2})\r\n");
    private static final Pattern CAN_FRAME =
            Pattern.compile("(?<=[\r\u0007])t18[cC]([4-8])((?:[0-9a-fA-F]{2}){4,8})((?:[0-9a-fA-F]{4})?)\r");

    private final Random random;
    private long bytes;
    private long accepted;

    private DecoderFuzz(long seed) {
        random = new Random(seed);
    }

    /**
     * Feeds every decoder.
     *
     * @param arguments how many bytes for each decoder, and a seed
     */
    public static void main(String[] arguments) {
        long most = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        new DecoderFuzz(seed).sentences(most);
        new DecoderFuzz(seed).elgo(most);
        new DecoderFuzz(seed).slcan(most);
        new DecoderFuzz(seed).modbus(most);
    }

    private void say(String what) {
        System.out.printf(
                Locale.ROOT, "%s: %,d bytes, %,d frames accepted, each of them good%n", what, bytes, accepted);
    }

    private void sentences(long most) {
        while (bytes < most) {
            byte[] chunk = bent("$LW,%03d,door_closed=1,position_mm=%d*%s\r\n");
            long good = 0;
            Matcher found = SENTENCE.matcher(new String(chunk, StandardCharsets.ISO_8859_1));
            while (found.find()) {
                good += exclusiveOr(found.group(1)).equals(found.group(2)) ? 1 : 0;
            }
            check(new SentenceDecoder(), chunk, good, "a sentence with a wrong check");
        }
        say("sentence");
    }

    private static String exclusiveOr(String text) {
        int sum = text.chars().reduce(0, (a, b) -> a ^ b);
        return String.format(Locale.ROOT, "%02X", sum & 0xFF);
    }

    private void elgo(long most) {
        while (bytes < most) {
            byte[] chunk = bentStream();
            check(new ElgoDecoder(BigDecimal.ONE), chunk, neighbours(chunk), "a frame without a neighbour");
        }
        say("limax, emal");
    }

    /** Frames that have another one of the same length right before or behind them. */
    private static long neighbours(byte[] chunk) {
        long good = 0;
        for (int length : new int[] {7, 9}) {
            for (int at = 0; at + length <= chunk.length; at++) {
                boolean pair = isElgo(chunk, at, length)
                        && (isElgo(chunk, at + length, length) || isElgo(chunk, at - length, length));
                good += pair ? 1 : 0;
            }
        }
        return good;
    }

    private static boolean isElgo(byte[] chunk, int at, int length) {
        return at >= 0
                && at + length <= chunk.length
                && chunk[at] == 2
                && chunk[at + length - 3] == 3
                && chunk[at + length - 2] == 0
                && chunk[at + length - 1] == 13;
    }

    private void slcan(long most) {
        CanProfile profile = new CanProfile(0x18C, CanProfile.Layout.CIA417, BigDecimal.ONE);
        while (bytes < most) {
            byte[] chunk = bent("t18C4%08X\r");
            long good = 0;
            Matcher found = CAN_FRAME.matcher("\r" + new String(chunk, StandardCharsets.ISO_8859_1));
            while (found.find()) {
                int length = 2 * Integer.parseInt(found.group(1));
                int digits = found.group(2).length() + found.group(3).length();
                good += digits == length || digits == length + 4 ? 1 : 0;
            }
            check(new SlcanDecoder(profile, 250), chunk, good, "a line that is no frame");
        }
        say("slcan");
    }

    private void modbus(long most) {
        ModbusRead inputs = new ModbusRead(1, Table.DISCRETE_INPUTS, 0, 8, "di", null);
        while (bytes < most) {
            ModbusPoller poller = new ModbusPoller(List.of(inputs), 20, 60);
            long nowMs = 0;
            ByteArrayOutputStream since = new ByteArrayOutputStream();
            for (int i = 0; i < CHUNK / 8; i++, nowMs += 20) {
                if (poller.toSend(nowMs).length > 0) {
                    since.reset();
                }
                byte[] answer = bend(answer(random.nextInt(256)));
                since.writeBytes(answer);
                bytes += answer.length;
                for (ChannelValue value : poller.feed(answer, answer.length)) {
                    require(value.value() == null || holdsAnswer(since.toByteArray()), "an answer with a wrong check");
                    accepted += value.value() != null && value.channel().equals("di0") ? 1 : 0;
                }
            }
        }
        say("modbus");
    }

    private static byte[] answer(int inputs) {
        byte[] frame = {1, 2, 1, (byte) inputs, 0, 0};
        int check = check(frame, 4);
        frame[4] = (byte) check;
        frame[5] = (byte) (check >> 8);
        return frame;
    }

    /** The check of Modbus RTU, bit by bit as its specification has it. */
    private static int check(byte[] frame, int length) {
        int check = 0xFFFF;
        for (int i = 0; i < length; i++) {
            check ^= frame[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                check = (check & 1) != 0 ? check >> 1 ^ 0xA001 : check >> 1;
            }
        }
        return check;
    }

    private static boolean holdsAnswer(byte[] heard) {
        for (int at = 0; at + 6 <= heard.length; at++) {
            byte[] frame = Arrays.copyOfRange(heard, at, at + 6);
            if (Arrays.equals(frame, answer(frame[3] & 0xFF))) {
                return true;
            }
        }
        return false;
    }

    private void check(Decoder decoder, byte[] chunk, long good, String what) {
        int from = 0;
        while (from < chunk.length) {
            int to = Math.min(chunk.length, from + 1 + random.nextInt(300));
            decoder.feed(Arrays.copyOfRange(chunk, from, to), to - from);
            from = to;
        }
        bytes += chunk.length;
        accepted += decoder.counters().frames();
        require(
                decoder.counters().frames() <= good,
                what + ": " + decoder.counters().frames() + " of " + good);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("accepted: " + what);
        }
    }

    private byte[] bent(String frame) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        while (chunk.size() < CHUNK) {
            String text = frame.startsWith("$")
                    ? sentence(random.nextInt(1000), random.nextInt(100_000))
                    : String.format(Locale.ROOT, frame, random.nextInt());
            chunk.writeBytes(bend(text.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return chunk.toByteArray();
    }

    private static String sentence(int sequence, int position) {
        String body = String.format(Locale.ROOT, "LW,%03d,door_closed=1,position_mm=%d", sequence, position);
        return "$" + body + "*" + exclusiveOr(body) + "\r\n";
    }

    private byte[] bentStream() {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        while (chunk.size() < CHUNK) {
            byte[] data = new byte[5];
            random.nextBytes(data);
            byte[] frame = random.nextInt(50) == 0
                    ? new byte[] {2, data[0], data[1], data[2], data[3], data[4], 3, 0, 13}
                    : new byte[] {2, data[0], data[1], data[2], 3, 0, 13};
            chunk.writeBytes(bend(frame));
        }
        return chunk.toByteArray();
    }

    /** Most frames as they are; some cut, bent in a bit, said twice, or with noise before them. */
    private byte[] bend(byte[] frame) {
        ByteArrayOutputStream bent = new ByteArrayOutputStream();
        switch (random.nextInt(12)) {
            case 0 -> bent.write(frame, 0, random.nextInt(frame.length + 1));
            case 1 -> {
                byte[] flipped = frame.clone();
                flipped[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
                bent.writeBytes(flipped);
            }
            case 2 -> {
                bent.write(frame, 0, frame.length / 2);
                bent.writeBytes(frame);
            }
            case 3 -> {
                byte[] noise = new byte[random.nextInt(20)];
                random.nextBytes(noise);
                bent.writeBytes(noise);
                bent.writeBytes(frame);
            }
            default -> bent.writeBytes(frame);
        }
        return bent.toByteArray();
    }
}
