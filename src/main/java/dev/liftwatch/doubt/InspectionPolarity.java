package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;

/**
 * Finds an inspection input that is wired the wrong way round: it has read inspection through ride after ride and never
 * anything else. One that was stuck and is mended looks the same for a few rides, and then is turned back.
 */
public final class InspectionPolarity {
    /** So many rides that served landings, all under an inspection that never was off. */
    static final int RIDES = 10;

    private boolean everOff;
    private int rides;
    private boolean turned;

    /**
     * What is known of the input, to be carried over a restart.
     *
     * @param everOff whether it ever read no inspection
     * @param rides rides that served a landing before it did
     * @param turned whether it is read the other way round
     */
    public record SavedPolarity(boolean everOff, int rides, boolean turned) {}

    /** @param served whether a ride has just ended with doors opening at a landing */
    void update(SignalPanel panel, CarPicture car, boolean served, Verdicts verdicts) {
        if (panel.shaftUnpowered()) {
            return;
        }
        everOff |= panel.readFlag(Signal.INSPECTION).isFalse();
        boolean on = panel.readFlag(Signal.INSPECTION).isTrue();
        rides += on && served && !everOff ? 1 : 0;
        boolean contradicted =
                panel.flag(Signal.INSPECTION).isTrue() && !car.inspection().isKnown();
        if (!turned && rides >= RIDES && !everOff) {
            turned = true;
            verdicts.distrust(Signal.INSPECTION, SignalFault.INVERTED);
        } else if (turned && !on && contradicted) {
            turned = false;
            verdicts.trust(Signal.INSPECTION, SignalFault.INVERTED);
        }
    }

    SavedPolarity save() {
        return new SavedPolarity(everOff, rides, turned);
    }

    void resume(SavedPolarity saved) {
        everOff = saved.everOff();
        rides = saved.rides();
        turned = saved.turned();
    }
}
