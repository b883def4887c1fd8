package dev.liftwatch.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Reads what is spoken on a serial line, and the settings that only this protocol has. */
final class ProtocolReader {
    private static final String RESOLUTION_KEY = "resolution_um";
    private static final String BIT_RATE_KEY = "can_bitrate_kbit";
    private static final String LAYOUT_KEY = "can_profile";
    private static final String ID_KEY = "can_id";

    /** A step of an encoder, µm. */
    private static final Rule<BigDecimal> RESOLUTION = Rule.number("0.1", "10000");

    /** Identifiers have 11 bits, and 0 is the bus master's. */
    private static final Rule<Long> ID = Rule.whole(1, 0x7FF);

    private static final List<Long> BIT_RATES = List.of(10L, 20L, 50L, 100L, 125L, 250L, 500L, 800L, 1000L);
    private static final long LIFT_BIT_RATE = 250;
    private static final Rule<Long> BIT_RATE = oneOf(BIT_RATES);
    private static final Rule<Protocol.CanLayout> LAYOUT = Rule.oneOf(layouts());

    /** An EMAL counts hundredths of a millimetre. */
    private static final BigDecimal EMAL_STEP_UM = BigDecimal.TEN;

    private static final int UM_A_MM_DIGITS = 3;

    private static final Map<String, BiFunction<String, Section, Protocol>> READERS = readers();

    private ProtocolReader() {}

    private static Map<String, BiFunction<String, Section, Protocol>> readers() {
        Map<String, BiFunction<String, Section, Protocol>> readers = new LinkedHashMap<>();
        readers.put("sentence", (code, section) -> new Protocol.Sentence());
        readers.put("limax", (code, section) -> {
            BigDecimal stepUm = section.required(RESOLUTION_KEY, RESOLUTION, BigDecimal.ONE);
            return new Protocol.Elgo(Protocol.ElgoModel.LIMAX, millimetres(stepUm));
        });
        readers.put("emal", (code, section) -> {
            BigDecimal stepUm = section.optional(RESOLUTION_KEY, RESOLUTION).orElse(EMAL_STEP_UM);
            return new Protocol.Elgo(Protocol.ElgoModel.EMAL, millimetres(stepUm));
        });
        readers.put("slcan", (code, section) -> slcan(section));
        readers.put("modbus", (code, section) -> ModbusReader.read(section));
        return readers;
    }

    /** What the section says; a sentence line where it says nothing that is allowed. */
    static Protocol read(Section section) {
        Map<String, String> codes = new LinkedHashMap<>();
        READERS.keySet().forEach(code -> codes.put(code, code));
        String code = section.required("protocol", Rule.oneOf(codes), "");
        if (code.isEmpty()) {
            passOverSettings(section);
            return new Protocol.Sentence();
        }
        return READERS.get(code).apply(code, section);
    }

    /** Where it is not known what is spoken, nobody can say which of these are wrong. */
    private static void passOverSettings(Section section) {
        section.optional(RESOLUTION_KEY, RESOLUTION);
        section.optional(BIT_RATE_KEY, BIT_RATE);
        section.optional(LAYOUT_KEY, LAYOUT);
        section.optional(ID_KEY, ID);
        ModbusReader.passOver(section);
    }

    private static Protocol slcan(Section section) {
        Protocol.CanLayout layout = section.required(LAYOUT_KEY, LAYOUT, Protocol.CanLayout.DS406);
        long bitRate = section.optional(BIT_RATE_KEY, BIT_RATE).orElse(LIFT_BIT_RATE);
        long id = section.optional(ID_KEY, ID).orElse((long) layout.defaultId());
        BigDecimal stepUm = section.optional(RESOLUTION_KEY, RESOLUTION).orElse(layout.defaultStepUm());
        return new Protocol.Slcan((int) bitRate, layout, (int) id, millimetres(stepUm));
    }

    private static BigDecimal millimetres(BigDecimal micrometres) {
        return micrometres.movePointLeft(UM_A_MM_DIGITS);
    }

    private static Map<String, Protocol.CanLayout> layouts() {
        Map<String, Protocol.CanLayout> layouts = new LinkedHashMap<>();
        Arrays.stream(Protocol.CanLayout.values()).forEach(layout -> layouts.put(layout.code(), layout));
        return layouts;
    }

    /** One of these whole numbers. */
    static Rule<Long> oneOf(List<Long> choices) {
        return new Rule<>(
                Phrase.of(
                        "allowed.one-of", choices.stream().map(String::valueOf).collect(Collectors.joining(", "))),
                value -> value instanceof Long chosen && choices.contains(chosen)
                        ? Optional.of(chosen)
                        : Optional.empty());
    }
}
