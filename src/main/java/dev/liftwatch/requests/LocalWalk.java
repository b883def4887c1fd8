package dev.liftwatch.requests;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Lets whoever stands at the box walk, through the control socket; the loop carries it out. */
public final class LocalWalk {
    /** A loop that takes longer than this to answer does not run well, ms. */
    private static final long PATIENCE_MS = 1500;

    private final BiConsumer<Map<String, Object>, CompletableFuture<Map<String, Object>>> loop;

    /** @param loop takes the question, and completes the answer when it is carried out; any thread may hand it in */
    public LocalWalk(BiConsumer<Map<String, Object>, CompletableFuture<Map<String, Object>>> loop) {
        this.loop = loop;
    }

    /** Parts of the dialogue that come every second and change nothing. */
    public static final Set<String> LOOKS = Set.of("look");

    /** The answer to a question about the walk test, on the control thread. */
    public Map<String, Object> answer(Map<String, Object> question) {
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        loop.accept(question, answer);
        try {
            return answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            return error("the agent did not carry it out: " + failed.getMessage());
        } catch (TimeoutException late) {
            return error("the agent is busy: ask again in a while");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return error("the agent is ending");
        }
    }

    private static Map<String, Object> error(String text) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("v", 1);
        answer.put("error", text);
        return answer;
    }
}
