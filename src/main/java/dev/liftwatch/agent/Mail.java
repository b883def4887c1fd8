package dev.liftwatch.agent;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.signal.Reading;
import java.util.List;

/** What reaches the loop. */
sealed interface Mail {
    /** Readings of one instant. */
    record Readings(List<Reading> readings, long atMs) implements Mail {}

    /** Something happened on an uplink. */
    record Link(Uplink uplink, LinkEvent event) implements Mail {}

    /** The end. */
    record Stop() implements Mail {}
}
