package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import java.util.List;

/**
 * What is handed in at one tick.
 *
 * @param panel the signals as they are settled
 * @param car the picture of the car
 * @param doubts the signals that are not believed
 * @param buttonDistrusted whether the alarm button is pressed and not believed
 * @param trapOpen whether a trapping is suspected or raised
 * @param clockSynced whether the wall clock of the box is synchronised; unknown in replay
 */
public record FaultInput(
        SignalPanel panel,
        CarPicture car,
        List<Doubt> doubts,
        boolean buttonDistrusted,
        boolean trapOpen,
        Truth clockSynced) {}
