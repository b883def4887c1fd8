package dev.liftwatch.logbook;

import dev.liftwatch.text.Coded;
import java.util.Map;

/**
 * The parts of a logbook. Each has its own files and its own bound, so that what comes often never pushes out what comes seldom: a
 * connection that fails every minute costs no alarm, and what was wrong with a wire is known for a year.
 */
public enum Shelf implements Coded {
    /** Incidents that were raised, with everything until their end. */
    INCIDENTS,
    /** Suspicions that somebody is trapped, and what dismissed them. */
    SUSPICIONS,
    /** What was wrong with wires. */
    WIRES,
    /** Answers of platforms. */
    ANSWERS,
    /** Visits, test alarms and warnings. */
    SERVICE,
    /** Connections to platforms. */
    LINKS,
    /** The box itself: starts, clock, card, battery. */
    BOX,
    /** How the lift is set up: one entry for each change. */
    SETUP;

    private static final Map<String, Shelf> BY_KIND = Map.ofEntries(
            Map.entry("answer", ANSWERS),
            Map.entry("selftest", SERVICE),
            Map.entry("maintenance", SERVICE),
            Map.entry("advisory", SERVICE),
            Map.entry("commissioned", SERVICE),
            Map.entry("link", LINKS),
            Map.entry("gap", LINKS),
            Map.entry("selftest-failed", LINKS),
            Map.entry("alarm-unanswered", LINKS),
            Map.entry("requests-unreadable", LINKS),
            Map.entry("messages-refused", LINKS),
            Map.entry("client-id-shared", LINKS),
            Map.entry("uplink-quarantined", LINKS),
            Map.entry("start", BOX),
            Map.entry("stop", BOX),
            Map.entry("time-correction", BOX),
            Map.entry("clock-unset", BOX),
            Map.entry("box-on-battery", BOX),
            Map.entry("box-battery-low", BOX),
            Map.entry("state-discarded", BOX),
            Map.entry("store-lost", BOX),
            Map.entry("store-full", BOX),
            Map.entry("store-recovered", BOX),
            Map.entry("setup", SETUP));

    /** Where something of that kind and phase stands. */
    static Shelf of(String kind, String phase) {
        if (phase.equals("suspected") || phase.equals("dismissed")) {
            return SUSPICIONS;
        }
        return kind.startsWith("signal-") ? WIRES : BY_KIND.getOrDefault(kind, INCIDENTS);
    }
}
