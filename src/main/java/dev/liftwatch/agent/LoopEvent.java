package dev.liftwatch.agent;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.report.Request;
import dev.liftwatch.requests.DutyHandler;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.uplink.Uplink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What reaches the loop. */
sealed interface LoopEvent {
    /** Readings of one instant. */
    record Readings(List<Reading> readings, long atMs) implements LoopEvent {}

    /** Something happened on an uplink. */
    record Link(Uplink uplink, LinkEvent event) implements LoopEvent {}

    /**
     * Somebody at the box asks for something.
     *
     * @param outcome is completed when it is carried out
     */
    record LocalRequest(Request request, CompletableFuture<DutyHandler.Outcome> outcome) implements LoopEvent {}

    /**
     * Somebody at the box walks.
     *
     * @param question what is asked of the walk test
     * @param answer is completed when it is carried out
     */
    record WalkQuestion(Map<String, Object> question, CompletableFuture<Map<String, Object>> answer)
            implements LoopEvent {}

    /** The end. */
    record Stop() implements LoopEvent {}
}
