package dev.liftwatch.agent;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.report.Request;
import dev.liftwatch.requests.UpkeepDesk;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.uplink.Uplink;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What reaches the loop. */
sealed interface Mail {
    /** Readings of one instant. */
    record Readings(List<Reading> readings, long atMs) implements Mail {}

    /** Something happened on an uplink. */
    record Link(Uplink uplink, LinkEvent event) implements Mail {}

    /**
     * Somebody at the box asks for something.
     *
     * @param outcome is completed when it is carried out
     */
    record Asked(Request request, CompletableFuture<UpkeepDesk.Outcome> outcome) implements Mail {}

    /** The end. */
    record Stop() implements Mail {}
}
