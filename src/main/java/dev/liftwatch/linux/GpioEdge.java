package dev.liftwatch.linux;

/**
 * One edge as the kernel saw it.
 *
 * @param line which of the requested lines, counted from 0 in the order of the request
 * @param rising whether the line reads 1 after it
 * @param sequence number of this edge among those of its line since the request, from 1, wrapping after 2^32; a missing number is a lost edge
 * @param ageNanos how long before it was read it happened, by the kernel's monotonic clock, never negative
 */
public record GpioEdge(int line, boolean rising, int sequence, long ageNanos) {}
