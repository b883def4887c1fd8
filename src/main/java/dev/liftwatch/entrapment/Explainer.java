package dev.liftwatch.entrapment;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.fault.FaultChange;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Change;
import dev.liftwatch.incident.Explanation;
import dev.liftwatch.incident.Explanation.Sentence;
import dev.liftwatch.incident.Likelihood;
import dev.liftwatch.incident.Otherwise;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;

/** Says in a few plain sentences what was seen, since when, what is unknown, and what would end it. */
final class Explainer {
    private Explainer() {}

    static Explanation explain(Change change, JudgementInput input, Likelihood likelihood) {
        CarPicture car = input.car();
        long nowMs = car.nowMs();
        List<Sentence> sentences = new ArrayList<>();
        if (change.reason() != null) {
            sentences.add(Sentence.of("reason." + change.reason().code(), seconds(change.occurredMs(), nowMs)));
            if (change.reason() == Reason.RESOLVED && input.rescueNotSeen()) {
                sentences.add(Sentence.of("rescue.not-seen"));
            }
            return new Explanation(sentences);
        }
        sentences.add(Sentence.of("cause." + change.cause().code(), seconds(change.occurredMs(), nowMs)));
        sentences.add(stillness(car));
        sentences.add(presence(input.evidence(), nowMs));
        if (input.presenceDoubted()) {
            sentences.add(Sentence.of("presence.distrusted"));
        }
        if (car.mainsLost().isTrue()) {
            sentences.add(Sentence.of("mains.lost"));
        }
        if (input.shaftUnpowered()) {
            sentences.add(Sentence.of("shaft.unpowered"));
        }
        if (!car.inDoorZone().isKnown()) {
            sentences.add(Sentence.of("zone.unknown"));
        }
        if (!car.doors().allClosed().isKnown()) {
            sentences.add(Sentence.of("doors.unknown"));
        }
        if (car.inspection().isTrue()) {
            sentences.add(Sentence.of("inspection.on"));
        }
        sentences.add(otherwise(likelihood));
        sentences.add(Sentence.of(change.phase() == Phase.SUSPECTED ? "ends.suspicion" : "ends.alarm"));
        return new Explanation(sentences);
    }

    /**
     * The same of a fault: what it is, since when, on which wire, and that it ends by itself.
     *
     * @param placeLost whether positions come and are not believed
     * @param doubts the signals that are not believed, and why
     */
    static Explanation explain(FaultChange change, boolean placeLost, List<Doubt> doubts, long nowMs) {
        long lastsS = seconds(change.occurredMs(), nowMs);
        Reason reason = Reason.of(change.step());
        if (reason != null) {
            return new Explanation(List.of(Sentence.of("reason." + reason.code(), lastsS)));
        }
        boolean lost = change.kind() == FaultKind.SIGNAL_LOST;
        boolean jumped = placeLost && change.signal() == Signal.POSITION_MM;
        String how = !lost ? howWrong(change, doubts) : change.signal() == null ? ".all" : jumped ? ".jumped" : "";
        String key = "fault." + change.kind().code() + how;
        return new Explanation(List.of(new Sentence(key, List.of(lastsS), change.signal()), Sentence.of("ends.fault")));
    }

    /** Two exchanged wires and a dead sensor take other hands than a wrong polarity and a stuck contact. */
    private static String howWrong(FaultChange change, List<Doubt> doubts) {
        for (Doubt doubt : doubts) {
            if (doubt.signal() == change.signal()) {
                boolean swapped = doubt.fault() == SignalFault.SWAPPED && change.kind() == FaultKind.SIGNAL_INVERTED;
                boolean dead = doubt.fault() == SignalFault.DEAD && change.kind() == FaultKind.SIGNAL_STUCK;
                return swapped ? ".swapped" : dead ? ".dead" : "";
            }
        }
        return "";
    }

    private static Sentence otherwise(Likelihood likelihood) {
        Otherwise otherwise = likelihood.otherwise();
        return new Sentence(
                "otherwise." + otherwise.kind().code(),
                List.of((long) likelihood.percent(), (long) otherwise.percent()),
                otherwise.signal());
    }

    private static Sentence stillness(CarPicture car) {
        return Sentence.of(car.still() ? "car.still" : "car.moving", seconds(car.lastTravelMs(), car.nowMs()));
    }

    private static Sentence presence(Evidence evidence, long nowMs) {
        if (evidence.strong()) {
            return Sentence.of("presence.strong", seconds(evidence.strongMs(), nowMs));
        }
        if (evidence.singleMs() != Tick.NONE) {
            return Sentence.of("presence.single", seconds(evidence.singleMs(), nowMs));
        }
        if (evidence.boardedMs() != Tick.NONE) {
            return Sentence.of("presence.boarded", seconds(evidence.boardedMs(), nowMs));
        }
        if (evidence.loadMs() != Tick.NONE) {
            return Sentence.of("presence.load", seconds(evidence.loadMs(), nowMs));
        }
        if (evidence.sensorDistrusted()) {
            return Sentence.of("presence.distrusted");
        }
        return Sentence.of(evidence.presenceKnown() ? "presence.none" : "presence.unknown");
    }

    private static long seconds(long sinceMs, long nowMs) {
        return Tick.elapsed(sinceMs, nowMs) / 1000;
    }
}
