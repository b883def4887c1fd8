package dev.liftwatch.duties;

/**
 * A saved judgement with which the agent failed again and again was set aside. One id from begin to end, as every incident has.
 *
 * @param incident the incident's id
 * @param sinceMs since when, tick
 * @param wentOnWith what the agent went on with: {@code episode}, the incident alone, or {@code nothing}
 * @param setAside the name of the file in the state folder that keeps it, empty where it could not be written
 * @param reason how the agent failed
 */
public record StateDiscard(String incident, long sinceMs, String wentOnWith, String setAside, String reason) {
    /** Its name in messages. */
    public static final String KIND = "state-discarded";
}
