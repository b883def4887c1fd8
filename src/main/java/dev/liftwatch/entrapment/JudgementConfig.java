package dev.liftwatch.entrapment;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.util.Map;
import java.util.Optional;

/**
 * What one lift is judged by.
 *
 * @param geometry the lift
 * @param signals what is wired, and how it settles
 * @param presence the presence sensor, empty where none is wired
 * @param settings the thresholds
 */
public record JudgementConfig(
        LiftGeometry geometry,
        Map<Signal, SignalSettings> signals,
        Optional<PresenceSettings> presence,
        DetectionSettings settings) {
    public JudgementConfig {
        signals = Map.copyOf(signals);
    }
}
