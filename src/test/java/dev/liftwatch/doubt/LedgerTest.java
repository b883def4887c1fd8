package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.doubt.Leaving.Word;
import dev.liftwatch.doubt.Surprise.Matter;
import dev.liftwatch.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands against a wire, by what people were seen to do. */
class LedgerTest {
    private Ledger ledger = new Ledger();
    private long standMs;

    private LedgerTest atTheNextStand(Word people) {
        standMs += 60_000;
        ledger.look(people, standMs);
        return this;
    }

    private LedgerTest counts(Signal signal, Surprise surprise) {
        ledger.charge(signal, SignalFault.CONTRADICTORY, surprise);
        return this;
    }

    private Ledger.Entry against(Signal signal) {
        return ledger.entries().stream()
                .filter(entry -> entry.signal() == signal)
                .findFirst()
                .orElse(new Ledger.Entry(signal, Matter.RUNS, SignalFault.STUCK, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(Surprise.class)
    void whereNobodyIsTrappedEveryRowWeighsAtLeastAsMuchAsWhereTheyMayBe(Surprise surprise) {
        assertTrue(surprise.otherwise() >= surprise.whileTheyStay());
        assertTrue(surprise.whileTheyStay() > 0);
    }

    @Test
    void whatALiftDoesAgainAndAgainThatHoldsItsPeopleNeverConvictsItsContact() {
        for (int landing = 0; landing < 200; landing++) {
            atTheNextStand(Word.STAY).counts(Signal.DOOR_OPEN, Surprise.SERVES_WITHOUT_OPEN_CONTACT);
            assertFalse(against(Signal.DOOR_OPEN).convicts(), "landing " + landing);
        }
    }

    @Test
    void theSameContactIsConvictedAtTheFourthLandingWherePeopleLeave() {
        for (int landing = 1; landing <= 4; landing++) {
            assertFalse(against(Signal.DOOR_OPEN).convicts());
            atTheNextStand(Word.STAY).counts(Signal.DOOR_OPEN, Surprise.SERVES_WITHOUT_OPEN_CONTACT);
            ledger.look(Word.LEFT, standMs);
        }
        assertTrue(against(Signal.DOOR_OPEN).convicts());
        assertTrue(against(Signal.DOOR_OPEN).isProvenByRelease());
    }

    @Test
    void forcedDoorsCountOnceAtAStandHoweverOftenTheyOpen() {
        atTheNextStand(Word.STAY);
        for (int opening = 0; opening < 50; opening++) {
            counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE_AT_ONCE).counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE);
        }
        assertEquals(20, against(Signal.DOOR_ZONE).decibans());
        assertEquals(0, against(Signal.DOOR_ZONE).byRelease());
    }

    @Test
    void oneServiceConvictsTheZoneContactWhenARadarSeesPeopleLeave() {
        atTheNextStand(Word.STAY).counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE_AT_ONCE);
        assertFalse(against(Signal.DOOR_ZONE).convicts());
        ledger.look(Word.LEFT, standMs);
        assertTrue(against(Signal.DOOR_ZONE).isProvenByRelease());
    }

    @Test
    void aPirThatSeesNobodyAnyMoreIsHalfAWitness() {
        atTheNextStand(Word.STAY).counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE_AT_ONCE);
        ledger.look(Word.PERHAPS_LEFT, standMs);
        assertEquals(20, against(Signal.DOOR_ZONE).decibans());
        atTheNextStand(Word.STAY).counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE_AT_ONCE);
        ledger.look(Word.PERHAPS_LEFT, standMs);
        assertTrue(against(Signal.DOOR_ZONE).isProvenByRelease());
    }

    @Test
    void whoLeavesAtTheNextLandingSaysNothingOfTheLast() {
        atTheNextStand(Word.STAY).counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE_AT_ONCE);
        atTheNextStand(Word.STAY);
        ledger.look(Word.LEFT, standMs);
        assertEquals(10, against(Signal.DOOR_ZONE).decibans());
    }

    @Test
    void whoLooksInAgainAfterPeopleHaveLeftAddsNothing() {
        atTheNextStand(Word.STAY).counts(Signal.DOOR_OPEN, Surprise.SERVES_WITHOUT_OPEN_CONTACT);
        for (int i = 0; i < 20; i++) {
            ledger.look(Word.LEFT, standMs);
            ledger.look(Word.STAY, standMs);
        }
        assertEquals(8, against(Signal.DOOR_OPEN).decibans());
        atTheNextStand(Word.LEFT).counts(Signal.DOOR_OPEN, Surprise.SERVES_WITHOUT_OPEN_CONTACT);
        ledger.look(Word.STAY, standMs);
        ledger.look(Word.LEFT, standMs);
        assertEquals(16, against(Signal.DOOR_OPEN).decibans());
    }

    @Test
    void whatBehavesHasNothingAgainstIt() {
        atTheNextStand(Word.UNKNOWN).counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE);
        ledger.clear(Signal.DOOR_ZONE, Matter.RUNS);
        assertEquals(0, against(Signal.DOOR_ZONE).decibans());
        counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE);
        assertEquals(10, against(Signal.DOOR_ZONE).decibans());
    }

    @Test
    void anotherAgentGoesOnAtTheSameStand() {
        atTheNextStand(Word.STAY).counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE_AT_ONCE);
        Ledger other = new Ledger();
        other.resume(ledger.save());
        assertEquals(ledger.save(), other.save());
        ledger = other;
        counts(Signal.DOOR_ZONE, Surprise.OPENS_OUTSIDE_AT_ONCE);
        assertEquals(10, against(Signal.DOOR_ZONE).decibans());
        ledger.look(Word.LEFT, standMs);
        assertTrue(against(Signal.DOOR_ZONE).convicts());
    }
}
