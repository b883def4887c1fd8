package dev.liftwatch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a message for a broker that takes short ones only: people can be sent by it, and every schema takes it. */
class BrevityTest {
    private static final Path GOLDEN = Path.of("src/test/resources/messages-v1.1");

    private static Map<String, Object> golden(String name) throws Exception {
        return JsonText.read(Files.readString(GOLDEN.resolve(name + ".json")));
    }

    private static int bytes(Map<String, Object> message) {
        return JsonText.write(message).getBytes(StandardCharsets.UTF_8).length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarm-raised", "alarm-closed", "alarm-resolved"})
    void bothFormsOfAnAlarmAreValidAndShorterAndTheRepeatStillEndsAsItMust(String name) throws Exception {
        Map<String, Object> whole = golden(name);
        List<Map<String, Object>> forms = Brevity.forms(whole);
        assertEquals(2, forms.size());
        int longer = bytes(whole);
        for (Map<String, Object> form : forms) {
            MessageSchemas.assertValid("alarm", JsonText.write(form));
            assertTrue(bytes(form) < longer, form::toString);
            assertTrue(JsonText.write(form).endsWith("\"replayed\":false}"), form::toString);
            longer = bytes(form);
        }
    }

    @Test
    void theBriefFormIsWhatEveryPlatformTakesAsAnAlarmWithoutItsFormNamed() throws Exception {
        Map<String, Object> brief = Brevity.forms(golden("alarm-raised")).getFirst();
        assertEquals("brief", brief.remove(Brevity.FORM));
        MessageSchemas.assertValid("alarm", JsonText.write(brief));
        Set<String> fields = new LinkedHashSet<>(golden("alarm-raised").keySet());
        fields.remove("otherwise");
        assertEquals(fields, brief.keySet());
    }

    @Test
    void bothFormsSayWhereSinceWhenHowSureAndUnderWhichIds() throws Exception {
        Map<String, Object> whole = golden("alarm-raised");
        for (Map<String, Object> form : Brevity.forms(whole)) {
            for (String field : List.of(
                    "id", "lift", "incident", "phase", "cause", "certainty", "danger", "occurred_at", "store", "seq")) {
                assertEquals(whole.get(field), form.get(field), field);
            }
            Map<?, ?> location = (Map<?, ?>) form.get("location");
            Map<?, ?> wholeLocation = (Map<?, ?>) whole.get("location");
            for (String field : List.of("rescue_code", "floor_label", "position_mm")) {
                assertEquals(wholeLocation.get(field), location.get(field), field);
            }
        }
    }

    @Test
    void theLeastFormOfALiftWithTheLongestNamesFitsIntoSixHundredBytesWithItsTopic() throws Exception {
        String text = Files.readString(GOLDEN.resolve("alarm-raised.json"));
        Map<String, Object> whole = JsonText.read(text);
        whole.put("lift", "x".repeat(40));
        whole.put("cause", "doors-open-outside-door-zone");
        @SuppressWarnings("unchecked")
        Map<String, Object> location = (Map<String, Object>) whole.get("location");
        location.put("rescue_code", null);
        location.put("registration_code", null);
        location.put("name", "第三人民医院住院部三号楼东侧客梯".repeat(6));
        Map<String, Object> least = Brevity.forms(whole).getLast();
        MessageSchemas.assertValid("alarm", JsonText.write(least));
        int packet = bytes(least) + ("lift/v1/" + whole.get("lift") + "/alarm").length() + 4;
        assertTrue(packet <= 600, packet + " bytes: " + JsonText.write(least));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-suspected", "event-signal-lost"})
    void anEventOfAnIncidentHasABriefFormAlone(String name) throws Exception {
        List<Map<String, Object>> forms = Brevity.forms(golden(name));
        assertEquals(1, forms.size());
        MessageSchemas.assertValid("event", JsonText.write(forms.getFirst()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-gap", "event-store-lost", "status-online", "reply-ok"})
    void whatIsNoIncidentIsNotShortened(String name) throws Exception {
        assertEquals(List.of(), Brevity.forms(golden(name)));
    }

    @Test
    void theShippedSchemaRefusesALeastFormWithoutThePlace() throws Exception {
        Map<String, Object> least = Brevity.forms(golden("alarm-raised")).getLast();
        least.remove("location");
        assertFalse(
                MessageSchemas.problemsAsShipped("alarm", JsonText.write(least)).isEmpty());
    }
}
