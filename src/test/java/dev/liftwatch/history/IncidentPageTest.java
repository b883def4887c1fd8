package dev.liftwatch.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.logbook.Entry;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The report of an incident: everything that is known of it, in both languages, in one file that every browser shows. */
class IncidentPageTest {
    private static final Instant BEGAN = Instant.parse("2026-11-24T12:30:00Z");
    private static final String INCIDENT = "01a219bb-77aa-7000-8000-000000000001";
    private static final long RAISED_MS = 3_000_000;

    @TempDir
    Path home;

    private long number;

    private static void row(StringBuilder trace, long ms, String signal, Object value) {
        trace.append(ms).append(',').append(signal).append(',').append(value).append('\n');
    }

    /** An hour of a lift that rides up and down until it stops between two landings, ten readings a second. */
    private BlackBox anHour() throws Exception {
        StringBuilder trace = new StringBuilder("# began=" + BEGAN + "\nt_ms,signal,value\n");
        for (String flag : List.of("door_closed", "door_zone", "occupied")) {
            row(trace, 0, flag, 0);
        }
        row(trace, 0, "position_mm", 0);
        trace.append("# readings\n");
        for (long ms = 100; ms <= 3_600_000; ms += 100) {
            long heightMm = ms > RAISED_MS - 60_000 ? 1400 : Math.round(2100 + 2100 * Math.sin(ms / 20_000.0));
            row(trace, ms, "position_mm", heightMm);
            if (ms % 20_000 == 0) {
                row(trace, ms, "door_closed", ms / 20_000 % 2);
                row(trace, ms, "door_zone", ms % 60_000 == 0 ? "-" : ms / 40_000 % 2);
            }
            if (ms == RAISED_MS) {
                trace.append("# decided=" + ms + " " + (ms - 60_000) + " trap raised " + INCIDENT
                        + " stopped-outside-door-zone\n");
            }
        }
        Path folder = Files.createDirectories(home.resolve("blackbox"));
        Files.writeString(folder.resolve("00000001.csv"), trace);
        return BlackBox.open(folder);
    }

    private Entry step(long ms, Object... fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        map.putIfAbsent("incident", INCIDENT);
        return new Entry(++number, BEGAN.plusMillis(ms), true, map);
    }

    private IncidentStory story(String by) {
        Setup setup = new Setup(
                "Building <3>, lift",
                "Road 1 & 2",
                "012345",
                "311",
                List.of(new Setup.Floor("B1", 0), new Setup.Floor("1", 4200)),
                List.of(
                        new Setup.Wire("door_closed", "IN1"),
                        new Setup.Wire("door_zone", "IN3"),
                        new Setup.Wire("position_mm", "encoder")));
        List<Entry> troubles = List.of(
                step(2_500_000, "kind", "signal-stuck", "phase", "raised", "incident", "w1", "signal", "door_zone"));
        List<Entry> steps = List.of(
                step(RAISED_MS - 30_000, "kind", "trap", "phase", "suspected", "cause", "stopped-outside-door-zone"),
                step(
                        RAISED_MS,
                        "kind",
                        "trap",
                        "phase",
                        "raised",
                        "cause",
                        "stopped-outside-door-zone",
                        "position_mm",
                        1400,
                        "in_door_zone",
                        false,
                        "certainty",
                        "confirmed",
                        "probability",
                        0.97,
                        "occurred_at",
                        BEGAN.plusMillis(RAISED_MS - 60_000).toString(),
                        "explanation_data",
                        List.of(Map.of("key", "cause.stopped-outside-door-zone", "numbers", List.of(60)))),
                step(RAISED_MS + 54_000, "kind", "answer", "uplink", "city", "by", by, "eta_min", 12),
                step(RAISED_MS + 400_000, "kind", "trap", "phase", "closed", "reason", "doors-opened-at-landing"));
        return new IncidentStory("hz-1", INCIDENT, steps, setup, new WireRecord(troubles), "0.1.0");
    }

    private static String page(IncidentStory story, BlackBox box, Locale first) throws Exception {
        return IncidentPage.of(
                story, box, ZoneId.of("Asia/Shanghai"), Instant.parse("2026-11-24T14:00:00Z"), "0.1.0", first);
    }

