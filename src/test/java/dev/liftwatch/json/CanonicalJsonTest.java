package dev.liftwatch.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
        String sample = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";
        assertEquals(
                "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
                canonical(sample));
    }

    @Test
    void membersAreSortedByTheirUnitsAndNotByTheirPoints() throws Exception {
        String sample = "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
                + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
        assertEquals(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
                canonical(sample));
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
                "{\"a\":1,\"b\":{\"c\":[{\"d\":1,\"\\u0064\":2}]}}",
                "{\"v\":1,\"outcome\":\"test\",\"outcome\":\"rescued\"}"
            })
    void aNameThatStandsTwiceIsRefused(String json) {
        JsonException refused = assertThrows(JsonException.class, () -> JsonText.readUnambiguous(json));
        assertTrue(refused.getMessage().contains("twice"), refused.getMessage());
    }

    @Test
    void colonsWithinTextsAndNamesAreNoMembers() throws Exception {
        Map<String, Object> tree = JsonText.readUnambiguous("{\"a:\\\":\":\"12:30\",\"b\":[{\"c\":\"\\\\\"},{}]}");
        assertEquals(2, tree.size());
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
