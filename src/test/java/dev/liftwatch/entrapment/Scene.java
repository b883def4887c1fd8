package dev.liftwatch.entrapment;

import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.StateText;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Gap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * A lift in a test, told in the words of the field. Ten landings 3 m apart, 1.75 m/s; what is wired is chosen by the
 * test. The car begins parked at landing 0 with closed doors.
 */
final class Scene {
    static final long LANDING_MM = 3000;
    static final long RATED_MM_S = 1750;

    private JudgementConfig config;
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<Signal, Long> values = new EnumMap<>(Signal.class);
    private final Map<Signal, LongUnaryOperator> faults;
    private final List<Row> rows = new ArrayList<>();
    private boolean positionFrozen;
    private boolean down;
    private Judgement judgement;
    private long nowMs;
    private double positionMm;

    Scene(JudgementConfig config, Map<Signal, LongUnaryOperator> faults) {
        this.config = config;
        this.faults = new EnumMap<>(Signal.class);
        this.faults.putAll(faults);
        judgement = new Judgement(config, (at, ordinal) -> "incident-" + at + "-" + ordinal);
        set(Signal.DOOR_CLOSED, 1);
        set(Signal.DOOR_OPEN, 0);
        set(Signal.MAINS_OK, 1);
        set(Signal.INSPECTION, 0);
        set(Signal.ALARM_BUTTON, 0);
        set(Signal.OCCUPIED, 0);
        place(0);
        pass(1);
    }

    /** Door contacts, door zone and service inputs, as most installations have. */
    static WiredKit contacts() {
        return new WiredKit()
                .wired(
                        Signal.DOOR_CLOSED,
                        Signal.DOOR_OPEN,
                        Signal.DOOR_ZONE,
                        Signal.MAINS_OK,
                        Signal.INSPECTION,
                        Signal.ALARM_BUTTON);
    }

    /** A single door contact, the two levelling sensors and service inputs. */
    static WiredKit levels() {
        return new WiredKit()
                .wired(
                        Signal.DOOR_CLOSED,
                        Signal.LEVEL_UPPER,
                        Signal.LEVEL_LOWER,
                        Signal.MAINS_OK,
                        Signal.INSPECTION,
                        Signal.ALARM_BUTTON);
    }

    /** Door contacts, an absolute encoder and service inputs. */
    static WiredKit encoder() {
        return new WiredKit()
                .wired(
                        Signal.DOOR_CLOSED,
                        Signal.DOOR_OPEN,
                        Signal.POSITION_MM,
                        Signal.MAINS_OK,
                        Signal.INSPECTION,
                        Signal.ALARM_BUTTON);
    }

    Scene openDoors() {
        set(Signal.DOOR_CLOSED, 0);
        pass(2);
        set(Signal.DOOR_OPEN, 1);
        return pass(2);
    }

    Scene closeDoors() {
        set(Signal.DOOR_OPEN, 0);
        pass(2);
        set(Signal.DOOR_CLOSED, 1);
        return pass(0.1);
    }

    /** Somebody comes in while the doors are open, is seen by the sensor, and the doors close. */
    Scene riderBoards() {
        openDoors();
        set(Signal.OCCUPIED, 1);
        return closeDoors();
    }

    /** Travels to a height above the reference, at rated speed. */
    Scene travelTo(long targetMm) {
        double stepMm = RATED_MM_S / 10.0;
        while (Math.abs(targetMm - positionMm) > stepMm) {
            place(positionMm + Math.copySign(stepMm, targetMm - positionMm));
            pass(0.1);
        }
        place((double) targetMm);
        return pass(0.1);
    }

    /** Travels to a place halfway between landings 3 and 4 and stands there. */
    Scene stopBetweenLandings() {
        return travelTo(3 * LANDING_MM + LANDING_MM / 2);
    }

    /** The sensor sees one movement and falls silent after its hold time. */
    Scene movement() {
        set(Signal.OCCUPIED, 1);
        pass(10);
        return set(Signal.OCCUPIED, 0);
    }

    /** People fret: four movements within a minute and a quarter. */
    Scene people() {
        for (int i = 0; i < 4; i++) {
            movement();
            pass(5);
        }
        return this;
    }

    /** Presses the alarm button for a while. */
    Scene press(double seconds) {
        set(Signal.ALARM_BUTTON, 1);
        pass(seconds);
        set(Signal.ALARM_BUTTON, 0);
        return pass(0.1);
    }

    Scene set(Signal signal, long value) {
        if (config.signals().containsKey(signal)) {
            long read =
                    faults.getOrDefault(signal, LongUnaryOperator.identity()).applyAsLong(value);
            boolean frozen = positionFrozen && signal == Signal.POSITION_MM;
            if (!frozen) {
                values.put(signal, read);
                apply(Reading.of(signal, read));
            }
        }
        return this;
    }

    /** From now on it reads the same whatever happens. */
    Scene breaks(Signal signal, long value) {
        faults.put(signal, real -> value);
        return set(signal, value);
    }

    /** The wire is mended; the signal is read as it is from now on. */
    Scene mend(Signal signal) {
        faults.remove(signal);
        return this;
    }

    /** The encoder repeats its last value, or lives again. */
    Scene freezePosition(boolean frozen) {
        positionFrozen = frozen;
        return this;
    }

    /** One wrong sample between good ones. */
    Scene glitch(Signal signal, long value) {
        apply(Reading.of(signal, value));
        return this;
    }

    Scene lose(Signal signal) {
        values.remove(signal);
        apply(Reading.lost(signal));
        return this;
    }

