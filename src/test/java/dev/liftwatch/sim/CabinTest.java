package dev.liftwatch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CabinTest {
    private static final long HOUR_MS = 3_600_000;

    private final Agenda agenda = new Agenda();
    private int stirs;

    private Cabin cabin(long seed) {
        Cabin cabin = new Cabin(agenda, Chance.ofSeed(seed));
        cabin.watchedBy(new Cabin.Onlooker() {
            @Override
            public void stirs(long atMs) {
                stirs++;
            }

            @Override
            public void changes(long atMs) {
                // Who comes and goes is not asked here.
            }
        });
        return cabin;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoeverIsStuckGoesOnMoving(long seed) {
        Cabin cabin = cabin(seed);
        Rider rider = new Rider(1, 0, Chance.ofSeed(seed));
        cabin.board(rider);
        agenda.liveTo(20_000);
        cabin.stuck(true);
        stirs = 0;
        agenda.liveTo(2 * HOUR_MS);
        double expected = 2 * 3600 / rider.movesEveryS(true);
        assertTrue(stirs > expected / 2 && stirs < expected * 2, stirs + " times, expected " + expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoeverWasStuckAndStaysInMovesAsBefore(long seed) {
        Cabin cabin = cabin(seed);
        Rider rider = new Rider(1, 0, Chance.ofSeed(seed));
        cabin.board(rider);
        cabin.stuck(true);
        agenda.liveTo(HOUR_MS);
        cabin.stuck(false);
        agenda.liveTo(HOUR_MS + 600_000);
        stirs = 0;
        agenda.liveTo(3 * HOUR_MS);
        double expected = (2 * 3600 - 600) / rider.movesEveryS(false);
        assertTrue(stirs > expected / 2 && stirs < expected * 2, stirs + " times, expected " + expected);
        cabin.leave(rider);
        stirs = 0;
        agenda.liveTo(4 * HOUR_MS);
        assertEquals(0, stirs, "and nobody moves in an empty car");
    }
}
