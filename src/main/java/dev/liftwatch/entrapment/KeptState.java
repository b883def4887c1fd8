package dev.liftwatch.entrapment;

import dev.liftwatch.car.Blindness;
import dev.liftwatch.car.CarWatch;
import dev.liftwatch.car.Motion;
import dev.liftwatch.car.SealedPeriod;
import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.SignalTrust;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.evidence.EvidenceWatch;
import dev.liftwatch.fault.FaultWatch;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.signal.SignalPanel;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a saved judgement that every later version reads: the incident, what spoke for people in the car, how the car stood, and what
 * else is open. It is small, so that it can stay as it is while everything that is learnt about a lift changes its form. A component may be
 * added; none is renamed, changes its meaning, or is taken away.
 *
 * @param nowMs the instant it was taken at, tick
 * @param episode the incident
 * @param incidents how many incidents there were
 * @param resolvedMs when a human last ended an incident, tick, or {@link dev.liftwatch.time.Tick#NONE}
 * @param evidence what spoke for people in the car
 * @param evidenceSinceMs the sealed period that the evidence belongs to, tick
 * @param sealed the sealed period
 * @param blindness what had been lost of the car within it
 * @param lastTravelMs last evidence of travel, tick
 * @param still whether the car was proven to stand
 * @param stoodAtLanding whether it stood in a door zone when its place was last known
 * @param reclosedMs when its doors last closed after an opening outside every door zone, tick
 * @param leftZoneMs when it last left a door zone that it had stood in, tick
 * @param mainsLostMs when the mains were last seen gone, tick
 * @param exitPossible whether people may have got out unseen and the car has not been found since
 * @param gapMs when a time in which nothing was read last ended, tick
 * @param shaftUnpowered whether the shaft's supply was taken to be dead
 * @param doubts the signals that were not believed
 * @param faults the other incidents that were open
 * @param rescue what the doors had shown since the alarm that is open, or that a human resolved; null where there is none
 */
public record KeptState(
        long nowMs,
        TrapState episode,
        long incidents,
        long resolvedMs,
        Evidence evidence,
        long evidenceSinceMs,
        SealedPeriod sealed,
        Blindness blindness,
        long lastTravelMs,
        boolean still,
        boolean stoodAtLanding,
        long reclosedMs,
        long leftZoneMs,
        long mainsLostMs,
        boolean exitPossible,
        long gapMs,
        boolean shaftUnpowered,
        List<Doubt> doubts,
        List<FaultWatch.SavedFault> faults,
        RescueWatch rescue) {

    /** That part of a state. */
    public static KeptState of(JudgementState state) {
        CarWatch.SavedCar car = state.watches().car();
        EvidenceWatch.SavedEvidence evidence = state.watches().evidence();
        return new KeptState(
                state.nowMs(),
                state.episode(),
                state.incidents(),
                state.resolvedMs(),
                evidence.marks(),
                evidence.sealedSinceMs(),
                car.sealed(),
                car.blindness(),
                car.motion().lastTravelMs(),
                car.motion().still(),
                car.stoodAtLanding(),
                car.reclosedMs(),
                car.leftZoneMs(),
                car.mainsLostMs(),
                car.unseenExitPossible(),
                state.faults().memory().gapMs(),
                state.watches().panel().shaftUnpowered(),
                state.watches().trust().doubts(),
                state.faults().faults().stream()
                        .filter(fault -> fault.incident() != null)
                        .toList(),
                state.rescue());
    }

    /** The state with this part in place of its own. */
    public JudgementState in(JudgementState state) {
        JudgementState.Watches watches = state.watches();
        return new JudgementState(
                state.version(),
                nowMs,
                new JudgementState.Watches(
                        new SignalPanel.SavedPanel(
                                watches.panel().signals(),
                                shaftUnpowered,
                                watches.panel().shaftBackMs()),
                        in(watches.car()),
                        in(watches.trust()),
                        watches.plausible(),
                        in(watches.evidence()),
                        watches.button()),
                in(state.faults()),
                episode,
                incidents,
                resolvedMs,
                rescue,
                state.service());
    }

    private CarWatch.SavedCar in(CarWatch.SavedCar car) {
        Motion.SavedMotion motion = car.motion();
        return new CarWatch.SavedCar(
                new Motion.SavedMotion(
                        lastTravelMs,
                        still,
                        motion.speedSteadyFromMs(),
                        motion.edgesShowFromMs(),
                        motion.edgesShownMs(),
                        motion.zoneValues(),
                        motion.position()),
                sealed,
                blindness,
                car.closedSinceMs(),
                mainsLostMs,
                car.openedOutside(),
                reclosedMs,
                car.atLandingSinceMs(),
                leftZoneMs,
                stoodAtLanding,
                car.unseenAtLanding(),
                car.unseenSinceMs(),
                exitPossible,
                car.doors(),
                car.inDoorZone(),
                car.sunk(),
                car.inspection());
    }

    private SignalTrust.SavedTrust in(SignalTrust.SavedTrust trust) {
        return trust.withDoubts(doubts);
    }

    private EvidenceWatch.SavedEvidence in(EvidenceWatch.SavedEvidence saved) {
        return new EvidenceWatch.SavedEvidence(
                evidence,
                evidenceSinceMs,
                saved.presentBeforeDeparture(),
                saved.underInspection(),
                reclosedMs,
                saved.silentFromMs(),
                saved.pir(),
                saved.radar());
    }

    private FaultWatch.SavedFaults in(FaultWatch.SavedFaults saved) {
        List<FaultWatch.SavedFault> all = new ArrayList<>(faults);
        saved.faults().stream().filter(fault -> fault.incident() == null).forEach(all::add);
        return new FaultWatch.SavedFaults(all, saved.memory().afterGap(gapMs), saved.lookedMs(), saved.nextDueMs());
    }

    /** The same without verdicts on wires, for a start that trusts nothing that was learnt. */
    public KeptState withoutDoubts() {
        return new KeptState(
                nowMs,
                episode,
                incidents,
                resolvedMs,
                evidence,
                evidenceSinceMs,
                sealed,
                blindness,
                lastTravelMs,
                still,
                stoodAtLanding,
                reclosedMs,
                leftZoneMs,
                mainsLostMs,
                exitPossible,
                gapMs,
                shaftUnpowered,
                List.of(),
                faults,
                rescue);
    }
}
