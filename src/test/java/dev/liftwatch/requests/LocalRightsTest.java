package dev.liftwatch.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Who at the box may act, and whose name stands in the log. */
class LocalRightsTest {
    private static final String GROUPS = "root:x:0:\nliftwatch:x:990:li,wang\nliftwatch-technicians:x:991:wang,zhao\n";

    private final LocalRights withGroup = new LocalRights(() -> GROUPS, "liftwatch_device");
    private final LocalRights without = new LocalRights(() -> "liftwatch:x:990:li,wang\n", "liftwatch_device");

    private static Map<String, Object> asked(String user, String group, String says) {
        Map<String, Object> question = new HashMap<>(Map.of("peer", Map.of("user", user, "group", group)));
        question.put("person", says);
        return question;
    }

    @Test
    void membersOfTheGroupActAndTheOthersLook() {
        assertTrue(withGroup.mayAct(asked("wang", "users", null)));
        assertTrue(withGroup.mayAct(asked("sun", "liftwatch-technicians", null)), "it is the first group of sun");
        assertFalse(withGroup.mayAct(asked("li", "users", null)));
        assertFalse(withGroup.mayAct(asked("li", "users", "wang")), "whoever asks cannot say that he is another");
        assertFalse(withGroup.mayAct(asked("", "", "wang")));
    }

    @Test
    void rootAndTheAgentsOwnUserAlwaysAct() {
        assertTrue(withGroup.mayAct(asked("root", "root", null)));
        assertTrue(withGroup.mayAct(asked("liftwatch_device", "liftwatch", null)));
    }

    @Test
    void withoutThatGroupEverybodyActsWhoMayAsk() {
        assertTrue(without.mayAct(asked("li", "users", null)));
    }

    @Test
    void thePersonIsTheOneBehindSudoAndNobodyElseNamesHimself() {
        assertEquals("li as root", withGroup.person(asked("root", "root", "li")));
        assertEquals("root", withGroup.person(asked("root", "root", "root")));
        assertEquals("li", withGroup.person(asked("li", "users", "wang")));
        assertEquals("li", withGroup.person(asked("li", "users", null)));
        assertEquals("unknown", withGroup.person(Map.of()));
    }

    @Test
    void aGuardedQuestionIsAnsweredToThoseAloneWhoMayAct() {
        UnaryOperator<Map<String, Object>> guarded =
                withGroup.guarding("walk", Set.of("look"), _ -> Map.of("v", 1, "done", true));

        assertEquals(true, guarded.apply(asked("wang", "users", null)).get("done"));
        Map<String, Object> refused = guarded.apply(asked("li", "users", "wang"));
        assertEquals("no-technician", refused.get("error_key"));
        assertFalse(refused.containsKey("done"));
    }
}
