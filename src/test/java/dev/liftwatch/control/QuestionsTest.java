package dev.liftwatch.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the control socket answers. */
class QuestionsTest {
    private final Questions questions =
            new Questions(Map.of("status", _ -> Map.of("is", "well"), "signals", _ -> Map.of("are", "wired")));

    @Test
    void everyQuestionHasItsAnswer() {
        assertEquals("{\"is\":\"well\"}", questions.answer("{\"v\":1,\"ask\":\"status\"}"));
        assertEquals("{\"are\":\"wired\"}", questions.answer("{\"v\":1,\"ask\":\"signals\"}"));
    }

    @Test
    void whatIsNoQuestionIsAnsweredWithWhatMayBeAsked() {
        assertEquals(
                "{\"v\":1,\"error\":\"ask: found weather, allowed: signals, status\"}",
                questions.answer("{\"v\":1,\"ask\":\"weather\"}"));
        assertTrue(questions.answer("{\"v\":1}").contains("found null, allowed: signals, status"));
        assertTrue(questions.answer("hello").contains("a question is one JSON object"));
    }
}
