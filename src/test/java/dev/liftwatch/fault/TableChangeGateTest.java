package dev.liftwatch.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.CarWatch;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.signal.Truth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A table that is passed over where nothing is new finds what one finds that is gone through all the same. */
class TableChangeGateTest {
    private static final LiftGeometry GEOMETRY = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private static final List<Signal> WIRED = List.of(
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.DOOR_ZONE,
            Signal.POSITION_MM,
            Signal.RUNNING,
            Signal.STALL,
            Signal.INSPECTION,
            Signal.SAFETY_CHAIN,
            Signal.MAINS_OK,
            Signal.LIMIT_TOP);

    private final Random random = new Random(7);
    private final SignalPanel panel = new SignalPanel(settings());
    private final CarWatch car = new CarWatch(GEOMETRY, new CarWatch.Times(2000, 5000, 10_000));
    private final FaultWatch glancing = new FaultWatch(DetectionSettings.defaults(), GEOMETRY, Set.copyOf(WIRED));
    private final FaultWatch thorough = new FaultWatch(DetectionSettings.defaults(), GEOMETRY, Set.copyOf(WIRED));
    private int incidents;

    private static Map<Signal, SignalSettings> settings() {
        Map<Signal, SignalSettings> settings = new EnumMap<>(Signal.class);
        WIRED.forEach(signal -> settings.put(signal, SignalSettings.defaults(signal)));
        return settings;
    }

    @Test
    void findsWhatAThoroughLookFindsAtTheSameTick() {
        long nowMs = 0;
        for (int reading = 0; reading < 60_000; reading++) {
            nowMs += random.nextInt(3) == 0 ? random.nextInt(60_000) : random.nextInt(900);
            panel.apply(any(), nowMs);
            look(nowMs);
        }
        assertTrue(incidents > 500, incidents + " faults were raised and closed");
    }

    /** Most readings are those of a car at rest, which say nothing new. */
    private Reading any() {
        if (random.nextInt(4) > 0) {
            return Reading.of(Signal.POSITION_MM, panel.value(Signal.POSITION_MM));
        }
        Signal signal = WIRED.get(random.nextInt(WIRED.size()));
        return Reading.of(
                signal, signal.isFlag() ? random.nextInt(2) : random.nextInt(3) * 3000L + random.nextInt(400));
    }

    private void look(long nowMs) {
        panel.settle(nowMs);
        CarPicture picture = car.update(panel, nowMs);
        FaultInput input = new FaultInput(panel, picture, List.of(), false, false, Truth.UNKNOWN);
        thorough.lookAnew();
        List<FaultChange> expected = thorough.update(input, () -> "i" + incidents);
        assertEquals(expected, glancing.update(input, () -> "i" + incidents), "at " + nowMs);
        assertEquals(thorough.nextDueMs(), glancing.nextDueMs(), "at " + nowMs);
        incidents += expected.size();
    }
}
