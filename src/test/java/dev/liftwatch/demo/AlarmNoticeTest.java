package dev.liftwatch.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmNoticeTest {
    private static final Map<String, Object> ALARM = Map.of(
            "explanation",
            "The car has stood outside every door zone for 60 s.",
            "explanation_data",
            List.of(
                    Map.of("key", "cause.stopped-outside-door-zone", "numbers", List.of(60L)),
                    Map.of("key", "otherwise.wire-at-fault", "numbers", List.of(90L, 6L))),
            "otherwise",
            Map.of("kind", "wire-at-fault", "signal", "door_zone"));

    private static String explanation(Locale locale, Map<String, Object> alarm) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return new AlarmNotice(StoryWords.in(locale), alarm)
                    .fields()
                    .getFirst()
                    .text();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theExplanationIsInTheLanguageOfWhoeverLooks() {
        assertEquals(
                "轿厢停在平层区外已 60 秒。困人的可能性为 90%；否则最可能是door_zone（平层区感应器）接线有故障（6%）。",
                explanation(Locale.SIMPLIFIED_CHINESE, ALARM));
    }

    @Test
    void asItCameWhereASentenceHasNoWordsHere() {
        Map<String, Object> newer = Map.of(
                "explanation",
                "Something new.",
                "explanation_data",
                List.of(Map.of("key", "new", "numbers", List.of())));

        assertEquals("Something new.", explanation(Locale.SIMPLIFIED_CHINESE, newer));
    }
}
