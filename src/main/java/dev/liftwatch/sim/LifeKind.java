package dev.liftwatch.sim;

import dev.liftwatch.text.Coded;
import java.util.Optional;

/** The scripted lives of a simulated lift: ordinary service, then one kind of trouble, then ordinary service again. */
public enum LifeKind implements Coded {
    /** It stops between landings, and those in it force the doors open. */
    FORCED_DOORS(true),
    /** It carries people from landing to landing and never opens. */
    SHUTTLE(true),
    /** At every landing the doors part by a hand and close again. */
    AJAR(true),
    /** Trapped people kick the doors, so that the contact lets go for moments. */
    KICKED_DOORS(true),
    /** It creeps up and down with people in it and finds no landing. */
    CREEPING(true),
    /** The supply of the shaft's inputs does not go when the mains go, but a little before or after. */
    SUPPLY_FIRST(true),
    /** Somebody who is trapped and not seen jabs the button a few times, and then holds it. */
    JABS_THEN_HOLD(true),
    /** Somebody is nearly always in the car; later people are trapped. */
    ATTENDANT(true),
    /** It relevels with its doors open, and nobody is ever trapped. */
    RELEVELLING(false),
    /** It becomes too fast, and the safety gear grips between landings. */
    OVERSPEED(false),
    /** It runs past its last landing and stops there. */
    OVERTRAVEL(false),
    /** One contact is wired the wrong way round from the installation on; later people are trapped. */
    INVERTED_FROM_FIRST(true),
    /** Two contacts are exchanged from the installation on; later people are trapped. */
    SWAPPED_FROM_FIRST(true),
    /** A contact sticks now and then; later people are trapped. */
    STICKY(true),
    /** Ordinary service of every kind, and nobody is ever trapped. */
    ORDINARY(false),
    /** An ordinary trapping, every wire in order. */
    PLAIN(false),
    /** A wire fails in ordinary service and stays so; in every other life people are trapped an hour or more later. */
    FIRST_SIGHT(true);

    private final boolean doubtful;

    LifeKind(boolean doubtful) {
        this.doubtful = doubtful;
    }

    /** Whether people or wires contradict what healthy signals say, so that more time is granted than the table of causes. */
    public boolean isDoubtful() {
        return doubtful;
    }

    /** Whether nobody is ever trapped in it. */
    public boolean trapsNobody() {
        return this == ORDINARY || this == RELEVELLING;
    }

    /** The kind of that word, if there is one. */
    public static Optional<LifeKind> of(String code) {
        for (LifeKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
