package dev.liftwatch.sim;

/** The houses of scripted lives: those of the city, as each kind of trouble needs them. */
final class LifeBuildings {
    /** Nobody comes but by the script, trips a day. */
    private static final double NOBODY = 0.001;

    private LifeBuildings() {}

    static LiftDesign draw(LifeKind kind, Chance chance) {
        LiftDesign drawn = Buildings.draw(chance);
        while (drawn.manualDoors() && kind != LifeKind.ORDINARY) {
            // Swing doors are opened by hand: at a landing nobody is trapped behind them.
            drawn = Buildings.draw(chance);
        }
        boolean attended = kind == LifeKind.ATTENDANT || (kind == LifeKind.ORDINARY && chance.in(0.25));
        return new LiftDesign(
                drawn.kind(),
                drawn.shaft(),
                drawn.comfort(),
                drawn.doorOpeningMs(),
                drawn.doorClosingMs(),
                drawn.dwellMs(),
                drawn.entrances(),
                drawn.manualDoors(),
                false,
                false,
                drawn.hydraulic(),
                // An attendant waits with open doors.
                !drawn.manualDoors() && (attended || drawn.parksOpen()),
                drawn.capacity(),
                NOBODY);
    }

    /** No mishap by chance; rescuers take that long, s. */
    static Rates undisturbed(double rescueS) {
        Rates none = Rates.none();
        return new Rates(0, 0, 0, 0, 0, 0, none.mainsCutEveryS(), none.visitEveryS(), rescueS, rescueS);
    }

    static LifeTraffic.Pace pace(LifeKind kind, LiftDesign design, Chance chance) {
        if (kind == LifeKind.ATTENDANT) {
            return chance.in(0.6) ? LifeTraffic.Pace.ATTENDED : LifeTraffic.Pace.HOSPITAL;
        }
        boolean slow = design.shaft().ratedSpeedMmS() < 500;
        if (slow) {
            return LifeTraffic.Pace.HOME;
        }
        if (kind == LifeKind.ORDINARY) {
            boolean attended = design.parksOpen() && chance.in(0.6);
            return attended ? LifeTraffic.Pace.ATTENDED : chance.oneOf(ORDINARY);
        }
        return chance.oneOf(USUAL);
    }

    private static final LifeTraffic.Pace[] USUAL = {
        LifeTraffic.Pace.HOME, LifeTraffic.Pace.OFFICE, LifeTraffic.Pace.OFFICE, LifeTraffic.Pace.BUSY
    };
    private static final LifeTraffic.Pace[] ORDINARY = {
        LifeTraffic.Pace.HOME, LifeTraffic.Pace.OFFICE, LifeTraffic.Pace.BUSY, LifeTraffic.Pace.HOSPITAL
    };

    /** Whether its trouble may come a few rides after the installation. */
    static boolean mayBeYoung(LifeKind kind) {
        return switch (kind) {
            case ATTENDANT, INVERTED_FROM_FIRST, SWAPPED_FROM_FIRST, STICKY, FIRST_SIGHT, ORDINARY, RELEVELLING ->
                false;
            default -> true;
        };
    }
}
