package dev.liftwatch.doubt;

/**
 * The table of what is surprising of a wire in order, in decibans: 10 make it ten times as likely that the wire is at fault as before.
 * Each row has two figures. The second is what it weighs where nobody is trapped for sure: people were seen to leave the car at that
 * stand, or nobody was in it; where no sensor sees people, nothing better is known, and it counts, too. The first is what it weighs while
 * whoever is in the car stays there: trapped people force doors, and a lift that fails at one landing does the same at the next.
 * Who adds a kind of fault adds a row, and a test.
 */
public enum Surprise {
    /** A contact reads through a whole ride what it cannot read in travel. */
    READS_OTHERWISE_IN_TRAVEL(Matter.RUNS, 10, 10),
    /** The mains read lost in a ride that served a landing: a rescue device does that, too, though not five times in a row. */
    MAINS_LOST_IN_TRAVEL(Matter.RUNS, 6, 6),
    /** A contact reads, with doors open after a ride, what it cannot read then. */
    READS_OTHERWISE_AT_OPENING(Matter.RUNS, 10, 10),
    /** A sensor of the landings says that the doors have opened outside every zone. */
    OPENS_OUTSIDE(Matter.RUNS, 10, 10),
    /** The same so soon after a ride that nobody can have forced them. */
    OPENS_OUTSIDE_AT_ONCE(Matter.RUNS, 10, 30),
    /** The position says that doors have opened outside every zone. */
    OPENS_AT_NO_LANDING(Matter.PLACE, 10, 10),
    /** The same so soon after a ride that nobody can have forced them. */
    OPENS_AT_NO_LANDING_AT_ONCE(Matter.PLACE, 10, 30),
    /** Doors open at the very height of the last opening, though others saw the car travel. */
    OPENS_WHERE_IT_DID(Matter.FREEZING, 10, 10),
    /** Doors were not closed for as long as it takes to serve people, and the open contact did not come. */
    SERVES_WITHOUT_OPEN_CONTACT(Matter.OPEN_CONTACT, 2, 8),
    /** The car stood at a landing for as long as it takes to serve people, and no door moved. */
    STOPS_WITHOUT_DOORS(Matter.CLOSED_CONTACT, 2, 8),
    /** Presence stays high through an opening: people may follow each other without a gap. */
    STAYS_THROUGH_OPENING(Matter.PRESENCE, 5, 5),
    /** Presence stays high in a car that stands closed for longer than anybody stays who can leave, and then through an opening. */
    STAYS_AFTER_LONG_STAND(Matter.PRESENCE, 15, 15),
    /** A landing sensor that alone stood behind an alarm, which the lift has ended by serving people. */
    BELIED_OF_PLACE(Matter.RUNS, 30, 30),
    /** The same of an alarm that ended as doors opened where that sensor had said there was no landing: a lift may do that once. */
    EASED_OF_PLACE(Matter.RUNS, 10, 10),
    /** A door-open contact that alone stood behind an alarm, which the lift has ended by serving people. */
    BELIED_OF_OPEN_DOORS(Matter.OPEN_CONTACT, 30, 30),
    /** A door-closed contact of which that is so. */
    BELIED_OF_CLOSED_DOORS(Matter.CLOSED_CONTACT, 30, 30),
    /** The alarm button is held in a ride that serves a landing like any other. */
    CALLS_IN_SERVICE(Matter.CALLS, 10, 10);

    /** What is counted together. */
    public enum Matter {
        /** What ordinary rides show of a flag. */
        RUNS,
        /** Where the position says that doors open. */
        PLACE,
        /** Whether the position moves at all. */
        FREEZING,
        /** Whether the door-open contact ever comes. */
        OPEN_CONTACT,
        /** Whether the door-closed contact ever lets go. */
        CLOSED_CONTACT,
        /** Whether the presence sensor ever lets go. */
        PRESENCE,
        /** Whether the alarm button is held while all is well. */
        CALLS
    }

    /** A thousand to one: a wire is convicted. */
    static final int CONVICTED = 30;

    /** The most that a row adds up to by itself which a trapped lift would repeat, decibans. */
    private static final int MOST_OF_A_TRAPPED_LIFT = 20;

    /** What weighs so little while people stay is what a trapped lift repeats. */
    private static final int REPEATED_WEIGHS = 4;

    private final Matter matter;
    private final int whileTheyStay;
    private final int otherwise;

    Surprise(Matter matter, int whileTheyStay, int otherwise) {
        this.matter = matter;
        this.whileTheyStay = whileTheyStay;
        this.otherwise = otherwise;
    }

    Matter matter() {
        return matter;
    }

    /** What it weighs while whoever is in the car stays there, decibans. */
    int whileTheyStay() {
        return whileTheyStay;
    }

    /** What it weighs where nobody is trapped, decibans. */
    int otherwise() {
        return otherwise;
    }

    /** The most that stands against a wire by this row while people stay, decibans. */
    int mostWhileTheyStay() {
        return whileTheyStay < REPEATED_WEIGHS ? MOST_OF_A_TRAPPED_LIFT : Integer.MAX_VALUE;
    }

    /** Whether trapped people may bring it about, again and again: it counts once for each place that the car comes to. */
    boolean isOncePerStand() {
        return whileTheyStay < otherwise || this == OPENS_OUTSIDE || this == OPENS_AT_NO_LANDING;
    }
}
