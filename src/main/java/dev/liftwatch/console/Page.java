package dev.liftwatch.console;

import dev.liftwatch.terminal.Columns;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines for one screen: none is wider than the screen, and times are those of the reader's clock. */
public final class Page {
    /** Where output does not go to a terminal, columns. */
    public static final int USUAL_COLUMNS = 80;

    /** A narrower screen is filled as if it were this wide, columns. */
    private static final int LEAST_COLUMNS = 30;

    /** Longer lines are hard to read, columns. */
    private static final int MOST_COLUMNS = 100;

    /** No line that is kept whole is longer, columns. */
    private static final int MOST_UNBROKEN = 2000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ZONED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final int columns;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();
    private ZonedDateTime now;

    /**
     * An empty page.
     *
     * @param columns how wide the screen is
     * @param zone the zone of the times that are shown
     */
    public Page(int columns, ZoneId zone) {
        this(columns, zone, MOST_COLUMNS);
    }

    private Page(int columns, ZoneId zone, int most) {
        this.columns = Math.clamp(columns, LEAST_COLUMNS, most);
        this.zone = zone;
    }

    /** Adds a text, broken where it is too wide; what is broken off stands below its first word. */
    public void add(String first, String text) {
        if (Columns.of(first) > columns / 2) {
            // A name that leaves no room beside it stands at the margin with the rest.
            add("", first.stripTrailing() + " " + text);
            return;
        }
        int indent = Columns.of(first);
        List<String> broken = Columns.wrap(text, columns - indent);
        for (int i = 0; i < broken.size(); i++) {
            lines.add(((i == 0 ? first : " ".repeat(indent)) + broken.get(i)).stripTrailing());
        }
    }

    /** Adds a text at the margin. */
    public void add(String text) {
        add("", text);
    }

    /** Adds an empty line, but never two, and never as the first. */
    public void gap() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add("");
        }
    }

    /** An empty one of the same width, zone and time, whose lines are not broken. */
    Page another() {
        Page page = new Page(MOST_UNBROKEN, zone, MOST_UNBROKEN);
        page.now = now;
        return page;
    }

    /** What stands on it. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The time of day of an RFC 3339 time; a text that says none is returned unchanged. */
    public String clock(String rfc3339) {
        ZonedDateTime at = parse(rfc3339);
        return at == null ? rfc3339 : TIME.format(at);
    }

    /** How wide it is, columns. */
    public int columns() {
        return columns;
    }

    /** The time of the page with its zone, from RFC 3339; other times are shown relative to it. A text that says no time is returned unchanged. */
    public String began(String rfc3339) {
        now = parse(rfc3339);
        return now == null ? rfc3339 : ZONED.format(now);
    }

    /** A time as a person at the box reads it: of today without the date. */
    public String time(String rfc3339) {
        ZonedDateTime at = parse(rfc3339);
        if (at == null) {
            return rfc3339;
        }
        boolean today = now != null && at.toLocalDate().equals(now.toLocalDate());
        return (today ? TIME : DAY).format(at);
    }

    private ZonedDateTime parse(String rfc3339) {
        try {
            return Instant.parse(rfc3339).atZone(zone);
        } catch (DateTimeException none) {
            return null;
        }
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
