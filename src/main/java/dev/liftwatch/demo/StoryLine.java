package dev.liftwatch.demo;

import dev.liftwatch.terminal.Style;

/** A line of the story. */
sealed interface StoryLine {
    /** Who speaks. */
    enum Voice {
        /** What happens in the simulated lift. */
        LIFT,
        /** What the agent reported, as it came over MQTT. */
        AGENT,
        /** What the rescue centre answered, as it came over MQTT. */
        CENTRE,
        /** The demo itself. */
        DEMO
    }

    /**
     * Something happened.
     *
     * @param atMs when, of the lift's time since the story began
     */
    record Event(long atMs, Voice voice, Style style, String text) implements StoryLine {}

    /**
     * A field of the message that the event above tells of.
     *
     * @param label what it is
     * @param text its value
     */
    record Field(String label, String text, Style style) implements StoryLine {}
}
