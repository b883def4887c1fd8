package dev.liftwatch.incident;

/** Gives an incident its id: derived in replay so that the same trace gives the same bytes, unique in the live agent. */
@FunctionalInterface
public interface IncidentNaming {
    /**
     * The id of a new incident.
     *
     * @param atMs the instant of the first suspicion, tick
     * @param ordinal 1 for the first incident of this judgement, then 2, 3 …
     */
    String name(long atMs, long ordinal);
}
