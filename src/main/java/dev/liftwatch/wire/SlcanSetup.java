package dev.liftwatch.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a serial CAN adapter is told so that it listens and never says a word on the bus: its bit rate and {@code L}, listen only.
 * Firmware of CANable has no {@code L}; it has a silent mode of its own, {@code M1}, and is opened with {@code O} behind it. Other
 * adapters take that for an order to join the bus, so it is said only to one that answers no command and whose answer to {@code V} names that firmware.
 */
final class SlcanSetup {
    /** An adapter that has not answered a command for this long does not answer commands, ms. */
    static final long ANSWER_MS = 300;

    /** After a refusal it is tried again after this, ms. */
    static final long RETRY_MS = 5000;

    /** An adapter that neither answers nor hands on a frame for this long after {@code L} is asked for its version, ms. */
    static final long FRAMELESS_MS = 1500;

    private static final byte[] NOTHING = {};

    /**
     * The stock firmware says this of its source at {@code V}, has {@code M1} in every version that has {@code V}, and never answers a
     * command. Other firmware of the same hardware has acceptance filters behind {@code M}, and answers.
     */
    private static final String CANABLE = "normaldotcom/canable";

    private final String bitRateCommand;
    private Step step = Step.CLOSE;
    private long askedMs = -1;
    private boolean answered;
    private boolean refused;
    private boolean everAnswered;
    private boolean framesCame;
    private boolean isCanable;
    private boolean versionAsked;

    /** What the adapter is told, in this order; those behind {@link #LISTEN} only where that is not enough. */
    private enum Step {
        CLOSE,
        BIT_RATE,
        LISTEN,
        LISTENS,
        VERSION,
        SILENT,
        OPEN,
        REFUSED
    }

    /** @param bitRateKbit the bit rate of the bus, one of those of {@link #command} */
    SlcanSetup(int bitRateKbit) {
        bitRateCommand = command(bitRateKbit).orElseThrow();
    }

    static Optional<String> command(int bitRateKbit) {
        int index = List.of(10, 20, 50, 100, 125, 250, 500, 800, 1000).indexOf(bitRateKbit);
        return index < 0 ? Optional.empty() : Optional.of("S" + index + "\r");
    }

    /** Starts again: another adapter may be there. */
    void reset() {
        begin(Step.CLOSE);
        everAnswered = false;
        framesCame = false;
        isCanable = false;
        versionAsked = false;
    }

    private void begin(Step next) {
        step = next;
        askedMs = -1;
        answered = false;
        refused = false;
    }

    byte[] toSend(long nowMs) {
        if (askedMs < 0) {
            askedMs = nowMs;
            return told().getBytes(StandardCharsets.US_ASCII);
        }
        long waitedMs = nowMs - askedMs;
        switch (step) {
            case LISTENS -> {
                if (!everAnswered && !framesCame && !versionAsked && waitedMs >= FRAMELESS_MS) {
                    begin(Step.VERSION);
                }
            }
            case REFUSED -> {
                if (waitedMs >= RETRY_MS) {
                    begin(Step.CLOSE);
                }
            }
            case VERSION -> {
                if (isCanable && !everAnswered) {
                    begin(Step.CLOSE);
                } else if (waitedMs >= ANSWER_MS) {
                    begin(Step.LISTENS);
                }
            }
            case CLOSE -> {
                // The return before the C is answered by some adapters, and a C by those that are closed already with a
                // refusal:
                // all that is waited out.
                if (waitedMs >= ANSWER_MS) {
                    begin(Step.BIT_RATE);
                }
            }
            case BIT_RATE, LISTEN, SILENT, OPEN -> {
                // One that answers nothing may do what it is told all the same.
                if (answered || waitedMs >= ANSWER_MS) {
                    begin(next());
                }
            }
        }
        return NOTHING;
    }

    private Step next() {
        return switch (step) {
            case BIT_RATE -> refused ? Step.REFUSED : isCanable ? Step.SILENT : Step.LISTEN;
            case LISTEN -> refused ? Step.REFUSED : Step.LISTENS;
            // One that answers now is not what it said it was.
            case SILENT -> everAnswered ? Step.REFUSED : Step.OPEN;
            case OPEN -> refused ? Step.REFUSED : Step.LISTENS;
            case CLOSE, LISTENS, VERSION, REFUSED -> step;
        };
    }

    private String told() {
        return switch (step) {
            case CLOSE -> "\rC\r";
            case BIT_RATE -> bitRateCommand;
            case LISTEN -> "L\r";
            case VERSION -> {
                versionAsked = true;
                yield "V\r";
            }
            case SILENT -> "M1\r";
            case OPEN -> "O\r";
            case LISTENS, REFUSED -> "";
        };
    }

    /** The adapter has said yes to a command. */
    void accepted() {
        answered = true;
        everAnswered = true;
    }

    /** The adapter has said no to a command. */
    void refuses() {
        accepted();
        refused = true;
    }

    /** A frame of the bus has come, whosever it is: it listens. */
    void frameCame() {
        framesCame = true;
    }

    /** A line that is not a frame has come: perhaps the version. */
    void said(String line) {
        isCanable |= step == Step.VERSION && line.toLowerCase(Locale.ROOT).contains(CANABLE);
    }

    Trouble trouble() {
        if (step == Step.REFUSED) {
            return Trouble.of("slcan.refused");
        }
        boolean mute = step == Step.LISTENS && versionAsked && !everAnswered && !framesCame && !isCanable;
        return mute ? Trouble.of("slcan.mute") : Trouble.NONE;
    }
}
