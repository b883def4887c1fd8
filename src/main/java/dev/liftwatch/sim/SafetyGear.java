package dev.liftwatch.sim;

import java.util.OptionalLong;

/** The car becomes too fast and the safety gear grips between landings, or it runs past its last landing. */
final class SafetyGear extends Ordeal {
    private final boolean overtravel;

    SafetyGear(Stage stage, Timing timing, boolean overtravel, Chance chance) {
        super(stage, timing, chance);
        this.overtravel = overtravel;
    }

    @Override
    Mishap departsWithPeople() {
        stage.after(0, overtravel ? this::runsPast : this::runsTooFast);
        return null;
    }

    private void runsPast() {
        Shaft shaft = stage.site().design().shaft();
        boolean up = chance.in(0.5);
        double endMm = up ? (double) shaft.heightMm(shaft.landings() - 1) : 0;
        if (Math.abs(endMm - machine().positionMm(now())) < 1000) {
            return;
        }
        happens();
        double pastMm = (double) shaft.doorZoneMm() + chance.between(40, 400);
        machine().drive(endMm + (up ? pastMm : -pastMm), stage.site().design().comfort(), now());
        stage.controller().insteadOfWhatWasToCome(machine().restsMs() - now(), () -> grips(Mishap.OVERTRAVEL));
    }

    private void runsTooFast() {
        Shaft shaft = stage.site().design().shaft();
        int top = shaft.landings() - 1;
        double hereMm = machine().positionMm(now());
        int far = hereMm * 2 > (double) shaft.heightMm(top) ? 0 : top;
        Comfort comfort = stage.site().design().comfort();
        machine().drive(stage.site().heightMm(far), comfort.at(comfort.speedMmS() * chance.between(1.2, 1.5)), now());
        OptionalLong atMs = outsideMs();
        if (atMs.isEmpty()) {
            machine().drive(stage.site().heightMm(stage.controller().landing()), comfort, now());
            return;
        }
        happens();
        stage.controller().insteadOfWhatWasToCome(atMs.getAsLong() - now(), () -> grips(Mishap.OVERSPEED));
    }

    private void grips(Mishap mishap) {
        machine().breakChain();
        machine().brake(now());
        stage.controller().breaks(mishap);
    }
}
