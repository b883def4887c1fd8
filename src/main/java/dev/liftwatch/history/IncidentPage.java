package dev.liftwatch.history;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.logbook.Entry;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report of one incident: one file of HTML in both languages, that needs no script, no network and no other file. */
public final class IncidentPage {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private final IncidentStory story;
    private final ZoneId zone;
    private final Instant madeAt;
    private final String madeBy;
    private final Optional<Recorded> recorded;
    private final Window window;

    private IncidentPage(
            IncidentStory story,
            ZoneId zone,
            Instant madeAt,
            String madeBy,
            Optional<Recorded> recorded,
            Window window) {
        this.story = story;
        this.zone = zone;
        this.madeAt = madeAt;
        this.madeBy = madeBy;
        this.recorded = recorded;
        this.window = window;
    }

    /**
     * The page.
     *
     * @param box the record of the lift
     * @param zone in which times are shown
     * @param madeAt when the report is made
     * @param madeBy the version that makes it
     * @param first the language that comes first
     */
    public static String of(IncidentStory story, BlackBox box, ZoneId zone, Instant madeAt, String madeBy, Locale first)
            throws IOException {
        Optional<BlackBox.Incident> known = box.incidents().stream()
                .filter(incident -> incident.id().equals(story.incident()))
                .findFirst();
        Optional<Recorded> recorded = Optional.empty();
        Window window = new Window(story.since(), story.endedAt().orElse(madeAt));
        if (known.isPresent()) {
            BlackBox.Span span = box.around(known.get());
            Instant boxRaised = box.wall(known.get().marks().getFirst().atMs());
            Duration shift =
                    Duration.between(boxRaised, story.steps().getFirst().at());
            // A second is what a mark and an entry of the same decision may be apart.
            Duration correction = shift.abs().toSeconds() < 2 ? Duration.ZERO : shift;
            long lastMs = box.all().map(BlackBox.Span::toMs).orElse(span.toMs());
            window = new Window(
                    box.wall(span.fromMs()).plus(correction),
                    box.wall(Math.min(span.toMs(), lastMs)).plus(correction));
            recorded = Optional.of(Recorded.of(box, span, window, story.raisedAt(), correction));
        }
        return new IncidentPage(story, zone, madeAt, madeBy, recorded, window).html(first);
    }

    private String html(Locale first) {
        boolean chineseFirst = first.getLanguage().equals("zh");
        HistoryTexts english = HistoryTexts.in(Locale.ENGLISH);
        HistoryTexts chinese = HistoryTexts.in(Locale.SIMPLIFIED_CHINESE);
        List<HistoryTexts> languages = chineseFirst ? List.of(chinese, english) : List.of(english, chinese);
        Html page = new Html();
        page.raw("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + tag(languages.getFirst())
                + "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.element(
                "title",
                languages
                        .getFirst()
                        .of(
                                "report.title",
                                story.lift(),
                                FULL.format(story.raisedAt().atZone(zone))));
        page.raw("<style>\n").raw(PageStyle.CSS).raw("</style>\n</head>\n<body>\n");
        page.raw(PageStyle.PATTERNS);
        page.raw("<nav>");
        for (HistoryTexts language : languages) {
            page.raw("<a href=\"#" + tag(language) + "\" lang=\"" + tag(language) + "\">")
                    .text(language.of("report.language"))
                    .raw("</a> ");
        }
        page.raw("</nav>\n");
        for (HistoryTexts language : languages) {
            page.raw("<section id=\"" + tag(language) + "\" lang=\"" + tag(language) + "\">\n");
            section(page, language, language == languages.getFirst());
            page.raw("</section>\n");
        }
        return page.raw("</body>\n</html>\n").toString();
    }

    private static String tag(HistoryTexts language) {
        return language.locale().getLanguage().equals("zh") ? "zh-CN" : "en";
    }

