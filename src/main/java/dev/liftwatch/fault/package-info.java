/**
 * What else goes wrong with a lift, its wires and the box, without people trapped: one row of a table for each kind, raised once and
 * closed once.
 *
 * <p>Whether people are trapped is not asked here. Pure: time is an argument. {@code entrapment} drives it, since a trapping takes over
 * the stop it came from.
 */
package dev.liftwatch.fault;
