package dev.liftwatch.signal;

/**
 * What a source said of one signal at one moment, before debounce.
 *
 * @param signal what was read
 * @param known false when the source reports the signal lost; {@code value} is 0 then and means nothing
 * @param value the value in the signal's unit, 0 or 1 for a flag, thousandths for a decimal
 */
public record Reading(Signal signal, boolean known, long value) {
    public static Reading of(Signal signal, long value) {
        return new Reading(signal, true, value);
    }

    public static Reading lost(Signal signal) {
        return new Reading(signal, false, 0);
    }
}
