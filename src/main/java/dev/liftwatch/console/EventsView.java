package dev.liftwatch.console;

import dev.liftwatch.history.EventText;
import dev.liftwatch.history.HistoryTexts;
import dev.liftwatch.history.Setup;
import dev.liftwatch.logbook.Entry;
import dev.liftwatch.text.Printable;
import dev.liftwatch.text.Width;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What happened as lines for a narrow terminal, under a heading for each day, and as trees for programs. */
public final class EventsView {
    /** The beginning of an id that is shown, characters; more where two incidents share it. */
    private static final int ID = 8;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
    private static final List<String> OF_CATEGORIES = List.of(
            "alarm", "danger", "maybe", "clear", "ended", "fault", "mended", "answer", "visit", "test", "note", "link",
            "box", "clock");

    private final String lift;
    private final List<Entry> setups;
    private final ZoneId zone;
    private final Instant now;
    private final HistoryTexts texts = HistoryTexts.in(Locale.getDefault());
    private final int categoryWidth = OF_CATEGORIES.stream()
            .mapToInt(category -> Width.of(texts.word("category", category)))
            .max()
            .orElse(0);
    private LocalDate day;
    private boolean begun;

    /**
     * A view of the events of a lift.
     *
     * @param setups how it was set up, newest first
     * @param zone in which times are shown
     * @param now tells today from other days
     */
    public EventsView(String lift, List<Entry> setups, ZoneId zone, Instant now) {
        this.lift = Printable.text(lift, Printable.NAME);
        this.setups = setups;
        this.zone = zone;
        this.now = now;
    }

    /** Puts events on a page, in the order in which they come; the headings go on from the page before. */
    public String render(List<Entry> entries, Page page) {
        Set<Long> unclean = uncleanStarts(entries);
        int shownId = shownId(entries);
        for (Entry entry : entries) {
            heading(entry, page);
            EventText line = EventText.of(entry, texts, Setup.at(setups, entry.number()));
            String text = unclean.contains(entry.number())
                    ? texts.of("event.start.unclean", entry.text("version"))
                    : line.text();
            boolean named = entry.phase().equals("raised")
                    && !entry.incident().isEmpty()
                    && !entry.kind().equals("selftest");
            String id = Printable.text(entry.incident(), Printable.NAME);
            page.add(
                    TIME.format(entry.at().atZone(zone)) + (entry.synced() ? " " : "?")
                            + Width.pad(texts.word("category", line.category()), categoryWidth) + " ",
                    named ? text + "  " + id.substring(0, Math.min(shownId, id.length())) : text);
        }
        return page.toString();
    }

    /** The first line says whose events these are, and in which zone; every heading says the day. */
    private void heading(Entry entry, Page page) {
        LocalDate of = entry.at().atZone(zone).toLocalDate();
        if (of.equals(day)) {
            return;
        }
        day = of;
        LocalDate today = now.atZone(zone).toLocalDate();
        String name = of.equals(today)
                ? Words.of("events.today")
                : of.equals(today.minusDays(1)) ? Words.of("events.yesterday") : DAY.format(of);
        page.gap();
        page.add(begun ? name : name + "  " + lift + "  " + ZONE.format(now.atZone(zone)));
        begun = true;
    }

    /** Those that follow another start without a stop in between. */
    private static Set<Long> uncleanStarts(List<Entry> entries) {
        List<Entry> starts = new ArrayList<>(entries.stream()
                .filter(entry -> entry.kind().equals("start") || entry.kind().equals("stop"))
                .toList());
        starts.sort(java.util.Comparator.comparingLong(Entry::number));
        Set<Long> unclean = new HashSet<>();
        for (int i = 1; i < starts.size(); i++) {
            if (starts.get(i).kind().equals("start") && starts.get(i - 1).kind().equals("start")) {
                unclean.add(starts.get(i).number());
            }
        }
        return unclean;
    }

    /** So many characters of an id tell the incidents that are shown from each other. */
    private static int shownId(List<Entry> entries) {
        Set<String> ids = new HashSet<>();
        entries.forEach(entry -> ids.add(entry.incident()));
        int length = ID;
        while (length < Printable.NAME) {
            int end = length;
            long different = ids.stream()
                    .map(id -> id.substring(0, Math.min(end, id.length())))
                    .distinct()
                    .count();
            if (different == ids.size()) {
                break;
            }
            length++;
        }
        return length;
    }

    /** An event for programs: what the logbook has, with its category and an English sentence. */
    public Map<String, Object> tree(Entry entry) {
        EventText line = EventText.of(entry, HistoryTexts.in(Locale.ENGLISH), Setup.at(setups, entry.number()));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("number", entry.number());
        tree.put("at", entry.at().toString());
        tree.put("clock", entry.synced() ? "synced" : "unsynced");
        tree.put("category", line.category());
        tree.put("text", line.text());
        entry.fields().forEach(tree::putIfAbsent);
        return tree;
    }
}