    private void section(Html page, HistoryTexts texts, boolean first) {
        Entry told = story.told();
        boolean danger = Boolean.TRUE.equals(told.fields().get("danger"));
        page.element(danger ? "h1 class=\"danger\"" : "h1", texts.word("kind", story.kind()));
        page.element(
                "p class=\"lift\"",
                story.setup().name().isEmpty() ? story.lift() : story.setup().name() + " (" + story.lift() + ")");
        facts(page, texts);
        page.element("h2", texts.of("report.timeline"));
        timeline(page, texts);
        page.element("h2", texts.of("report.strips"));
        if (recorded.isPresent() && !recorded.get().strips().isEmpty()) {
            new StripDrawing(recorded.get(), story, window, zone).into(page, texts, first);
        } else {
            page.element("p", texts.of("report.no-strips"));
        }
        String explanation = texts.explanation(told);
        if (!explanation.isEmpty()) {
            page.element("h2", texts.of("report.why")).element("p", explanation);
        }
        if (!story.setup().wires().isEmpty()) {
            page.element("h2", texts.of("report.wires"));
            wires(page, texts);
        }
        page.element("h2", texts.of("report.about"));
        about(page, texts);
    }

    private void facts(Html page, HistoryTexts texts) {
        Entry told = story.told();
        Instant end = story.endedAt().orElse(madeAt);
        page.raw("<dl>\n");
        fact(page, texts.of("report.where"), texts.place(told, story.setup()));
        fact(page, texts.of("report.address"), story.setup().address());
        fact(page, texts.of("report.rescue-code"), story.setup().rescueCode());
        fact(page, texts.of("report.registration-code"), story.setup().registrationCode());
        fact(page, texts.of("report.since"), full(story.since()));
        story.first("raised")
                .ifPresent(raised -> fact(
                        page,
                        texts.of("report.alarm"),
                        texts.of("report.after", full(raised.at()), between(story.since(), raised.at(), texts))));
        fact(
                page,
                texts.of("report.lasted"),
                texts.of(
                        story.endedAt().isPresent() ? "report.ended" : "report.open",
                        between(story.since(), end, texts),
                        full(end)));
        answers(page, texts);
        ending(page, texts);
        certainty(page, texts, told);
        page.raw("</dl>\n");
    }

    private void answers(Html page, HistoryTexts texts) {
        if (story.kind().equals("trap")
                && story.first("raised").isPresent()
                && story.answers().isEmpty()) {
            fact(page, texts.of("report.answered"), texts.of("report.nobody"));
        }
        for (Entry answer : story.answers()) {
            fact(
                    page,
                    texts.of("report.answered"),
                    texts.of(
                            "report.after-alarm",
                            EventText.of(answer, texts, story.setup()).text(),
                            between(story.raisedAt(), answer.at(), texts)));
        }
    }

    private void ending(Html page, HistoryTexts texts) {
        story.first("closed")
                .or(() -> story.first("dismissed"))
                .filter(end -> !end.text("reason").isEmpty())
                .ifPresent(end -> fact(page, texts.of("report.end"), texts.word("reason", end.text("reason"))));
        story.steps().stream()
                .filter(step -> step.kind().equals("resolution"))
                .forEach(step -> fact(
                        page,
                        texts.of("report.said"),
                        EventText.of(step, texts, story.setup()).text()));
    }

    private static void certainty(Html page, HistoryTexts texts, Entry told) {
        if (told.text("certainty").isEmpty()) {
            return;
        }
        String word = texts.word("certainty", told.text("certainty"));
        Object share = told.fields().get("probability");
        fact(
                page,
                texts.of("report.certainty"),
                share instanceof Number number
                        ? texts.of("report.likely", word, Math.round(number.doubleValue() * 100))
                        : word);
    }

    private static void fact(Html page, String name, String value) {
        if (!value.isEmpty()) {
            page.raw("<div>").element("dt", name).element("dd", value).raw("</div>\n");
        }
    }

    private String full(Instant at) {
        return FULL.format(at.atZone(zone));
    }

    private static String between(Instant from, Instant to, HistoryTexts texts) {
        return texts.duration(Math.max(0, Duration.between(from, to).toMillis()));
    }

