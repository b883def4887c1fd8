package dev.liftwatch.config;

import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One wired signal, {@code [signals.NAME]}.
 *
 * @param signal which
 * @param source the name of the source it is read from; in a file read for replay anything, empty included
 * @param channel its name there
 * @param terminal the label of its terminal on the box, such as {@code IN3}; empty where none was given
 * @param pull what holds its wire where nobody drives it; GPIO only
 * @param activeLow whether the wire shows 0 where the signal is 1; flags only
 * @param debounceMs for how long a flag must hold a new value before it counts, milliseconds
 * @param scale what a number is multiplied by, 1 for none
 * @param offset what is added after that, in the signal's unit
 * @param staleAfterMs after how long without a sample the value is unknown, milliseconds
 * @param presence the sensor behind {@link Signal#OCCUPIED}, empty for every other signal
 */
public record SignalConfig(
        Signal signal,
        String source,
        String channel,
        Optional<String> terminal,
        SourceConfig.Pull pull,
        boolean activeLow,
        long debounceMs,
        BigDecimal scale,
        BigDecimal offset,
        long staleAfterMs,
        Optional<PresenceSettings> presence) {

    /** How the signal settles and ages; {@code repeated} where its source repeats flags and not only their changes. */
    SignalSettings settings(boolean repeated) {
        boolean ages = signal.ages() || repeated;
        return new SignalSettings(debounceMs, staleAfterMs, ages, activeLow ? 1 : 0);
    }
}
