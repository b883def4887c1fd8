package dev.liftwatch.outbox;

import java.util.List;

/**
 * Numbers that never come, since a full store had to drop their messages.
 *
 * @param uplink of which uplink
 * @param store of which store
 * @param ranges which, in order, without overlap
 */
public record SequenceGap(String uplink, String store, List<Range> ranges) {
    public SequenceGap {
        ranges = List.copyOf(ranges);
    }

    /**
     * Numbers in a row.
     *
     * @param first the first of them
     * @param last the last of them
     */
    public record Range(long first, long last) {}

    /** How many numbers. */
    public long count() {
        return ranges.stream()
                .mapToLong(range -> range.last() - range.first() + 1)
                .sum();
    }

    /** Makes the message that names a gap, of class {@link MessageClass#GAP}. */
    @FunctionalInterface
    public interface Notice {
        Draft of(SequenceGap gap);
    }
}
