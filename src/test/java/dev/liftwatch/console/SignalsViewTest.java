package dev.liftwatch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.history.WireRecord;
import dev.liftwatch.logbook.Entry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.text.Width;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The wires on screens of all widths. */
class SignalsViewTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static Map<String, Object> wire(String signal, Object value, Object raw, String terminal, String doubt) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("signal", signal);
        wire.put("value", value);
        wire.put("raw", raw);
        wire.put("source", "board");
        wire.put("channel", signal);
        wire.put("terminal", terminal);
        wire.put("age_ms", 12_000L);
        wire.put("changes_in_hour", 410);
        wire.put("doubt", doubt);
        wire.put("doubt_age_ms", doubt == null ? null : 40_000L);
        return wire;
    }

    private static Map<String, Object> answer(Object... wires) {
        return Map.of("lift", "hz-1", "signals", List.of(wires));
    }

    private static WireRecord record() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 3; i > 0; i--) {
            entries.add(new Entry(
                    i,
                    Instant.parse("2026-11-0" + i + "T08:00:00Z"),
                    true,
                    Map.of(
                            "kind",
                            "signal-contradictory",
                            "phase",
                            "raised",
                            "incident",
                            "w" + i,
                            "signal",
                            "door_zone")));
        }
        return new WireRecord(entries);
    }

    private static SignalsView.Table table(int columns, Map<String, Object> answer, Map<String, Object> before) {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            return new SignalsView(columns, UTC, Optional.of(record())).render(answer, before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void eachWireIsOneRowWithItsTerminalItsTwoValuesAndItsYear() {
        assertEquals(
                """
                Lift hz-1: 2 signals wired
                  WIRE              JUDGED   RAW  AT     SINCE  /H   PAST YEAR
                ! door zone sensor  outside  1    IN3    12 s   410  3x 11-03 contradicts the o~
                  presence sensor   nobody   0    board  12 s   410  -

                ! door zone sensor: NOT BELIEVED for 40 s: flickers. A loose wire?""".replace("\n", System.lineSeparator()),
                table(
                                80,
                                answer(
                                        wire("door_zone", 0L, 1L, "IN3", "chattering"),
                                        wire("occupied", 0L, 0L, null, null)),
                                Map.of())
                        .toString());
    }

    @Test
    void aTelephoneGetsAShorterTable() {
        assertEquals(
                """
                Lift hz-1: 1 signals wired
                  WIRE             JUDGED  AT  1Y
                ! door zone sensor outside IN3 3x

                ! door zone sensor: NOT BELIEVED for 40 s:
                  flickers. A loose wire?""".replace("\n", System.lineSeparator()),
                table(45, answer(wire("door_zone", 0L, 1L, "IN3", "chattering")), Map.of())
                        .toString());
    }

    @Test
    void whatSaysSomethingElseThanBeforeIsMarkedAndNothingElse() {
        Map<String, Object> before =
                answer(wire("door_zone", 0L, 1L, "IN3", null), wire("occupied", 0L, 0L, null, null));
        Map<String, Object> now = answer(wire("door_zone", 0L, 1L, "IN3", null), wire("occupied", 1L, 1L, null, null));
        assertEquals(Set.of(3), table(80, now, before).changed());
        assertEquals(Set.of(), table(80, now, Map.of()).changed());
    }

    @Test
    void everySignalFitsOnEveryScreenInBothLanguages() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                Locale.setDefault(locale);
                Object[] wires = Arrays.stream(Signal.values())
                        .map(signal -> wire(signal.code(), 1L, 1L, "terminal strip X1", "inverted"))
                        .toArray();
                for (int columns : new int[] {45, 80, 100}) {
                    for (String line : new SignalsView(columns, UTC, Optional.of(record()))
                            .render(answer(wires), Map.of())
                            .text()) {
                        assertTrue(Width.of(line) <= columns, () -> Width.of(line) + " columns: " + line);
                    }
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
