package dev.liftwatch.demo;

/**
 * What the shaft and the car are drawn with.
 *
 * @param wall of the shaft, and the rope
 * @param landing the wall where there is a landing, left and right
 * @param floor a horizontal stroke
 * @param carTop the car's upper corners, left and right
 * @param carFloor the lower corners, of car and shaft
 * @param leaf of the doors
 * @param rider a person
 * @param filled a part of a bar that is behind us
 * @param open a part of it that is ahead
 */
record Strokes(
        String wall,
        Pair landing,
        String floor,
        Pair carTop,
        Pair carFloor,
        String leaf,
        String rider,
        String filled,
        String open) {
    /** The same at either side. */
    record Pair(String left, String right) {}

    /** For terminals that show Unicode; none of these takes two columns. */
    static final Strokes BOXES =
            new Strokes("│", new Pair("├", "┤"), "─", new Pair("┌", "┐"), new Pair("└", "┘"), "▒", "☻", "█", "░");

    /** For all others. */
    static final Strokes ASCII =
            new Strokes("|", new Pair("+", "+"), "-", new Pair("+", "+"), new Pair("+", "+"), "#", "o", "#", ".");
}
