package dev.liftwatch.requests;

import dev.liftwatch.report.Request;
import dev.liftwatch.text.Printable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets whoever stands at the box ask for what platforms may ask for, through the control socket; the loop carries it out. */
public final class LocalRequests {
    /** A loop that takes longer than this to answer does not run well, ms. */
    private static final long PATIENCE_MS = 1500;

    private final BiConsumer<Request, CompletableFuture<DutyHandler.Outcome>> loop;

    private static final Logger LOG = LoggerFactory.getLogger(LocalRequests.class);

    private final LocalRights rights;

    /**
     * Requests to that loop.
     *
     * @param loop takes the request, and completes the outcome when it is carried out; any thread may hand it in
     */
    public LocalRequests(BiConsumer<Request, CompletableFuture<DutyHandler.Outcome>> loop, LocalRights rights) {
        this.loop = loop;
        this.rights = rights;
    }

    /** The answer to a question that has a {@code request}, on the control thread. */
    public Map<String, Object> answer(Map<String, Object> question) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("v", 1);
        String command = command(question.get("request"));
        String person = Printable.text(rights.person(question), Printable.NAME);
        if (!rights.mayAct(question)) {
            return LocalRights.refusal(command, person);
        }
        try {
            answer.putAll(carryOut(question.get("request")));
            LOG.info("local-request {} by {}: done", command, person);
        } catch (Request.Refused not) {
            LOG.info("local-request {} by {}: refused, {}", command, person, not.getMessage());
            refused(answer, "refused." + command, not.getMessage());
        } catch (ExecutionException failed) {
            refused(answer, "failed", "the agent did not carry it out: " + failed.getMessage());
        } catch (TimeoutException late) {
            refused(answer, "busy", "the agent is busy and may carry it out yet: ask status in a while");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            refused(answer, "ending", "the agent is ending");
        }
        return answer;
    }

    /** The reason for programs, and the key of its words for people. */
    private static Map<String, Object> refused(Map<String, Object> answer, String key, String reason) {
        answer.put("error", reason);
        answer.put("error_key", key);
        return answer;
    }

    private static String command(Object asked) {
        Object name = asked instanceof Map<?, ?> map ? map.get("cmd") : null;
        return Printable.text(name, Printable.NAME);
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
