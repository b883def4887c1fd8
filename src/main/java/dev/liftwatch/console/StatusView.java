package dev.liftwatch.console;

import dev.liftwatch.text.Printable;
import dev.liftwatch.text.Width;
import dev.liftwatch.wire.Trouble;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The agent's answer as a screen for a technician on a narrow terminal. */
public final class StatusView {
    /** What is told of a source where there is any of it. */
    static final List<String> COUNTERS =
            List.of("bad_checks", "malformed", "gaps", "repeated", "late", "resyncs", "noise_bytes", "rejected");

    private static final List<String> OF_CONNECTION =
            List.of("requests-unreadable", "messages-refused", "client-id-shared", "uplink-quarantined");

    /** Why it is not known whether the broker's certificate was revoked. */
    private static final List<String> UNSURE = List.of("ended", "unusable", "foreign");

    /** A certificate that ends within less than this is shown, days. */
    private static final int FEW_DAYS = 60;

    /** So much of a reason or of a warning is shown, characters; a warning is no longer. */
    private static final int LONGEST_REASON = 300;

    private StatusView() {}

    /**
     * The screen.
     *
     * @param answer what the agent answers to {@code status}
     */
    public static String render(Map<String, Object> answer) {
        StringJoiner screen = new StringJoiner(System.lineSeparator());
        screen.add(Words.of(
                "status.lift", text(answer.get("lift")), text(answer.get("name")), text(answer.get("version"))));
        screen.add(Words.of("status.clock", text(answer.get("at")), word("clock", answer.get("clock"))));
        if (answer.get("picture") instanceof Map<?, ?> picture) {
            incident(screen, picture);
            car(screen, picture);
            signals(screen, picture);
        } else {
            screen.add(Words.of("status.nothing-yet"));
        }
        for (Object source : (List<?>) answer.get("sources")) {
            source(screen, (Map<?, ?>) source);
        }
        for (Object uplink : (List<?>) answer.get("uplinks")) {
            uplink(screen, (Map<?, ?>) uplink);
        }
        surroundings(screen, answer);
        return screen.toString();
    }

    /** What goes on beside the judgement, where anything does. */
    private static void surroundings(StringJoiner screen, Map<?, ?> answer) {
        for (Object lapse : (List<?>) answer.get("lapses")) {
            Map<?, ?> one = (Map<?, ?>) lapse;
            if (OF_CONNECTION.contains(one.get("kind"))) {
                // Its uplink tells it, with what is known besides.
                continue;
            }
            screen.add(Words.of("status." + one.get("kind"), text(one.get("uplink")), text(one.get("since_s"))));
        }
        if (answer.get("state_discarded") instanceof Map<?, ?> discard) {
            screen.add(Words.of(
                    "status.state-discarded",
                    text(discard.get("set_aside")),
                    discard.get("since_s") instanceof Number since ? age(since.longValue()) : "-",
                    word("extent", discard.get("went_on_with")),
                    Printable.text(discard.get("reason"), LONGEST_REASON)));
        }
        if (answer.get("maintenance") instanceof Map<?, ?> visit) {
            screen.add(Words.of("status.maintenance", text(visit.get("until")), text(visit.get("by"))));
        }
        for (Object advisory : (List<?>) answer.get("advisories")) {
            Map<?, ?> one = (Map<?, ?>) advisory;
            String told = one.get("text") == null ? "" : Printable.text(one.get("text"), LONGEST_REASON);
            screen.add(Words.of("status.advisory", word("advisory", one.get("type")), text(one.get("until")), told));
        }
    }

    private static void incident(StringJoiner screen, Map<?, ?> picture) {
        if (picture.get("incident") == null) {
            screen.add(Words.of("status.quiet"));
        } else {
            screen.add(Words.of("status." + picture.get("incident_phase"), text(picture.get("incident"))));
        }
    }

    private static void car(StringJoiner screen, Map<?, ?> picture) {
        screen.add(Words.of(
                "status.car",
                text(picture.get("floor_label")),
                text(picture.get("position_mm")),
                yesNo(picture.get("in_door_zone")),
                yesNo(picture.get("still")),
                yesNo(picture.get("doors_closed")),
                word("presence", picture.get("presence"))));
    }

    private static void signals(StringJoiner screen, Map<?, ?> picture) {
        ((Map<?, ?>) picture.get("signals")).forEach((signal, view) -> {
            Map<?, ?> one = (Map<?, ?>) view;
            Object age = one.get("age_ms");
            screen.add(Words.of(
                    "status.signal",
                    Width.pad(text(signal), 20),
                    Width.pad(text(one.get("value")), 8),
                    age instanceof Number ms ? ms.longValue() / 1000 : "-"));
        });
    }

