package dev.liftwatch.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static String refusal(String text) {
        return assertThrows(JsonException.class, () -> JsonText.read(text)).getMessage();
    }

    @Test
    void keepsTheOrderOfKeysAndWritesWhatIsUnknownAsNull() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("z", null);
        tree.put("a", Arrays.asList(1, null, true));
        tree.put("m", Map.of());
        tree.put("l", List.of());
        tree.put("d", 30.2741);
        tree.put("t", "困\"\\\n");
        assertEquals(
                "{\"z\":null,\"a\":[1,null,true],\"m\":{},\"l\":[],\"d\":30.2741,\"t\":\"困\\\"\\\\\\n\"}",
                JsonText.write(tree));
    }

    @Test
    void readsWhatItWrote() throws Exception {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", "电梯 \uD83D\uDED7 \"{[\\");
        tree.put("number", -12L);
        tree.put("share", 0.5);
        tree.put("none", null);
        tree.put("list", List.of(Map.of("a", true)));
        assertEquals(tree, JsonText.read(JsonText.write(tree)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"text\"", "true"})
    void whatIsNoObjectIsSaidToBeNone(String text) {
        assertEquals("not a JSON object", refusal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1",
                "{a:1}",
                "{\"a\":tru}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\\x\"}",
                "}",
                "]{",
                "\u0000",
                "{\"a\":1} x",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":\"\"{}",
                "{\"a\":\"\"{}}",
                "{\"a\":1{},\"b\":2}",
                "{\"a\":[1]{}}",
                "{\"a\":[1}]}",
                "{\"a\":[1,]}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\"}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}"
            })
    void whatIsNotJsonIsSaidNotToBe(String text) {
        assertTrue(refusal(text).startsWith("not JSON: "), () -> refusal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestingWithoutEndIsRefusedAndDoesNotEndTheProcess(String opening) {
        assertEquals("not JSON for us: nested deeper than 32", refusal("{\"a\":" + opening.repeat(100_000)));
    }

    @Test
    void bracketsWithinATextAreNoNesting() throws Exception {
        String text = "\\\"[{".repeat(1000);
        assertEquals(Map.of("a", "\"[{".repeat(1000)), JsonText.read("{\"a\":\"" + text + "\"}  \n"));
    }

    @Test
    void halfACharacterIsRefusedSinceItCannotBeAnswered() throws Exception {
        assertEquals("not JSON: a text with half a character", refusal("{\"a\":[\"\\ud83d\"]}"));
        assertEquals(Map.of("a", "\uD83D\uDE00"), JsonText.read("{\"a\":\"\\ud83d\\ude00\"}"));
    }

    @Test
    void hugeNumbersAreReadQuicklyAsSomethingHuge() throws Exception {
        assertEquals(Map.of("a", Double.POSITIVE_INFINITY), JsonText.read("{\"a\":1e999999999}"));
        assertTrue(refusal("{\"a\":" + "9".repeat(10_000) + "}").startsWith("not JSON: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1E99999999999999999999",
                "9999999999999999999999999"
            })
    void aNumberBeyondAllBoundsIsRefusedOrAtOnceReadAndUsed(String number) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            try {
                Object read = JsonText.read("{\"a\":" + number + "}").get("a");
                assertTrue(String.valueOf(read).length() < 100);
                if (read instanceof Number one) {
                    one.longValue();
                    one.doubleValue();
                    one.intValue();
                }
                JsonText.write(Map.of("a", read));
            } catch (JsonException refused) {
                assertTrue(refused.getMessage().startsWith("not JSON: "), refused.getMessage());
            }
        });
    }

    @Test
    void whatCannotBePrintedIsEscaped() throws Exception {
        Map<String, Object> tree =
                Map.of("by", "\u007f\u009b2J\u2028\u202e\u200d\ufeff\ue000\uDB40\uDC41电梯 \uD83D\uDED7");
        String json = JsonText.write(tree);
        assertEquals(
                "{\"by\":\"\\u007f\\u009b2J\\u2028\\u202e\\u200d\\ufeff\\ue000\\udb40\\udc41电梯 \uD83D\uDED7\"}", json);
        assertEquals(tree, JsonText.read(json));
    }
}
