package dev.liftwatch.campaign;

import dev.liftwatch.trial.LifePlan;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which scripted lives are to be lived.
 *
 * @param plan which lives
 * @param resume where finished lives are kept, and found again
 * @param json whether the result is one JSON object
 * @param plot where it is drawn how often alarms are true against how often they say so
 */
public record LivesOrder(LifePlan plan, Optional<Path> resume, boolean json, Optional<Path> plot) {}
