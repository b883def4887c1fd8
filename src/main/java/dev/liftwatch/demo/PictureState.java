package dev.liftwatch.demo;

/**
 * Everything the picture shows.
 *
 * @param storyMs the lift's time since the story began
 * @param pace how many times faster than life
 * @param car the simulated lift as it is
 * @param phase what the platform knows: {@code quiet}, {@code suspected}, {@code raised} or {@code closed}
 * @param stoodMs how long the car has stood between floors by what the platform knows, -1 where it does not
 * @param limits when that becomes a suspicion and an alarm
 * @param over whether nothing more will come
 */
record PictureState(long storyMs, int pace, Car car, String phase, long stoodMs, Limits limits, boolean over) {
    /**
     * The car.
     *
     * @param positionMm of its floor, mm
     * @param speedMmS up positive
     * @param doorsOpenShare 0 closed, 1 open
     * @param riders how many people are in it
     */
    record Car(double positionMm, double speedMmS, double doorsOpenShare, int riders) {}

    /**
     * The settings that count for a car between floors.
     *
     * @param suspectS suspected after, s
     * @param raiseS raised after, s
     */
    record Limits(int suspectS, int raiseS) {}
}