    /** Time passes; numbers are refreshed ten times a second. */
    Scene pass(double seconds) {
        long endMs = nowMs + Math.round(seconds * 1000);
        if (down) {
            nowMs = endMs;
            return this;
        }
        while (nowMs < endMs) {
            long nextMs = Math.min(endMs, nowMs + 100);
            decisions.addAll(judgement.advanceTo(nextMs));
            nowMs = nextMs;
            for (Map.Entry<Signal, Long> number : values.entrySet()) {
                if (!number.getKey().isFlag()) {
                    Reading reading = Reading.of(number.getKey(), number.getValue());
                    judgement.apply(reading, nowMs);
                    refresh(reading);
                }
            }
            decisions.addAll(judgement.judge(nowMs));
        }
        return this;
    }

    /** The agent is stopped here, its state is saved, and another one goes on. */
    Scene restart() {
        judgement = Judgement.resume(config, (at, ordinal) -> "incident-" + at + "-" + ordinal, judgement.save());
        return this;
    }

    /** The agent is down for a while in which nothing is read, and goes on from its saved state. */
    Scene downFor(double seconds) {
        return downWhile(lift -> lift.pass(seconds));
    }

    /** The agent is down while the lift lives on, and goes on from its saved state. */
    Scene downWhile(Consumer<Scene> life) {
        JudgementState state = saved();
        down = true;
        life.accept(this);
        down = false;
        return comesUp(state, Interruption.of(Gap.of(nowMs - state.nowMs())));
    }

    /** The same, where no clock goes on meanwhile: the agent's ticks go on by a second, whatever passes. */
    Scene downWithoutClockWhile(Consumer<Scene> life) {
        JudgementState state = saved();
        down = true;
        life.accept(this);
        down = false;
        nowMs = state.nowMs() + 1000;
        return comesUp(state, Interruption.of(Gap.ofUnknownLength(1000)));
    }

    /** As the agent carries it over: by a line of text. */
    private JudgementState saved() {
        try {
            return StateText.read(StateText.write(judgement.save()));
        } catch (JsonException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** The technician wires or configures it anew while the agent is down for a minute. */
    Scene rewired(WiredKit now, Set<Signal> signals) {
        JudgementState state = saved();
        nowMs += 60_000;
        config = now.config();
        faults.clear();
        faults.putAll(now.faults);
        return comesUp(state, new Interruption(Gap.of(60_000), signals, false));
    }

    /** The sources say all they have as soon as they are open. */
    private Scene comesUp(JudgementState state, Interruption interruption) {
        judgement = Judgement.resumeAfterGap(
                config, (at, ordinal) -> "incident-" + at + "-" + ordinal, state, nowMs, interruption);
        values.keySet().retainAll(config.signals().keySet());
        values.forEach((signal, value) -> judgement.apply(Reading.of(signal, value), nowMs));
        decisions.addAll(judgement.judge(nowMs));
        return this;
    }

    /** Another agent begins that has seen nothing of what was. */
    Scene restartUnseen() {
        judgement = new Judgement(config, (at, ordinal) -> "incident-" + at + "-" + ordinal);
        values.forEach((signal, value) -> judgement.apply(Reading.of(signal, value), nowMs));
        decisions.addAll(judgement.judge(nowMs));
        return this;
    }

    /** A human ends the open incident. */
    Scene resolve() {
        decisions.addAll(judgement.resolve(judgement.trapState().incidentOrNull(), false, nowMs));
        return this;
    }

    /** A human ends the open incident and says that the people were rescued. */
    Scene resolveAsRescued() {
        decisions.addAll(judgement.resolve(judgement.trapState().incidentOrNull(), true, nowMs));
        return this;
    }

    long nowMs() {
        return nowMs;
    }

    Judgement judgement() {
        return judgement;
    }

    /** What was decided of trappings. */
    List<Decision> decisions() {
        return decisions.stream().filter(Decision::isTrap).toList();
    }

    /** What was decided of the other incidents. */
    List<Decision> faults() {
        return decisions.stream().filter(decision -> !decision.isTrap()).toList();
    }

    List<Decision> all(Phase phase) {
        return decisions().stream().filter(d -> d.phase() == phase).toList();
    }

    /** The one decision of that phase on a trapping. */
    Decision only(Phase phase) {
        List<Decision> found = all(phase);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + phase + ", decided was " + decisions);
        }
        return found.getFirst();
    }

    /** An unchanged number is written down once a second, as a recorder does. */
    private void refresh(Reading reading) {
        if (nowMs % 1000 == 0) {
            rows.add(new Row(nowMs, reading));
        }
    }

    /** Everything that was read, as a trace. */
    List<Row> rows() {
        return rows;
    }

    /** A reading and its time. */
    record Row(long tMs, Reading reading) {
        @Override
        public String toString() {
            String value = reading.known() ? reading.signal().format(reading.value()) : "-";
            return tMs + "," + reading.signal().code() + "," + value;
        }
    }

    private void place(double mm) {
        positionMm = mm;
        set(Signal.POSITION_MM, Math.round(mm));
        long nearest = Math.round(mm / LANDING_MM) * LANDING_MM;
        set(Signal.DOOR_ZONE, Math.abs(mm - nearest) <= 200 ? 1 : 0);
        set(Signal.LEVEL_UPPER, Math.abs(mm + 40 - nearest) <= 200 ? 1 : 0);
        set(Signal.LEVEL_LOWER, Math.abs(mm - 40 - nearest) <= 200 ? 1 : 0);
    }

    private void apply(Reading reading) {
        if (down) {
            return;
        }
        rows.add(new Row(nowMs, reading));
        judgement.apply(reading, nowMs);
        decisions.addAll(judgement.judge(nowMs));
    }
}
