package dev.liftwatch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liftwatch.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    private static Map<String, Object> request(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("v", 1L, "id", "r-1"));
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    /** What is read by the code is valid by the schema. */
    private static Request read(Map<String, Object> fields) throws Request.Refused {
        MessageSchemas.assertValid("cmd", JsonText.write(fields));
        return Request.of(fields);
    }

    /** What the code refuses the schema refuses too. */
    private static Request.Refused refused(Map<String, Object> fields) {
        assertFalse(MessageSchemas.problems("cmd", JsonText.write(fields)).isEmpty(), fields::toString);
        return assertThrows(Request.Refused.class, () -> Request.of(fields));
    }

    @Test
    void readsAnAnswerToAnAlarm() throws Exception {
        assertEquals(
                new Request.Ack("r-1", "desk 4", "m-1", "i-1", 12L, "on the way"),
                read(request(
                        "cmd",
                        "ack",
                        "by",
                        "desk 4",
                        "message",
                        "m-1",
                        "incident",
                        "i-1",
                        "eta_min",
                        12.0,
                        "note",
                        "on the way")));
    }

    @Test
    void readsAResolution() throws Exception {
        assertEquals(
                new Request.Resolve("r-1", null, "i-1", "rescued", null),
                read(request("cmd", "resolve", "incident", "i-1", "outcome", "rescued")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cmd | open-doors | cmd is "open-doors", allowed are ack, resolve, ping, snapshot, self-test, maintenance-start, maintenance-stop, advisory, config-get, resend, open, retire
            cmd |            | cmd is missing
            """)
    void refusesWhatItDoesNotKnow(String key, String value, String problem) {
        Request.Refused refused = refused(request(key, value));
        assertEquals(problem, refused.getMessage());
        assertEquals("r-1", refused.request());
    }

    @Test
    void aVisitHasAnEndAndANoteOrNeither() throws Request.Refused {
        assertEquals(
                new Request.MaintenanceStart("r-1", null, 90L, "oil"),
                read(request("cmd", "maintenance-start", "minutes", 90L, "note", "oil")));
        assertEquals(new Request.MaintenanceStart("r-1", null, null, null), read(request("cmd", "maintenance-start")));
        assertEquals(
                "minutes is 2000, allowed are whole minutes from 1 to 1440",
                refusal(request("cmd", "maintenance-start", "minutes", 2000L)));
    }

    @Test
    void whoAsksIsOneLineSinceItStandsInLogsAndTheIdIsShortSinceThousandsAreRemembered() {
        String forged = "desk 4\n08:15:02 trap closed";
        assertEquals(
                "by has a control character, allowed is one line of text",
                refusal(request("cmd", "ping", "by", forged)));
        assertEquals("id has 201 characters, allowed are 200", refusal(request("cmd", "ping", "id", "x".repeat(201))));
    }

    @Test
    void aWarningHasATypeAndAnEndAndBeginsBeforeIt() throws Request.Refused {
        Map<String, Object> storm = request("cmd", "advisory", "type", "weather", "until", "2026-11-24T08:00:00+08:00");
        assertEquals(new Request.Advise("r-1", null, "weather", null, 1_795_478_400_000L, null), read(storm));
        storm.put("from", "2026-11-25T00:00:00Z");
        assertEquals(
                "until is not after from", // which a schema cannot say
                assertThrows(Request.Refused.class, () -> Request.of(storm)).getMessage());
        storm.put("from", "1969-12-31T23:59:59Z");
        assertEquals(
                "from is before 1970",
                assertThrows(Request.Refused.class, () -> Request.of(storm)).getMessage());
        storm.put("from", "tomorrow");
        assertEquals("from is \"tomorrow\", allowed is a time as 2026-11-23T08:15:02Z", refusal(storm));
        storm.put("until", "+292278993-01-01T00:00:00Z");
        storm.remove("from");
        assertEquals("until is beyond the year 9999", refusal(storm));
        storm.put("until", "2026-11-24T08:00:00Z");
        storm.put("text", "x".repeat(201));
        assertEquals("text has 201 characters, allowed are 200", refusal(storm));
        assertEquals("until is missing", refusal(request("cmd", "advisory", "type", "weather")));
        assertEquals(
                "type is \"flood\", allowed are power-outage, weather, other",
                refusal(request("cmd", "advisory", "type", "flood")));
    }

    @Test
    void saysWhichFieldIsMissingOrWrongAndWhatIsAllowed() {
        assertEquals("message is missing", refusal(request("cmd", "ack", "incident", "i")));
        assertEquals(
                "outcome is \"gone\", allowed are rescued, false-alarm, test, other",
                refusal(request("cmd", "resolve", "incident", "i", "outcome", "gone")));
        assertEquals(
                "eta_min is -3, allowed are whole minutes from 0 to 1440",
                refusal(request("cmd", "ack", "message", "m", "incident", "i", "eta_min", -3L)));
        assertEquals("by is 7, allowed is a text", refusal(request("cmd", "ping", "by", 7L)));
        Map<String, Object> otherVersion = request("cmd", "ping");
        otherVersion.put("v", 2L);
        assertEquals("v is 2, allowed is 1", refusal(otherVersion));
    }

    private static String refusal(Map<String, Object> fields) {
        return refused(fields).getMessage();
    }
}
