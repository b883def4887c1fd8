package dev.liftwatch.sim;

import java.util.ArrayList;
import java.util.List;

/** The lifts of a city: what is found in its houses, offices, towers, factories and homes. */
final class Buildings {
    private Buildings() {}

    static LiftDesign draw(Chance chance) {
        double which = chance.between(0, 1);
        if (which < 0.4) {
            return house(chance);
        }
        if (which < 0.58) {
            return office(chance);
        }
        if (which < 0.68) {
            return tower(chance);
        }
        if (which < 0.78) {
            return goods(chance);
        }
        if (which < 0.86) {
            return home(chance);
        }
        return which < 0.93 ? through(chance) : twoLandings(chance);
    }

    private static List<Long> landings(int count, double fromMm, double toMm, Chance chance) {
        long gapMm = Math.round(chance.between(fromMm, toMm));
        List<Long> heights = new ArrayList<>();
        long heightMm = 0;
        for (int i = 0; i < count; i++) {
            heights.add(heightMm);
            heightMm += i == 0 ? Math.round(gapMm * chance.between(1, 1.5)) : gapMm;
        }
        return heights;
    }

    private static LiftDesign lift(
            String kind, List<Long> landings, double speedMmS, int entrances, double tripsADay, Chance chance) {
        long doorMs = chance.betweenMs(2, 4);
        return new LiftDesign(
                kind,
                new Shaft(landings, 200, Math.round(speedMmS)),
                new Comfort(speedMmS, chance.between(500, 1000), chance.between(800, 1500)),
                doorMs,
                Math.round(doorMs * 1.2),
                chance.betweenMs(3, 7),
                entrances,
                false,
                chance.in(0.4),
                chance.in(0.95),
                false,
                chance.in(0.15),
                8,
                tripsADay);
    }

    private static LiftDesign house(Chance chance) {
        Double[] speeds = {630.0, 1000.0, 1000.0, 1600.0, 1750.0};
        int count = 4 + chance.below(14);
        return lift(
                "house", landings(count, 2800, 3100, chance), chance.oneOf(speeds), 1, chance.between(60, 300), chance);
    }

    private static LiftDesign office(Chance chance) {
        Double[] speeds = {1600.0, 1750.0, 2000.0, 2500.0};
        int count = 6 + chance.below(18);
        return lift(
                "office",
                landings(count, 3300, 4200, chance),
                chance.oneOf(speeds),
                1,
                chance.between(200, 700),
                chance);
    }

    /** With an express zone without landings. */
    private static LiftDesign tower(Chance chance) {
        Double[] speeds = {2500.0, 3000.0, 4000.0};
        List<Long> landings = new ArrayList<>(landings(8 + chance.below(20), 3400, 4200, chance));
        long expressMm = Math.round(chance.between(20_000, 110_000));
        landings.replaceAll(heightMm -> heightMm == 0 ? 0 : heightMm + expressMm);
        return lift("tower", landings, chance.oneOf(speeds), 1, chance.between(200, 600), chance);
    }

    private static LiftDesign goods(Chance chance) {
        LiftDesign lift = lift(
                "goods",
                landings(2 + chance.below(5), 3500, 6000, chance),
                chance.between(250, 630),
                1,
                chance.between(20, 80),
                chance);
        return slowDoors(lift, false);
    }

    private static LiftDesign home(Chance chance) {
        LiftDesign lift =
                lift("home", landings(2 + chance.below(3), 2600, 3200, chance), 150, 1, chance.between(6, 25), chance);
        return slowDoors(lift, chance.in(0.5));
    }

    private static LiftDesign slowDoors(LiftDesign lift, boolean manual) {
        return new LiftDesign(
                manual ? lift.kind() + " with swing doors" : lift.kind(),
                lift.shaft(),
                lift.comfort(),
                lift.doorOpeningMs() * 2,
                lift.doorClosingMs() * 2,
                lift.dwellMs() * 2,
                lift.entrances(),
                manual,
                lift.rescueDevice(),
                lift.correctsItself(),
                true,
                lift.parksOpen() && !manual,
                lift.capacity(),
                lift.tripsADay());
    }

    private static LiftDesign through(Chance chance) {
        return lift(
                "through car",
                landings(3 + chance.below(6), 3000, 4500, chance),
                1000,
                2,
                chance.between(60, 250),
                chance);
    }

    private static LiftDesign twoLandings(Chance chance) {
        return lift("two landings", landings(2, 3500, 6000, chance), 1000, 1, chance.between(80, 500), chance);
    }
}
