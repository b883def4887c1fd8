/**
 * Time as the rest of the agent sees it: monotonic ticks for every duration, wall time only as a stamp, and the one port through which
 * either is asked for.
 *
 * <p>It asks no machine for the time; {@code linux} does. Pure; every package may call it, it calls none.
 */
package dev.liftwatch.time;
