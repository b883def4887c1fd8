package dev.liftwatch.entrapment;

/**
 * A trace to be written.
 *
 * @param name its folder
 * @param shows what it shows, in a line
 * @param kit what is wired
 * @param telling what happens
 */
record TraceStory(String name, String shows, WiredKit kit, Telling telling) {
    /** Tells a story and notes what physically happens. */
    interface Telling {
        void tell(Scene scene, Truths truths);
    }
}