    private static Document parsed(String page) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        return parsers.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    @Test
    void itSaysWhereHowLongWhoAnsweredAndAfterHowLongInBothLanguages() throws Exception {
        String page = page(story("desk 2"), anHour(), Locale.ENGLISH);
        for (String said : List.of(
                "between B1 and 1, 1.4 m above B1",
                "B1 与 1 之间，B1 以上 1.4 米",
                "2026-11-24 21:19:00",
                "2026-11-24 21:20:00, after 1 min 0 s",
                "city has answered, desk 2, there in 12 min (after 54 s)",
                "city 已应答，desk 2，12 分钟到（54 秒 后）",
                "7 min 40 s, until 2026-11-24 21:26:40",
                "confirmed, 97 % likely",
                "NOT BELIEVED: stuck",
                "doors opened at a landing",
                "门已在层站打开",
                "Building &lt;3&gt;, lift",
                "Road 1 &amp; 2",
                "+08:00")) {
            assertTrue(page.contains(said), () -> "not in the page: " + said);
        }
    }

    @Test
    void anHourIsSmallAndNeedsNoScriptAndNothingFromElsewhere() throws Exception {
        String page = page(story("desk 2"), anHour(), Locale.ENGLISH);
        int bytes = page.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        assertTrue(bytes < 300_000, () -> bytes + " bytes");
        assertFalse(page.contains("<script"), "a script");
        assertFalse(page.replace("http://www.w3.org/1999/xhtml", "").contains("http"), "something from elsewhere");
        assertFalse(page.contains("src="), "another file");
    }

    @Test
    void itIsWellFormedAndEveryIdStandsOnce() throws Exception {
        Document page = parsed(page(story("desk 2"), anHour(), Locale.SIMPLIFIED_CHINESE));
        assertEquals("zh-CN", page.getDocumentElement().getAttribute("lang"));
        Set<String> ids = new HashSet<>();
        Set<String> used = new HashSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            String id = element.getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), () -> "twice: " + id);
            if (element.getAttribute("href").startsWith("#")) {
                used.add(element.getAttribute("href").substring(1));
            }
        }
        assertTrue(ids.containsAll(used), () -> used + " of " + ids);
        assertEquals(2, page.getElementsByTagName("section").getLength());
    }

    @Test
    void theStripsShowWhatWasUnknownAndWhatWasNotBelieved() throws Exception {
        Document page = parsed(page(story("desk 2"), anHour(), Locale.ENGLISH));
        NodeList rectangles = page.getElementsByTagName("rect");
        int unknown = 0;
        int doubted = 0;
        for (int i = 0; i < rectangles.getLength(); i++) {
            String kind = ((Element) rectangles.item(i)).getAttribute("class");
            unknown += kind.equals("unknown") ? 1 : 0;
            doubted += kind.equals("doubted") ? 1 : 0;
        }
        // The door zone is lost in twenty seconds of every minute within the window, in each of two languages.
        assertTrue(unknown >= 20, unknown + " hatched");
        assertEquals(2, doubted);
    }

    @Test
    void whateverAnybodyHasWrittenThePageStaysWhole() throws Exception {
        long seed = new java.util.Random().nextLong();
        dev.liftwatch.text.HostileTexts hostile = new dev.liftwatch.text.HostileTexts(seed);
        BlackBox box = anHour();
        for (int i = 0; i < 30; i++) {
            String by = hostile.next() + "</td><script>alert(1)</script>]]>&\"'";
            String page = page(story(by), box, Locale.ENGLISH);
            assertFalse(page.contains("<script"), () -> "seed " + seed);
            parsed(page);
        }
    }

    @Test
    void withoutReadingsItStillTellsWhatHappened() throws Exception {
        String page = page(story("desk 2"), BlackBox.open(home.resolve("none")), Locale.ENGLISH);
        parsed(page);
        assertTrue(page.contains("holds no readings of that time"), page);
        assertTrue(page.contains("city has answered, desk 2"), page);
    }
}
