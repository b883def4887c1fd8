package dev.liftwatch.campaign;

import dev.liftwatch.trial.Plan;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be simulated.
 *
 * @param plan which lifts
 * @param resume where finished lifts are kept, and found again
 * @param json whether the result is one JSON object
 * @param plot where a picture of the result goes
 */
public record SimulationOrder(Plan plan, Optional<Path> resume, boolean json, Optional<Path> plot) {}
