package dev.liftwatch.entrapment;

import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Likelihood;
import dev.liftwatch.incident.Otherwise;
import dev.liftwatch.incident.Otherwise.Kind;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Tick;
import java.util.List;

/**
 * Weighs what else may be behind a finding against people who are trapped, in decibans: 10 make the other explanation ten times as likely
 * as the trapping. The weights hold where people are trapped once in 24 lift-years and a wire of an installation fails once in two; they
 * come from the trial ({@code simulate --lives first-sight,plain} prints how well they hold). What the ledger of doubts has against a wire
 * is added to its weight; a second witness of the same thing takes {@link #BORNE_OUT} off it.
 */
final class OtherExplanations {
    /** Two independent wires that say the same do not fail together. */
    private static final int BORNE_OUT = 15;

    /** Whoever presses the button, too, is no bad wire. */
    private static final int CALLED_TOO = 18;

    /** That a car in travel lost its mains, or its drive stalls, is a witness of its own. */
    private static final int FAILED_TOO = 10;

    private static final int PLACE_IS_WRONG = -13;
    private static final int PLACE_IS_WRONG_WHERE_DOORS_OPENED = 5;
    private static final int DOORS_ARE_WRONG = -1;
    private static final int DOORS_ARE_WRONG_AS_BEFORE = 4;
    private static final int DOORS_ARE_WRONG_OF_A_PARKED_CAR = -12;
    private static final int PRESENCE_IS_WRONG = -17;
    private static final int PRESENCE_IS_WRONG_IN_A_PARKED_CAR = 4;
    private static final int PRESENCE_IS_WRONG_FOR_LONG = 0;
    private static final int BUTTON_IS_WRONG = 4;
    private static final int BUTTON_IS_WRONG_IN_A_PARKED_CAR = 13;
    private static final int CALLED_FOR_NOTHING = -8;
    private static final int BOARDED_AND_LEFT = -6;
    private static final int NOBODY_SEEN = 0;
    private static final int LEFT_WHILE_BLIND = 13;

    /** A share of the explanations from which one wire is taken to be it, percent. */
    private static final int NEARLY_CERTAIN_PERCENT = 80;

    /** The most that a doubt adds to a wire that is still believed. */
    private static final int MOST_AGAINST = 27;

