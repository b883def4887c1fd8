package dev.liftwatch.evidence;

import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the alarm button can be believed. A loose contact flickers, and does so with the doors open, too, where nobody calls
 * for help, and for longer than anybody presses; one that is wired the wrong way round reads pressed from the first, and released only while somebody presses it.
 * Owned by one thread.
 */
public final class ButtonTrust {
    /** More presses than people make while they can walk out, in one opening or in a few that follow each other. */
    static final int FLICKERS = 5;

    /** After this many openings in a row without a press, counting starts again at 0. */
    private static final int COUNT_ENDS_AFTER = 2;

    /** More presses than a person makes within {@link #FLURRY_MS} before holding the button. */
    static final int FLURRY = 10;

    /** The time in which {@link #FLURRY} presses are counted, ms. After them only a hold that insists counts. */
    static final long FLURRY_MS = 30_000;

    /** More presses than a person makes within {@link #WITHOUT_END_MS}. */
    static final int PRESSES_WITHOUT_END = 80;

    /**
     * The time in which {@link #PRESSES_WITHOUT_END} presses are counted, ms. A person who calls for help has held the button long before
     * it ends, and was believed.
     */
    static final long WITHOUT_END_MS = 10 * 60_000;

    /** A contact that has flickered is believed again after this long without a press, ms. */
    static final long CALM_MS = 3_600_000;

    /** It is also believed again after this many openings in a row without a press, where none was {@link #QUICK_MS} or less after another. */
    static final int CALM_OPENINGS = 8;

    /**
     * A press that follows another within this time shows that the contact still flickers, ms. Openings are short, and a loose contact is
     * often quiet for a while. A person who calls for help meanwhile takes longer, and is to be believed the next time.
     */
    static final long QUICK_MS = 2000;

    /** A way out that lasted less than this does not count as an opening, ms. */
    static final long OPENING_MS = 2000;

    /** A button that began pressed is at rest once it was released for this long, ms: longer than anyone lets go between two presses. */
    static final long REST_MS = 15_000;

    /** It is also at rest once it was released for this long with the doors open, ms. */
    static final long REST_IN_OPENING_MS = 5000;

    private final List<Long> presses = new ArrayList<>();
    private Truth before = Truth.UNKNOWN;
    private boolean seenAtRest;
    private long releasedSinceMs = Tick.NONE;
    private boolean flickers;
    private long wayOutSinceMs = Tick.NONE;
    private int pressesInOpenings;
    private boolean pressedInOpening;
    private long countedFromMs = Tick.NONE;
    private int counted;
    private int calmOpenings;
    private final UnseenPresses unseen = new UnseenPresses();

    /**
     * What is known of the contact, to be carried over a restart.
     *
     * @param presses when it was last pressed, ticks, at most {@link #FLURRY}
     * @param before how it last read
     * @param seenAtRest whether it was ever seen at rest
     * @param releasedSinceMs since when it is released, tick, or {@link Tick#NONE}
     * @param flickers whether it is not believed since it flickers
     * @param wayOutSinceMs since when people can walk out, tick, or {@link Tick#NONE}
     * @param pressesInOpenings how often it was pressed meanwhile and in the openings before, with few calm ones between
     * @param pressedInOpening whether it was pressed in this opening
     * @param countedFromMs since when all presses are counted, tick, or {@link Tick#NONE}
     * @param counted how many there were since
     * @param calmOpenings openings in a row without a press
     * @param unseen what a radar or camera says to its presses
     */
    public record SavedTrust(
            List<Long> presses,
            Truth before,
            boolean seenAtRest,
            long releasedSinceMs,
            boolean flickers,
            long wayOutSinceMs,
            int pressesInOpenings,
            boolean pressedInOpening,
            long countedFromMs,
            int counted,
            int calmOpenings,
            UnseenPresses.SavedPresses unseen) {}

    /**
     * Takes the contact at its tick.
     *
     * @param occupied what the presence sensor says; unknown where there is none, or it is not believed
     * @param seesWhoKeepsStill whether that is a radar or camera
     * @param wayOut whether people can walk out
     */
    void update(Truth pressed, Truth occupied, boolean seesWhoKeepsStill, boolean wayOut, long nowMs) {
        unseen.look(occupied, wayOut, nowMs);
        if (pressed.isTrue() && before.isFalse()) {
            press(wayOut, nowMs);
            if (seesWhoKeepsStill) {
                unseen.press(occupied, wayOut, nowMs);
            }
        }
        watchRest(pressed, wayOut, nowMs);
        watchOpening(pressed, wayOut, nowMs);
        before = pressed.isKnown() ? pressed : before;
    }

