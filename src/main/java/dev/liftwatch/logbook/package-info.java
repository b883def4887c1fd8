/**
 * The logbook of a lift: what happened, one line each, kept for months on the card beside the black box. Messages go when a platform
 * has them; the logbook stays, for whoever stands at the lift.
 *
 * <p>It decides nothing and words nothing. The writer is used by the thread of the black box; reading needs no agent and changes nothing.
 * Called by {@code commit} and {@code blackbox} to write, by {@code history} and {@code cli} to read.
 */
package dev.liftwatch.logbook;
