package dev.liftwatch.outbox;

/**
 * What waits for an uplink.
 *
 * @param messages how many
 * @param bytes of their bodies
 * @param eventBytes of those of events alone, which are bounded
 * @param alarms how many of them are alarms
 * @param oldestAlarmMs when the oldest alarm was stored, ms since 1970; 0 where there is none or that is not known
 */
public record Backlog(long messages, long bytes, long eventBytes, long alarms, long oldestAlarmMs) {}
