package dev.liftwatch.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A CAN bus behind a serial adapter that speaks the Lawicel protocol (SLCAN): lines that end with a carriage return,
 * {@code tIIILDD…} for a frame. The adapter is told its bit rate and to listen only, and nothing else: it never acknowledges
 * anything on the lift's bus, and one that refuses to keep silent is not opened.
 */
public final class SlcanDecoder implements Decoder {
    /** An adapter that has not answered a command for this long does not answer commands, ms. */
    static final long ANSWER_MS = 300;

    /** After a refusal it is tried again after this, ms. */
    static final long RETRY_MS = 5000;

    private static final byte[] NOTHING = {};
    private static final int REFUSED = 7;

    /** The longest line: an extended frame of eight bytes with its time, 1 + 8 + 1 + 16 + 4. */
    private static final int LONGEST = 30;

    private static final int MOST_DATA = 8;
    private static final int TIME_DIGITS = 4;

    /** So many identifiers are told to a technician. */
    private static final int IDS_NAMED = 12;

    private final CanProfile profile;
    private final String bitRateCommand;
    private final byte[] line = new byte[LONGEST];
    private final SortedSet<Integer> others = new TreeSet<>();
    private int length;
    private int frameBytes;
    private boolean tooLong;
    private Step step = Step.CLOSE;
    private long askedMs = -1;
    private boolean answered;
    private boolean refused;
    private long frames;
    private long malformed;
    private long noiseBytes;

    /** What the adapter is told, in this order. */
    private enum Step {
        CLOSE,
        BIT_RATE,
        LISTEN,
        LISTENS,
        REFUSED;

        Step next() {
            return switch (this) {
                case CLOSE -> BIT_RATE;
                case BIT_RATE -> LISTEN;
                case LISTEN, LISTENS -> LISTENS;
                case REFUSED -> CLOSE;
            };
        }
    }

    /** @param bitRateKbit the bit rate of the bus, one of those of {@link #command} */
    public SlcanDecoder(CanProfile profile, int bitRateKbit) {
        this.profile = profile;
        bitRateCommand = command(bitRateKbit).orElseThrow();
    }

    /** The command for a bit rate in kbit/s, empty where such adapters have none: 10, 20, 50, 100, 125, 250, 500, 800, 1000. */
    public static Optional<String> command(int bitRateKbit) {
        int index = List.of(10, 20, 50, 100, 125, 250, 500, 800, 1000).indexOf(bitRateKbit);
        return index < 0 ? Optional.empty() : Optional.of("S" + index + "\r");
    }

    @Override
    public void reset() {
        noiseBytes += length;
        length = 0;
        tooLong = false;
        begin(Step.CLOSE);
        others.clear();
    }

    private void begin(Step next) {
        step = next;
        askedMs = -1;
        answered = false;
        refused = false;
    }

    @Override
    public byte[] toSend(long nowMs) {
        if (step == Step.LISTENS) {
            return NOTHING;
        }
        if (askedMs < 0) {
            askedMs = nowMs;
            return switch (step) {
                case CLOSE -> ascii("\rC\r");
                case BIT_RATE -> ascii(bitRateCommand);
                case LISTEN -> ascii("L\r");
                case LISTENS, REFUSED -> NOTHING;
            };
        }
        if (step == Step.REFUSED) {
            if (nowMs - askedMs >= RETRY_MS) {
                begin(Step.CLOSE);
            }
        } else if ((answered && step != Step.CLOSE) || nowMs - askedMs >= ANSWER_MS) {
            // The return before the C is answered by some adapters, and a C by those that are closed already with a
            // refusal: all
            // that is waited out. One that answers nothing may do what it is told all the same.
            boolean mayBeRefused = step == Step.CLOSE;
            begin(refused && !mayBeRefused ? Step.REFUSED : step.next());
        }
        return NOTHING;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public List<ChannelValue> feed(byte[] bytes, int count) {
        List<ChannelValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            if (b == '\r') {
                if (tooLong) {
                    noiseBytes += length;
                } else if (length == 0) {
                    answered = true;
                } else {
                    take(values);
                }
                length = 0;
                tooLong = false;
            } else if (b == REFUSED) {
                answered = true;
                refused = true;
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
        boolean timed = length == end + TIME_DIGITS && hex(end, TIME_DIGITS) >= 0;
        boolean framed = dataLength >= 0 && dataLength <= MOST_DATA && (length == end || timed);
        long id = framed ? hex(1, idDigits) : -1;
        if (!framed || id < 0) {
            noiseBytes += length + 1;
            return;
        }
        byte[] data = new byte[MOST_DATA];
        for (int i = 0; i < dataLength && !remote; i++) {
            int value = hex(dataAt + 2 * i, 2);
            if (value < 0) {
                noiseBytes += length + 1;
                return;
            }
            data[i] = (byte) value;
        }
        boolean ours = line[0] == 't' && id == profile.id();
        if (!ours) {
            noteOther((int) id);
            return;
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

    private void noteOther(int id) {
        if (others.size() < IDS_NAMED) {
            others.add(id);
        }
    }

    /** The number that so many hexadecimal digits make, -1 where they are none. */
    private int hex(int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(line[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    @Override
    public int frameBytes() {
        return frameBytes;
    }

    @Override
    public LineCounters counters() {
        return new LineCounters(frames, 0, malformed, 0, 0, noiseBytes);
    }

    @Override
    public String trouble() {
        if (step == Step.REFUSED) {
            return "the CAN adapter refuses its bit rate or to listen only, and is not opened, since one that talks could disturb"
                    + " the lift: take an adapter with the Lawicel command L";
        }
        if (frames == 0 && !others.isEmpty()) {
            return String.format(
                    "frames come on the bus, but none of the encoder's %Xh: seen are %s; see can_id",
                    profile.id(),
                    others.stream().map(id -> String.format("%Xh", id)).collect(Collectors.joining(", ")));
        }
        return "";
    }
}
