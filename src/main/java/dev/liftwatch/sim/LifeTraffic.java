package dev.liftwatch.sim;

/** The people who come in a scripted life: as often as in its kind of house, and the attendant of a lift that has one. */
final class LifeTraffic {
    private static final long ATTENDANT_LOOKS_MS = 2000;

    private final Stage stage;
    private final Chance chance;
    private final Pace pace;
    private final int mainLanding;
    private final double everyS;
    private Rider attendant;

    /** How busy a lift is. */
    enum Pace {
        HOME(150, 400),
        OFFICE(50, 150),
        BUSY(18, 45),
        /** Always somebody in the car: before the last has left the next comes. */
        HOSPITAL(9, 18),
        /** The same with somebody who works in the car. */
        ATTENDED(30, 120);

        private final double fromS;
        private final double toS;

        Pace(double fromS, double toS) {
            this.fromS = fromS;
            this.toS = toS;
        }
    }

    LifeTraffic(Stage stage, Pace pace, Chance chance) {
        this.stage = stage;
        this.pace = pace;
        this.chance = chance;
        everyS = chance.between(pace.fromS, pace.toS);
        mainLanding = stage.site().design().shaft().landings() > 3 && chance.in(0.3) ? 1 : 0;
    }

    void begin() {
        next();
        if (pace == Pace.ATTENDED) {
            attend();
        }
    }

    private void next() {
        stage.after(Math.min(chance.waitMs(everyS), Math.round(everyS * 4000)), () -> {
            come();
            next();
        });
    }

    private void come() {
        int landings = stage.site().design().shaft().landings();
        double which = chance.between(0, 1);
        int from = which < 0.4 ? mainLanding : chance.below(landings);
        int to = which < 0.4 || which > 0.8 ? chance.below(landings) : mainLanding;
        if (from == to) {
            to = (from + 1) % landings;
        }
        int people = 1;
        while (people < 4 && chance.in(0.25)) {
            people++;
        }
        for (int i = 0; i < people; i++) {
            stage.passengers().arrive(from, to);
        }
        stage.controller().someoneAtTheDoor(from);
        stage.controller().look();
    }

    /** The attendant comes in at the first chance, and again after a rescue. */
    private void attend() {
        Cabin cabin = stage.site().cabin();
        boolean in = attendant != null && cabin.riders().contains(attendant);
        boolean open = stage.controller().state() == Controller.State.OPEN
                && stage.machine().wayOut(stage.nowMs())
                && stage.controller().serves();
        if (!in && open) {
            attendant = Rider.attendant(stage.nowMs(), chance);
            cabin.board(attendant);
        }
        stage.after(ATTENDANT_LOOKS_MS, this::attend);
    }
}