    private void press(boolean wayOut, long nowMs) {
        if (!presses.isEmpty() && nowMs - presses.getLast() <= QUICK_MS) {
            calmOpenings = 0;
        }
        if (countedFromMs == Tick.NONE || nowMs - countedFromMs > WITHOUT_END_MS) {
            countedFromMs = nowMs;
            counted = 0;
        }
        counted++;
        flickers |= counted >= PRESSES_WITHOUT_END;
        presses.add(nowMs);
        if (presses.size() > FLURRY) {
            presses.removeFirst();
        }
        if (wayOut || wayOutSinceMs != Tick.NONE) {
            countInOpening();
        }
    }

    private void watchRest(Truth pressed, boolean wayOut, long nowMs) {
        if (!pressed.isFalse()) {
            releasedSinceMs = Tick.NONE;
            return;
        }
        boolean first = !before.isKnown() && !seenAtRest;
        if (releasedSinceMs == Tick.NONE) {
            releasedSinceMs = nowMs;
        }
        seenAtRest |= first || nowMs - releasedSinceMs >= (wayOut ? REST_IN_OPENING_MS : REST_MS);
        flickers &= nowMs - releasedSinceMs < CALM_MS;
    }

    private void watchOpening(Truth pressed, boolean wayOut, long nowMs) {
        if (wayOut && wayOutSinceMs == Tick.NONE) {
            wayOutSinceMs = nowMs;
            if (pressed.isTrue() && !pressedInOpening) {
                countInOpening();
            }
        } else if (!wayOut && wayOutSinceMs != Tick.NONE) {
            if (pressedInOpening) {
                calmOpenings = 0;
            } else if (nowMs - wayOutSinceMs >= OPENING_MS) {
                calmOpenings = Math.min(CALM_OPENINGS, calmOpenings + 1);
            }
            pressesInOpenings = calmOpenings < COUNT_ENDS_AFTER ? pressesInOpenings : 0;
            flickers &= calmOpenings < CALM_OPENINGS;
            wayOutSinceMs = Tick.NONE;
            pressedInOpening = false;
        }
    }

    private void countInOpening() {
        pressedInOpening = true;
        pressesInOpenings++;
        flickers |= pressesInOpenings >= FLICKERS;
    }

    /** Whether a press may be one at all. */
    boolean believed() {
        return seenAtRest && !flickers && !unseen.areNobodys();
    }

    /** Whether the presence sensor has seen somebody lately, so that its silence says something. */
    boolean presenceIsAlive() {
        return unseen.sensorIsAlive();
    }

    /** Whether the press that began then was one of many, or a living radar or camera sees nobody who could have pressed. */
    boolean hasToInsist(long pressedMs) {
        boolean oneOfMany = presses.size() == FLURRY && pressedMs - presses.getFirst() <= FLURRY_MS;
        return oneOfMany || unseen.areMany();
    }

    /** After a time in which nothing was read the first reading does not count as a press, and the rest has to be seen again. */
    void resumeAfterGap() {
        before = Truth.UNKNOWN;
        releasedSinceMs = Tick.NONE;
        wayOutSinceMs = Tick.NONE;
        pressedInOpening = false;
        unseen.resumeAfterGap();
    }

    SavedTrust save() {
        return new SavedTrust(
                List.copyOf(presses),
                before,
                seenAtRest,
                releasedSinceMs,
                flickers,
                wayOutSinceMs,
                pressesInOpenings,
                pressedInOpening,
                countedFromMs,
                counted,
                calmOpenings,
                unseen.save());
    }

    void resume(SavedTrust saved) {
        presses.clear();
        presses.addAll(saved.presses());
        before = saved.before();
        seenAtRest = saved.seenAtRest();
        releasedSinceMs = saved.releasedSinceMs();
        flickers = saved.flickers();
        wayOutSinceMs = saved.wayOutSinceMs();
        pressesInOpenings = saved.pressesInOpenings();
        pressedInOpening = saved.pressedInOpening();
        countedFromMs = saved.countedFromMs();
        counted = saved.counted();
        calmOpenings = saved.calmOpenings();
        unseen.resume(saved.unseen());
    }
}
