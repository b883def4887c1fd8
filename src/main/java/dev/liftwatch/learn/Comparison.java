package dev.liftwatch.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where the file disagrees with what was learnt.
 *
 * @param heights landings whose written height is off
 * @param unvisited the numbers of written landings, from 0, at which the car never stopped
 * @param unwritten heights at which the car stopped and the file has no landing, mm
 * @param ratedSpeedMmS the learnt speed where the written one is off, mm/s
 */
public record Comparison(
        List<Height> heights, List<Integer> unvisited, List<Long> unwritten, OptionalLong ratedSpeedMmS) {
    /** A levelling error that a lift has on a good day, mm. */
    static final long TOLERANCE_MM = 10;

    /** A written height and a learnt one that are further apart are of two landings, mm: half of a low storey. */
    private static final long SAME_LANDING_MM = 1200;

    /** Rating plates are rounded, percent. */
    private static final long SPEED_TOLERANCE_PERCENT = 7;

    private static final long WHOLE = 100;

    /**
     * A landing whose written height is off.
     *
     * @param index its number in the file, from 0
     * @param writtenMm what the file says, mm
     * @param learntMm where the car stops, mm
     */
    public record Height(int index, long writtenMm, long learntMm) {}

    public Comparison {
        heights = List.copyOf(heights);
        unvisited = List.copyOf(unvisited);
        unwritten = List.copyOf(unwritten);
    }

    /**
     * Compares. As many learnt landings as written ones belong together in their order, however wrong the heights are; otherwise each
     * written one belongs to the nearest learnt one.
     *
     * @param writtenMm the heights of the file, mm, the lowest first
     * @param ratedSpeedMmS the speed of the file, mm/s
     */
    public static Comparison of(Learned learned, List<Long> writtenMm, long ratedSpeedMmS) {
        List<Long> learntMm =
                learned.landings().stream().map(Learned.Landing::heightMm).toList();
        List<Height> heights = new ArrayList<>();
        List<Integer> unvisited = new ArrayList<>();
        List<Long> unwritten = new ArrayList<>(learntMm);
        boolean inOrder = learntMm.size() == writtenMm.size();
        for (int i = 0; i < writtenMm.size() && !learntMm.isEmpty(); i++) {
            long written = writtenMm.get(i);
            long learnt = inOrder ? learntMm.get(i) : nearest(learntMm, written);
            if (!inOrder && Math.abs(learnt - written) > SAME_LANDING_MM) {
                unvisited.add(i);
                continue;
            }
            unwritten.remove(learnt);
            if (Math.abs(learnt - written) > TOLERANCE_MM) {
                heights.add(new Height(i, written, learnt));
            }
        }
        long speed = learned.ratedSpeedMmS().orElse(ratedSpeedMmS);
        boolean off = Math.abs(speed - ratedSpeedMmS) * WHOLE > ratedSpeedMmS * SPEED_TOLERANCE_PERCENT;
        return new Comparison(heights, unvisited, unwritten, off ? OptionalLong.of(speed) : OptionalLong.empty());
    }

    private static long nearest(List<Long> heights, long mm) {
        long nearest = heights.getFirst();
        for (long height : heights) {
            nearest = Math.abs(height - mm) < Math.abs(nearest - mm) ? height : nearest;
        }
        return nearest;
    }

    /** Whether the file is right as far as the rides show. */
    public boolean agrees() {
        return heights.isEmpty() && unwritten.isEmpty() && ratedSpeedMmS.isEmpty();
    }
}
