package dev.liftwatch.requests;

import dev.liftwatch.report.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Lets whoever stands at the box ask for what platforms may ask for, through the control socket; the loop carries it out. */
public final class LocalRequests {
    /** A loop that takes longer than this to answer does not run well, ms. */
    private static final long PATIENCE_MS = 1500;

    private final BiConsumer<Request, CompletableFuture<DutyHandler.Outcome>> loop;

    /** @param loop takes the request, and completes the outcome when it is carried out; any thread may hand it in */
    public LocalRequests(BiConsumer<Request, CompletableFuture<DutyHandler.Outcome>> loop) {
        this.loop = loop;
    }

    /** The answer to a question that has a {@code request}, on the control thread. */
    public Map<String, Object> answer(Map<String, Object> question) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("v", 1);
        try {
            answer.putAll(carryOut(question.get("request")));
        } catch (Request.Refused refused) {
            answer.put("error", refused.getMessage());
        } catch (ExecutionException failed) {
            answer.put("error", "the agent did not carry it out: " + failed.getMessage());
        } catch (TimeoutException late) {
            answer.put("error", "the agent is busy and may carry it out yet: ask status in a while");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            answer.put("error", "the agent is ending");
        }
        return answer;
    }

    private Map<String, Object> carryOut(Object asked)
            throws Request.Refused, ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (asked instanceof Map<?, ?> map) {
            map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        }
        fields.put("v", 1);
        fields.put("id", UUID.randomUUID().toString());
        CompletableFuture<DutyHandler.Outcome> outcome = new CompletableFuture<>();
        loop.accept(Request.of(fields), outcome);
        return switch (outcome.get(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
            case DutyHandler.Outcome.Refused refused -> throw new Request.Refused(null, refused.reason());
            case DutyHandler.Outcome.Done done -> done.result();
        };
    }
}
