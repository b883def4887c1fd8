package dev.liftwatch.report;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The live picture as others see it: an immutable snapshot of the judgement at one instant.
 *
 * @param doorsClosed whether every entrance is closed
 * @param doorOpen whether any entrance is open
 * @param place where the car is
 * @param still whether it is proven to stand still
 * @param lastTravelMs last evidence of travel, tick
 * @param presence {@code unknown}, {@code none}, {@code signs} or {@code strong}
 * @param mainsLost whether the lift's supply is gone
 * @param inspection whether inspection operation is on
 * @param incident the open incident, null where there is none
 * @param incidentPhase {@code suspected} or {@code raised}, null where there is none
 * @param signals every wired signal
 */
public record LivePicture(
        Truth doorsClosed,
        Truth doorOpen,
        Decision.Place place,
        boolean still,
        long lastTravelMs,
        String presence,
        Truth mainsLost,
        Truth inspection,
        String incident,
        String incidentPhase,
        Map<Signal, SignalPanel.View> signals) {

    /** The picture of a judgement that has judged at least one instant. */
    public static LivePicture of(Judgement judgement) {
        CarPicture car = judgement.picture();
        TrapState trapState = judgement.trapState();
        return new LivePicture(
                car.doors().allClosed(),
                car.doors().open(),
                judgement.place(),
                car.still(),
                car.lastTravelMs(),
                presence(judgement.evidence()),
                car.mainsLost(),
                car.inspection(),
                trapState.incidentOrNull(),
                phase(trapState),
                judgement.panel().views());
    }

    /** What of it does not change all the time while the car is under way: equal where nothing else has. */
    public List<Object> doorsAndStops() {
        return Arrays.asList(
                doorsClosed,
                doorOpen,
                still,
                still ? place.floor() : null,
                still ? place.inDoorZone() : null,
                presence,
                mainsLost,
                inspection,
                incident,
                incidentPhase);
    }

    private static String presence(Evidence evidence) {
        if (evidence.strong()) {
            return "strong";
        }
        if (evidence.any()) {
            return "signs";
        }
        return evidence.presenceKnown() ? "none" : "unknown";
    }

    private static String phase(TrapState trapState) {
        return switch (trapState) {
            case TrapState.Quiet _ -> null;
            case TrapState.Suspected _ -> "suspected";
            case TrapState.Raised _ -> "raised";
        };
    }
}
