package dev.liftwatch.modbus;

import dev.liftwatch.modbus.AnswerSearch.Shape;
import dev.liftwatch.wire.Trouble;

/** A read that is asked again and again, and how it does. */
final class Asked {
    /** Failures in a row after which they are told: each has cost some seconds already. */
    private static final int TOLD_AFTER = 2;

    /** So many answers in time, and none late among them, show a unit that is never late. */
    static final int PUNCTUAL_AFTER = 2000;

    /** One late answer in this many is forgotten with the next good one; told above some, until hardly any is left. */
    private static final double FORGOTTEN = 0.98;

    private static final double MANY_LATE = 2;
    private static final double HARDLY_ANY_LATE = 0.5;

    final ModbusRead read;
    final Shape shape;
    /** When it is to be asked next, tick. */
    long dueMs;

    /** How often in a row it was not answered. */
    int failures;

    private Trouble why = Trouble.NONE;
    private int inTime;
    private double lately;
    private boolean oftenLate;
    private boolean unasked;

    Asked(ModbusRead read) {
        this.read = read;
        shape = Shape.of(read);
    }

    void failed(Trouble reason) {
        failures++;
        why = reason;
    }

    void answered() {
        failures = 0;
        inTime++;
        unasked = false;
        lately *= FORGOTTEN;
        oftenLate = oftenLate && lately > HARDLY_ANY_LATE;
    }

    /** It is alive, but slower than it may be. */
    void answeredLate() {
        failures = 0;
        inTime = 0;
        lately++;
        oftenLate = oftenLate || lately > MANY_LATE;
    }

    /** An answer has come that may be this one's, and that nobody awaits. */
    void unasked() {
        unasked = true;
        inTime = 0;
    }

    /** Whether its answers have been in time for long. */
    boolean isPunctual() {
        return inTime >= PUNCTUAL_AFTER;
    }

    Trouble trouble() {
        if (failures >= TOLD_AFTER) {
            return why;
        }
        if (unasked) {
            return Trouble.of("modbus.unasked", read.unit());
        }
        return oftenLate ? Trouble.of("modbus.late", read.unit()) : Trouble.NONE;
    }
}
