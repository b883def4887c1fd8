package dev.liftwatch.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the control socket answers. */
class ControlRouterTest {
    private final ControlRouter router =
            new ControlRouter(Map.of("status", _ -> Map.of("is", "well"), "signals", _ -> Map.of("are", "wired")));

    @Test
    void everyQuestionHasItsAnswer() {
        assertEquals("{\"is\":\"well\"}", router.answer("{\"v\":1,\"ask\":\"status\"}"));
        assertEquals("{\"are\":\"wired\"}", router.answer("{\"v\":1,\"ask\":\"signals\"}"));
    }

    @Test
    void whatIsNoQuestionIsAnsweredWithWhatMayBeAsked() {
        assertEquals(
                "{\"v\":1,\"error\":\"ask: found weather, allowed: signals, status\"}",
                router.answer("{\"v\":1,\"ask\":\"weather\"}"));
        assertTrue(router.answer("{\"v\":1}").contains("found null, allowed: signals, status"));
        assertTrue(router.answer("hello").contains("a question is one JSON object"));
    }
}
