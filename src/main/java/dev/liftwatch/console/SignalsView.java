package dev.liftwatch.console;

import dev.liftwatch.text.Printable;
import dev.liftwatch.text.Width;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The wires as a screen for a technician on a narrow terminal: what the signal says, and below it where it comes from. */
public final class SignalsView {
    private static final int NAME_WIDTH = 20;
    private static final int VALUE_WIDTH = 8;

    private SignalsView() {}

    /**
     * The screen.
     *
     * @param answer what the agent answers to {@code signals}
     */
    public static String render(Map<String, Object> answer) {
        StringJoiner screen = new StringJoiner(System.lineSeparator());
        List<?> signals = (List<?>) answer.get("signals");
        screen.add(Words.of("signals.lift", answer.get("lift"), signals.size()));
        for (Object signal : signals) {
            signal(screen, (Map<?, ?>) signal);
        }
        return screen.toString();
    }

    private static void signal(StringJoiner screen, Map<?, ?> signal) {
        Object value = signal.get("value");
        screen.add(Words.of(
                "status.signal",
                Width.pad(name(signal.get("signal")), NAME_WIDTH),
                Width.pad(value == null ? Words.of("word.unknown") : name(value), VALUE_WIDTH),
                seconds(signal.get("age_ms"))));
        String terminal = signal.get("terminal") == null ? "" : name(signal.get("terminal")) + "  ";
        String from = terminal + name(signal.get("source")) + " " + name(signal.get("channel"));
        Object raw = signal.get("raw");
        screen.add(
                raw == null
                        ? Words.of("signals.number", from, seconds(signal.get("sample_age_ms")))
                        : Words.of("signals.flag", from, raw, signal.get("active"), signal.get("changes_in_hour")));
        if (signal.get("jumps") instanceof Number jumps && jumps.longValue() > 0) {
            screen.add(Words.of("signals.jumps", jumps));
        }
        if (signal.get("place_lost_age_ms") != null) {
            screen.add(Words.of("signals.place-lost", seconds(signal.get("place_lost_age_ms"))));
        }
        if (signal.get("doubt") != null) {
            screen.add(Words.of("signals.doubt-" + signal.get("doubt"), seconds(signal.get("doubt_age_ms"))));
        }
    }

    /** What an agent says, as it may stand in a table. */
    private static String name(Object value) {
        return Printable.text(value, Printable.NAME);
    }

    private static String seconds(Object ms) {
        return ms instanceof Number number ? String.valueOf(number.longValue() / 1000) : "-";
    }
}
