package dev.liftwatch.history;

import dev.liftwatch.logbook.Entry;
import dev.liftwatch.text.Printable;
import java.util.Set;

/**
 * One entry of the logbook as a line for people: what kind of thing it is, in a word, and what it is.
 *
 * @param category the code of the word, e.g. {@code alarm}
 * @param text the rest
 */
public record EventText(String category, String text) {
    private static final int LONGEST = 200;

    private static final Set<String> DANGERS =
            Set.of("unintended-movement", "moving-with-door-open", "overtravel-top", "overtravel-bottom", "overspeed");

    /** The line of an entry. */
    public static EventText of(Entry entry, HistoryTexts texts, Setup setup) {
        return switch (entry.kind()) {
            case "trap" -> trap(entry, texts, setup);
            case "answer" -> answer(entry, texts);
            case "resolution" -> new EventText("ended", resolution(entry, texts));
            case "selftest" -> new EventText("test", texts.of("event.selftest." + why(entry)));
            case "maintenance" -> new EventText("visit", visit(entry, texts));
            case "advisory" -> new EventText("note", advisory(entry, texts));
            case "commissioned" -> new EventText("visit", commissioned(entry, texts));
            case "link" -> new EventText("link", link(entry, texts));
            case "gap" ->
                new EventText(
                        "link",
                        texts.of(
                                "event.gap",
                                text(entry, "uplink"),
                                entry.whole("count").orElse(0L)));
            case "start" -> new EventText("box", texts.of("event.start", text(entry, "version")));
            case "stop" -> new EventText("box", texts.of("event.stop"));
            case "setup" ->
                new EventText(
                        "box",
                        texts.of(
                                "event.setup",
                                entry.list("wires").size(),
                                entry.list("floors").size()));
            case "time-correction" -> new EventText("clock", texts.of("event.time-correction", offset(entry, texts)));
            default -> incident(entry, texts);
        };
    }

    private static String text(Entry entry, String key) {
        return Printable.text(entry.text(key), LONGEST);
    }

    private static EventText trap(Entry entry, HistoryTexts texts, Setup setup) {
        String cause = texts.word("cause", entry.text("cause"));
        String reason = texts.word("reason", entry.text("reason"));
        boolean danger = Boolean.TRUE.equals(entry.fields().get("danger"));
        return switch (entry.phase()) {
            case "suspected" -> new EventText("maybe", texts.of("event.trap.suspected", cause));
            case "dismissed" -> new EventText("clear", texts.of("event.trap.dismissed", reason));
            case "raised" ->
                new EventText(
                        "alarm",
                        texts.of(danger ? "event.trap.danger" : "event.trap.raised", texts.place(entry, setup), cause));
            case "updated" ->
                new EventText(
                        "alarm",
                        texts.of(
                                danger ? "event.trap.updated-danger" : "event.trap.updated",
                                texts.word("certainty", entry.text("certainty")),
                                cause));
            case "closed" -> new EventText("ended", texts.of("event.trap.closed", reason));
            default -> new EventText("note", entry.kind() + " " + text(entry, "phase"));
        };
    }

    private static EventText answer(Entry entry, HistoryTexts texts) {
        boolean test = Boolean.TRUE.equals(entry.fields().get("test"));
        String by = text(entry, "by");
        StringBuilder line = new StringBuilder(
                by.isEmpty()
                        ? texts.of("event.answer.nobody", text(entry, "uplink"))
                        : texts.of("event.answer", text(entry, "uplink"), by));
        entry.whole("eta_min").ifPresent(minutes -> line.append(texts.of("event.answer.eta", minutes)));
        if (!text(entry, "note").isEmpty()) {
            line.append(texts.of("event.said", text(entry, "note")));
        }
        return new EventText(test ? "test" : "answer", line.toString());
    }

    private static String resolution(Entry entry, HistoryTexts texts) {
        String said = text(entry, "note");
        return texts.of(
                        "event.resolution",
                        text(entry, "by"),
                        text(entry, "uplink"),
                        texts.word("outcome", entry.text("outcome")))
                + (said.isEmpty() ? "" : texts.of("event.said", said));
    }

    private static String why(Entry entry) {
        return entry.text("why").equals("scheduled") ? "scheduled" : "requested";
    }

    private static String visit(Entry entry, HistoryTexts texts) {
        String note = text(entry, "note");
        String line = texts.of(
                entry.phase().equals("stopped") ? "event.visit.stopped" : "event.visit.started", text(entry, "by"));
        return line + (note.isEmpty() ? "" : texts.of("event.said", note));
    }

    /** Nobody says so where the traffic of the lift has proven its wires. */
    private static String commissioned(Entry entry, HistoryTexts texts) {
        String by = text(entry, "by");
        return by.isEmpty() ? texts.of("event.commissioned.nobody") : texts.of("event.commissioned", by);
    }

    private static String advisory(Entry entry, HistoryTexts texts) {
        String type =
                texts.word("advisory", String.valueOf(entry.tree("advisory").get("type")));
        return texts.of(entry.phase().equals("expired") ? "event.advisory.expired" : "event.advisory.received", type);
    }

    private static String link(Entry entry, HistoryTexts texts) {
        boolean online = entry.phase().equals("online");
        String reason = text(entry, "reason");
        return texts.of(online ? "event.link.online" : "event.link.offline", text(entry, "uplink"))
                + (online || reason.isEmpty() ? "" : texts.of("event.because", reason));
    }

    private static String offset(Entry entry, HistoryTexts texts) {
        long ms = entry.whole("offset_ms").orElse(0L);
        return (ms < 0 ? "-" : "+") + texts.duration(Math.abs(ms));
    }

    /** Every other incident: raised or over, about a wire, an uplink or nothing. */
    private static EventText incident(Entry entry, HistoryTexts texts) {
        String kind = texts.word("kind", kind(entry, texts));
        String subject = entry.text("signal").isEmpty() ? text(entry, "uplink") : texts.signal(entry.text("signal"));
        String what = subject.isEmpty() ? kind : texts.of("event.about", subject, kind);
        if (entry.phase().equals("closed")) {
            boolean absorbed = entry.text("reason").equals("absorbed");
            return new EventText(
                    absorbed ? "note" : "mended", texts.of(absorbed ? "event.absorbed" : "event.over", what));
        }
        boolean danger = DANGERS.contains(entry.kind())
                || Boolean.TRUE.equals(entry.fields().get("danger"));
        return new EventText(danger ? "danger" : "fault", what);
    }

    /** The finer kind where the explanation tells it: a presence sensor that is dead is not merely stuck. */
    private static String kind(Entry entry, HistoryTexts texts) {
        return entry.list("explanation_data").stream()
                .map(sentence -> String.valueOf(sentence.get("key")))
                .filter(key -> key.startsWith("fault." + entry.kind() + "."))
                .map(key -> key.substring("fault.".length()))
                .filter(key -> texts.knows("kind", key))
                .findFirst()
                .orElse(entry.kind());
    }
}
