package dev.liftwatch.signal;

/**
 * The presence sensor behind {@link Signal#OCCUPIED}.
 *
 * @param sensor its kind
 * @param holdMs for how long it stays high after what it saw is gone, milliseconds, above 0
 */
public record PresenceSettings(PresenceSensor sensor, long holdMs) {}
