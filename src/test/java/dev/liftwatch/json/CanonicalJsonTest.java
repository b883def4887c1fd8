package dev.liftwatch.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form as RFC 8785 has it, by the examples that stand there. */
class CanonicalJsonTest {
    private static String canonical(String json) throws JsonException {
        return CanonicalJson.write(JsonText.readUnambiguous(json));
    }

    @Test
    void theSampleOfTheStandard() throws Exception {
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put(
                "numbers",
                List.of(Double.parseDouble("333333333.33333329"), 1E30, 4.50, 2e-3, 0.000000000000000000000000001));
        sample.put("string", "\u20ac$\u000F\nA'B\"\\\\\"/");
        sample.put("literals", Arrays.asList(null, true, false));
        assertEquals(
                "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
                CanonicalJson.write(sample));
    }

    @Test
    void membersAreSortedByTheirUnitsAndNotByTheirPoints() throws Exception {
        Map<String, Object> sample = new LinkedHashMap<>();
        for (String name : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
            sample.put(name, sample.size());
        }
        assertEquals(
                "{\"\\r\":1,\"1\":3,\"\u0080\":5,\"ö\":6,\"€\":0,\"\ud83d\ude00\":4,\"\ufb33\":2}",
                CanonicalJson.write(sample));
    }

    @Test
    void whatIsReadAndWrittenAgainIsTheCanonicalFormOfIt() throws Exception {
        assertEquals(
                "{\"a\":[1,-2.5,0.001,null,true],\"b\":{\"c\":\"é\\n/\",\"d\":100},\"v\":1}",
                canonical("{ \"v\" : 1.0, \"b\":{\"d\":1e2,\"c\":\"\\u00e9\\u000a\\/\"},"
                        + "\"a\":[1, -2.50, 1e-3, null, true] }"));
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersAreWrittenAsEcmascriptWritesThem(String bits, String written) {
        double value = Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(bits));
        assertEquals(written, CanonicalJson.number(value));
    }

    @Test
    void everyNumberReadsBackAsItWas() {
        Random random = new Random();
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Double.parseDouble(CanonicalJson.number(value)), 0.0, () -> "of " + value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740992", "-9007199254740992", "9223372036854775807"})
    void aWholeNumberThatADoubleCannotHoldForCertainIsRefused(String number) {
        assertThrows(JsonException.class, () -> canonical("{\"a\":" + number + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"b\":{\"c\":[{\"d\":1,\"d\":2}]}}",
                "{\"a\":1,\"b\":{\"c\":[{\"d\":1,\"\\u0064\":2}]}}",
                "{\"v\":1,\"outcome\":\"test\",\"outcome\":\"rescued\"}",
                "{\"v\":1,\"outcome\":\"test\",\"outc\\u006fme\":\"rescued\"}"
            })
    void aNameThatStandsTwiceIsRefusedHoweverItIsWritten(String json) {
        assertThrows(JsonException.class, () -> JsonText.readUnambiguous(json));
    }

    @Test
    void theFormDoesNotDependOnOrderOrBlanks() throws Exception {
        Random random = new Random();
        for (int i = 0; i < 200; i++) {
            List<String> names = new ArrayList<>(List.of("v", "id", "cmd", "by", "at", "é", "\ud83d\ude00"));
            Collections.shuffle(names, random);
            Map<String, Object> tree = new LinkedHashMap<>();
            names.forEach(name -> tree.put(name, name.length()));
            assertEquals(
                    "{\"at\":2,\"by\":2,\"cmd\":3,\"id\":2,\"v\":1,\"é\":1,\"\ud83d\ude00\":2}",
                    CanonicalJson.write(tree));
        }
    }
}
