package dev.liftwatch.sim;

import java.util.ArrayList;
import java.util.List;

/** The alarm button in the car. */
public final class AlarmButton {
    private final Agenda agenda;
    private final List<Press> presses = new ArrayList<>();
    private long pressedUntilMs = Long.MIN_VALUE;

    /**
     * One press.
     *
     * @param fromMs when it began, ms
     * @param toMs when it was let go, ms
     */
    public record Press(long fromMs, long toMs) {
        /** For how long, ms. */
        public long heldMs() {
            return toMs - fromMs;
        }
    }

    AlarmButton(Agenda agenda) {
        this.agenda = agenda;
    }

    boolean pressed(long atMs) {
        return atMs < pressedUntilMs;
    }

    void press(long durationMs) {
        long now = agenda.nowMs();
        if (now < pressedUntilMs) {
            return;
        }
        pressedUntilMs = now + durationMs;
        presses.add(new Press(now, pressedUntilMs));
        agenda.at(pressedUntilMs, () -> {
            // Let go: somebody has to look.
        });
    }

    /** Every press since then. */
    List<Press> since(long fromMs) {
        return presses.stream().filter(press -> press.fromMs() >= fromMs).toList();
    }

    void forget() {
        presses.clear();
    }
}
