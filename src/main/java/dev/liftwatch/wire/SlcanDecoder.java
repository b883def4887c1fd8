package dev.liftwatch.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A CAN bus behind a serial adapter that speaks the Lawicel protocol (SLCAN): lines that end with a carriage return, {@code tIIILDD…}
 * for a frame, with a time stamp behind it where the adapter is set to give one. The adapter is told its bit rate and to listen only,
 * and nothing else: it never acknowledges anything on the lift's bus, and one that refuses to keep silent is not opened.
 */
public final class SlcanDecoder implements Decoder {
    private static final int REFUSED = 7;

    /** The longest line that is kept: an extended frame of eight bytes has 34 with its time, the version of an adapter more. */
    private static final int LONGEST = 120;

    private static final int MOST_DATA = 8;

    /** A stamp of milliseconds within a minute, as Lawicel has it. */
    private static final int SHORT_STAMP = 4;

    /** A stamp of 32 bits, as some have it. */
    private static final int LONG_STAMP = 8;

    /** So many repeated frames in a row are told. */
    private static final int TOLD_REPEATS = 10;

    /** So many identifiers are told to a technician. */
    private static final int IDS_NAMED = 12;

    private final CanProfile profile;
    private final SlcanSetup setup;
    private final StampedFrames stamped = new StampedFrames();
    private final byte[] line = new byte[LONGEST];
    private final SortedSet<Integer> others = new TreeSet<>();
    private int length;
    private int frameBytes;
    private boolean tooLong;
    private long nowMs;
    private long frames;
    private long malformed;
    private long noiseBytes;
    private long repeated;
    private long repeatedInARow;

    /** @param bitRateKbit the bit rate of the bus, one of those of {@link #command} */
    public SlcanDecoder(CanProfile profile, int bitRateKbit) {
        this.profile = profile;
        setup = new SlcanSetup(bitRateKbit);
    }

    /** The command for a bit rate in kbit/s, empty where such adapters have none: 10, 20, 50, 100, 125, 250, 500, 800, 1000. */
    public static Optional<String> command(int bitRateKbit) {
        return SlcanSetup.command(bitRateKbit);
    }

    @Override
    public void reset() {
        noiseBytes += length;
        length = 0;
        tooLong = false;
        setup.reset();
        stamped.forget();
        others.clear();
        repeatedInARow = 0;
    }

    @Override
    public byte[] toSend(long tickMs) {
        nowMs = tickMs;
        return setup.toSend(tickMs);
    }

    @Override
    public List<ChannelValue> feed(byte[] bytes, int count) {
        List<ChannelValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            if (b == '\r' || b == '\n') {
                end(b, values);
            } else if (b == REFUSED) {
                setup.refuses();
                noiseBytes += length;
                length = 0;
            } else if (length == LONGEST) {
                tooLong = true;
                noiseBytes++;
            } else {
                line[length++] = b;
            }
        }
        return values;
    }

    /** Adapters made with println end their lines with a line feed as well: it is nothing by itself, and no answer. */
    private void end(byte by, List<ChannelValue> values) {
        if (tooLong) {
            noiseBytes += length;
        } else if (length > 0) {
            take(values);
        } else if (by == '\r') {
            setup.accepted();
        }
        length = 0;
        tooLong = false;
    }

    private void take(List<ChannelValue> values) {
        int idDigits = switch (line[0]) {
            case 't', 'r' -> 3;
            case 'T', 'R' -> 8;
            default -> 0;
        };
        int dataAt = 1 + idDigits + 1;
        int dataLength = idDigits == 0 || length < dataAt ? -1 : hex(dataAt - 1, 1);
        boolean remote = line[0] == 'r' || line[0] == 'R';
        int end = dataAt + (remote ? 0 : 2 * dataLength);
        boolean framed = dataLength >= 0 && dataLength <= MOST_DATA && (length == end || isStamped(end));
        int id = framed ? hex(1, idDigits) : -1;
        if (!framed || id < 0 || (!remote && !isHex(dataAt, end))) {
            setup.said(text(0, length));
            noiseBytes += length + 1;
            return;
        }
        setup.frameCame();
        if (line[0] != 't' || id != profile.id()) {
            noteOther(id);
            return;
        }
        if (isStamped(end) && stamped.isAgain(stamp(end), text(0, end), nowMs)) {
            repeated++;
            repeatedInARow++;
            return;
        }
        repeatedInARow = 0;
        read(dataAt, dataLength, values);
    }

    private void read(int dataAt, int dataLength, List<ChannelValue> values) {
        byte[] data = new byte[MOST_DATA];
        for (int i = 0; i < dataLength; i++) {
            data[i] = (byte) hex(dataAt + 2 * i, 2);
        }
        Optional<List<ChannelValue>> read = profile.read(data, dataLength);
        if (read.isPresent()) {
            frames++;
            frameBytes = length + 1;
            values.addAll(read.get());
        } else {
            malformed++;
        }
    }

    private boolean isStamped(int end) {
        int digits = length - end;
        return (digits == SHORT_STAMP || digits == LONG_STAMP) && isHex(end, length);
    }

    private long stamp(int end) {
        return Long.parseLong(text(end, length), 16);
    }

    private String text(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.US_ASCII);
    }

    private void noteOther(int id) {
        if (others.size() < IDS_NAMED) {
            others.add(id);
        }
    }

    private boolean isHex(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(line[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The number that the given hexadecimal digits make, -1 where they are not digits. */
    private int hex(int from, int digits) {
        return isHex(from, from + digits)
                ? Integer.parseUnsignedInt(text(from, from + digits), 16) & Integer.MAX_VALUE
                : -1;
    }

    @Override
    public int frameBytes() {
        return frameBytes;
    }

    @Override
    public LineCounters counters() {
        return new LineCounters(frames, 0, malformed, 0, 0, noiseBytes, repeated, 0);
    }

    @Override
    public boolean isUnderstood() {
        return repeatedInARow > 0 || !others.isEmpty();
    }

    @Override
    public Trouble trouble() {
        Trouble ofAdapter = setup.trouble();
        if (!ofAdapter.isNone()) {
            return ofAdapter;
        }
        if (repeatedInARow >= TOLD_REPEATS) {
            return Trouble.of("slcan.repeats");
        }
        if (frames == 0 && !others.isEmpty()) {
            return Trouble.of(
                    "slcan.others",
                    String.format("%X", profile.id()),
                    others.stream().map(id -> String.format("%Xh", id)).collect(Collectors.joining(", ")));
        }
        return Trouble.NONE;
    }
}
