package dev.liftwatch.sim;

/**
 * How a lift is built and set.
 *
 * @param kind what it is, a word for reports
 * @param shaft the building's part
 * @param comfort what riders feel of an ordinary run
 * @param doorOpeningMs the doors from closed to open, ms
 * @param doorClosingMs and back, ms
 * @param dwellMs for how long they stay open after the last person has passed, ms
 * @param entrances 1, or 2 for a through car, whose upper landings are on the other side
 * @param manualDoors whether people open swing doors by hand
 * @param rescueDevice whether a battery takes the car to a landing when the mains fail
 * @param correctsItself whether it creeps to a landing after a passing fault
 * @param hydraulic whether the car sinks while it stands and under its load
 * @param parksOpen whether it waits with open doors
 * @param capacity how many people fit in
 * @param tripsADay how many of them use it on a weekday
 */
public record LiftDesign(
        String kind,
        Shaft shaft,
        Comfort comfort,
        long doorOpeningMs,
        long doorClosingMs,
        long dwellMs,
        int entrances,
        boolean manualDoors,
        boolean rescueDevice,
        boolean correctsItself,
        boolean hydraulic,
        boolean parksOpen,
        int capacity,
        double tripsADay) {
    /** A lift for eyes that follow it: nothing but a shaft and ordinary doors. */
    public static LiftDesign plain(Shaft shaft) {
        return new LiftDesign(
                "plain",
                shaft,
                new Comfort(shaft.ratedSpeedMmS(), 700, 1000),
                3000,
                3000,
                4000,
                1,
                false,
                false,
                false,
                false,
                false,
                8,
                100);
    }

    /** At which entrance a landing is, 0 or 1. */
    public int entranceOf(int landing) {
        return entrances == 2 && landing > 0 ? landing % 2 : 0;
    }
}
