package dev.liftwatch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.logbook.Entry;
import dev.liftwatch.text.HostileTexts;
import dev.liftwatch.text.Width;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What happened, on a telephone. */
class EventsViewTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-24T13:23:40Z");
    private static final String INCIDENT = "01a219bb-77aa-7000-8000-000000000001";

    private long number = 1000;

    private Entry entry(String at, Object... fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return new Entry(number--, Instant.parse(at), true, map);
    }

    private List<Entry> evening() {
        return List.of(
                entry(
                        "2026-11-24T13:22:20Z",
                        "kind",
                        "signal-inverted",
                        "phase",
                        "raised",
                        "incident",
                        "01a219cc-1",
                        "signal",
                        "door_closed"),
                entry(
                        "2026-11-24T13:22:08Z",
                        "kind",
                        "trap",
                        "phase",
                        "closed",
                        "incident",
                        INCIDENT,
                        "reason",
                        "doors-opened-at-landing"),
                entry(
                        "2026-11-24T13:22:00Z",
                        "kind",
                        "answer",
                        "incident",
                        INCIDENT,
                        "uplink",
                        "city",
                        "by",
                        "desk 2",
                        "eta_min",
                        12),
                entry(
                        "2026-11-24T13:21:06Z",
                        "kind",
                        "trap",
                        "phase",
                        "raised",
                        "incident",
                        INCIDENT,
                        "position_mm",
                        1400,
                        "in_door_zone",
                        false,
                        "cause",
                        "stopped-outside-door-zone"),
                entry(
                        "2026-11-24T13:20:36Z",
                        "kind",
                        "trap",
                        "phase",
                        "suspected",
                        "incident",
                        INCIDENT,
                        "cause",
                        "stopped-outside-door-zone"),
                entry("2026-11-23T12:00:00Z", "kind", "start", "version", "0.1.0"),
                entry("2026-11-22T12:00:00Z", "kind", "start", "version", "0.1.0"),
                entry(
                        "2026-11-22T11:00:00Z",
                        "kind",
                        "setup",
                        "wires",
                        List.of(),
                        "floors",
                        List.of(Map.of("label", "B1", "mm", 0), Map.of("label", "1", "mm", 4200))));
    }

    private String shown(Locale locale, int columns, List<Entry> entries) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return new EventsView("hz-xh-000123", List.of(entries.getLast()), SHANGHAI, NOW)
                    .render(entries, new Page(columns, SHANGHAI));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anEveningOnATelephone() {
        assertEquals("""
                Today  hz-xh-000123  +08:00
                21:22:20 FAULT  doors closed contact:
                                INVERTED  01a219cc
                21:22:08 ended  No longer trapped: doors
                                opened at a landing
                21:22:00 answer city has answered, desk 2,
                                there in 12 min
                21:21:06 ALARM  People trapped: between B1
                                and 1, 1.4 m above B1
                                01a219bb
                21:20:36 maybe  People may be trapped:
                                stopped outside every door
                                zone

                Yesterday
                20:00:00 box    liftwatch 0.1.0 started after
                                a power cut, a kill or a
                                fault

                2026-11-22
                20:00:00 box    liftwatch 0.1.0 started
                19:00:00 box    Set-up noted: 0 wires, 2
                                landings""".replace("\n", System.lineSeparator()), shown(Locale.ENGLISH, 45, evening()));
    }

    @Test
    void theSameInChinese() {
        assertEquals("""
                今天  hz-xh-000123  +08:00
                21:22:20 异常 关门到位：极性接反  01a219cc
                21:22:08 解除 困人结束：门已在层站打开
                21:22:00 应答 city 已应答，desk 2，12 分钟到
                21:21:06 报警 困人：B1 与 1 之间，B1 以上 1.4
                              米  01a219bb
                21:20:36 怀疑 怀疑困人：停在平层区之外

                昨天
                20:00:00 终端 liftwatch 0.1.0 在断电、被强行
                              结束或故障之后启动

                2026-11-22
                20:00:00 终端 liftwatch 0.1.0 启动
                19:00:00 终端 已记录接线 0 根、层站 2 个""".replace("\n", System.lineSeparator()), shown(Locale.SIMPLIFIED_CHINESE, 45, evening()));
    }

    @Test
    void nothingThatOthersHaveWrittenMakesALineOrMovesTheCursor() {
        long seed = new Random().nextLong();
        HostileTexts hostile = new HostileTexts(seed);
        List<String> kinds = List.of(
                "trap",
                "answer",
                "resolution",
                "selftest",
                "maintenance",
                "advisory",
                "link",
                "gap",
                "start",
                "signal-stuck",
                "?");
        for (int i = 0; i < 300; i++) {
            List<Entry> entries = new ArrayList<>();
            for (String kind : kinds) {
                entries.add(entry(
                        "2026-11-24T13:22:20Z",
                        "kind",
                        kind.equals("?") ? hostile.next() : kind,
                        "phase",
                        hostile.next(),
                        "incident",
                        hostile.next(),
                        "uplink",
                        hostile.next(),
                        "by",
                        hostile.next(),
                        "note",
                        hostile.next(),
                        "reason",
                        hostile.next(),
                        "cause",
                        hostile.next(),
                        "signal",
                        hostile.next(),
                        "version",
                        hostile.next(),
                        "floor_label",
                        hostile.next(),
                        "advisory",
                        Map.of("type", hostile.next())));
            }
            for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                shown(locale, 45, entries).lines().forEach(line -> {
                    assertEquals("", HostileTexts.complaint(line), () -> "seed " + seed);
                    assertTrue(Width.of(line) <= 45, () -> "seed " + seed + ": " + line);
                });
            }
        }
    }
}
