/**
 * When to connect, what to send, how long to wait, when to try again: the policy of one uplink as a pure state machine, and
 * the port through which a broker is reached. No clock, no thread, no random number of its own. The loop in {@code agent}
 * drives it, {@code mqtt} carries its orders out.
 */
package dev.liftwatch.link;