    private void timeline(Html page, HistoryTexts texts) {
        page.raw("<table class=\"timeline\"><thead><tr>")
                .element("th scope=\"col\"", texts.of("report.time", ZONE.format(madeAt.atZone(zone))))
                .element("th scope=\"col\"", texts.of("report.offset"))
                .element("th scope=\"col\"", texts.of("report.what"))
                .raw("</tr></thead><tbody>\n");
        String day = DATE.format(story.steps().getFirst().at().atZone(zone));
        for (Entry step : story.steps()) {
            EventText line = EventText.of(step, texts, story.setup());
            String of = DATE.format(step.at().atZone(zone));
            String time = TIME.format(step.at().atZone(zone));
            page.raw("<tr class=\"" + line.category() + "\">")
                    .element("td", (of.equals(day) ? "" : of + " ") + time + (step.synced() ? "" : " ?"))
                    .element("td", "+" + between(story.since(), step.at(), texts))
                    .element("td", texts.of("event.about", texts.word("category", line.category()), line.text()))
                    .raw("</tr>\n");
        }
        page.raw("</tbody></table>\n");
    }

    private void wires(Html page, HistoryTexts texts) {
        page.raw("<table class=\"wires\"><thead><tr>");
        for (String column : List.of("wire", "at-alarm", "changes", "worth")) {
            page.element("th scope=\"col\"", texts.of("report.column." + column));
        }
        page.raw("</tr></thead><tbody>\n");
        for (Setup.Wire wire : story.setup().wires()) {
            Optional<Signal> signal = Signal.of(wire.signal());
            String value = signal.flatMap(one -> recorded.flatMap(box -> box.atMoment(one)))
                    .map(one -> texts.value(wire.signal(), one) + unit(wire.signal()))
                    .orElse("-");
            String changes = signal.flatMap(
                            one -> recorded.map(box -> box.strips().get(one)))
                    .map(strip -> String.valueOf(strip.changes()))
                    .orElse("-");
            page.raw("<tr>")
                    .element("td", texts.of("report.wire", texts.signal(wire.signal()), wire.place()))
                    .element("td", value)
                    .element("td", changes)
                    .element("td", worth(wire.signal(), texts))
                    .raw("</tr>\n");
        }
        page.raw("</tbody></table>\n");
    }

    /** The unit of a number, from the name of its signal. */
    private static String unit(String signal) {
        if (signal.endsWith("_mm")) {
            return " mm";
        }
        if (signal.endsWith("_mm_s")) {
            return " mm/s";
        }
        return signal.endsWith("_kg") ? " kg" : signal.endsWith("_c") ? " °C" : "";
    }

    /** Whether the wire was believed when it mattered, and what was wrong with it before. */
    private String worth(String signal, HistoryTexts texts) {
        List<WireRecord.Trouble> troubles = story.wires().of(signal);
        Instant at = story.raisedAt();
        Optional<WireRecord.Trouble> then = troubles.stream()
                .filter(one ->
                        !one.from().isAfter(at) && one.to().orElse(Instant.MAX).isAfter(at))
                .findFirst();
        String now = then.map(one -> texts.of("report.worth.not", texts.word("kind", one.kind())))
                .orElseGet(() -> texts.of("report.worth.believed"));
        int others = troubles.size() - (then.isPresent() ? 1 : 0);
        return others == 0 ? now : now + texts.of("report.worth.year", others);
    }

    private void about(Html page, HistoryTexts texts) {
        page.raw("<dl>\n");
        fact(page, texts.of("report.incident"), story.incident());
        fact(page, texts.of("report.judged-by"), story.version().isEmpty() ? "" : "liftwatch " + story.version());
        fact(page, texts.of("report.made"), texts.of("report.made-by", full(madeAt), madeBy));
        boolean synced = story.steps().stream().allMatch(Entry::synced);
        fact(page, texts.of("report.clock"), texts.of(synced ? "report.clock.synced" : "report.clock.unsynced"));
        page.raw("</dl>\n").element("p class=\"safety\"", texts.of("report.safety"));
    }
}
