package dev.liftwatch.entrapment;

import dev.liftwatch.car.CarWatch;
import dev.liftwatch.car.PlausiblePosition;
import dev.liftwatch.doubt.SignalTrust;
import dev.liftwatch.evidence.ButtonWatch;
import dev.liftwatch.evidence.EvidenceWatch;
import dev.liftwatch.fault.FaultWatch;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.signal.SignalPanel;

/**
 * The whole memory of the judgement between two instants. A judgement resumed from it goes on as if it had never stopped.
 *
 * @param version the format, {@link #VERSION}
 * @param nowMs the instant it was taken at, tick
 * @param watches what watches the lift
 * @param faults the incidents without trapped people
 * @param episode the incident
 * @param incidents how many incidents there were
 * @param resolvedMs when a human last ended an incident, tick, or {@link dev.liftwatch.time.Tick#NONE}
 * @param rescue what the doors have shown since the alarm that is open, or that a human resolved; null where there is none
 * @param service whether the lift serves people again since the alarm that is open; null where there is none
 */
public record JudgementState(
        int version,
        long nowMs,
        Watches watches,
        FaultWatch.SavedFaults faults,
        TrapState episode,
        long incidents,
        long resolvedMs,
        RescueWatch rescue,
        ServiceWatch service) {
    /** The version this code writes and reads. */
    public static final int VERSION = 3;

    /** The same with another state of the incident. */
    public JudgementState withEpisode(TrapState other) {
        return new JudgementState(version, nowMs, watches, faults, other, incidents, resolvedMs, rescue, service);
    }

    /**
     * The memory of everything that watches the lift.
     *
     * @param panel the signals
     * @param car the car
     * @param trust what is known of the signals' truthfulness
     * @param plausible what the position was last
     * @param evidence what speaks for people in the car
     * @param button the alarm button
     */
    public record Watches(
            SignalPanel.SavedPanel panel,
            CarWatch.SavedCar car,
            SignalTrust.SavedTrust trust,
            PlausiblePosition.SavedPlausibility plausible,
            EvidenceWatch.SavedEvidence evidence,
            ButtonWatch.SavedButton button) {}
}
