package dev.liftwatch.link;

/**
 * A stored message on its way.
 *
 * @param number its place in the order of storing; what it is acknowledged and forgotten by
 * @param id its own id
 * @param topic the topic below the uplink's prefix
 * @param needsAnswer whether it is delivered only by the platform's own answer, and sent again until then
 * @param late whether it was stored before the connection it goes out on was there: it goes out marked as replayed
 * @param body the JSON text, ending in {@link #FRESH_END}
 */
public record Outgoing(long number, String id, String topic, boolean needsAnswer, boolean late, String body) {
    /** How every stored body ends, so that a repeat differs in this and nothing else. */
    public static final String FRESH_END = "\"replayed\":false}";

    private static final String ALARM = "alarm";
    private static final String INCIDENT = "\"incident\":\"";
    private static final String REPEATED_END = "\"replayed\":true}";

    public Outgoing {
        if (!body.endsWith(FRESH_END)) {
            throw new IllegalArgumentException("a stored message ends in " + FRESH_END);
        }
    }

    /** Whether people may wait for its answer: a test alarm is delivered as an alarm is, but hurries nobody. */
    boolean isAlarm() {
        return needsAnswer && topic.equals(ALARM);
    }

    /** The incident it tells of; its own id where it names none. */
    String incident() {
        int start = body.indexOf(INCIDENT) + INCIDENT.length();
        int end = body.indexOf('"', start);
        return start < INCIDENT.length() || end < 0 ? id : body.substring(start, end);
    }

    Outgoing asLate() {
        return late ? this : new Outgoing(number, id, topic, needsAnswer, true, body);
    }

    /** The text to send; marked when it is sent late or again. */
    public String text(boolean again) {
        return text(body, again);
    }

    /** The text of one of its shorter forms, marked in the same way. */
    String text(String form, boolean again) {
        return again || late ? form.substring(0, form.length() - FRESH_END.length()) + REPEATED_END : form;
    }
}
