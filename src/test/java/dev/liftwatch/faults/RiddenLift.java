package dev.liftwatch.faults;

import dev.liftwatch.endtoend.SensorBoard;
import dev.liftwatch.serial.PtyPair;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A lift of two landings in which riders are trapped and let out again, told by a sensor board over a real line. People press the
 * button, so that the alarm comes a few seconds after the car has stopped.
 */
final class RiddenLift implements AutoCloseable {
    private static final long BETWEEN_LANDINGS_MM = 1500;
    private static final long UPPER_LANDING_MM = 3000;

    /** How long doors stay open or closed at a landing before anything else happens, ms. */
    private static final long DWELL_MS = 400;

    /** After which a car that has stopped is known to stand, ms. */
    private static final long STANDSTILL_MS = 1500;

    private final PtyPair line;
    private final SensorBoard board;
    private long landingMm;

    RiddenLift(Path folder) throws IOException {
        line = new PtyPair(folder);
        board = new SensorBoard(line.boardEnd());
        board.say("mains_ok", 1, "alarm_button", 0, "position_mm", 0);
        board.say("door_closed", 1, "door_open", 0, "occupied", 0);
    }

    /** The port the agent opens. */
    Path port() {
        return line.agentEnd();
    }

    /** Somebody boards and the car stops half-way to the other landing; nobody has pressed the button yet. */
    void trapsARider() throws Exception {
        board.say("door_closed", 0, "door_open", 1, "occupied", 1);
        pass(2 * DWELL_MS);
        board.say("door_closed", 1, "door_open", 0);
        pass(DWELL_MS);
        board.travel(landingMm, BETWEEN_LANDINGS_MM);
        pass(STANDSTILL_MS);
    }

    /** The trapped rider presses the alarm button and holds it. */
    void riderCalls() {
        board.say("alarm_button", 1);
    }

    /** The car goes on to the other landing, the doors open, the rider leaves, and the doors close. */
    void letsTheRiderOut() throws Exception {
        board.say("alarm_button", 0);
        long otherMm = landingMm == 0 ? UPPER_LANDING_MM : 0;
        board.travel(BETWEEN_LANDINGS_MM, otherMm);
        landingMm = otherMm;
        pass(DWELL_MS);
        board.say("door_closed", 0, "door_open", 1);
        pass(4 * DWELL_MS);
        board.say("occupied", 0);
        pass(DWELL_MS);
        board.say("door_closed", 1, "door_open", 0);
        pass(DWELL_MS);
    }

    /** The lift's own time passes: nothing is waited for. */
    static void pass(long ms) throws InterruptedException {
        Thread.sleep(ms);
    }

    @Override
    public void close() throws IOException {
        // First the line: a board whose line nobody reads any more waits in its writing.
        line.close();
        board.close();
    }
}
