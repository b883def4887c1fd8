package dev.liftwatch.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The story against messages as a platform would receive them, without agent or broker. */
class DemonstrationTest {
    private final List<String> told = new ArrayList<>();
    private final Demonstration demonstration = new Demonstration(StoryWords.in(Locale.ENGLISH), 6, true, told::add);
    private long nowMs;

    @Test
    void nothingHappensBeforeTheAgentIsThere() {
        goOn(60);
        assertEquals(List.of(), told);
        demonstration.giveUp();
        assertTrue(told.getLast().contains("the agent has not reached the platform"), told::toString);
    }

    @Test
    void nobodyIsRescuedBeforeTheAlarmIsAnswered() {
        hear("status", "{\"status\":\"online\"}");
        goOn(60);
        hear("alarm", alarm("m1", "raised"));
        goOn(120);
        assertFalse(said("Rescuers arrive"));
        demonstration.giveUp();
        assertTrue(told.getLast().contains("its answer has not"), told::toString);
    }

    @Test
    void aRefusedAnswerDeliversNothing() {
        hear("status", "{\"status\":\"online\"}");
        goOn(60);
        hear("alarm", alarm("m1", "raised"));
        hear("cmd", "{\"id\":\"a1\",\"message\":\"m1\"}");
        hear("reply", "{\"request\":\"a1\",\"ok\":false}");
        goOn(120);
        assertFalse(said("Rescuers arrive"));
    }

    @Test
    void withoutTheCloseItHasFailed() {
        answeredAlarm();
        goOn(120);
        assertTrue(said("The rider is out"));
        assertFalse(demonstration.ended());
        demonstration.giveUp();
        assertTrue(told.getLast().contains("has not been closed"), told::toString);
    }

    @Test
    void theAnsweredCloseEndsIt() {
        answeredAlarm();
        goOn(70);
        hear("alarm", alarm("m2", "closed"));
        hear("cmd", "{\"id\":\"a2\",\"message\":\"m2\"}");
        hear("reply", "{\"request\":\"a2\",\"ok\":true}");
        goOn(20);
        assertTrue(demonstration.ended(), told::toString);
    }

    @Test
    void anAlarmThatIsSentAgainIsToldOnce() {
        hear("status", "{\"status\":\"online\"}");
        goOn(60);
        hear("alarm", alarm("m1", "raised"));
        hear("alarm", alarm("m1", "raised"));
        assertEquals(1, told.stream().filter(line -> line.contains("ALARM")).count());
    }

    @Test
    void theAlarmShowsWhatARescueCentreDispatchesOn() {
        hear("alarm", alarm("m1", "raised"));
        String all = String.join("\n", told);
        for (String field : List.of(
                "Tower, rescue code 4711",
                "BETWEEN FLOORS, nearest 3, at 10.1 m",
                "08:15:02 UTC",
                "stopped between floors",
                "confirmed",
                "i-1",
                "It stands.")) {
            assertTrue(all.contains(field), () -> field + " in\n" + all);
        }
    }

    @Test
    void whatIsNotKnownIsSaidToBeUnknown() {
        hear("alarm", "{\"id\":\"m1\",\"kind\":\"trap\",\"phase\":\"raised\",\"location\":{\"in_door_zone\":null}}");
        assertTrue(said("near not known, at not known m"), told::toString);
    }

    @Test
    void aMessageThatIsNoJsonIsSaidToBeUnreadable() {
        hear("alarm", "alarm!");
        assertTrue(told.getLast().contains("cannot be read"), told::toString);
    }

    private void answeredAlarm() {
        hear("status", "{\"status\":\"online\"}");
        goOn(60);
        hear("alarm", alarm("m1", "raised"));
        hear("cmd", "{\"id\":\"a1\",\"message\":\"m1\"}");
        hear("reply", "{\"request\":\"a1\",\"ok\":true}");
    }

    static String alarm(String id, String phase) {
        return """
                {"id":"%s","kind":"trap","phase":"%s","incident":"i-1","cause":"stopped-outside-door-zone",\
                "certainty":"confirmed","occurred_at":"2026-11-23T08:15:02.114Z","reason":"doors-opened-at-landing",\
                "location":{"name":"Tower","rescue_code":"4711","address":"Quay 1","position_mm":10130,\
                "floor_label":"3","in_door_zone":false},"explanation":"It stands."}""".formatted(id, phase);
    }

    private void hear(String topic, String text) {
        demonstration.receive("lift/v1/demo-lift/" + topic, text);
    }

    private void goOn(int seconds) {
        nowMs += seconds * 1000L;
        demonstration.goOn(nowMs);
    }

    private boolean said(String text) {
        return told.stream().anyMatch(line -> line.contains(text));
    }

    @Test
    void whateverSomebodySendsToTheDemoEveryLineStaysOne() {
        long seed = new java.util.Random().nextLong();
        dev.liftwatch.text.HostileTexts texts = new dev.liftwatch.text.HostileTexts(seed);
        for (int i = 0; i < 3000; i++) {
            Map<String, Object> location = Map.of(
                    "name",
                    plain(texts),
                    "rescue_code",
                    plain(texts),
                    "address",
                    plain(texts),
                    "floor_label",
                    plain(texts));
            hear(
                    "alarm",
                    JsonText.write(Map.of(
                            "id", "m" + i,
                            "kind", "trap",
                            "phase",
                                    List.of("raised", "suspected", "closed", "dismissed", "updated")
                                            .get(i % 5),
                            "cause", plain(texts),
                            "reason", plain(texts),
                            "explanation", plain(texts),
                            "occurred_at", plain(texts),
                            "incident", plain(texts),
                            "location", location)));
            hear("state", JsonText.write(Map.of("at", plain(texts), "last_travel_at", plain(texts))));
            hear(texts.next(), texts.next());
        }
        told.forEach(line -> assertEquals("", dev.liftwatch.text.HostileTexts.complaint(line), () -> "seed " + seed));
    }

    private static String plain(dev.liftwatch.text.HostileTexts texts) {
        return texts.next().replaceAll("[\\ud800-\\udfff]", "");
    }
}