    private static final List<Signal> SENSORS_OF_PLACE =
            List.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER, Signal.POSITION_MM);
    private static final List<Signal> DOOR_CONTACTS =
            List.of(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN);

    private final JudgementInput input;
    private final WireStanding wires;
    private final int called;
    private double sum;
    private double most;
    private Kind kind = Kind.EMPTY_CAR;
    private Signal signal;

    private OtherExplanations(JudgementInput input, boolean namedByCall) {
        this.input = input;
        wires = input.wires();
        called = input.buttonPending() && !namedByCall && input.evidence().seen() ? CALLED_TOO : 0;
    }

    /** How likely people are trapped where that cause holds. */
    static Likelihood weigh(Cause cause, JudgementInput input) {
        OtherExplanations others = new OtherExplanations(input, cause == Cause.ALARM_BUTTON);
        switch (cause) {
            case POWER_LOST, STALLED -> {
                others.place(FAILED_TOO);
                others.people(PRESENCE_IS_WRONG, BUTTON_IS_WRONG);
            }
            case DOORS_OPEN_OUTSIDE_DOOR_ZONE, STOPPED_OUTSIDE_DOOR_ZONE -> {
                others.place(0);
                others.people(PRESENCE_IS_WRONG, BUTTON_IS_WRONG);
            }
            case DOORS_NOT_OPENING -> {
                others.doors(DOORS_ARE_WRONG);
                others.people(PRESENCE_IS_WRONG, BUTTON_IS_WRONG);
            }
            case DEAD_AT_BOARDING -> {
                others.doors(DOORS_ARE_WRONG_OF_A_PARKED_CAR);
                int failed = input.car().mainsLost().isTrue() ? FAILED_TOO : 0;
                others.people(PRESENCE_IS_WRONG_IN_A_PARKED_CAR - failed, BUTTON_IS_WRONG_IN_A_PARKED_CAR - failed);
            }
            case CLOSED_TOO_LONG -> {
                others.doors(DOORS_ARE_WRONG);
                if (input.car().sealed().hasRide()) {
                    others.people(PRESENCE_IS_WRONG_FOR_LONG, BUTTON_IS_WRONG);
                } else {
                    others.people(PRESENCE_IS_WRONG_IN_A_PARKED_CAR, BUTTON_IS_WRONG_IN_A_PARKED_CAR);
                }
            }
            case ALARM_BUTTON -> others.call(BUTTON_IS_WRONG);
            case SENSORS_LOST, RESCUE_NOT_SEEN -> others.add(Kind.LEFT_UNSEEN, null, LEFT_WHILE_BLIND);
        }
        return others.likelihood();
    }

    /** The wire that is most likely at fault where that cause holds; null where none is nearly certainly so. */
    static Signal wireBehind(Cause cause, JudgementInput input) {
        Otherwise otherwise = weigh(cause, input).otherwise();
        boolean aWire = otherwise.kind() == Kind.WIRE_AT_FAULT && otherwise.percent() >= NEARLY_CERTAIN_PERCENT;
        return aWire ? otherwise.signal() : null;
    }

    /** A car that a sensor of the landings says is outside is at one. */
    private void place(int failedToo) {
        int weight = input.openedHere() ? PLACE_IS_WRONG_WHERE_DOORS_OPENED : PLACE_IS_WRONG;
        long speaking = SENSORS_OF_PLACE.stream().filter(wires::speaks).count();
        boolean heightToo = wires.speaks(Signal.POSITION_MM) && speaking > 1;
        for (Signal each : SENSORS_OF_PLACE) {
            if (wires.speaks(each)) {
                wire(each, weight - failedToo - (heightToo ? BORNE_OUT : 0));
            }
        }
    }

    /** Doors that are said to be closed are not. */
    private void doors(int weight) {
        for (Signal each : DOOR_CONTACTS) {
            if (!wires.speaks(each)) {
                continue;
            }
            if (wires.against(each) > 0) {
                wire(each, DOORS_ARE_WRONG_AS_BEFORE);
            } else {
                wire(each, weight - (input.doorsBorneOut() ? BORNE_OUT : 0));
            }
        }
    }

    /** Nobody is in the car, whatever speaks for people. */
    private void people(int sensorIsWrong, int buttonIsWrong) {
        Evidence evidence = input.evidence();
        boolean seenHere = evidence.singleMs() > input.car().lastTravelMs();
        if (evidence.sensedMs() != Tick.NONE || seenHere) {
            wire(Signal.OCCUPIED, sensorIsWrong);
        } else if (evidence.people() && !evidence.strong()) {
            add(Kind.EMPTY_CAR, null, Math.max(BOARDED_AND_LEFT, sensorIsWrong));
        } else if (input.buttonPending()) {
            call(buttonIsWrong);
        } else {
            add(Kind.EMPTY_CAR, null, NOBODY_SEEN);
        }
    }

    /** Nobody has pressed the button, or not for this. */
    private void call(int buttonIsWrong) {
        boolean borneOut = input.evidence().seen() || input.car().stillOutside();
        wire(Signal.ALARM_BUTTON, buttonIsWrong - (borneOut ? CALLED_TOO : 0));
        add(Kind.NEEDLESS_CALL, null, CALLED_FOR_NOTHING);
    }

    private void wire(Signal wire, int weight) {
        add(Kind.WIRE_AT_FAULT, wire, weight + Math.min(MOST_AGAINST, wires.against(wire)) - called);
    }

    private void add(Kind what, Signal wire, int decibans) {
        double odds = Math.pow(10, decibans / 10.0);
        sum += odds;
        if (odds > most) {
            most = odds;
            kind = what;
            signal = wire;
        }
    }

    private Likelihood likelihood() {
        int percent = Math.clamp(Math.round(100 / (1 + sum)), 1, 99);
        return new Likelihood(percent, new Otherwise(kind, signal, (int) Math.round(100 * most / (1 + sum))));
    }
}
