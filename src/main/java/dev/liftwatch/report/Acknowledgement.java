package dev.liftwatch.report;

/**
 * A platform has taken an alarm and said so.
 *
 * @param uplink the platform
 * @param incident the incident that the alarm is of
 * @param by who answered, as the platform says
 * @param atMs when the answer came, tick
 * @param etaMin in how many minutes from then rescuers expect to be there, null where not said
 */
public record Acknowledgement(String uplink, String incident, String by, long atMs, Long etaMin) {}
