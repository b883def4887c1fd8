package dev.liftwatch.outbox;

/**
 * A request that was carried out. Ids are each platform's own: two may use the same.
 *
 * @param uplink where it came from
 * @param id its id
 * @param answer what was answered, and is answered again
 */
public record Applied(String uplink, String id, String answer) {}
