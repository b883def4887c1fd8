package dev.liftwatch.history;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the black box has of the time around an incident: a strip for each wire, and what each said at one moment. */
final class Recorded implements Appendable {
    private final Window window;
    private final Instant moment;
    private final Duration shift;
    private final Map<Signal, Strip> strips = new EnumMap<>(Signal.class);
    private final Map<Signal, String> atMoment = new LinkedHashMap<>();
    private final StringBuilder line = new StringBuilder();
    private Instant began = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    private Recorded(Window window, Instant moment, Duration shift) {
        this.window = window;
        this.moment = moment;
        this.shift = shift;
    }

    /**
     * Reads it.
     *
     * @param moment what every wire said then is kept
     * @param shift what is to be added to the clock of the box at that time
     */
    static Recorded of(BlackBox box, BlackBox.Span span, Window window, Instant moment, Duration shift)
            throws IOException {
        Recorded recorded = new Recorded(window, moment, shift);
        box.export(span, recorded);
        recorded.strips.values().forEach(strip -> strip.end(recorded.last));
        return recorded;
    }

    Map<Signal, Strip> strips() {
        return strips;
    }

    /** What a wire said at the moment; empty where that is not known. */
    Optional<String> atMoment(Signal signal) {
        return Optional.ofNullable(atMoment.get(signal));
    }

    private void take(String row) {
        if (row.startsWith("# began=")) {
            began = Instant.parse(row.substring("# began=".length())).plus(shift);
            return;
        }
        int first = row.indexOf(',');
        int second = row.indexOf(',', first + 1);
        if (row.startsWith("#") || second < 0 || !Character.isDigit(row.charAt(0))) {
            return;
        }
        Signal signal = Signal.of(row.substring(first + 1, second)).orElse(null);
        if (signal == null) {
            return;
        }
        Instant at = began.plusMillis(Long.parseLong(row, 0, first, 10));
        String value = row.substring(second + 1);
        boolean lost = value.equals("-");
        last = at;
        strips.computeIfAbsent(signal, one -> new Strip(one, window)).take(at, lost ? null : signal.parse(value));
        if (!at.isAfter(moment)) {
            if (lost) {
                atMoment.remove(signal);
            } else {
                atMoment.put(signal, value);
            }
        }
    }

    @Override
    public Appendable append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            append(text.charAt(i));
        }
        return this;
    }

    @Override
    public Appendable append(char c) {
        if (c == '\n') {
            take(line.toString());
            line.setLength(0);
        } else {
            line.append(c);
        }
        return this;
    }
}