    private static void source(StringJoiner screen, Map<?, ?> source) {
        screen.add(Words.of(
                "status.source",
                text(source.get("name")),
                word("source", source.get("state")),
                text(source.get("frames"))));
        String counters = COUNTERS.stream()
                .filter(counter -> source.get(counter) instanceof Number count && count.longValue() > 0)
                .map(counter -> Words.of("counter." + counter, text(source.get(counter))))
                .collect(Collectors.joining(", "));
        if (!counters.isEmpty()) {
            screen.add("  " + counters);
        }
        String trouble = trouble(source);
        if (!trouble.isEmpty()) {
            screen.add("  " + trouble);
        }
    }

    /** In the language of the reader; an agent of an earlier version says it in English alone. */
    private static String trouble(Map<?, ?> source) {
        if (!(source.get("troubles") instanceof List<?> sentences)) {
            return Printable.text(source.get("text"), LONGEST_REASON);
        }
        Trouble trouble = Trouble.NONE;
        for (Object sentence : sentences) {
            Map<?, ?> one = (Map<?, ?>) sentence;
            trouble =
                    trouble.and(Trouble.of(String.valueOf(one.get("key")), ((List<?>) one.get("arguments")).toArray()));
        }
        return trouble.text(Locale.getDefault());
    }

    private static void uplink(StringJoiner screen, Map<?, ?> uplink) {
        boolean online = Boolean.TRUE.equals(uplink.get("online"));
        screen.add(Words.of(
                "status.uplink",
                text(uplink.get("name")),
                word("uplink", online ? "online" : "offline"),
                text(uplink.get("waiting"))));
        if (!online) {
            screen.add("  " + Printable.text(uplink.get("reason"), LONGEST_REASON));
        }
        if (uplink.get("troubles") instanceof List<?> troubles) {
            troubles.forEach(trouble -> trouble(screen, (Map<?, ?>) trouble));
        }
        backlog(screen, uplink);
        if (Boolean.TRUE.equals(uplink.get("tested"))) {
            screen.add(
                    uplink.get("proven_s") instanceof Number ago
                            ? Words.of("status.proven", age(ago.longValue()))
                            : Words.of("status.never-proven"));
        }
        if (uplink.get("requests_refused") instanceof Number refused && refused.longValue() > 0) {
            screen.add(Words.of("status.requests-refused", refused));
        }
        if (uplink.get("in_clear") instanceof List<?> servers && !servers.isEmpty()) {
            screen.add(Words.of(
                    "status.in-clear", servers.stream().map(Object::toString).collect(Collectors.joining(", "))));
        }
        if (uplink.get("revocation") instanceof String state && UNSURE.contains(state)) {
            screen.add(Words.of("status.revocation." + state));
        }
        if (uplink.get("certificate_days_left") instanceof Number days && days.longValue() < FEW_DAYS) {
            screen.add(
                    days.longValue() < 0 ? Words.of("status.certificate-ended") : Words.of("status.certificate", days));
        }
    }

    private static void trouble(StringJoiner screen, Map<?, ?> trouble) {
        screen.add(Words.of(
                "status." + trouble.get("kind") + "." + trouble.get("why"),
                trouble.get("since_s") instanceof Number since ? age(since.longValue()) : "-",
                text(trouble.get("topic")),
                text(trouble.get("bytes")),
                text(trouble.get("taken_bytes")),
                text(trouble.get("times"))));
    }

    /** How long ago something was, in a unit that tells something: a test of a minute ago is not one of this hour. */
    static String age(long seconds) {
        if (seconds < 2 * 60) {
            return Words.of("age.seconds", seconds);
        }
        return seconds < 2 * 3600 ? Words.of("age.minutes", seconds / 60) : Words.of("age.hours", seconds / 3600);
    }

    private static void backlog(StringJoiner screen, Map<?, ?> uplink) {
        if (uplink.get("waiting_bytes") instanceof Number bytes && bytes.longValue() > 0) {
            screen.add(Words.of("status.backlog", (bytes.longValue() + 1023) / 1024));
        }
        if (uplink.get("hours_left") != null) {
            screen.add(Words.of("status.hours-left", text(uplink.get("hours_left"))));
        }
        if (uplink.get("waiting_alarms") instanceof Number alarms && alarms.longValue() > 0) {
            screen.add(Words.of("status.oldest-alarm", alarms, text(uplink.get("oldest_alarm_s"))));
        }
    }

    private static String word(String kind, Object value) {
        String key = "word." + kind + "." + value;
        // An agent of another version may say what this one has no word for.
        return Words.bundle().containsKey(key) ? Words.of(key) : text(value);
    }

    private static String yesNo(Object value) {
        return Words.of(value == null ? "word.unknown" : Boolean.TRUE.equals(value) ? "word.yes" : "word.no");
    }

    /** What the agent says, in part what strangers have told it, as it may stand within a line of the screen. */
    private static String text(Object value) {
        return value == null ? Words.of("word.unknown") : Printable.text(value, Printable.NAME);
    }
}
