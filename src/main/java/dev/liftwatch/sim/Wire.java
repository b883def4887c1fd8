package dev.liftwatch.sim;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;

/** One sensor with its wire: turns the real value into a reading. */
final class Wire {
    private final Signal signal;
    private final Chance chance;
    private WireFault fault;
    private Signal source;
    private boolean flipped;
    private double sticksShare;
    private Runnable stuckNow = () -> {};
    private boolean stuck;
    private long lastReal;
    private long offsetMm;
    private long frozenAt;
    private boolean read;
    private boolean known;
    private long value;

    Wire(Signal signal, Chance chance) {
        this.signal = signal;
        source = signal;
        this.chance = chance;
    }

    Signal signal() {
        return signal;
    }

    /** What its sensor senses: its own signal, but where it is exchanged with another. */
    Signal source() {
        return source;
    }

    /** It is exchanged with the wire of that signal. */
    void carries(Signal other) {
        source = other;
    }

    /**
     * From now on it does not follow a share of its sensor's changes.
     *
     * @param share of the changes, 0 to 1
     * @param whenStuck what happens each time: somebody has to let it go
     */
    void sticks(double share, Runnable whenStuck) {
        breaks(WireFault.STICKS);
        sticksShare = share;
        stuckNow = whenStuck;
        lastReal = value;
    }

    /** It follows again. */
    void letsGo() {
        stuck = false;
    }

    /** What is wrong with it; null where nothing is. */
    WireFault fault() {
        return fault;
    }

    void breaks(WireFault now) {
        fault = now;
        flipped = false;
        offsetMm = Math.round(chance.between(300, 3000)) * (chance.in(0.5) ? 1 : -1);
        frozenAt = value;
    }

    void mends() {
        fault = null;
        flipped = false;
    }

    /** A loose contact comes or goes. */
    void flip() {
        flipped = !flipped;
    }

    /**
     * What comes of the real value; null where nothing new does.
     *
     * @param sampled whether its source repeats it though it has not changed
     */
    Reading read(long real, boolean lineLost, boolean sampled) {
        boolean knownNow = !lineLost && fault != WireFault.LOST;
        long now = knownNow ? distorted(real) : 0;
        boolean news = !read || knownNow != known || now != value;
        if (!news && !(sampled && knownNow)) {
            return null;
        }
        read = true;
        known = knownNow;
        value = now;
        return known ? Reading.of(signal, now) : Reading.lost(signal);
    }

    /** What it last said. */
    Reading says() {
        return known ? Reading.of(signal, value) : Reading.lost(signal);
    }

    /** What it last said of a flag. */
    long value() {
        return value;
    }

    private long distorted(long real) {
        if (fault == null) {
            return real;
        }
        return switch (fault) {
            case STUCK_LOW -> 0;
            case STUCK_HIGH -> 1;
            case INVERTED -> 1 - real;
            case CHATTERS -> flipped ? 1 - real : real;
            case SHIFTED -> real + offsetMm;
            case FROZEN -> frozenAt;
            case JUMPS -> chance.in(0.02) ? real + offsetMm * 5 : real;
            case STICKS -> sticking(real);
            case SWAPPED, RESTLESS, LOST -> real;
        };
    }

    private long sticking(long real) {
        if (real != lastReal) {
            lastReal = real;
            boolean was = stuck;
            stuck = !was && chance.in(sticksShare);
            if (stuck) {
                frozenAt = value;
                stuckNow.run();
            }
        }
        return stuck ? frozenAt : real;
    }
}
