package dev.liftwatch.car;

/** What a car found after a gap says of the people who were in it before. */
public enum Aftermath {
    /** Nothing new: there was no gap, it was too short for anybody to leave, or the car has not been found yet. */
    NONE,
    /** The car stands where it stood before, outside every landing: whoever was in it is in it. */
    SAME_STAND,
    /** The car is outside every landing, after a time in which it may have served some: people who rode may have left. */
    ELSEWHERE_OUTSIDE,
    /** The car is at a landing, or nobody can say where: people may have left there. */
    AT_LANDING
}
