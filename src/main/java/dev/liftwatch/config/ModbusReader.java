package dev.liftwatch.config;

import dev.liftwatch.modbus.ModbusRead;
import dev.liftwatch.modbus.ModbusRead.NumberLayout;
import dev.liftwatch.modbus.ModbusRead.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the settings of a Modbus line: how often, how patient, and what its units are asked. */
final class ModbusReader {
    private static final String POLL_KEY = "poll_ms";
    private static final String TIMEOUT_KEY = "timeout_ms";
    private static final String READS_KEY = "reads";
    private static final Rule<Long> POLL = Rule.whole(20, 5000);
    private static final long DEFAULT_POLL_MS = 100;
    private static final Rule<Long> TIMEOUT = Rule.whole(50, 5000);
    private static final long DEFAULT_TIMEOUT_MS = 500;
    private static final int MOST_READS = 32;

    /** Broadcasts have address 0, and those above 247 are reserved. */
    private static final Rule<Long> UNIT = Rule.whole(1, 247);

    private static final Rule<Long> ADDRESS = Rule.whole(0, 65_535);
    private static final int MOST_BITS = 64;
    private static final int MOST_REGISTERS = 2;
    private static final Rule<Long> MASK = Rule.whole(1, 0xFFFF_FFFFL);
    private static final Rule<Table> TABLE = Rule.oneOf(tables());
    private static final Rule<Boolean> WORD_ORDER = Rule.oneOf(wordOrders());
    private static final Rule<String> CHANNEL =
            Rule.matching(Pattern.compile("[a-z][a-z0-9_]{0,31}"), Phrase.of("allowed.modbus-channel"));

    private ModbusReader() {}

    private static Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("discrete-inputs", Table.DISCRETE_INPUTS);
        tables.put("coils", Table.COILS);
        tables.put("input-registers", Table.INPUT_REGISTERS);
        tables.put("holding-registers", Table.HOLDING_REGISTERS);
        return tables;
    }

    private static Map<String, Boolean> wordOrders() {
        Map<String, Boolean> orders = new LinkedHashMap<>();
        orders.put("high-first", false);
        orders.put("low-first", true);
        return orders;
    }

    static Protocol read(Section section) {
        long pollMs = section.optional(POLL_KEY, POLL).orElse(DEFAULT_POLL_MS);
        long timeoutMs = section.optional(TIMEOUT_KEY, TIMEOUT).orElse(DEFAULT_TIMEOUT_MS);
        List<ModbusRead> reads = new ArrayList<>();
        if (!section.has(READS_KEY)) {
            section.missing(READS_KEY, Phrase.of("allowed.modbus-reads", MOST_READS));
        }
        Map<String, ModbusRead> byChannel = new HashMap<>();
        for (Section entry :
                section.tableList(READS_KEY, 1, MOST_READS, Phrase.of("allowed.modbus-reads", MOST_READS))) {
            ModbusRead read = question(entry);
            boolean taken = read.channels().stream().anyMatch(byChannel::containsKey);
            if (taken && entry.has("channel")) {
                entry.wrong("channel", Phrase.of("allowed.modbus-channel-once"));
            }
            read.channels().forEach(channel -> byChannel.put(channel, read));
            reads.add(read);
        }
        return new Protocol.Modbus(List.copyOf(reads), pollMs, timeoutMs);
    }

    /** Where it is not known what is spoken, nobody can say which of these are wrong. */
    static void passOver(Section section) {
        section.optional(POLL_KEY, POLL);
        section.optional(TIMEOUT_KEY, TIMEOUT);
        section.passOver(READS_KEY);
    }

    private static ModbusRead question(Section entry) {
        int unit = entry.required("unit", UNIT, 1L).intValue();
        Table table = entry.required("table", TABLE, Table.DISCRETE_INPUTS);
        int address = entry.required("address", ADDRESS, 0L).intValue();
        Rule<Long> counts = Rule.whole(1, table.isBits() ? MOST_BITS : MOST_REGISTERS);
        int count = entry.required("count", counts, 1L).intValue();
        String channel = entry.required("channel", CHANNEL, "di");
        NumberLayout layout = table.isBits() ? null : layout(entry);
        entry.refuseUnknownKeys();
        return new ModbusRead(unit, table, address, count, channel, layout);
    }

    private static NumberLayout layout(Section entry) {
        boolean signed = entry.optional("signed", Rule.yesOrNo()).orElse(false);
        boolean lowWordFirst = entry.optional("word_order", WORD_ORDER).orElse(false);
        long mask = entry.optional("mask", MASK).orElse(0L);
        return new NumberLayout(signed, lowWordFirst, mask);
    }
}
